/**
 * Reports of 2020 from one archive, over HTTP: the trial form, a document of another year, one on a form that was not of that year, and a
 * stranger's. What fits is held, looked at, released as history, and taken down again.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { formTo, type Page } from '../../demo/visitor.js';
import { loadHistory } from '#shared/store/history.js';
import { listSeasonEvents } from '#shared/store/seasons.js';
import { textsIn } from '#shared/words/texts.js';
import { docx } from '../builders/docx.js';
import { htmlReport } from '../builders/html.js';
import { narrativeFor } from '../builders/narrative.js';
import { consistentValues } from '../builders/values.js';
import { madeUpAgencies, openProduct, YEAR, type Product } from './product.js';

jest.setTimeout(300_000);

const { history: t, lastYear, siteHistory, site } = textsIn('zh');
const PAST = 2020;
const agencies = madeUpAgencies('one', 'two', 'three');
const [one, two, three] = agencies as [(typeof agencies)[0], (typeof agencies)[0], (typeof agencies)[0]];
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies);
});
afterAll(() => product?.close());

const reportOf = (agencyName: string, seed: number, year = PAST) => {
  const values = consistentValues(seed);
  return { values, narrative: narrativeFor(values, { agencyName, year }) };
};
const trial = { trialForm: true };

test('an earlier year is read, held, previewed, released as history and taken down; what does not fit is named', async () => {
  const { publisher, boardUrl } = product.seeded;
  expect((await publisher.open(`${boardUrl}/history`)).text).toContain(t.open(PAST));
  expect((await publisher.open(`${boardUrl}/history/${YEAR}`)).status).toBe(404);
  const at = `${boardUrl}/history/${PAST}`;
  const archive = zipSync({
    '甲.docx': docx(reportOf(one.name, 5), trial),
    '乙.html': htmlReport(reportOf(two.name, 6, PAST - 1), trial),
    '丙.html': htmlReport(reportOf(three.name, 7)),
    '外县.html': htmlReport(reportOf('白石县水利局', 8), trial),
  });
  const form = await publisher.submit(formTo(await publisher.open(at), `/history/${PAST}`));
  const upload = form.forms.find(({ names }) => names.includes('Policy'))!;
  await publisher.submitFile(upload, { name: '2020.zip', bytes: archive });
  const read: Page = await product.stage.until('all files to be read', async () => {
    const shown = await publisher.open(at);
    return shown.text.includes(lastYear.files(4)) && !shown.text.includes(lastYear.look) ? shown : undefined;
  });
  for (const doubt of ['other-year', 'other-form', 'nobody'] as const)
    expect(read.text).toContain(lastYear.doubts[doubt](PAST));
  const chosen = Object.fromEntries(selectedIn(read));
  expect(Object.values(chosen).filter((agency) => agency !== '')).toEqual([one.id]);
  const save = () => formTo(read, `/history/${PAST}/save`);
  expect((await publisher.submit(save(), chosen)).text).toContain(t.faults['no-source']);
  // The document names another agency of the roster.
  const [file = ''] = Object.keys(chosen).filter((name) => chosen[name] === one.id);
  const source = { where: '县政府网站年报栏目', published: '2021-01-20', page: 'http://portal.example.invalid/a' };
  expect((await publisher.submit(save(), { ...chosen, ...source, [file]: two.id })).text).toContain(
    t.faults['other-agency'],
  );
  const saved = await publisher.submit(save(), { ...chosen, ...source });
  expect([saved.status, saved.text]).toEqual([200, expect.stringContaining(t.saved(1, 0))]);
  const of = { area: 'home', year: PAST, agency: one.id };
  expect(await loadHistory(product.table, of)).toMatchObject({
    report: { held: { n: 1, form: '2019-trial' }, released: null },
  });
  const [, preview = ''] = /href="([^"]+\/releases\/preview\/[^"]+)"/.exec(saved.html) ?? [];
  const shown = await publisher.open(new URL(preview, boardUrl).href);
  expect([shown.status, shown.text]).toEqual([200, expect.stringContaining(siteHistory.noticeTitle)]);
  // What it needs to look right, and its other version, stand below the preview too.
  for (const way of [/rel="stylesheet" href="([^"]+)"/, /<a href="([^"]+v1\/report\.csv)"/]) {
    const [, address = ''] = way.exec(shown.html) ?? [];
    expect([address, (await publisher.open(new URL(address, boardUrl).href)).status]).toEqual([address, 200]);
  }

  const release = formTo(saved, `/history/${PAST}/release`);
  expect((await publisher.submit(release, {})).text).toContain(t.faults['none-to-release']);
  const released = await publisher.submit(release, { report: `home.${PAST}-${one.id}-1` });
  expect([released.status, released.text]).toEqual([200, expect.stringContaining(t.releasing(1))]);
  const shownAt = async (path: string) => {
    const answer = await fetch(`${product.cloud.endpoints.site}/${path}`);
    return answer.status === 200 ? answer.text() : '';
  };
  const own = `${PAST}/${one.id}/index.html`;
  const page = await product.stage.until('the year to be public', async () => {
    const year = await shownAt(`${PAST}/index.html`);
    return year.includes(siteHistory.coverage(1)) ? shownAt(own) : undefined;
  });
  for (const text of [siteHistory.notice, siteHistory.trial, source.where]) expect(page).toContain(text);

  const board = await product.stage.until('the desk to know it', async () => {
    const found = await publisher.open(at);
    return found.text.includes(t.public(1)) ? found : undefined;
  });
  const takeDown = formTo(board, `/history/${PAST}/take-down`);
  expect((await publisher.submit(takeDown, { agency: one.id, reason: ' ' })).status).toBe(422);
  const down = await publisher.submit(takeDown, { agency: one.id, reason: '识别有误' });
  expect([down.status, down.text]).toEqual([200, expect.stringContaining(t.takenDown)]);
  await product.stage.until('the notice to stand', async () =>
    (await shownAt(own)).includes(site.takenDownMeans) ? true : undefined,
  );
  const deeds = (await listSeasonEvents(product.table, { area: 'home', year: YEAR })).map(({ deed }) => deed);
  expect(deeds).toEqual(
    expect.arrayContaining(['import-history', 'start-release', 'release-history', 'take-down-history']),
  );
});

/** The choices of the page as it shows them, which a browser would send. */
function selectedIn({ html }: Page): [string, string][] {
  return [...html.matchAll(/<select name="(agency:[^"]+)"(.*?)<\/select>/gs)].map(([, name = '', options = '']) => [
    name,
    /<option value="([^"]*)"[^>]*selected/.exec(options)?.[1] ?? '',
  ]);
}
