/**
 * What was settled is taken back, over HTTP: an approved report is opened again, a public one corrected by a second version
 * beside which the first stays, and, where two acts meet, one wins and the other is told.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { revised } from '../../demo/documents.js';
import { complete, decide, fileReport, isDraft, release, upload } from '../../demo/journey.js';
import { linkIn } from '../../demo/stage.js';
import { formTo, Visitor } from '../../demo/visitor.js';
import { textsIn } from '#shared/words/texts.js';
import { listEvents, listSubmissions, loadFiling } from '#shared/store/filings.js';
import { queueAgain } from '#shared/store/outbox.js';
import { releaseInput } from '#shared/workflow/payloads.js';
import { hurriedClock } from './clock.js';
import { ReportingAgency, madeUpAgencies, openProduct, PEOPLE, YEAR, type Product } from './product.js';
import { filled, post, sessionOf } from './requests.js';

jest.setTimeout(240_000);

const agencies = madeUpAgencies('opened', 'wrong', 'meeting', 'public');
const t = textsIn('zh');
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies, hurriedClock());
});
afterAll(() => product?.close());

const body = (id: string) =>
  ReportingAgency.enter(
    product,
    agencies.find((agency) => agency.id === id),
  );
const refOf = ({ agency }: ReportingAgency) => ({ area: 'home', year: YEAR, agency: agency.id });
const filingOf = (here: ReportingAgency) => loadFiling(product.table, refOf(here));
const statesOf = async (here: ReportingAgency) =>
  (await listSubmissions(product.table, refOf(here))).map(({ state }) => state);
const deedsOf = async (here: ReportingAgency, deed: string) =>
  (await listEvents(product.table, refOf(here))).filter((event) => event.deed === deed).length;

/** The publisher's page of one agency. */
const pageOf = (here: ReportingAgency) =>
  product.seeded.publisher.open(`${product.seeded.boardUrl}/filings/${here.agency.id}`);

/** A mended file, filed and passed by both. */
async function onceMore(here: ReportingAgency): Promise<void> {
  const page = await upload(product.stage, here.browser, revised(here.report()).file);
  expect(isDraft(page)).toBe(true);
  await complete(here.browser, () => '');
  const after = (await product.stage.mails()).length;
  expect((await fileReport(here.browser)).status).toBe(200);
  for (const who of [PEOPLE.reviewer, PEOPLE.approver])
    await decide(product.stage, who, { agencyName: here.agency.name, after }, { outcome: 'approved' });
  await product.stage.mailTo(here.agency.contact.address, /审定通过/, after);
}

test('an approved report that is opened again goes the whole way once more', async () => {
  const here = await body('opened');
  await here.approve();
  const before = (await product.stage.mails()).length;
  const empty = await product.seeded.publisher.submit(formTo(await pageOf(here), '/reopen'), { reason: '  ' });
  expect(empty.status).toBe(422);
  const reason = '附表三的单位有误';
  const opened = await product.seeded.publisher.submit(formTo(await pageOf(here), '/reopen'), { reason });
  expect(opened.text).toContain(reason);
  expect(await statesOf(here)).toEqual(['reopened']);
  for (const { address } of [PEOPLE.reviewer, PEOPLE.approver])
    expect((await product.stage.mailTo(address, /已重新打开/, before)).text).toContain(reason);
  expect((await product.stage.mailTo(here.agency.contact.address, /请重新上传/, before)).text).toContain(reason);
  expect((await here.browser.visitor.open(here.browser.pageUrl)).text).toContain(reason);
  await onceMore(here);
  expect(await statesOf(here)).toEqual(['reopened', 'approved']);
});

