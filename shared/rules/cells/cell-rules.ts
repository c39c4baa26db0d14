/** V01 to V04: what a single cell of a filing may hold. Whether the numbers agree with each other is for other rules. */
import {
  CELL_IDS,
  FEE_CELL,
  TABLE2_CELLS,
  TABLE3_CELLS,
  TABLE4_CELLS,
  TABLE4_GROUPS,
  table3Position,
  type CellId,
  type Table3Cell,
} from '#shared/report/cells.js';
import { cellName, SECTION_ORDINALS } from '#shared/report/labels.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { Found, Rule } from '../rule.js';
import { withoutNumber } from '../operands.js';

const COUNTS = CELL_IDS.filter((id) => id !== FEE_CELL);

/** V01. The reader refuses a sign or a unit; what comes here as a number can only be wrong by its decimals. */
export const V01: Rule = {
  id: 'V01',
  severity: 'block',
  scope: 'cell',
  title: { zh: '件数应为非负整数', en: 'Counts are whole numbers, 0 or more' },
  basis: {
    kind: 'official',
    text: {
      zh: '国办公开办函〔2021〕30号所附表格：除收费金额外，各项均为件数。',
      en: 'Form of 国办公开办函〔2021〕30号: all items but the amount of charges are counts.',
    },
  },
  remedy: {
    zh: '请对照台账，把这一格改为整数；没有发生的事项填0。',
    en: 'Enter a whole number from your register; enter 0 where nothing happened.',
  },
  examples: {
    passes: { cells: { 'activeDisclosure.licensing.decisions': '182' } },
    fails: { cells: { 'activeDisclosure.licensing.decisions': '18.2' } },
  },
  check: (record) => {
    const wrong = COUNTS.filter((id) => /\.\d*[1-9]/.test(record.cells[id].value ?? ''));
    return [
      ...wrong.map((id): Found => {
        const value = record.cells[id].value ?? '';
        return {
          kind: 'found',
          cells: [id],
          message: {
            zh: `“${cellName(id).zh}”应填整数件数，现在是“${value}”。`,
            en: `“${cellName(id).en}” must be a whole number; it says “${value}”.`,
          },
          actual: value,
        };
      }),
      ...withoutNumber(record, COUNTS, ['unread', 'blank', 'mark', 'not-printed']),
    ];
  },
};

/** V02. An amount in 元 is ten thousand times too large; once a person has keyed the cell, what was printed is history. */
export const V02: Rule = {
  id: 'V02',
  severity: 'block',
  scope: 'cell',
  title: { zh: '收费金额以万元为单位', en: 'The amount of charges is in 10,000 yuan' },
  basis: {
    kind: 'official',
    text: {
      zh: '国办公开办函〔2021〕30号所附表格，第二十条第（八）项表头：本年收费金额（单位：万元）。',
      en: 'Form of 国办公开办函〔2021〕30号, head of article 20 (8): amount in 10,000 yuan.',
    },
  },
  remedy: {
    zh: '请把金额换算成万元（元数除以10000），只填数字，不写单位。例如188710元填18.8710。',
    en: 'Convert the amount to 10,000 yuan (divide by 10,000) and enter digits only: 188,710 yuan is 18.8710.',
  },
  examples: {
    passes: { cells: { [FEE_CELL]: '18.8710' } },
    fails: { cells: { [FEE_CELL]: { unread: '188710元' } } },
  },
  check: (record) => {
    const cell = record.cells[FEE_CELL];
    const printed = [cell.raw, ...(cell.candidates ?? [])].find((text) => text.includes('元'));
    if (printed === undefined || cell.attested?.how === 'keyed') {
      return withoutNumber(record, [FEE_CELL], ['unread', 'blank', 'mark', 'not-printed']);
    }
    const yuan = /^(\d{1,18})元$/.exec(printed.replaceAll(',', ''))?.[1];
    const padded = (yuan ?? '').padStart(5, '0');
    const converted = `${padded.slice(0, -4)}.${padded.slice(-4)}`;
    return [
      {
        kind: 'found',
        cells: [FEE_CELL],
        message: {
          zh: `“${cellName(FEE_CELL).zh}”一格只填数字，单位是万元；现在写的是“${printed}”。`,
          en: `“${cellName(FEE_CELL).en}” takes digits only, in 10,000 yuan; it says “${printed}”.`,
        },
        ...(yuan !== undefined && {
          remedy: {
            zh: `如果金额确为${yuan}元，请改填${converted}（万元）。`,
            en: `If the amount is ${yuan} yuan, enter ${converted} (10,000 yuan).`,
          },
          expected: converted,
        }),
      },
    ];
  },
};

/** The cells that one line of the form holds: a clerk mends a row at a time, so a row of blanks is one finding. */
function lines(): readonly { readonly cells: readonly CellId[] }[] {
  const rows = new Map<string, Table3Cell[]>();
  for (const id of TABLE3_CELLS) {
    const { row } = table3Position(id);
    rows.set(row, [...(rows.get(row) ?? []), id]);
  }
  return [
    ...TABLE2_CELLS.map((id) => ({ cells: [id] })),
    ...[...rows.values()].map((cells) => ({ cells })),
    ...TABLE4_GROUPS.map((group) => ({ cells: TABLE4_CELLS.filter((id) => id.startsWith(`${group}.`)) })),
  ];
}
const LINES = lines();

