/** Ten rosters as offices send them: what is understood of each, column by column and line by line. */
import { describe, expect, test } from '@jest/globals';
import { splitRows } from '#shared/season/roster/delimited.js';
import type { DraftContent } from '#shared/season/roster/draft.js';
import type { SourceTable } from '#shared/season/roster/fields.js';
import { readRosterFile } from '#shared/season/roster/file.js';
import { judgeRoster } from '#shared/season/roster/judge.js';
import { loadPinyin } from '#shared/season/roster/pinyin.js';
import { understand, withUses } from '#shared/season/roster/understand.js';
import { ROSTERS, type RosterName } from '../../builders/rosters.js';
import { approver, publisher, reviewer, season as scene } from '../../deeds/filing/scene.js';

const pinyinOf = await loadPinyin();
const season = { ...scene, areaName: '云溪县', reviewer, approver, publisher };

function tablesOf(name: RosterName): readonly SourceTable[] {
  const { content } = ROSTERS[name];
  if (typeof content === 'string') return [{ sheet: null, rows: splitRows(content) }];
  const read = readRosterFile(content);
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

function understood(name: RosterName): DraftContent {
  const content = understand(
    { fileName: ROSTERS[name].fileName, tables: tablesOf(name) },
    { season, known: [], pinyinOf },
  );
  if ('refused' in content) throw new Error(content.refused);
  return content;
}
const judged = (content: DraftContent) => judgeRoster(content.lines, season, [], '2026-01-10');
const agencies = (content: DraftContent) => judged(content).lines.flatMap(({ agency }) => agency ?? []);
const brief = (content: DraftContent) =>
  agencies(content).map(({ id, name, kind, contact, phone }) => [id, name, kind, contact.name, contact.address, phone]);
const problems = (content: DraftContent) =>
  judged(content).lines.flatMap((line) => line.problems.map(({ line: at, field, code }) => [at, field, code]));

test('a title above, a note below, phones as numbers, the leader beside the contact', () => {
  const content = understood('ordinary');
  expect(content.uses).toEqual([
    'number',
    'name',
    'leader',
    'contactName',
    'phone',
    'phone',
    'contactAddress',
    'other',
  ]);
  expect(brief(content)).toEqual([
    [
      ...['jiaoyuju', '云溪县教育局', 'department', '周小雨', 'jiaoyu@yunxi.example.invalid'],
      '0359-7520001、13800000001',
    ],
    [
      ...['weishengjiankangju', '云溪县卫生健康局', 'department', '吴晴', 'weijian@yunxi.example.invalid'],
      '13800000002',
    ],
    [
      ...['qingshizhenrenminzhengfu', '云溪县青石镇人民政府', 'township', '郑好', 'qingshi@yunxi.example.invalid'],
      '13800000003',
    ],
  ]);
  expect(content.left.map(({ line }) => line)).toEqual([1, 2, 8, 9]);
  expect(
    agencies(content).every((agency) => agency.reviewer === reviewer || agency.reviewer.name === reviewer.name),
  ).toBe(true);
});

test('kind and reviewer written once over several rows, headings in two rows', () => {
  const content = understood('merged');
  expect(content.uses).toEqual([
    ...['kind', 'name', 'contactName', 'phone', 'contactAddress'],
    ...['reviewerName', 'reviewerAddress', 'approverName', 'approverAddress'],
  ]);
  expect(agencies(content).map(({ kind, reviewer: { name }, approver: { address } }) => [kind, name, address])).toEqual(
    [
      ['department', '李复核', 'wang@yunxi.example.invalid'],
      ['department', '李复核', 'wang@yunxi.example.invalid'],
      ['township', '李复核', 'wang@yunxi.example.invalid'],
    ],
  );
});

test('of two contacts in a cell the first is taken, and the other is told', () => {
  const content = understood('twoContacts');
  expect(brief(content)).toEqual([
    ['shuiliju', '云溪县水利局', 'department', '张三', 'shuili@yunxi.example.invalid', '13800000021'],
    ['shuiwuju', '云溪县税务局', 'vertical', '王五', 'shuiwu@yunxi.example.invalid', '0359-7520022'],
    ['qixiangju', '云溪县气象局', 'vertical', '赵六（副科长）', 'qixiang@yunxi.example.invalid', null],
  ]);
  expect(content.lines[0]!.notes).toContainEqual({ field: 'contactName', code: 'others', value: '李四' });
});

test('cells pasted without headings are understood by what they hold', () => {
  const content = understood('pasted');
  expect(content.headings).toBeNull();
  expect(content.uses).toEqual(['number', 'name', 'kind', 'contactName', 'phone', 'contactAddress']);
  expect(agencies(content).map(({ id, kind }) => [id, kind])).toEqual([
    ['tongjiju', 'department'],
    ['hepingzhenrenminzhengfu', 'township'],
  ]);
});

test('a line whose words could be headings is a line, because an address stands in it', () => {
  const rows = splitRows(['jia', '云溪县示例局', '部门', '联络员甲', 'jia@yunxi.example.invalid'].join('\t'));
  const content = understand({ fileName: null, tables: [{ sheet: null, rows }] }, { season, known: [], pinyinOf });
  expect(content).toMatchObject({ headings: null, uses: ['id', 'name', 'kind', 'contactName', 'contactAddress'] });
});

test('columns in any order, and a name broken over two lines', () => {
  expect(brief(understood('pastedWithHeadings')).map(([, name, , contact]) => [name, contact])).toEqual([
    ['云溪县农业农村局', '杨三'],
    ['云溪县审计局', '朱四'],
  ]);
});

test('the sheet that is a roster is taken, and its hidden rows are not', () => {
  const content = understood('twoSheets');
  expect([content.sheet, content.otherSheets]).toEqual(['名册', ['填表说明']]);
  expect(agencies(content).map(({ name }) => name)).toEqual(['云溪县司法局', '云溪县信访局']);
});

test('short names of the file go before those that are guessed, and the agency above is found', () => {
  const [fagai, liangchu] = agencies(understood('shortNames'));
  expect(fagai!.aliases).toContain('县发改局');
  expect(liangchu!.aliases.slice(0, 2)).toEqual(['粮储中心', '粮食中心']);
  expect(liangchu!.parent).toBe(fagai!.id);
});

test('a phone that a spreadsheet rounded is left out and told; one that only looks rounded is kept', () => {
  const content = understood('wide');
  expect(agencies(content).map(({ phone }) => phone)).toEqual([null, '13800000062']);
  expect(content.lines[0]!.notes).toContainEqual({ field: 'phone', code: 'phone-rounded', value: '1.38E+10' });
});

test('groups, headings of the next page and empty lines are no agencies', () => {
  const content = understood('grouped');
  expect(agencies(content).map(({ name }) => name)).toEqual(['云溪县商务局', '云溪县公安局', '云溪县白沙乡人民政府']);
  expect(content.left.map(({ text }) => text)).toEqual(expect.arrayContaining(['一、县政府部门', '二、乡镇']));
});

test('what has to be mended is named by line and field', () => {
  expect(problems(understood('faulty'))).toEqual([
    [2, 'contactAddress', 'missing'],
    [3, 'contactAddress', 'bad-address'],
    [4, 'contactName', 'same-person'],
    [5, 'name', 'twice'],
  ]);
});

describe('a column that was understood wrongly', () => {
  test('is read anew as it is put right', () => {
    const content = understood('pasted');
    const put = withUses(content, ['number', 'name', 'kind', 'other', 'phone', 'contactAddress'], {
      season,
      known: [],
      pinyinOf,
    });
    expect(put.lines.map(({ values }) => values.contactName)).toEqual(['', '']);
  });
  test('cannot be chosen for two columns', () => {
    const content = understood('pasted');
    const uses = content.uses.with(0, 'name');
    expect(withUses(content, uses, { season, known: [], pinyinOf }).uses.slice(0, 2)).toEqual(['name', 'other']);
  });
});

test.each(Object.keys(ROSTERS) as RosterName[])('%s, read twice, gives the same lines', (name) => {
  expect(understood(name)).toEqual(understood(name));
});