test('a corrected version takes the place of what is public, which stays readable and says why', async () => {
  const here = await body('wrong');
  await here.approve();
  const { publisher, boardUrl } = product.seeded;
  await release(publisher, boardUrl, [here.id()]);
  await product.stage.mailTo(here.agency.contact.address, /已发布/);
  await product.cloud.idle();
  const site = `${product.cloud.endpoints.site}/${YEAR}/${here.agency.id}`;
  const firstJson = await (await fetch(`${site}/v1/report.json`)).text();

  const reason = '收费金额多写了一个零';
  const before = (await product.stage.mails()).length;
  const asked = await publisher.submit(formTo(await pageOf(here), '/correction'), { reason });
  expect(asked.text).toContain(reason);
  expect((await publisher.open(boardUrl)).text).toContain(t.board.groups.correcting);
  expect((await product.stage.mailTo(here.agency.contact.address, /请更正/, before)).text).toContain(reason);
  expect(await statesOf(here)).toEqual(['released']);

  await onceMore(here);
  expect(await statesOf(here)).toEqual(['released', 'approved']);
  expect((await fetch(`${site}/v2/report.json`)).status).not.toBe(200);
  const mails = (await product.stage.mails()).length;
  await release(publisher, boardUrl, [here.id(2)]);
  await product.stage.mailTo(here.agency.contact.address, /已发布/, mails);
  await product.cloud.idle();
  expect(await statesOf(here)).toEqual(['corrected', 'released']);
  expect(await filingOf(here)).toMatchObject({
    released: { n: 2, version: 2 },
    corrections: [{ n: 1, version: 1, replacedBy: 2, reason }],
  });
  const second = (await (await fetch(`${site}/v2/report.json`)).json()) as { correction: object; earlier: object[] };
  expect(second.correction).toMatchObject({ reason });
  expect(second.earlier).toMatchObject([{ version: 1 }]);
  expect(await (await fetch(`${site}/v1/report.json`)).text()).toBe(firstJson);
  const [reports, all] = product.cloud.invalidations().slice(-2);
  const under = `/${YEAR}/${here.agency.id}/*`;
  expect([reports?.paths, all?.paths]).toEqual([[under, `/en${under}`], ['/*']]);
});

test('the last release is taken back as a whole: what it had corrected stands as it stood, and comes again by another', async () => {
  const here = await body('wrong');
  const { publisher, boardUrl } = product.seeded;
  const at = (path: string) =>
    fetch(`${product.cloud.endpoints.site}/${YEAR}/${here.agency.id}/${path}`).then((answer) => answer.text());
  const [firstJson, secondJson] = [await at('v1/report.json'), await at('v2/report.json')];
  const before = (await product.stage.mails()).length;
  const page = () => publisher.open(`${boardUrl}/releases`);
  const empty = await publisher.submit(formTo(await page(), '/roll-back'), { reason: ' ' });
  const title = t.deedRefusal({ code: 'reason-missing' }).title;
  expect([empty.status, empty.text]).toEqual([422, expect.stringContaining(title)]);

  // Looking at what would happen changes nothing.
  const reason = '更正版发布早了';
  const preview = await publisher.submit(formTo(await page(), '/roll-back'), { reason });
  expect(preview.text).toContain(t.releases.rollBack.toVersion(here.agency.name, 1));
  expect(await statesOf(here)).toEqual(['corrected', 'released']);
  const [confirm, done] = [formTo(preview, '/roll-back'), t.releases.done['rolled-back']];
  expect((await publisher.submit(confirm)).text).toContain(done);
  expect((await publisher.submit(confirm)).text).toContain(done);
  expect((await product.stage.mailTo(here.agency.contact.address, /发布已撤回/, before)).text).toContain(reason);
  await product.stage.mailTo(PEOPLE.publisher.address, /发布已撤回/, before);
  await product.cloud.idle();

  expect(await statesOf(here)).toEqual(['released', 'approved']);
  expect(await filingOf(here)).toMatchObject({ current: 2, state: 'approved', released: { n: 1, version: 1 } });
  expect([await deedsOf(here, 'rollBack'), await deedsOf(here, 'standAgain')]).toEqual([1, 1]);
  expect(await at('v1/report.json')).toBe(firstJson);
  expect(JSON.parse(await at('v2/report.json'))).toMatchObject({ because: 'release-taken-back' });
  expect(await at('index.html')).not.toContain('第 2 版');
  expect(await at('v2/index.html')).toContain(t.site.rolledBackMeans);
  expect((await page()).text).toContain(reason);
  expect((await publisher.open(`${boardUrl}/filings/${here.agency.id}`)).text).toContain(reason);
  expect(product.cloud.invalidations().at(-1)?.paths).toEqual(['/*']);

  const mails = (await product.stage.mails()).length;
  await release(publisher, boardUrl, [here.id(2)]);
  await product.stage.mailTo(here.agency.contact.address, /已发布/, mails);
  await product.cloud.idle();
  expect(await filingOf(here)).toMatchObject({ released: { n: 2, version: 3 }, state: 'released' });
  const third = JSON.parse(await at('v3/report.json')) as { cells: object[] };
  expect(third).toMatchObject({
    correction: { reason: '收费金额多写了一个零' },
    earlier: [{ version: 1 }, { version: 2, takenDownAt: expect.any(String) }],
  });
  expect(third.cells).toEqual((JSON.parse(secondJson) as { cells: object[] }).cells);
});

