/** Lines of a roster against the season and the roster that stands: faults with line and field, changes, who stays. */
import { describe, expect, test } from '@jest/globals';
import { agencySchema, type Agency } from '#shared/season/model.js';
import type { DraftLine } from '#shared/season/roster/draft.js';
import { withEdits } from '#shared/season/roster/edit.js';
import { ROSTER_FIELDS, ROSTER_HEADINGS, type RosterField } from '#shared/season/roster/fields.js';
import { judgeRoster, ROSTER_PROBLEMS, type RosterProblem } from '#shared/season/roster/judge.js';
import { loadPinyin } from '#shared/season/roster/pinyin.js';
import { understand } from '#shared/season/roster/understand.js';
import { agency, approver, publisher, reviewer, season } from '../../deeds/filing/scene.js';

const TODAY = '2026-01-10';
const pinyinOf = await loadPinyin();
const FULL: Readonly<Record<RosterField, string>> = {
  id: 'jiaoyu',
  name: '云溪县教育局',
  kind: '部门',
  contactName: '周小雨',
  contactAddress: 'zhou@yunxi.example.invalid',
  reviewerName: '郑一',
  reviewerAddress: 'zheng@example.invalid',
  approverName: '冯二',
  approverAddress: 'feng@example.invalid',
  ruleMaking: '',
  phone: '',
  aliases: '',
  parent: '',
};
const lineOf = (values: Partial<Record<RosterField, string>> = {}, line = 1): DraftLine => ({
  ...{ line, values: { ...FULL, ...values }, notes: [], skipped: false },
});
const problems = (lines: readonly DraftLine[], known: readonly Agency[] = []) =>
  judgeRoster(lines, season, known, TODAY).lines.flatMap((line) => line.problems);

describe('a fault names its line, its field and what stands there', () => {
  const long = '很'.repeat(61);
  const faults: [string, Partial<Record<RosterField, string>>, Omit<RosterProblem, 'line'>][] = [
    ['no code', { id: '' }, { field: 'id', code: 'missing', value: '' }],
    ['a Chinese code', { id: '教育局' }, { field: 'id', code: 'bad-id', value: '教育局' }],
    ['a code too long', { id: 'a'.repeat(41) }, { field: 'id', code: 'bad-id', value: 'a'.repeat(41) }],
    ['no name', { name: '' }, { field: 'name', code: 'missing', value: '' }],
    ['a name of one character', { name: '局' }, { field: 'name', code: 'bad-name', value: '局' }],
    ['a name too long', { name: long }, { field: 'name', code: 'bad-name', value: '很'.repeat(60) }],
    ['no kind', { kind: '' }, { field: 'kind', code: 'missing', value: '' }],
    ['an unknown kind', { kind: '其他' }, { field: 'kind', code: 'bad-kind', value: '其他' }],
    [
      'a kind that only a program knows',
      { kind: 'constructor' },
      { field: 'kind', code: 'bad-kind', value: 'constructor' },
    ],
    ['no contact', { contactName: '' }, { field: 'contactName', code: 'missing', value: '' }],
    [
      'a contact’s name too long',
      { contactName: long },
      { field: 'contactName', code: 'bad-person', value: '很'.repeat(60) },
    ],
    [
      'a name that nobody sees',
      { contactName: '\u2800' },
      { field: 'contactName', code: 'bad-person', value: '\u2800' },
    ],
    ['no address', { contactAddress: '' }, { field: 'contactAddress', code: 'missing', value: '' }],
    ['a bad address', { contactAddress: 'zhou@' }, { field: 'contactAddress', code: 'bad-address', value: 'zhou@' }],
    ['a reviewer without address', { reviewerAddress: '' }, { field: 'reviewerAddress', code: 'missing', value: '' }],
    ['a reviewer without name', { reviewerName: '' }, { field: 'reviewerName', code: 'missing', value: '' }],
    [
      'a bad address of the approver',
      { approverAddress: 'x' },
      { field: 'approverAddress', code: 'bad-address', value: 'x' },
    ],
    [
      'a power neither had nor not',
      { ruleMaking: '也许' },
      { field: 'ruleMaking', code: 'bad-rule-making', value: '也许' },
    ],
    ['a phone too long', { phone: '1'.repeat(41) }, { field: 'phone', code: 'bad-phone', value: '1'.repeat(41) }],
    ['an alias of one character', { aliases: '教' }, { field: 'aliases', code: 'bad-aliases', value: '教' }],
    [
      'contact and reviewer at one address',
      { reviewerAddress: FULL.contactAddress },
      { field: 'contactName', code: 'same-person', value: 'contact/reviewer' },
    ],
    [
      'contact and approver of one name',
      { approverName: '周小雨' },
      { field: 'contactName', code: 'same-person', value: 'contact/approver' },
    ],
    [
      'reviewer and approver at one address',
      { approverAddress: 'ZHENG@example.invalid' },
      { field: 'reviewerName', code: 'same-person', value: 'reviewer/approver' },
    ],
    [
      'the season’s publisher as contact',
      { contactName: publisher.name },
      { field: 'contactName', code: 'same-person', value: 'contact/publisher' },
    ],
  ];
  test.each(faults)('%s', (_, values, problem) => {
    expect(problems([lineOf(values)])).toEqual([{ line: 1, ...problem }]);
  });

  test('a code or a name that stands twice, and a name that the roster has under another code', () => {
    const other = { name: '云溪县卫健局', contactName: '吴晴', contactAddress: 'wu@yunxi.example.invalid' };
    expect(problems([lineOf(), lineOf(other, 2)])).toEqual([{ line: 2, field: 'id', code: 'twice', value: 'jiaoyu' }]);
    expect(problems([lineOf(), lineOf({ id: 'weijian', name: '云溪县 教育局' }, 2)])).toMatchObject([
      { line: 2, field: 'name', code: 'twice' },
    ]);
    expect(problems([lineOf({ id: 'jiaoyu-ju' })], [agency])).toEqual([
      { line: 1, field: 'id', code: 'other-code', value: 'jiaoyu' },
    ]);
    expect(problems([lineOf(), lineOf({ ...other, id: 'weijian', aliases: '云溪县教育局' }, 2)])).toEqual([
      { line: 2, field: 'aliases', code: 'other-name', value: '云溪县教育局' },
    ]);
  });

  test('and every kind of fault is among these', () => {
    const shown = new Set([...faults.map(([, , { code }]) => code), 'twice', 'other-code', 'other-name']);
    expect(ROSTER_PROBLEMS.filter((code) => !shown.has(code))).toEqual([]);
  });

  test('a line that is left out has none, and saves nothing', () => {
    const [judged] = judgeRoster([{ ...lineOf({ name: '' }), skipped: true }], season, [], TODAY).lines;
    expect([judged!.problems, judged!.agency]).toEqual([[], null]);
  });
});

