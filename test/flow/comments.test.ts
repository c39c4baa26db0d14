/** A return with pinned comments, over HTTP: saved before it is decided, answered item by item, seen by who reviews next. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { revised } from '../../demo/documents.js';
import { answerReturn, complete, fileReport, upload } from '../../demo/journey.js';
import { linkIn } from '../../demo/stage.js';
import { formTo, Visitor } from '../../demo/visitor.js';
import { loadFiling, loadSubmission } from '#shared/store/filings.js';
import { ReportingAgency, madeUpAgencies, openProduct, PEOPLE, YEAR, type Product } from './product.js';

jest.setTimeout(240_000);

const agencies = madeUpAgencies('pinned');
let product: Product;
beforeAll(async () => {
  product = await openProduct(agencies);
});
afterAll(() => product?.close());

test('a report comes back with pinned comments, is answered, goes again, and is approved', async () => {
  const agency = await ReportingAgency.enter(product, agencies[0]);
  await agency.file();
  const { stage, table } = product;
  const reviewer = new Visitor();
  const page = await reviewer.open(linkIn(await agency.requested('review')));

  // What is written is saved by a form that decides nothing, and is there again in another browser.
  const form = formTo(page, '/decision');
  const [about = ''] = form.names.filter((name) => name.startsWith('comment-about:'));
  const id = about.slice('comment-about:'.length);
  const written = { [about]: 'cell:review.total', [`comment-text:${id}`]: '复议总计请核对。', comment: '' };
  const saved = await reviewer.submit({ ...form, action: form.action.replace('/decision', '/comments') }, written);
  expect([saved.status, saved.text.includes('复议总计请核对。')]).toEqual([200, true]);
  const of = { area: 'home', year: YEAR, agency: 'pinned' };
  expect((await loadFiling(table, of)).state).toBe('in-review');

  // Two windows of one reviewer: what one leaves empty is not taken from the other, what both change is put side by side.
  const save = (one: typeof page, fields: Record<string, string>) => {
    const form = formTo(one, '/decision');
    return reviewer.submit({ ...form, action: form.action.replace('/decision', '/comments') }, fields);
  };
  const other = await save(saved, { comment: '总体请再核对。' });
  const stale = await save(saved, { comment: '' });
  expect([other.text, stale.text].map((text) => text.includes('总体请再核对。'))).toEqual([true, true]);
  expect((await save(stale, { comment: '甲窗口的话。' })).status).toBe(200);
  const conflict = await save(other, { comment: '乙窗口的话。' });
  expect([conflict.status, conflict.text.includes('甲窗口的话。'), conflict.text.includes('乙窗口的话。')]).toEqual([
    409,
    true,
    true,
  ]);
  const settled = await reviewer.submit(formTo(conflict, '/comments'), { comment: '' });
  expect(settled.text).not.toContain('窗口的话。');

  const confirm = await reviewer.submit(formTo(settled, '/decision'), { outcome: 'returned' });
  expect(confirm.text).toContain('复议总计请核对。');
  const decided = await reviewer.submit(formTo(confirm, '/decision'));
  expect(decided.text).toContain('已退回修改');
  const mail = await stage.mailTo(agency.agency.contact.address, /修改/);
  expect(mail.text).toContain('表四 行政复议·总计：复议总计请核对。');

  // Before the next file the agency may answer; the answer goes along with the file.
  const { visitor, pageUrl } = agency.browser;
  const list = await visitor.open(pageUrl);
  expect(list.text).toContain('共 1 条，已答复 0 条');
  const said = { [`how:${id}`]: 'explained', [`reply:${id}`]: '' };
  const refused = await visitor.submit(formTo(list, '/replies'), said);
  expect([refused.status, refused.text.includes('请写明说明')]).toEqual([422, true]);
  await visitor.submit(formTo(refused, '/replies'), { ...said, [`reply:${id}`]: '数字无误。' });
  await upload(stage, agency.browser, revised(agency.report()).file);
  const draft = await visitor.open(pageUrl);
  expect(draft.text).toContain('共 1 条，已答复 1 条');
  expect(draft.text).toContain('与您上一次上传相比');
  await answerReturn(agency.browser);
  await complete(agency.browser, () => '');
  const mails = (await stage.mails()).length;
  expect((await fileReport(agency.browser)).status).toBe(200);

  const again = await stage.mailTo(PEOPLE.reviewer.address, new RegExp(agency.agency.name), mails);
  const second = await new Visitor().open(linkIn(again));
  for (const words of ['复议总计请核对。', '答复“已改” 1 条，其中 0 条所指之处确有变化'])
    expect(second.text).toContain(words);
  for (const who of [PEOPLE.reviewer, PEOPLE.approver]) await agency.decideAs(who, 'approved');
  await stage.mailTo(agency.agency.contact.address, /审定通过/);
  expect((await loadSubmission(table, agency.id(2)))?.checklist).toMatchObject([{ id, reply: { how: 'mended' } }]);
});