test('of reopening, twice at once, and release one wins, and the others hear how it stands', async () => {
  const here = await body('meeting');
  await here.approve();
  const { publisher, boardUrl, publisherLink } = product.seeded;
  const reopening = formTo(await pageOf(here), '/reopen');
  const preview = await publisher.submit(formTo(await publisher.open(boardUrl), '/releases'), {
    agency: [here.agency.id],
  });
  const releasing = formTo(preview, '/releases');
  const session = await sessionOf(publisherLink);
  const mails = (await product.stage.mails()).length;
  const answers = await Promise.all([
    post(session, reopening.action, filled(reopening, { reason: '先别发布' })),
    post(session, reopening.action, filled(reopening, { reason: '先别发布' })),
    post(session, releasing.action, filled(releasing)),
  ]);
  for (const { status } of answers) expect([303, 409]).toContain(status);
  const ended = await product.stage.mailTo(PEOPLE.publisher.address, /发布/, mails);
  await product.cloud.idle();
  const [state] = await statesOf(here);
  const wasOpened = state === 'reopened';
  expect(['reopened', 'released']).toContain(state);
  expect(await deedsOf(here, 'reopen')).toBe(wasOpened ? 1 : 0);
  expect(await deedsOf(here, 'release')).toBe(wasOpened ? 0 : 1);
  const site = `${product.cloud.endpoints.site}/${YEAR}/${here.agency.id}/v1/report.json`;
  expect((await fetch(site)).status === 200).toBe(!wasOpened);
  if (wasOpened) expect(ended.text).toContain(here.agency.name);
  else expect(answers[0].body).toContain(t.deedRefusal({ code: 'not-now', state: 'released' }).title);
});

