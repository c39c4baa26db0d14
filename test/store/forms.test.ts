/** Two people save the same form at once, on a real table: no save goes over one that it did not see. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { saveForm, type PostedPart } from '#shared/deeds/form/save.js';
import { contentMark, EMPTY, type PartContent, type PartId } from '#shared/form/parts.js';
import { loadForm, partWrite } from '#shared/store/forms.js';
import { performOnForm } from '#shared/store/perform.js';
import type { Table } from '#shared/store/table.js';
import { agency, fileGrant, NOW, season, stateIn } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';
import { grantPut } from './put-grant.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await table.commit([grantPut(fileGrant)]);
});
afterAll(() => database.close());

const { filing } = stateIn(null);
const of = { area: agency.area, year: agency.year, agency: agency.id };
const posted = (part: PartId, content: PartContent, version: number): PostedPart => ({
  part,
  content,
  shown: { version, mark: contentMark(EMPTY) },
});
/** @param meanwhile what another does between this one's reading and writing, the first time */
async function save(parts: PostedPart[], meanwhile: () => Promise<unknown> = async () => undefined) {
  let read = 0;
  const outcome = await performOnForm(
    table,
    NOW,
    async () => {
      const form = await loadForm(table, of);
      read += 1;
      if (read === 1) await meanwhile();
      return { season, agency, filing, form };
    },
    (state) => saveForm(state, parts, fileGrant, NOW),
  );
  if ('refused' in outcome) throw new Error(outcome.refused.code);
  return { ...outcome.done, read };
}

test('parts of one form are saved at the same time, each over its own version', async () => {
  const first = await save([posted('section1', { text: '甲。' }, 0)], () =>
    save([posted('table4', { 'review.total': '5' }, 0)]),
  );
  expect(first.conflicts).toEqual([]);
  const form = await loadForm(table, of);
  expect([...form.values()].map(({ part, version }) => [part, version])).toEqual([
    ['section1', 1],
    ['table4', 1],
  ]);
});

test('who is overtaken between reading and writing reads again, and meets the other’s words', async () => {
  const { conflicts, read } = await save([posted('section5', { text: '慢的。' }, 0)], () =>
    save([posted('section5', { text: '快的。' }, 0)]),
  );
  expect(read).toBe(2);
  expect(conflicts).toMatchObject([
    { yours: { content: { text: '慢的。' } }, theirs: { content: { text: '快的。' } } },
  ]);
  expect((await loadForm(table, of)).get('section5')?.content).toEqual({ text: '快的。' });
});

test('no write goes over another version than the one before its own', async () => {
  const stored = (await loadForm(table, of)).get('section5')!;
  expect(await table.commit([partWrite(of, { ...stored, version: 3 })])).toBe('stale');
  expect(await table.commit([partWrite(of, { ...stored, version: 1 })])).toBe('stale');
  expect(await table.commit([partWrite(of, { ...stored, version: 2 })])).toBe('committed');
});
