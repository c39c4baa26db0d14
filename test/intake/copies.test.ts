/** A report is searched for copies when it is checked; whoever judges it later goes on from what was found then. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { submissionId } from '#shared/ids/submission-id.js';
import { checkSubmission } from '#shared/intake/check.js';
import { searchForCopies } from '#shared/intake/copies.js';
import { asOfToday, loadFilingToCheck } from '#shared/intake/judge.js';
import type { CheckResult } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { checkRecord, indexWords } from '#shared/rules/index.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { checkWrite, loadSubmission, loadSubmissionFile, submissionNoteWrite } from '#shared/store/filings.js';
import { filingPartition, recordSortKey } from '#shared/store/keys.js';
import { recordWrites } from '#shared/store/records.js';
import { agencyWrite, loadAgency } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { findWords } from '#shared/store/texts.js';
import { recordOf } from '../builders/record.js';
import { consistentValues, seededIntegers } from '../builders/values.js';
import { narrativeFor } from '../builders/narrative.js';
import { NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from '../store/database.js';
import { openWith, walkOf } from '../store/walk.js';

let database: TestDatabase;
let table: Table;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, ...BODIES);
  for (const id of BODIES) {
    const agency = (await loadAgency(table, refOf(id)))!;
    await table.commit([agencyWrite({ ...agency, name: nameOf(id) })]);
  }
}, 60_000);
afterAll(() => database.close());

const BODIES = ['source', 'copier', 'first', 'second'];
const refOf = (agency: string) => ({ area: 'home', year: 2025, agency });
const nameOf = (id: string) => `云溪县${['渔业', '农机', '水利', '林业'][BODIES.indexOf(id)] ?? ''}局`;

function textOf(seed: number): string {
  const integer = seededIntegers(seed);
  return Array.from({ length: 300 }, () => String.fromCharCode(0x4e00 + integer(0, 20_000))).join('');
}

function recordWith(seed: number, agency: string): ReportRecord {
  const values = consistentValues(7);
  const narrative = narrativeFor(values, { agencyName: nameOf(agency) });
  const record = recordOf(values, { narrative });
  return {
    ...record,
    sections: record.sections.map((one) => (one.number === 1 ? { ...one, paragraphs: [textOf(seed)] } : one)),
  };
}

/** The agency sends its n-th report, and it is read and checked. */
async function checked(agency: string, n: number, record: ReportRecord) {
  const walk = walkOf(table, agency);
  await walk.upload({ key: `home/2025/${agency}/${n}`, versionId: 'v' }, n);
  const submission = (await loadSubmission(table, walk.idOf(n)))!;
  await table.commit([
    submissionNoteWrite(submission),
    ...recordWrites(filingPartition(submission), recordSortKey(n), record),
  ]);
  const check = await checkSubmission(table, walk.idOf(n), NOW);
  await walk.announce(n, n);
  return check;
}

const copies = (check: { findings: readonly { rule: string; message: { zh: string } }[] }) =>
  check.findings.filter(({ rule }) => rule === 'D12').map(({ message }) => /“(.*?)”/.exec(message.zh)?.[1]);
const known = ({ copied }: CheckResult) => copied?.map(({ filedAt: _filedAt, ...one }) => one);
/** As if the sources that were found had been filed. */
const ifFiled = (record: ReportRecord, { copied }: CheckResult) =>
  copies(checkRecord(record, { copied: copied!.map((one) => ({ ...one, filedAt: '2026-01-10T00:00:00.000Z' })) }));

async function isEntered(agency: string, record: ReportRecord): Promise<boolean[]> {
  const words = indexWords(record.sections).find(({ section }) => section === 1)!.words;
  const { entered } = await findWords(table, refOf('nobody'), words);
  return [...new Set(words.map((word) => entered.get(word)!.has(agency as never)))];
}

test('what was found at intake is judged again as it was, whatever has become of the source', async () => {
  const [first, other] = [recordWith(1, 'source'), recordWith(2, 'source')];
  expect(copies(await checked('source', 1, first))).toEqual([]);
  const check = await checked('copier', 1, recordWith(1, 'copier'));
  expect(ifFiled(recordWith(1, 'copier'), check)).toEqual([nameOf('source')]);
  expect(check.copied).toMatchObject([{ agency: 'source', n: 1, name: nameOf('source') }]);

  // The source uploads another text: it is found by that, and no longer by the one before.
  expect(await isEntered('source', first)).toEqual([true]);
  await checked('source', 2, other);
  expect(await isEntered('source', first)).toEqual([false]);
  expect(await isEntered('source', other)).toEqual([true]);

  const loaded = await loadFilingToCheck(table, refOf('copier'), NOW);
  const again = checkRecord(loaded.record!, loaded.known);
  expect(ifFiled(loaded.record!, again)).toEqual([nameOf('source')]);
  expect(known(again)).toEqual(known(check));
});

test('a draft that was checked before the answer was kept is searched when it is judged', async () => {
  const id = submissionId(refOf('copier'), 1);
  const { submission, check } = (await loadSubmissionFile(table, id))!;
  const { copied: _copied, ...former } = check!;
  await table.commit([checkWrite(filingPartition(submission), 1, former)]);
  // The source had uploaded another text by now; what is found is what stands in the index.
  const today = async () => (await asOfToday(table, await loadStateOf(table, id), NOW)).check!;
  expect((await today()).copied).toEqual([]);
  await checked('source', 3, recordWith(1, 'source'));
  expect((await today()).copied).toMatchObject([{ name: nameOf('source'), filedAt: null }]);
});

test('a second upload of the same text finds no copy of the first, and the check of a draft stays as it is', async () => {
  const before = await checked('copier', 2, recordWith(3, 'copier'));
  expect(copies(before)).toEqual([]);
  expect(copies(await checked('copier', 3, recordWith(3, 'copier')))).toEqual([]);
  const late = await checkSubmission(table, submissionId(refOf('copier'), 3), new Date('2026-02-03T02:00:00.000Z'));
  expect(late).toEqual({ ...before, copied: [] });
});

test('a draft is nobody’s report; of one that was filed the later is told, and never the earlier', async () => {
  await checked('first', 1, recordWith(4, 'first'));
  const before = await checked('second', 1, recordWith(4, 'second'));
  expect(before.copied).toMatchObject([{ agency: 'first', filedAt: null }]);
  expect(copies(before)).toEqual([]);

  await walkOf(table, 'first').file(undefined, 10);
  const after = await checked('second', 2, recordWith(4, 'second'));
  expect(copies(after)).toEqual([nameOf('first')]);
  await walkOf(table, 'second').file(undefined, 11);

  // The earlier one's report, searched for again as its next upload would be.
  const again = await searchForCopies(table, refOf('first') as never, recordWith(4, 'first'), 2);
  expect(again.copied.map(({ agency }) => agency)).not.toContain('second');
  const fresh = await searchForCopies(table, refOf('first') as never, recordWith(4, 'first'), 1);
  expect(fresh.copied.map(({ agency }) => agency)).toContain('second');
});