test('a public report is taken down: every address says so, and it is public again only by another release', async () => {
  const here = await body('public');
  await here.approve();
  const { publisher, boardUrl } = product.seeded;
  const releaseAgain = async () => {
    const mails = (await product.stage.mails()).length;
    await release(publisher, boardUrl, [here.id()]);
    await product.stage.mailTo(here.agency.contact.address, /已发布/, mails);
    await product.cloud.idle();
  };
  await releaseAgain();
  const at = (path: string) => fetch(`${product.cloud.endpoints.site}/${path}`).then((answer) => answer.text());
  const own = `${YEAR}/${here.agency.id}`;
  expect(await at(`en/${own}/index.html`)).toContain('Annual report on government information disclosure');
  const published = await at(`${own}/v1/report.json`);
  const first = (await filingOf(here)).released?.release ?? '';

  // Looking at what would happen changes nothing.
  const reason = '正文里写了申请人的电话';
  const before = (await product.stage.mails()).length;
  const preview = await publisher.submit(formTo(await pageOf(here), '/take-down'), { cause: 'not-for-public', reason });
  expect(preview.text).toContain(`${product.cloud.endpoints.site}/${own}/index.html`);
  expect(await statesOf(here)).toEqual(['released']);
  await publisher.submit(formTo(preview, '/take-down'));
  expect(await statesOf(here)).toEqual(['taken-down']);
  for (const { address } of [here.agency.contact, PEOPLE.reviewer, PEOPLE.approver])
    expect((await product.stage.mailTo(address, /已撤下/, before)).text).toContain(reason);
  await product.cloud.idle();
  for (const path of ['index.html', 'v1/index.html', 'v1/report.json', 'v1/report.csv']) {
    const shown = await at(`${own}/${path}`);
    expect([path, /撤下|taken-down/.test(shown), shown.includes(reason)]).toEqual([path, true, false]);
  }
  expect(await at(`en/${own}/index.html`)).toContain('was taken down on');
  const year = JSON.parse(await at(`data/v1/${YEAR}.json`)) as { reports: { agency: { id: string } }[] };
  expect(year.reports.map(({ agency }) => agency.id)).not.toContain(here.agency.id);
  expect((await here.browser.visitor.open(here.browser.pageUrl)).text).toContain(reason);

  const back = await publisher.submit(formTo(await pageOf(here), '/put-back'), { reason: '已核对，撤错了' });
  expect(back.text).toContain('已核对，撤错了');
  expect(await statesOf(here)).toEqual(['approved']);
  expect(await at(`${own}/index.html`)).toContain('撤下');
  // The release of then, carried out once more as where something was lost from the site, makes nothing public.
  const lateStart = {
    kind: 'start',
    id: 'again.then',
    machine: 'release',
    name: `${first}.2`,
    input: releaseInput(first),
  } as const;
  await queueAgain(product.table, 'home', lateStart, new Date());
  await product.cloud.idle();
  expect(await statesOf(here)).toEqual(['approved']);
  expect(await at(`${own}/index.html`)).toContain('撤下');
  await releaseAgain();
  expect(await filingOf(here)).toMatchObject({ released: { n: 1, version: 2 }, state: 'released' });
  expect(await at(`${own}/index.html`)).toContain('第 2 版');
  expect(await at(`${own}/v1/index.html`)).toContain('撤下');
  const again = JSON.parse(await at(`${own}/v2/report.json`)) as {
    earlier: object[];
    cells: object[];
    correction: null;
  };
  expect(again).toMatchObject({ correction: null, earlier: [{ version: 1, takenDownAt: expect.any(String) }] });
  expect(again.cells).toEqual((JSON.parse(published) as { cells: object[] }).cells);

  // While it is public the approver says that the decision was not theirs: taken down, it does not come back by that.
  const decided = (await product.stage.mails()).findLast(
    (mail) =>
      mail.to.includes(PEOPLE.approver.address) &&
      /您刚刚作出了决定/.test(mail.subject) &&
      mail.subject.includes(here.agency.name),
  );
  if (decided === undefined) throw new Error('the approver was not told of the decision');
  const approver = new Visitor();
  await approver.submit(formTo(await approver.open(linkIn(decided)), '/stop'), { sure: 'yes' });
  expect(await statesOf(here)).toEqual(['released']);
  const asked = await publisher.submit(formTo(await pageOf(here), '/take-down'), { cause: 'other', reason: '核实' });
  await publisher.submit(formTo(asked, '/take-down'));
  const refused = await publisher.submit(formTo(await pageOf(here), '/put-back'), { reason: '恢复' });
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining(PEOPLE.approver.name)]);
  expect(await statesOf(here)).toEqual(['taken-down']);
});
