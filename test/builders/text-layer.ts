/**
 * A made-up report as text taken out of a PDF: lines cut where the page cut them, labels wrapped, the last number of a row
 * with a tall label on its own line, the words of a table head split and run together, a form feed at each page's end.
 */
import { TABLE3_COLUMNS, TABLE4_CELLS, TABLE4_RESULTS, type Table3Row } from '#shared/report/cells.js';
import {
  REPORT_TITLE,
  SECTION_HEADINGS,
  SECTION_ORDINALS,
  TABLE2_CORNER,
  TABLE3_APPLICANTS,
  TABLE3_COLUMN_LABELS,
  TABLE3_GROUPS,
  TABLE3_NOTE,
  TABLE3_ORGANISATIONS,
  TABLE3_RESULTS_BLOCK,
  TABLE4_GROUP_LABELS,
  TABLE4_LITIGATION,
  TABLE4_RESULT_LABELS,
  table3GroupOf,
} from '#shared/report/labels.js';
import {
  printedBlocks,
  printedLabel,
  printedRows,
  printedValue,
  trialFigure,
  type PrintedRow,
  type PrintOptions,
} from './form-tables.js';
import type { ReportContent } from './ruled-pdf.js';

export interface TextLayerOptions extends PrintOptions {
  /** Rows whose last number falls to a line of its own. Unless told: the wrapped rows inside a group. */
  readonly lastNumberAlone?: readonly PrintedRow[];
  /** Whether pages end in a form feed; text pasted from a viewer often has blank lines instead. */
  readonly formFeeds?: boolean;
}

const LINE = 25;
const LABEL = 16;

function cut(text: string, length: number): string[] {
  const characters = [...text];
  const lines: string[] = [];
  for (let at = 0; at < characters.length; at += length) lines.push(characters.slice(at, at + length).join(''));
  return lines;
}

/** Prose lines stand apart by an empty line, as text extraction leaves them for generously spaced lines. */
function prose(text: string): string[] {
  return cut(`  ${text}`, LINE).flatMap((line) => [line.trim(), '']);
}

function table2Lines({ values }: ReportContent, options: PrintOptions): string[] {
  return printedBlocks(options).flatMap((block, at) => [
    block.article.zh,
    '',
    [TABLE2_CORNER, ...block.columns].map((label) => label.zh).join(' '),
    '',
    ...block.rows.map((row, index) => {
      const shown = row.cells.map((cell, column) =>
        cell === null ? trialFigure(2 * at + index, column) : printedValue(cell, values, options),
      );
      return [row.label.zh, ...shown].join(' ').trim();
    }),
  ]);
}

function splitHead(label: string): string {
  return label.length <= 2 ? label : cut(label, 2).join('\n\n');
}

function table3Head(): string[] {
  const organisations = TABLE3_COLUMNS.slice(1, 6).map((column) => splitHead(TABLE3_COLUMN_LABELS[column].zh));
  // The spanning head 总计 runs into the first head of the row below it: there is no cell border in text.
  const [first = '', ...others] = organisations;
  return [
    ...cut(TABLE3_NOTE.zh, LINE - 2),
    '',
    TABLE3_APPLICANTS.zh,
    '',
    splitHead(TABLE3_COLUMN_LABELS.naturalPerson.zh),
    '',
    TABLE3_ORGANISATIONS.zh,
    '',
    `${TABLE3_COLUMN_LABELS.total.zh}${first}`,
    '',
    ...others.flatMap((label) => [label, '']),
  ];
}

function table3Lines({ values }: ReportContent, options: TextLayerOptions, pageEnd: readonly string[]): string[] {
  const rows = printedRows(options);
  return rows.flatMap((row, index) => {
    const before: string[] = [];
    const group = row === 'otherHandling.total' ? undefined : table3GroupOf(row as Table3Row);
    if (row === 'outcomes.granted') before.push(...cut(TABLE3_RESULTS_BLOCK.zh, 3), '');
    if (group !== undefined && !rows[index - 1]?.startsWith(`${group}.`)) {
      before.push('', ...cut(TABLE3_GROUPS[group].zh, 4), '');
    }
    // The page ends inside the group （三）, where it most often does.
    if (row === 'denied.deliberativeProcess') before.push(...pageEnd);

    const label = cut(printedLabel(row, options), LABEL);
    const numbers = TABLE3_COLUMNS.map((column) => printedValue(`${row}@${column}`, values, options));
    const wrapped = label.length > 1;
    const alone = options.lastNumberAlone?.includes(row) ?? (wrapped && group !== undefined);
    if (!wrapped && !alone) return [...before, `${label.join('')} ${numbers.join(' ')}`];
    if (!alone) return [...before, ...label, numbers.join(' ')];
    return [...before, ...label, '', numbers.slice(0, -1).join(' '), '', numbers.at(-1) ?? '', ''];
  });
}

function table4Lines({ values }: ReportContent, options: PrintOptions): string[] {
  const results = TABLE4_RESULTS.flatMap((result) => [splitHead(TABLE4_RESULT_LABELS[result].zh), '']);
  return [
    `${TABLE4_GROUP_LABELS.review.zh} ${TABLE4_LITIGATION.zh}`,
    '',
    ...results,
    `${TABLE4_GROUP_LABELS.litigationDirect.zh} ${TABLE4_GROUP_LABELS.litigationAfterReview.zh}`,
    '',
    ...results,
    ...results,
    TABLE4_CELLS.map((cell) => printedValue(cell, values, options)).join(' '),
  ];
}

export function textLayer(content: ReportContent, options: TextLayerOptions = {}): string {
  const { narrative } = content;
  const pageEnd = options.formFeeds === false ? ['', '', ''] : ['', '\f'];
  const heading = (index: number): string[] => [
    '',
    `${SECTION_ORDINALS[index] ?? ''}、${SECTION_HEADINGS[index]?.zh ?? ''}`,
    '',
  ];
  const section = (index: number, table: readonly string[] = []): string[] => [
    ...heading(index),
    ...(narrative.sections[index] ?? []).flatMap(prose),
    ...table,
  ];
  return [
    narrative.agencyName,
    '',
    `${narrative.year} 年${REPORT_TITLE.zh}`,
    '',
    ...narrative.opening.flatMap(prose),
    ...section(0),
    ...pageEnd,
    ...section(1, table2Lines(content, options)),
    ...section(2, [...table3Head(), ...table3Lines(content, options, pageEnd)]),
    ...section(3, table4Lines(content, options)),
    ...pageEnd,
    ...section(4),
    ...section(5),
    '',
  ].join('\n');
}