describe('what would be saved', () => {
  const saved = (values: Partial<Record<RosterField, string>>, known: readonly Agency[] = []) =>
    judgeRoster([lineOf(values)], season, known, TODAY).lines[0]!;

  test('has the season’s people where the line names none, and the deadline of its kind', () => {
    const none = { reviewerName: '', reviewerAddress: '', approverName: '', approverAddress: '' };
    expect(saved(none).agency).toMatchObject({ reviewer, approver, deadline: season.deadline, invitedAt: null });
  });

  test('keeps of an agency that stands what the line does not say, and its name from before', () => {
    const before = agencySchema.parse({ ...agency, predecessors: ['jiaoyan'], deadline: '2026-02-10' });
    const { agency: after, changes } = saved(
      { name: '云溪县教育体育局', contactName: before.contact.name, contactAddress: before.contact.address },
      [before],
    );
    expect(after).toMatchObject({
      ...{ invitedAt: before.invitedAt, predecessors: ['jiaoyan'], deadline: '2026-02-10' },
      formerNames: [{ name: '云溪县教育局', until: TODAY }],
    });
    expect(changes).toEqual(['name', 'reviewer', 'approver']);
  });

  test('has no former name where nobody was invited under it', () => {
    const before = { ...agency, invitedAt: null };
    expect(saved({ name: '云溪县教育体育局' }, [before]).agency?.formerNames).toEqual([]);
  });

  test('takes back an agency that was removed, and says so', () => {
    const before = { ...agency, removed: { at: '2026-01-05T00:00:00Z', reason: '撤并' } };
    const { agency: after, changes } = saved({}, [before]);
    expect([after?.removed, changes.includes('removed')]).toEqual([null, true]);
  });

  test('leaves agencies that the file does not name as they are', () => {
    const others = ['weijian', 'gone'].map((id) => agencySchema.parse({ ...agency, id, name: `云溪县${id}局` }));
    const removed = { ...others[1]!, removed: { at: '2026-01-05T00:00:00Z', reason: '撤并' } };
    expect(judgeRoster([lineOf()], season, [agency, others[0]!, removed], TODAY).kept.map(({ id }) => id)).toEqual([
      'weijian',
    ]);
  });
});

