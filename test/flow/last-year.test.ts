/** Last year's reports of all agencies from one archive, over HTTP: three formats, a stranger and a duplicate. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { zipSync } from 'fflate';
import { formTo, type Page } from '../../demo/visitor.js';
import { loadPrevious } from '#shared/store/previous.js';
import { textsIn } from '#shared/words/texts.js';
import { docx } from '../builders/docx.js';
import { htmlReport } from '../builders/html.js';
import { narrativeFor } from '../builders/narrative.js';
import { ruledPdf } from '../builders/ruled-pdf.js';
import { consistentValues } from '../builders/values.js';
import { madeUpAgencies, openProduct, YEAR, type Product } from './product.js';

jest.setTimeout(300_000);

const t = textsIn('zh').lastYear;
const agencies = madeUpAgencies('one', 'two', 'three');
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies);
});
afterAll(() => product?.close());

const reportOf = (agencyName: string, seed = 5, year = YEAR - 1) => {
  const values = consistentValues(seed);
  return { values, narrative: narrativeFor(values, { agencyName, year }) };
};

test('each file is read, matched by what it says, confirmed by the publisher, and known to the rules and the form', async () => {
  const { publisher, boardUrl } = product.seeded;
  const [one, two, three] = agencies as [(typeof agencies)[0], (typeof agencies)[0], (typeof agencies)[0]];
  const second = docx(reportOf(two.name, 6));
  const archive = zipSync({
    '2024/甲.pdf': await ruledPdf(reportOf(one.name)),
    '2024/乙.docx': second,
    '2024/乙（又一份）.docx': second,
    '2024/丙.html': htmlReport(reportOf(three.name, 7)),
    '2024/外县.html': htmlReport(reportOf('白石县水利局', 8)),
  });
  const at = `${boardUrl}/last-year`;
  const form = await publisher.submit(formTo(await publisher.open(at), '/last-year'));
  const upload = form.forms.find(({ names }) => names.includes('Policy'))!;
  const sent = await publisher.submitFile(upload, { name: '去年.zip', bytes: archive });
  expect(sent.url).toContain('/last-year');
  const page: Page = await product.stage.until('all files to be read', async () => {
    const shown = await publisher.open(at);
    const isRead = shown.text.includes('白石县水利局') && !shown.text.includes(t.look);
    return isRead && shown.text.includes(t.files(5)) ? shown : undefined;
  });
  expect(page.text).toContain(t.doubts['same-file'](YEAR - 1));
  expect(page.text).toContain(t.doubts.nobody(YEAR - 1));
  for (const { id } of agencies)
    expect(await loadPrevious(product.table, { area: 'home', year: YEAR, agency: id })).toBeUndefined();
  const save = formTo(page, '/last-year/save');
  const answer = await publisher.submit(save, Object.fromEntries(selectedIn(page)));
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining(t.saved(3, 0))]);
  for (const { id } of agencies)
    expect(await loadPrevious(product.table, { area: 'home', year: YEAR, agency: id })).toMatchObject({
      source: 'imported',
      record: { year: YEAR - 1 },
    });
  const emptied = await publisher.submit(formTo(answer, '/last-year/discard'));
  expect(emptied.text).toContain(t.send);
  expect(emptied.text).not.toContain('白石县水利局');
});

/** The choices of the page as it shows them, which a browser would send. */
function selectedIn({ html }: Page): [string, string][] {
  return [...html.matchAll(/<select name="(agency:[^"]+)"(.*?)<\/select>/gs)].flatMap(([, name = '', options = '']) => {
    const value = /<option value="([^"]*)"[^>]*selected/.exec(options)?.[1];
    return value === undefined ? [] : [[name, value] as [string, string]];
  });
}
