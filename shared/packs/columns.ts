/**
 * The columns of the packs, once: heads of the CSV files, types of the Parquet files, Table Schema and the page about the data
 * are all drawn from here. A cell has its id as code and its official name in two languages.
 */
import { dayOf } from '#shared/ids/calendar.js';
import { CELL_IDS, FEE_CELL, SHORT_FORM_CELLS, TABLE3_COLUMNS, tableOf } from '#shared/report/cells.js';
import { cellName, TABLE3_COLUMN_LABELS, TABLE3_ROW_LABELS, type Bilingual } from '#shared/report/labels.js';
import { textsIn } from '#shared/words/texts.js';
import { siteData } from '#shared/words/zh/site-data.js';
import { siteHistory } from '#shared/words/zh/site-history.js';
import { site } from '#shared/words/zh/site.js';
import { isAddedUp, type PublicCell, type PublicReport } from './public-report.js';

export type ColumnType = 'text' | 'whole' | 'decimal' | 'instant';

export interface Column<Row> {
  /** The head of the column in Parquet and in the long CSV files; ASCII, never changed. */
  readonly name: string;
  readonly type: ColumnType;
  /** A decimal string where the type is a number. */
  readonly of: (row: Row) => string | null;
}

/** Of the one amount among counts. */
const FEE_UNIT = '10000 CNY';

/** Of a cell, by its id: made once, since a long table asks for it in every row. */
interface CellFacts {
  /** Its official name, also of those that only the older form prints. */
  readonly name: Bilingual;
  readonly table: string;
  readonly unit: string;
}

const FACTS = new Map<string, CellFacts>([
  ...CELL_IDS.map((id): [string, CellFacts] => [
    id,
    { name: cellName(id), table: String(tableOf(id)), unit: id === FEE_CELL ? FEE_UNIT : 'count' },
  ]),
  ...SHORT_FORM_CELLS.map((id, at): [string, CellFacts] => {
    const column = TABLE3_COLUMN_LABELS[TABLE3_COLUMNS[at] ?? 'total'].en.toLowerCase();
    const en = textsIn('en').openData.shortFormEnglish(TABLE3_ROW_LABELS['otherHandling.total'].en, column);
    return [id, { name: { zh: siteData.shortFormCell(at), en }, table: '3', unit: 'count' }];
  }),
]);

export function factsOf(id: string): CellFacts {
  const facts = FACTS.get(id);
  if (facts === undefined) throw new RangeError(`not a cell: ${id}`);
  return facts;
}
export const nameOf = (id: string): Bilingual => factsOf(id).name;

type OfReport = Column<PublicReport>;

const YEAR: OfReport = {
  name: 'year',
  type: 'whole',
  of: ({ year }) => String(year),
};
const AGENCY: OfReport = {
  name: 'agency',
  type: 'text',
  of: ({ agency }) => agency.id,
};
const AGENCY_NAME: OfReport = {
  name: 'agency_name',
  type: 'text',
  of: ({ agency }) => agency.name,
};
const AGENCY_KIND: OfReport = {
  name: 'agency_kind',
  type: 'text',
  of: ({ agency }) => agency.kind,
};

/** `history`: imported from an earlier year, and approved by nobody here. */
const SOURCE: OfReport = {
  name: 'source',
  type: 'text',
  of: ({ source }) => source ?? 'filed',
};

/** Of a table with one row per report, before its cells. */
export const REPORT_COLUMNS: readonly OfReport[] = [
  YEAR,
  AGENCY,
  AGENCY_NAME,
  AGENCY_KIND,
  { name: 'area', type: 'text', of: ({ area }) => area },
  { name: 'version', type: 'whole', of: ({ version }) => String(version) },
  {
    name: 'published_at',
    type: 'instant',
    of: ({ publishedAt }) => publishedAt,
  },
  {
    name: 'corrected_at',
    type: 'instant',
    of: ({ correction }) => correction?.at ?? null,
  },
  {
    name: 'correction_reason',
    type: 'text',
    of: ({ correction }) => correction?.reason ?? null,
  },
  {
    name: 'form',
    type: 'text',
    of: ({ form }) => form,
  },
  {
    name: 'page',
    type: 'text',
    of: ({ page }) => page,
  },
  {
    name: 'original_sha256',
    type: 'text',
    of: ({ original }) => original.digest,
  },
  SOURCE,
  // Whether the totals of its year add it up.
  { name: 'counted', type: 'text', of: (report) => String(isAddedUp(report)) },
];