function named(record: ReportRecord, id: CellId, language: 'zh' | 'en'): string {
  const { kind, raw } = record.cells[id];
  const name = cellName(id)[language];
  if (kind === 'blank') return language === 'zh' ? `“${name}”为空` : `“${name}” is blank`;
  return language === 'zh' ? `“${name}”填写了“${raw}”` : `“${name}” says “${raw}”`;
}

export const V03: Rule = {
  id: 'V03',
  severity: 'block',
  scope: 'cell',
  title: { zh: '每一格都要填数字，没有发生填0', en: 'Every cell holds a number; 0 where nothing happened' },
  basis: {
    kind: 'practice',
    text: {
      zh: '空白、“/”、“—”、“无”无法与漏填相区分，也无法汇总；主管部门审核时一般要求填0。',
      en: 'A blank, “/”, “—” or “无” cannot be told from an omission and cannot be added up; supervisors ask for 0.',
    },
  },
  remedy: {
    zh: '请核实：没有发生的填0；有发生的填实际数字。然后重新上传文件。',
    en: 'Check each: enter 0 where nothing happened, the number where something did; then upload the file again.',
  },
  examples: {
    passes: { cells: { 'review.upheld': '0' } },
    fails: { cells: { 'review.upheld': '', 'review.corrected': '/' } },
  },
  check: (record) => [
    ...LINES.flatMap((line): Found[] => {
      const empty = line.cells.filter((id) => ['blank', 'mark'].includes(record.cells[id].kind));
      if (empty.length === 0) return [];
      const shown = empty.slice(0, 3);
      const more = empty.length > shown.length;
      return [
        {
          kind: 'found',
          about: line.cells[0] ?? '',
          cells: empty,
          message: {
            zh: `${shown.map((id) => named(record, id, 'zh')).join('，')}${more ? `，同一行共${empty.length}格如此` : ''}。`,
            en: `${shown.map((id) => named(record, id, 'en')).join(', ')}${more ? `; ${empty.length} cells of this row in all` : ''}.`,
          },
        },
      ];
    }),
    ...withoutNumber(record, CELL_IDS, ['unread', 'not-printed']),
  ],
};

const TABLES: readonly { readonly number: 2 | 3 | 4; readonly cells: readonly CellId[] }[] = [
  { number: 2, cells: TABLE2_CELLS },
  { number: 3, cells: TABLE3_CELLS },
  { number: 4, cells: TABLE4_CELLS },
];

/** V04. What the document prints, where reading folded full-width digits, separators or spaces to get a number. */
function foldedCells(record: ReportRecord): Map<CellId, string> {
  const folded = new Map<CellId, string>();
  for (const note of record.notes) {
    if (note.code !== 'folded') continue;
    const printed = /“(.*)”/.exec(note.text)?.[1] ?? '';
    for (const id of note.cells) folded.set(id, printed);
  }
  return folded;
}

export const V04: Rule = {
  id: 'V04',
  severity: 'note',
  scope: 'cell',
  title: {
    zh: '全角数字、千分位和空格已识别为数字',
    en: 'Full-width digits, separators and spaces were read as numbers',
  },
  basis: {
    kind: 'practice',
    text: {
      zh: '数字写法不影响填报，但识别结果应由填报人看一眼。',
      en: 'The way a number is written does not matter, but the reading deserves a look.',
    },
  },
  remedy: {
    zh: '请对照原件看一眼识别出的数字；无误则不必修改。',
    en: 'Compare the numbers with the document; nothing needs changing if they are right.',
  },
  examples: {
    passes: { cells: { 'review.total': '12', 'review.upheld': '12' } },
    fails: { cells: { 'review.total': '12', 'review.upheld': '12' }, folded: { 'review.total': '１２' } },
  },
  check: (record) => {
    const folded = foldedCells(record);
    return TABLES.flatMap(({ number, cells }): Found[] => {
      const here = cells.filter((id) => folded.has(id) && record.cells[id].kind === 'number');
      const [first] = here;
      if (first === undefined) return [];
      const ordinal = SECTION_ORDINALS[number - 1] ?? '';
      const [printed, value] = [folded.get(first) ?? '', record.cells[first].value ?? ''];
      return [
        {
          kind: 'found',
          about: cells[0] ?? '',
          cells: here,
          message: {
            zh: `第${ordinal}部分表格有${here.length}个数字用了全角、千分位或空格，例如“${cellName(first).zh}”的“${printed}”识别为${value}。`,
            en: `Numbers of section ${number} with full-width digits, separators or spaces: ${here.length}; e.g. “${printed}” in “${cellName(first).en}” was read as ${value}.`,
          },
        },
      ];
    });
  },
};
