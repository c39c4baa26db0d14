/**
 * The three tables of the official form as grids with merged cells, the way the printed Word form lays them out, filled
 * with values and with whatever a made-up document is to print otherwise. Where the grids go on paper or in markup is
 * for the document builders.
 */
import {
  FEE_CELL,
  SHORT_FORM_ABSENT_ROWS,
  SHORT_FORM_ROW,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table4Cell,
  type CellId,
  type ShortFormCell,
  type Table3Row,
} from '#shared/report/cells.js';
import {
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
  type Table3GroupName,
} from '#shared/report/labels.js';
import { TRIAL_TABLE2_BLOCKS, type PrintedBlock } from '#shared/report/trial-form.js';
import { shortFormValues, type FormValues } from './values.js';

/** A cell of a grid; the cells of a row follow each other and skip what spans from above, as in HTML. */
export interface GridCell {
  readonly text: string;
  readonly colspan: number;
  readonly rowspan: number;
  readonly role: 'label' | 'head' | 'value';
}

export interface FormGrid {
  /** Relative widths of the columns. */
  readonly columns: readonly number[];
  readonly rows: readonly (readonly GridCell[])[];
}

export type PrintedRow = Table3Row | typeof SHORT_FORM_ROW;

/** What a document prints otherwise than the plain official form with plain numbers. */
export interface PrintOptions {
  /** The older form: 其他处理 as a single row. */
  readonly shortForm?: boolean;
  /** The trial form of 2019: a table 2 of its own, and 其他处理 as a single row. */
  readonly trialForm?: boolean;
  /** What is printed in place of the number: `''`, `/`, `—`, `无`, `12件`. */
  readonly printed?: Partial<Record<CellId | ShortFormCell, string>>;
  readonly digits?: 'ascii' | 'full-width';
  /** `12,345` instead of `12345`. */
  readonly thousands?: boolean;
  /** `12件`, and 万元 behind the fee. */
  readonly units?: boolean;
  /** Labels of table 3 as misprinted in this document. */
  readonly labels?: Partial<Record<PrintedRow, string>>;
}

