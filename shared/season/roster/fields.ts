/** What a roster says of an agency, field by field, and the words by which our own template heads the columns. */
import type { AgencyKind } from '#shared/ids/agency-kind.js';

/** In the order of our own template, whose first ten columns are those of rosters from before headings were understood. */
export const ROSTER_FIELDS = [
  'id',
  'name',
  'kind',
  'contactName',
  'contactAddress',
  'reviewerName',
  'reviewerAddress',
  'approverName',
  'approverAddress',
  'ruleMaking',
  'phone',
  'aliases',
  'parent',
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];
export const ROSTER_HEADINGS: Readonly<Record<RosterField, string>> = {
  id: '单位代码',
  name: '单位名称',
  kind: '类别',
  contactName: '联系人',
  contactAddress: '联系邮箱',
  reviewerName: '初审人',
  reviewerAddress: '初审邮箱',
  approverName: '审定人',
  approverAddress: '审定邮箱',
  ruleMaking: '规章制定权',
  phone: '联系电话',
  aliases: '简称',
  parent: '上级单位',
};

/** Why a column is not taken over: it numbers the lines, names the agency's own leader, or means nothing to the product. */
export const UNUSED_COLUMNS = ['number', 'leader', 'other'] as const;
export type UnusedColumn = (typeof UNUSED_COLUMNS)[number];
export type ColumnUse = RosterField | UnusedColumn;
export const COLUMN_USES: readonly ColumnUse[] = [...ROSTER_FIELDS, ...UNUSED_COLUMNS];

export function isField(use: ColumnUse | undefined): use is RosterField {
  return use !== undefined && (ROSTER_FIELDS as readonly string[]).includes(use);
}

export const KIND_WORDS: Readonly<Record<string, AgencyKind>> = {
  部门: 'department',
  乡镇: 'township',
  街道: 'township',
  政府: 'government',
  垂直: 'vertical',
  垂直管理: 'vertical',
};

/** Other ways in which offices write a kind; the first that fits counts. */
const KIND_PATTERNS: readonly (readonly [RegExp, AgencyKind])[] = [
  [/垂直|垂管|直管|双重管理|中央驻|省驻|市驻|驻县|驻区/u, 'vertical'],
  [/乡|镇|街道|街办/u, 'township'],
  [/部门|委局|委办局|事业|单位|机构|企业|团体|园区|管委/u, 'department'],
  [/政府/u, 'government'],
];

/** What a cell of the column of kinds says; undefined for words that say none. */
export function kindOfWord(word: string): AgencyKind | undefined {
  const plain = word.replace(/[\s（）()]/gu, '');
  if (Object.hasOwn(KIND_WORDS, plain)) return KIND_WORDS[plain];
  return KIND_PATTERNS.find(([pattern]) => pattern.test(plain))?.[1];
}

/** A roster as a table of texts, wherever it came from. */
export interface SourceRow {
  /** As the spreadsheet counts, or as pasted: from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}
export interface SourceTable {
  /** Of a workbook: the tab. */
  readonly sheet: string | null;
  readonly rows: readonly SourceRow[];
}

export const MAX_LINES = 3000;
/** Beyond what people see at once; wider sheets have notes far to the right. */
export const MAX_COLUMNS = 40;
/** A cell of a roster holds a name, an address, a phone; longer ones are remarks. */
export const MAX_CELL = 200;