describe('a known agency', () => {
  const rowsOf = (...rows: string[][]) => [{ sheet: null, rows: rows.map((cells, at) => ({ line: at + 1, cells })) }];
  const known = agencySchema.parse({
    ...agency,
    ...{ aliases: ['县教委'], formerNames: [{ name: '云溪县教育委员会', until: '2019-03-01' }], phone: '7520001' },
    reviewer: { name: '郑一', address: 'zheng@example.invalid' },
  });
  const readOne = (name: string) => {
    const table = rowsOf(['单位', '联系人', '邮箱'], [name, '新人', 'new@yunxi.example.invalid']);
    const content = understand({ fileName: null, tables: table }, { season, known: [known], pinyinOf });
    if ('refused' in content) throw new Error(content.refused);
    return content.lines[0]!;
  };

  test.each(['云溪县教育局', '县教委', '云溪县教育委员会'])('called %s keeps its code and its full name', (name) => {
    expect(readOne(name).values).toMatchObject({ id: 'jiaoyu', name: '云溪县教育局' });
  });

  test('keeps people, kind, phone and everyday names that the file has no column for', () => {
    expect(readOne('云溪县教育局').values).toMatchObject({
      ...{ reviewerName: '郑一', phone: '7520001', aliases: '县教委', kind: '部门' },
    });
  });

  test('of which the file uses another name is told so', () => {
    expect(readOne('县教委').notes).toContainEqual({ field: 'name', code: 'known-as', value: '县教委' });
  });
});

test('a contact whose name sounds like an office is no parent, where nobody else could be the contact', () => {
  const row = (name: string, contact: string, mailbox: string) => [name, contact, `${mailbox}@yunxi.example.invalid`];
  const rows = [row('云溪县教育局', '好小局', 'hao'), row('云溪县民政局', '安大局', 'an')];
  const tables = [{ sheet: null, rows: rows.map((cells, at) => ({ line: at + 1, cells })) }];
  const content = understand({ fileName: null, tables }, { season, known: [], pinyinOf });
  expect(content).toMatchObject({ uses: ['name', 'contactName', 'contactAddress'] });
  const parents = rows.map(([name = '', , address = ''], at) => ({
    line: at + 1,
    cells: [name, '云溪县人民政府', '周小雨', address],
  }));
  const other = understand(
    { fileName: null, tables: [{ sheet: null, rows: parents }] },
    { season, known: [], pinyinOf },
  );
  expect(other).toMatchObject({ uses: ['name', 'parent', 'contactName', 'contactAddress'] });
});

describe('the columns of our own template, without headings', () => {
  const row = ['jiaoyu', '云溪县教育局', '部门', '周小雨', 'zhou@example.invalid', '郑一', 'zheng@example.invalid'];
  const full = [...row, '冯二', 'feng@example.invalid'];
  test.each([
    ['five', row.slice(0, 5)],
    ['seven', row],
    ['nine', full],
    ['ten', [...full, '有']],
  ])('%s of them are understood', (_, cells) => {
    const tables = [{ sheet: null, rows: [{ line: 1, cells }] }];
    const content = understand({ fileName: null, tables }, { season, known: [], pinyinOf });
    if ('refused' in content) throw new Error(content.refused);
    expect(content.uses).toEqual(ROSTER_FIELDS.slice(0, cells.length));
    const headed = [
      {
        sheet: null,
        rows: [
          { line: 1, cells: content.uses.map((use) => ROSTER_HEADINGS[use as RosterField]) },
          { line: 2, cells },
        ],
      },
    ];
    const again = understand({ fileName: null, tables: headed }, { season, known: [], pinyinOf });
    expect(again).toMatchObject({ uses: content.uses });
  });
});

test('what was edited is settled, and its note goes', () => {
  const line = { ...lineOf(), notes: [{ field: 'id' as const, code: 'made' as const, value: '' }] };
  const content = { lines: [line] } as unknown as Parameters<typeof withEdits>[0];
  const edit = { at: 0, values: { id: ' JiaoYu-Ju ', name: '云溪县\u3000教育局' }, skipped: true };
  expect(withEdits(content, [edit]).lines[0]).toMatchObject({
    values: { ...FULL, id: 'jiaoyu-ju', name: '云溪县 教育局' },
    ...{ notes: [], skipped: true },
  });
});
