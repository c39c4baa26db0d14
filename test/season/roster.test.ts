/** The roster as it is pasted: what is taken over, and where each fault stands. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Agency } from '#shared/season/model.js';
import {
  readRoster,
  ROSTER_FIELDS,
  ROSTER_HEADINGS,
  ROSTER_PROBLEMS,
  type RosterProblem,
} from '#shared/season/roster.js';
import { approver, reviewer, season } from '../deeds/filing/scene.js';

const HEADINGS = ROSTER_FIELDS.map((field) => ROSTER_HEADINGS[field]);
const JIAOYU = ['jiaoyu', '云溪县教育局', '部门', '周小雨', 'zhou@yunxi.example.invalid'];
const WEIJIAN = ['weijian', '云溪县卫生健康局', '部门', '吴晴', 'wu@yunxi.example.invalid'];
const csv = (...rows: readonly string[][]) => rows.map((row) => row.join(',')).join('\n');

function taken(text: string): readonly Agency[] {
  const reading = readRoster(text, season);
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.agencies;
}
function problems(text: string): readonly RosterProblem[] {
  const reading = readRoster(text, season);
  return 'problems' in reading ? reading.problems : [];
}

test('five columns suffice: reviewer, approver and deadline are the season’s', () => {
  expect(taken(csv(JIAOYU))).toEqual([
    {
      id: 'jiaoyu',
      area: 'home',
      year: 2025,
      name: '云溪县教育局',
      kind: 'department',
      contact: { name: '周小雨', address: 'zhou@yunxi.example.invalid' },
      reviewer,
      approver,
      deadline: '2026-01-31',
      invitedAt: null,
      ...{ aliases: [], formerNames: [], predecessors: [], parent: null, phone: null, removed: null },
    },
  ]);
});

test('nine columns name the agency’s own reviewer and approver', () => {
  const [agency] = taken(csv([...JIAOYU, '郑一', 'zheng@example.invalid', '冯二', 'feng@example.invalid']));
  expect([agency!.reviewer.name, agency!.approver.address]).toEqual(['郑一', 'feng@example.invalid']);
});

describe('one roster, however it was pasted', () => {
  const two = taken(csv(JIAOYU, WEIJIAN));
  const both = [JIAOYU, WEIJIAN];
  test.each<[string, string]>([
    ['with headings', csv(HEADINGS, ...both)],
    ['with headings of the first five columns only', csv(HEADINGS.slice(0, 5), ...both)],
    ['from a spreadsheet, by tabs', both.map((row) => row.join('\t')).join('\n')],
    ['with full-width commas', both.map((row) => row.join('，')).join('\n')],
    ['with a byte order mark', `\uFEFF${csv(HEADINGS, ...both)}`],
    ['with line ends of Windows', csv(...both).replaceAll('\n', '\r\n')],
    ['with line ends of old Macintosh', csv(...both).replaceAll('\n', '\r')],
    ['with empty lines and lines of empty cells', `\n\n${JIAOYU.join(',')}\n,,,,\n   \n${WEIJIAN.join(',')}\n\n`],
    ['with every cell quoted', both.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')],
    ['with quoted cells after a space', both.map((row) => row.map((cell) => ` "${cell}" `).join(',')).join('\n')],
    ['with spaces of both widths around', both.map((row) => row.map((cell) => ` ${cell}\u3000`).join(',')).join('\n')],
    ['with capitals in code and address', csv(['JiaoYu', ...JIAOYU.slice(1, 4), JIAOYU[4]!.toUpperCase()], WEIJIAN)],
    [
      'with full-width letters in the address',
      csv([...JIAOYU.slice(0, 4), 'ｚｈｏｕ＠yunxi.example.invalid'], WEIJIAN),
    ],
    ['with empty columns for the season’s people', csv([...JIAOYU, '', '', '', ''], [...WEIJIAN, '', ''])],
  ])('%s', (_, text) => {
    expect(taken(text)).toEqual(two);
  });

  test('a quoted cell may hold commas, quotes and a line break', () => {
    const [agency] = taken('jiaoyu,"云溪县""新区"",教育\n局",部门,周小雨,zhou@yunxi.example.invalid');
    expect(agency!.name).toBe('云溪县"新区",教育\n局');
  });
});

test.each([
  ['部门', 'department'],
  ['乡镇', 'township'],
  ['街道', 'township'],
  ['政府', 'government'],
  ['垂直', 'vertical'],
  ['垂直管理', 'vertical'],
])('the kind %s is %s', (word, kind) => {
  expect(taken(csv(JIAOYU.with(2, word)))[0]!.kind).toBe(kind);
});

describe('a fault names its line, its column and what stands there', () => {
  const full = [...JIAOYU, '郑一', 'zheng@example.invalid', '冯二', 'feng@example.invalid'];
  const without = (...edits: [number, string][]) => csv(edits.reduce((row, [at, text]) => row.with(at, text), full));
  const long = '很'.repeat(61);
  const faults: [string, string, RosterProblem][] = [
    ['nothing pasted', ' \n ', { line: 1, field: null, code: 'empty-roster', value: '' }],
    ['headings alone', csv(HEADINGS), { line: 1, field: null, code: 'empty-roster', value: '' }],
    ['too few columns', 'jiaoyu,教育局,部门', { line: 1, field: null, code: 'columns', value: 'jiaoyu 教育局 部门' }],
    ['no code', without([0, '']), { line: 1, field: 'id', code: 'missing', value: '' }],
    ['a Chinese code', without([0, '教育局']), { line: 1, field: 'id', code: 'bad-id', value: '教育局' }],
    ['a code too long', without([0, 'a'.repeat(41)]), { line: 1, field: 'id', code: 'bad-id', value: 'a'.repeat(41) }],
    ['no name', without([1, '']), { line: 1, field: 'name', code: 'missing', value: '' }],
    ['a name of one character', without([1, '局']), { line: 1, field: 'name', code: 'bad-name', value: '局' }],
    ['a name too long', without([1, long]), { line: 1, field: 'name', code: 'bad-name', value: '很'.repeat(60) }],
    ['no kind', without([2, '']), { line: 1, field: 'kind', code: 'missing', value: '' }],
    ['an unknown kind', without([2, '公司']), { line: 1, field: 'kind', code: 'bad-kind', value: '公司' }],
    [
      'a kind that only a program knows',
      without([2, 'constructor']),
      { line: 1, field: 'kind', code: 'bad-kind', value: 'constructor' },
    ],
    ['no contact', without([3, '']), { line: 1, field: 'contactName', code: 'missing', value: '' }],
    [
      'a contact’s name too long',
      without([3, long]),
      { line: 1, field: 'contactName', code: 'bad-person', value: '很'.repeat(60) },
    ],
    ['no address', without([4, '']), { line: 1, field: 'contactAddress', code: 'missing', value: '' }],
    ['a bad address', without([4, 'zhou@']), { line: 1, field: 'contactAddress', code: 'bad-address', value: 'zhou@' }],
    ['a reviewer without address', without([6, '']), { line: 1, field: 'reviewerAddress', code: 'missing', value: '' }],
    ['a reviewer without name', without([5, '']), { line: 1, field: 'reviewerName', code: 'missing', value: '' }],
    [
      'a bad address of the approver',
      without([8, 'x']),
      { line: 1, field: 'approverAddress', code: 'bad-address', value: 'x' },
    ],
    [
      'a power to make rules that is neither had nor not',
      csv([...full, '也许']),
      { line: 1, field: 'ruleMaking', code: 'bad-rule-making', value: '也许' },
    ],
    [
      'contact and reviewer at one address',
      without([6, JIAOYU[4]!]),
      { line: 1, field: 'contactName', code: 'same-person', value: 'contact/reviewer' },
    ],
    [
      'contact and approver of one name',
      without([7, '周小雨']),
      { line: 1, field: 'contactName', code: 'same-person', value: 'contact/approver' },
    ],
    [
      'reviewer and approver at one address',
      without([8, 'ZHENG@example.invalid']),
      { line: 1, field: 'reviewerName', code: 'same-person', value: 'reviewer/approver' },
    ],
    [
      'the season’s reviewer as contact',
      csv([...JIAOYU.slice(0, 3), '李复核', reviewer.address]),
      { line: 1, field: 'contactName', code: 'same-person', value: 'contact/reviewer' },
    ],
    ['a code twice', csv(JIAOYU, WEIJIAN.with(0, 'JIAOYU')), { line: 2, field: 'id', code: 'twice', value: 'jiaoyu' }],
    [
      'a name twice',
      csv(JIAOYU, WEIJIAN.with(1, '云溪县教育局')),
      { line: 2, field: 'name', code: 'twice', value: '云溪县教育局' },
    ],
  ];
  test.each(faults)('%s', (_, text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  test('and every kind of fault is among these, or is of too many lines', () => {
    const shown = new Set(faults.map(([, , { code }]) => code));
    expect(ROSTER_PROBLEMS.filter((code) => !shown.has(code))).toEqual(['too-many']);
  });

  test('counted as pasted: headings, empty lines and breaks within a cell count', () => {
    const text = `${HEADINGS.join(',')}\r\n\r\njiaoyu,"教育\r\n局",部门,周小雨,zhou@yunxi.example.invalid\r\nbad code,卫健局,部门,吴晴,wu@`;
    expect(problems(text)).toEqual(
      [
        { line: 5, field: 'contactAddress', code: 'bad-address', value: 'wu@' },
        { line: 5, field: 'id', code: 'bad-id', value: 'bad code' },
      ].sort((a, b) => (a.field === 'id' ? -1 : b.field === 'id' ? 1 : 0)),
    );
  });

  test('all of them at once; nothing is taken over while there is any', () => {
    const text = csv(JIAOYU.with(2, '公司').with(4, 'zhou@'), WEIJIAN.with(0, ''), ['x']);
    expect(problems(text).map(({ line, code }) => [line, code])).toEqual([
      [1, 'bad-kind'],
      [1, 'bad-address'],
      [2, 'missing'],
      [3, 'columns'],
    ]);
    expect(readRoster(text, season)).not.toHaveProperty('agencies');
  });
});

describe('a big roster', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => [`unit-${n}`, `第${n}单位`, '部门', `联系人${n}`, `c${n}@example.invalid`]);
  test('of 3,000 lines is read whole', () => {
    expect(taken(csv(HEADINGS, ...rows(3000)))).toHaveLength(3000);
  });
  test('of one line more is refused as a whole', () => {
    expect(problems(csv(...rows(3001)))).toEqual([{ line: 3000, field: null, code: 'too-many', value: '3001' }]);
  });
});

test('whatever is pasted is answered with agencies or with problems on lines that exist', () => {
  const piece = fc.constantFrom(
    ',',
    '，',
    '\t',
    '"',
    '\n',
    '\r\n',
    'jiaoyu',
    '教育局',
    '部门',
    'a@b.example',
    ' ',
    '\uFEFF',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const reading = readRoster(text, season);
      if ('agencies' in reading) return reading.agencies.length > 0;
      const lines = text.split(/\r\n?|\n/).length;
      return reading.problems.length > 0 && reading.problems.every(({ line }) => line >= 1 && line <= lines);
    }),
  );
});