export const CELL_COLUMNS: readonly OfReport[] = [
  ...CELL_IDS.map((id, at): OfReport => ({
    name: id,
    type: id === FEE_CELL ? 'decimal' : 'whole',
    of: ({ values }) => values[at] ?? null,
  })),
  ...SHORT_FORM_CELLS.map((id, at): OfReport => ({
    name: id,
    type: 'whole',
    of: ({ shortForm }) => shortForm?.[at] ?? null,
  })),
];
export const WIDE_COLUMNS: readonly OfReport[] = [...REPORT_COLUMNS, ...CELL_COLUMNS];

export interface CellRow {
  readonly report: PublicReport;
  readonly cell: PublicCell;
}
type OfCell = Column<CellRow>;

const asOfCell = ({ of, ...column }: OfReport): OfCell => ({ ...column, of: ({ report }) => of(report) });

/** Of a table with one row per cell. */
export const LONG_COLUMNS: readonly OfCell[] = [
  asOfCell(YEAR),
  asOfCell(AGENCY),
  asOfCell(AGENCY_NAME),
  asOfCell(AGENCY_KIND),
  {
    name: 'table',
    type: 'whole',
    of: ({ cell }) => factsOf(cell.id).table,
  },
  { name: 'cell', type: 'text', of: ({ cell }) => cell.id },
  { name: 'name_zh', type: 'text', of: ({ cell }) => nameOf(cell.id).zh },
  { name: 'name_en', type: 'text', of: ({ cell }) => nameOf(cell.id).en },
  {
    name: 'kind',
    type: 'text',
    of: ({ cell }) => cell.kind,
  },
  {
    name: 'value',
    type: 'decimal',
    of: ({ cell }) => cell.value,
  },
  { name: 'unit', type: 'text', of: ({ cell }) => factsOf(cell.id).unit },
  asOfCell(SOURCE),
];

/** What a column means, in two languages: for a cell its official name. */
export function titleOf(name: string): Bilingual {
  const [zh, en] = [textsIn('zh').openData.columns, textsIn('en').openData.columns];
  const known = name as keyof typeof zh;
  return name in zh ? { zh: zh[known], en: en[known] } : nameOf(name);
}

/** The heads and fields of the wide CSV, in Chinese as people with a spreadsheet had them from the first release on. */
export const WIDE_CSV: readonly { readonly head: string; readonly type: ColumnType; readonly of: OfReport['of'] }[] =
  (() => {
    const fields: readonly [ColumnType, OfReport['of']][] = [
      ['whole', YEAR.of],
      ['text', AGENCY.of],
      ['text', AGENCY_NAME.of],
      ['text', ({ agency }) => site.agencyKinds[agency.kind]],
      ['whole', ({ version }) => String(version)],
      ['text', ({ publishedAt }) => dayOf(publishedAt)],
      ['text', ({ correction }) => (correction === null ? '' : dayOf(correction.at))],
      ['text', ({ correction }) => correction?.reason ?? ''],
      ['text', ({ form }) => form],
      ['text', ({ page }) => page],
      ['text', ({ original }) => original.digest],
      ['whole', ({ values }) => String(values.filter((value) => value !== null).length)],
      ['text', ({ source }) => (source === 'history' ? siteHistory.csvValue : siteHistory.csvFiled)],
      ['text', (report) => siteData.counted(isAddedUp(report))],
    ];
    return [
      ...fields.map(([type, of], at) => ({ head: siteData.yearHead[at] ?? '', type, of })),
      ...CELL_COLUMNS.map(({ name, type, of }) => ({ head: nameOf(name).zh, type, of })),
    ];
  })();
