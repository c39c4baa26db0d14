/**
 * The three tables of the official form as rows of cells with their spans: the one drawing that the public pages, the
 * desk, the exports and the blank form share. It holds geometry, words and cell ids only; values, colours and marks
 * are for whoever draws it. Every value cell names the heads above and beside it, so that a reader of the page by ear
 * hears what a reader by eye sees (WCAG technique H43).
 */
import {
  SHORT_FORM_ABSENT_ROWS,
  SHORT_FORM_ROW,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table3Cell,
  table4Cell,
  type CellId,
  type ShortFormCell,
  type Table3Row,
} from './cells.js';
import {
  SECTION_HEADINGS,
  TABLE2_BLOCKS,
  TABLE2_CORNER,
  TABLE3_APPLICANTS,
  TABLE3_COLUMN_LABELS,
  TABLE3_GROUPS,
  TABLE3_NOTE,
  TABLE3_ORGANISATIONS,
  TABLE3_RESULTS_BLOCK,
  TABLE3_ROW_LABELS,
  TABLE4_GROUP_LABELS,
  TABLE4_LITIGATION,
  TABLE4_RESULT_LABELS,
  table3GroupOf,
  type Bilingual,
} from './labels.js';

/** `short`: 其他处理 printed as one row, as the older form has it. */
export type FormVariant = 'full' | 'short';

/** Which way a head reads: down its columns, along its row, or over a band of the whole table (`band`, `corner`). */
export type HeadScope = 'col' | 'colgroup' | 'row' | 'rowgroup' | 'band' | 'corner';