/** A number as the document prints it. */
export function printNumber(value: string, options: PrintOptions = {}): string {
  const [whole = '', places] = value.split('.');
  const grouped = options.thousands ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const text = places === undefined ? grouped : `${grouped}.${places}`;
  if (options.digits !== 'full-width') return text;
  return text.replace(/[\d.,]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

export function printsSingleRow(options: PrintOptions): boolean {
  return options.shortForm === true || options.trialForm === true;
}

export function printedBlocks(options: PrintOptions): readonly PrintedBlock[] {
  return options.trialForm === true ? TRIAL_TABLE2_BLOCKS : TABLE2_BLOCKS;
}

/** A figure of the trial form that is no cell of today: larger than any other, so that it is known wherever it turns up. */
export function trialFigure(row: number, column: number, head = ''): string {
  const figure = String(700_000 + 10 * row + column);
  if (head.includes('减') && row % 2 === 1) return `-${figure}`;
  return head.includes('金额') ? `${figure}元` : figure;
}

export function printedRows(options: PrintOptions): readonly PrintedRow[] {
  if (!printsSingleRow(options)) return TABLE3_ROWS;
  const absent: readonly string[] = SHORT_FORM_ABSENT_ROWS;
  return TABLE3_ROWS.flatMap((row): PrintedRow[] => {
    if (row === SHORT_FORM_ABSENT_ROWS[0]) return [SHORT_FORM_ROW];
    return absent.includes(row) ? [] : [row];
  });
}

export function printedLabel(row: PrintedRow, options: PrintOptions): string {
  return options.labels?.[row] ?? TABLE3_ROW_LABELS[row].zh;
}

/** What stands in a cell of this document. */
export function printedValue(id: CellId | ShortFormCell, values: FormValues, options: PrintOptions): string {
  const wish = options.printed?.[id];
  if (wish !== undefined) return wish;
  const all: Readonly<Record<string, string>> = { ...values, ...shortFormValues(values) };
  const unit = options.units !== true ? '' : id === FEE_CELL ? '万元' : '件';
  return printNumber(all[id] ?? '', options) + unit;
}

const cell = (text: string, role: GridCell['role'], colspan = 1, rowspan = 1): GridCell => ({
  text,
  role,
  colspan,
  rowspan,
});

export function table2Grid(values: FormValues, options: PrintOptions = {}): FormGrid {
  const rows = printedBlocks(options).flatMap((block, at) => {
    const spanOf = (column: number): number => (column === block.columns.length - 1 ? 4 - block.columns.length : 1);
    return [
      [cell(block.article.zh, 'head', 4)],
      [cell(TABLE2_CORNER.zh, 'head'), ...block.columns.map((label, column) => cell(label.zh, 'head', spanOf(column)))],
      ...block.rows.map((row, index) => [
        cell(row.label.zh, 'label'),
        ...row.cells.map((id, column) => {
          const other = trialFigure(2 * at + index, column, block.columns[column]?.zh ?? '');
          return cell(id === null ? other : printedValue(id, values, options), 'value', spanOf(column));
        }),
      ]),
    ];
  });
  return { columns: [3, 2, 2, 2], rows };
}

function table3Stub(row: PrintedRow, rows: readonly PrintedRow[], options: PrintOptions): GridCell[] {
  const label = printedLabel(row, options);
  const own = (span: number): GridCell => cell(label, 'label', span);
  if (row.startsWith('requests.')) return [own(3)];

  const block = rows.filter((other) => !other.startsWith('requests.'));
  const stub = row === block[0] ? [cell(TABLE3_RESULTS_BLOCK.zh, 'head', 1, block.length)] : [];
  const group: Table3GroupName | undefined = row === SHORT_FORM_ROW ? undefined : table3GroupOf(row);
  if (group === undefined) return [...stub, own(2)];
  const members = rows.filter((other) => other.startsWith(`${group}.`));
  const heading = row === members[0] ? [cell(TABLE3_GROUPS[group].zh, 'head', 1, members.length)] : [];
  return [...stub, ...heading, own(1)];
}

export function table3Grid(values: FormValues, options: PrintOptions = {}): FormGrid {
  const rows = printedRows(options);
  const organisations = TABLE3_COLUMNS.slice(1, 6);
  const head = [
    [cell(TABLE3_NOTE.zh, 'head', 3, 3), cell(TABLE3_APPLICANTS.zh, 'head', 7)],
    [
      cell(TABLE3_COLUMN_LABELS.naturalPerson.zh, 'head', 1, 2),
      cell(TABLE3_ORGANISATIONS.zh, 'head', 5),
      cell(TABLE3_COLUMN_LABELS.total.zh, 'head', 1, 2),
    ],
    organisations.map((column) => cell(TABLE3_COLUMN_LABELS[column].zh, 'head')),
  ];
  const body = rows.map((row) => [
    ...table3Stub(row, rows, options),
    ...TABLE3_COLUMNS.map((column) => cell(printedValue(`${row}@${column}`, values, options), 'value')),
  ]);
  return { columns: [1.1, 1.5, 4.2, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3], rows: [...head, ...body] };
}

export function table4Grid(values: FormValues, options: PrintOptions = {}): FormGrid {
  const results = TABLE4_RESULTS.map((result) => TABLE4_RESULT_LABELS[result].zh);
  return {
    columns: Array.from({ length: 15 }, () => 1),
    rows: [
      [cell(TABLE4_GROUP_LABELS.review.zh, 'head', 5), cell(TABLE4_LITIGATION.zh, 'head', 10)],
      [
        ...results.map((label) => cell(label, 'head', 1, 2)),
        cell(TABLE4_GROUP_LABELS.litigationDirect.zh, 'head', 5),
        cell(TABLE4_GROUP_LABELS.litigationAfterReview.zh, 'head', 5),
      ],
      [...results, ...results].map((label) => cell(label, 'head')),
      TABLE4_GROUPS.flatMap((group) =>
        TABLE4_RESULTS.map((result) => cell(printedValue(table4Cell(group, result), values, options), 'value')),
      ),
    ],
  };
}

/** The fee, as a clerk who took 元 for 万元 would print it. */
export function feeInYuan(values: FormValues): string {
  const [whole = '0', places = ''] = values[FEE_CELL].split('.');
  return `${BigInt(whole + places.padEnd(4, '0').slice(0, 4))}元`;
}
