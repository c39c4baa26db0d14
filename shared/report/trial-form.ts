/**
 * What the trial form of 2019 (国办公开办函〔2019〕60号, report years 2019 and 2020) prints otherwise than the form in
 * force: table 2. Its table 3 has the same labels with 其他处理 as a single row, its table 4 is the same. A report of
 * that form is history: it is read by these heads, and only figures that mean the same take a place among the 200 cells.
 */
import { TABLE2_CELLS, type CellId, type Table2Cell } from './cells.js';
import type { Bilingual } from './labels.js';

/** One of the small tables of table 2; `null` stands for a figure that is no cell of the form in force. */
export interface PrintedBlock {
  readonly article: Bilingual;
  readonly columns: readonly Bilingual[];
  readonly rows: readonly { readonly label: Bilingual; readonly cells: readonly (Table2Cell | null)[] }[];
}

const ITEMS_BEFORE: Bilingual = { zh: '上一年项目数量', en: 'Items last year' };
const ITEMS_CHANGE: Bilingual = { zh: '本年增/减', en: 'Change this year' };
const ITEM_COLUMNS: readonly Bilingual[] = [ITEMS_BEFORE, ITEMS_CHANGE, { zh: '处理决定数量', en: 'Decisions' }];

/**
 * 处理决定数量 counts the decisions of the year, as 本年处理决定数量 does today: 许可, 处罚 and 强制 keep their figure.
 * Nothing else does. 对外公开总数量 counts what was ever made public and not what is in force, 新制作 and 新公开 are
 * neither 制发 nor 废止, items are not decisions, and charges are counted there as items, without an amount.
 */
export const TRIAL_TABLE2_BLOCKS: readonly PrintedBlock[] = [
  {
    article: { zh: '第二十条第（一）项', en: 'Article 20 (1)' },
    columns: [
      { zh: '本年新制作数量', en: 'Newly made this year' },
      { zh: '本年新公开数量', en: 'Newly disclosed this year' },
      { zh: '对外公开总数量', en: 'Disclosed in all' },
    ],
    rows: [
      { label: { zh: '规章', en: 'Rules' }, cells: [null, null, null] },
      { label: { zh: '规范性文件', en: 'Normative documents' }, cells: [null, null, null] },
    ],
  },
  {
    article: { zh: '第二十条第（五）项', en: 'Article 20 (5)' },
    columns: ITEM_COLUMNS,
    rows: [
      {
        label: { zh: '行政许可', en: 'Administrative licensing' },
        cells: [null, null, 'activeDisclosure.licensing.decisions'],
      },
      { label: { zh: '其他对外管理服务事项', en: 'Other services to the public' }, cells: [null, null, null] },
    ],
  },
  {
    article: { zh: '第二十条第（六）项', en: 'Article 20 (6)' },
    columns: ITEM_COLUMNS,
    rows: [
      {
        label: { zh: '行政处罚', en: 'Administrative penalties' },
        cells: [null, null, 'activeDisclosure.penalties.decisions'],
      },
      {
        label: { zh: '行政强制', en: 'Administrative compulsion' },
        cells: [null, null, 'activeDisclosure.compulsion.decisions'],
      },
    ],
  },
  {
    article: { zh: '第二十条第（八）项', en: 'Article 20 (8)' },
    columns: [ITEMS_BEFORE, ITEMS_CHANGE],
    rows: [{ label: { zh: '行政事业性收费', en: 'Administrative charges' }, cells: [null, null] }],
  },
  {
    article: { zh: '第二十条第（九）项', en: 'Article 20 (9)' },
    columns: [
      { zh: '采购项目数量', en: 'Purchases' },
      { zh: '采购总金额', en: 'Amount of purchases' },
    ],
    rows: [{ label: { zh: '政府集中采购', en: 'Central government procurement' }, cells: [null, null] }],
  },
];

const KEPT = new Set(TRIAL_TABLE2_BLOCKS.flatMap((block) => block.rows.flatMap((row) => row.cells)));

/** The cells of table 2 for which the trial form prints no figure of the same meaning. */
export const TRIAL_ABSENT_CELLS: readonly CellId[] = TABLE2_CELLS.filter((id) => !KEPT.has(id));