export interface FormHead {
  readonly is: 'head';
  /** Unique within the page: `t3.col.naturalPerson`. Fit for an HTML id. */
  readonly id: string;
  readonly label: Bilingual;
  readonly scope: HeadScope;
  /** First column of the grid that it covers, from 0. */
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface FormValue {
  readonly is: 'value';
  readonly cell: CellId | ShortFormCell;
  /** Ids of the heads that name this cell, from the outermost to the innermost, rows before columns. */
  readonly heads: readonly string[];
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: 1;
}

export type FormCell = FormHead | FormValue;
export interface FormRow {
  readonly cells: readonly FormCell[];
}

export interface FormTable {
  /** The number of the section it stands in. */
  readonly table: 2 | 3 | 4;
  readonly caption: Bilingual;
  /** Columns of the grid; the first `stubColumns` hold row heads. */
  readonly columns: number;
  readonly stubColumns: number;
  /** Rows of column heads above everything; empty in table 2, whose heads stand inside its four parts. */
  readonly head: readonly FormRow[];
  /** The parts of the body, each with its own heads where it has some: four in table 2, one in tables 3 and 4. */
  readonly parts: readonly (readonly FormRow[])[];
}

interface HeadShape {
  readonly column: number;
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

function head(id: string, label: Bilingual, scope: HeadScope, shape: HeadShape): FormHead {
  return {
    is: 'head',
    id,
    label,
    scope,
    column: shape.column,
    colSpan: shape.colSpan ?? 1,
    rowSpan: shape.rowSpan ?? 1,
  };
}

function value(cell: CellId | ShortFormCell, heads: readonly string[], column: number, colSpan = 1): FormValue {
  return { is: 'value', cell, heads, column, colSpan, rowSpan: 1 };
}

function caption(table: 2 | 3 | 4): Bilingual {
  return SECTION_HEADINGS[table - 1] ?? { zh: '', en: '' };
}

/** 主动公开: four parts under each other, on a grid of one stub and three columns. */
export function table2Layout(): FormTable {
  const width = 3;
  const parts = TABLE2_BLOCKS.map((block, part): FormRow[] => {
    const name = `t2.${part + 1}`;
    const span = width / block.columns.length;
    const article = head(`${name}.article`, block.article, 'band', { column: 0, colSpan: width + 1 });
    const columns = block.columns.map((label, index) =>
      head(`${name}.col.${index + 1}`, label, 'col', { column: 1 + index * span, colSpan: span }),
    );
    const corner = head(`${name}.corner`, TABLE2_CORNER, 'corner', { column: 0 });
    const rows = block.rows.map((row, index): FormRow => {
      const stub = head(`${name}.row.${index + 1}`, row.label, 'row', { column: 0 });
      const values = row.cells.map((cell, at) =>
        value(cell, [article.id, stub.id, `${name}.col.${at + 1}`], 1 + at * span, span),
      );
      return { cells: [stub, ...values] };
    });
    return [{ cells: [article] }, { cells: [corner, ...columns] }, ...rows];
  });
  return { table: 2, caption: caption(2), columns: width + 1, stubColumns: 1, head: [], parts };
}

type PrintedRow = Table3Row | typeof SHORT_FORM_ROW;

/** The rows of table 3 that the form of this variant prints, in order. */
export function table3PrintedRows(variant: FormVariant): PrintedRow[] {
  if (variant === 'full') return [...TABLE3_ROWS];
  const absent: readonly Table3Row[] = SHORT_FORM_ABSENT_ROWS;
  return TABLE3_ROWS.flatMap((row): PrintedRow[] => {
    if (!absent.includes(row)) return [row];
    return row === absent[0] ? [SHORT_FORM_ROW] : [];
  });
}

const TABLE3_STUBS = 3;
const APPLICANTS = 't3.applicants';
const ORGANISATIONS = 't3.organisations';

function table3Head(): FormRow[] {
  const last = TABLE3_STUBS + TABLE3_COLUMNS.length - 1;
  const columns = TABLE3_COLUMNS.map((column, index) => {
    const outer = column === 'naturalPerson' || column === 'total';
    return head(`t3.col.${column}`, TABLE3_COLUMN_LABELS[column], 'col', {
      column: TABLE3_STUBS + index,
      rowSpan: outer ? 2 : 1,
    });
  });
  const outer = columns.filter((cell) => cell.rowSpan === 2);
  const inner = columns.filter((cell) => cell.rowSpan === 1);
  return [
    {
      cells: [
        head('t3.note', TABLE3_NOTE, 'corner', { column: 0, colSpan: TABLE3_STUBS, rowSpan: 3 }),
        head(APPLICANTS, TABLE3_APPLICANTS, 'colgroup', { column: TABLE3_STUBS, colSpan: TABLE3_COLUMNS.length }),
      ],
    },
    {
      cells: [
        ...outer.filter((cell) => cell.column < last),
        head(ORGANISATIONS, TABLE3_ORGANISATIONS, 'colgroup', { column: TABLE3_STUBS + 1, colSpan: inner.length }),
        ...outer.filter((cell) => cell.column === last),
      ],
    },
    { cells: inner },
  ];
}

/** 收到和处理申请: three stub columns, seven columns of numbers. */
export function table3Layout(variant: FormVariant): FormTable {
  const printed = table3PrintedRows(variant);
  const inResults = (row: PrintedRow): boolean => !row.startsWith('requests.');
  const groupOf = (row: PrintedRow): ReturnType<typeof table3GroupOf> =>
    row === SHORT_FORM_ROW ? undefined : table3GroupOf(row);
  let [blockDone, groupDone] = [false, ''];

  const body = printed.map((row): FormRow => {
    const stubs: FormHead[] = [];
    const heads: string[] = [];
    if (inResults(row)) {
      heads.push('t3.results');
      if (!blockDone) {
        const rowSpan = printed.filter(inResults).length;
        stubs.push(head('t3.results', TABLE3_RESULTS_BLOCK, 'rowgroup', { column: 0, rowSpan }));
        blockDone = true;
      }
    }
    const group = groupOf(row);
    if (group !== undefined) {
      heads.push(`t3.group.${group}`);
      if (groupDone !== group) {
        const rowSpan = printed.filter((other) => groupOf(other) === group).length;
        stubs.push(head(`t3.group.${group}`, TABLE3_GROUPS[group], 'rowgroup', { column: 1, rowSpan }));
        groupDone = group;
      }
    }
    const own = head(`t3.row.${row}`, TABLE3_ROW_LABELS[row], 'row', {
      column: heads.length,
      colSpan: TABLE3_STUBS - heads.length,
    });
    heads.push(own.id);
    const values = TABLE3_COLUMNS.map((column, index) => {
      const organisation = column !== 'naturalPerson' && column !== 'total';
      const above = organisation ? [ORGANISATIONS, `t3.col.${column}`] : [`t3.col.${column}`];
      const cell: CellId | ShortFormCell =
        row === SHORT_FORM_ROW ? `${SHORT_FORM_ROW}@${column}` : table3Cell(row, column);
      return value(cell, [...heads, ...above], TABLE3_STUBS + index);
    });
    return { cells: [...stubs, own, ...values] };
  });
  return {
    table: 3,
    caption: caption(3),
    columns: TABLE3_STUBS + TABLE3_COLUMNS.length,
    stubColumns: TABLE3_STUBS,
    head: table3Head(),
    parts: [body],
  };
}

/**
 * 复议、诉讼: fifteen columns, one row, no stub. As the official form prints it, the results of 行政复议 stand beside the two
 * kinds of litigation and reach down to theirs.
 */
export function table4Layout(): FormTable {
  const width = TABLE4_RESULTS.length;
  const [review, ...litigation] = TABLE4_GROUPS;
  const groupHead = (group: (typeof TABLE4_GROUPS)[number]): FormHead =>
    head(`t4.${group}`, TABLE4_GROUP_LABELS[group], 'colgroup', {
      column: TABLE4_GROUPS.indexOf(group) * width,
      colSpan: width,
    });
  const resultHeads = (group: (typeof TABLE4_GROUPS)[number], rowSpan: number): FormHead[] =>
    TABLE4_RESULTS.map((result, index) =>
      head(`t4.${group}.${result}`, TABLE4_RESULT_LABELS[result], 'col', {
        column: TABLE4_GROUPS.indexOf(group) * width + index,
        rowSpan,
      }),
    );
  const values = TABLE4_GROUPS.flatMap((group, at) =>
    TABLE4_RESULTS.map((result, index) => {
      const outer = group === review ? [] : ['t4.litigation'];
      return value(table4Cell(group, result), [...outer, `t4.${group}`, `t4.${group}.${result}`], at * width + index);
    }),
  );
  return {
    table: 4,
    caption: caption(4),
    columns: TABLE4_GROUPS.length * width,
    stubColumns: 0,
    head: [
      {
        cells: [
          groupHead(review),
          head('t4.litigation', TABLE4_LITIGATION, 'colgroup', { column: width, colSpan: litigation.length * width }),
        ],
      },
      { cells: [...resultHeads(review, 2), ...litigation.map(groupHead)] },
      { cells: litigation.flatMap((group) => resultHeads(group, 1)) },
    ],
    parts: [[{ cells: values }]],
  };
}

/** The three tables of one form, keyed by their number. */
export function formLayout(variant: FormVariant): Readonly<Record<2 | 3 | 4, FormTable>> {
  return { 2: table2Layout(), 3: table3Layout(variant), 4: table4Layout() };
}

/** The variant that a record was read from: the older form is the one that keeps its single row 其他处理. */
export function variantOf(record: { readonly shortFormRow: unknown }): FormVariant {
  return record.shortFormRow === null ? 'full' : 'short';
}
