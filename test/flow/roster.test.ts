/** A roster as an office sends it, over HTTP: read from a workbook, mended on its page, saved in the background, 3,000 lines too. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { formTo } from '../../demo/visitor.js';
import { textsIn } from '#shared/words/texts.js';
import { loadDraft } from '#shared/store/roster-drafts.js';
import { listAgencies, loadAgency } from '#shared/store/seasons.js';
import { ROSTERS, workbook } from '../builders/rosters.js';
import { madeUpAgencies, openProduct, YEAR, type Product } from './product.js';

jest.setTimeout(240_000);

const OF = { area: 'home', year: YEAR };
const t = textsIn('zh');
let product: Product;
beforeAll(async () => {
  product = await openProduct(madeUpAgencies('first'));
});
afterAll(() => product?.close());

async function sent(name: string, bytes: Uint8Array) {
  const { publisher, boardUrl } = product.seeded;
  const board = await publisher.open(boardUrl);
  return publisher.submitFile(formTo(board, '/roster'), { name, bytes });
}
const saved = () =>
  product.stage.until('the roster to be saved', async () => {
    const stored = await loadDraft(product.table, OF);
    return stored?.draft.state === 'saved' ? stored.draft : undefined;
  });

test('a workbook is read, a line is mended on its page, and it is saved', async () => {
  const page = await sent('名册.xlsx', ROSTERS.ordinary.content as Uint8Array);
  expect(page.text).toContain(t.roster.columnsTitle);
  expect(await listAgencies(product.table, OF)).toHaveLength(1);
  const answer = await product.seeded.publisher.submit(formTo(page, '/roster/save'), { 'aliases.0': '县教委' });
  expect(answer.status).toBe(200);
  expect(await saved()).toMatchObject({ added: 3, changed: 0 });
  expect(await loadAgency(product.table, { ...OF, agency: 'jiaoyuju' })).toMatchObject({
    ...{ name: '云溪县教育局', aliases: ['县教委'], phone: '0359-7520001、13800000001' },
  });
  // People's names and addresses are kept by the roster alone.
  expect(await loadDraft(product.table, OF)).toMatchObject({ parts: 0 });
});

test('an agency is renamed on its page, taken off and taken back', async () => {
  const { publisher, boardUrl } = product.seeded;
  const at = `${boardUrl}/filings/jiaoyuju/agency`;
  const renamed = await publisher.submit(formTo(await publisher.open(at), '/agency'), { name: '云溪县教育体育局' });
  expect(renamed.text).toContain(t.agency.done.changed);
  const refused = await publisher.submit(formTo(renamed, '/removal'));
  expect([refused.status, refused.text.includes(t.agency.faults['reason-missing'])]).toEqual([422, true]);
  const removed = await publisher.submit(formTo(refused, '/removal'), { reason: '撤并' });
  expect(removed.text).toContain(t.agency.done.removed);
  expect(await loadAgency(product.table, { ...OF, agency: 'jiaoyuju' })).toMatchObject({
    ...{ name: '云溪县教育体育局', removed: { reason: '撤并' } },
  });
  expect((await publisher.submit(formTo(removed, '/return'))).text).toContain(t.agency.done.restored);
});

test('3,000 lines are answered before the request ends, and saved without it', async () => {
  const rows = Array.from({ length: 3000 }, (_, n) => [
    `云溪县第${n}示例局`,
    `联络员${n}`,
    `c${n}@yunxi.example.invalid`,
  ]);
  const bytes = workbook({ name: '名册', rows: [['单位名称', '联系人', '邮箱'], ...rows] });
  const began = Date.now();
  const page = await sent('三千.xlsx', bytes);
  expect(page.text).toContain(t.roster.pages(1, 30));
  const read = Date.now();
  const answer = await product.seeded.publisher.submit(formTo(page, '/roster/save'));
  expect(answer.status).toBe(200);
  const answered = Date.now();
  expect(await saved()).toMatchObject({ added: 3000, done: 3000 });
  const seconds = [read - began, answered - read, Date.now() - read].map((each) => Math.round(each / 100) / 10);
  process.stdout.write(`3,000 lines: read in ${seconds[0]} s, answered in ${seconds[1]} s, saved in ${seconds[2]} s\n`);
  expect(await listAgencies(product.table, OF)).toHaveLength(3004);
});
