/**
 * A reading as tables for a person at a terminal. Chinese characters take two columns there, so widths are counted, not
 * taken from the length of the string.
 */
import {
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  SHORT_FORM_ROW,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table3Cell,
  table4Cell,
} from '#shared/report/cells.js';
import {
  SECTION_HEADINGS,
  SECTION_ORDINALS,
  TABLE2_BLOCKS,
  TABLE3_COLUMN_LABELS,
  TABLE3_ROW_LABELS,
  TABLE4_GROUP_LABELS,
  TABLE4_RESULT_LABELS,
  table3RowName,
} from '#shared/report/labels.js';
import {
  unconfirmedCells,
  unreadCells,
  type CellReading,
  type Reading,
  type ReportRecord,
} from '#shared/report/record.js';

const LABEL_WIDTH = 44;
const CELL_WIDTH = 14;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
      character,
    )
      ? 2
      : 1;
  return width;
}

function fit(text: string, width: number): string {
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) return `${kept}…`;
    kept += character;
  }
  return kept;
}

function left(text: string, width: number): string {
  const kept = fit(text, width);
  return kept + ' '.repeat(Math.max(0, width - widthOf(kept)));
}

function right(text: string, width: number): string {
  const kept = fit(text, width);
  return ' '.repeat(Math.max(0, width - widthOf(kept))) + kept;
}

/** Unread cells stand out as ？; * asks for a person's eye; blank and not-printed are told apart. */
function shown(cell: CellReading | undefined): string {
  switch (cell?.kind) {
    case 'number':
      return (cell.value ?? '') + (cell.certainty === 'confirm' && cell.attested === undefined ? '*' : '');
    case 'blank':
      return '空';
    case 'mark':
      return cell.raw;
    case 'not-printed':
      return '未印';
    default:
      return '？';
  }
}

function row(label: string, cells: readonly string[]): string {
  return left(label, LABEL_WIDTH) + cells.map((cell) => right(cell, CELL_WIDTH)).join('');
}

function table2(record: ReportRecord): string[] {
  return TABLE2_BLOCKS.flatMap((block) => [
    row(
      block.article.zh,
      block.columns.map((column) => column.zh),
    ),
    ...block.rows.map(({ label, cells }) =>
      row(
        `  ${label.zh}`,
        cells.map((id) => shown(record.cells[id])),
      ),
    ),
  ]);
}

function table3(record: ReportRecord): string[] {
  const lines = [
    row(
      '',
      TABLE3_COLUMNS.map((column) => TABLE3_COLUMN_LABELS[column].zh),
    ),
  ];
  for (const name of TABLE3_ROWS) {
    if (name === 'otherHandling.notCorrectedInTime' && record.shortFormRow !== null) {
      const single = record.shortFormRow;
      const cells = TABLE3_COLUMNS.map((column) => shown(single[`${SHORT_FORM_ROW}@${column}`]));
      lines.push(row(TABLE3_ROW_LABELS[SHORT_FORM_ROW].zh, cells));
    }
    lines.push(
      row(
        table3RowName(name).zh,
        TABLE3_COLUMNS.map((column) => shown(record.cells[table3Cell(name, column)])),
      ),
    );
  }
  return lines;
}

function table4(record: ReportRecord): string[] {
  return [
    row(
      '',
      TABLE4_RESULTS.map((result) => TABLE4_RESULT_LABELS[result].zh),
    ),
    ...TABLE4_GROUPS.map((group) =>
      row(
        TABLE4_GROUP_LABELS[group].zh,
        TABLE4_RESULTS.map((result) => shown(record.cells[table4Cell(group, result)])),
      ),
    ),
  ];
}

function reasons(record: ReportRecord): string[] {
  const counts = new Map<string, number>();
  for (const id of unreadCells(record)) {
    const reason = record.cells[id].reason ?? '';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `  ？ ${reason}: ${count}`);
}

export function readableTables(file: string, reading: Reading): string {
  if (reading.status === 'refused') return `${file}\n  refused: ${reading.reason.code} (${reading.reason.detail})\n`;
  const { record } = reading;
  const missing = record.sections
    .filter((section) => !section.located)
    .map((section) => SECTION_ORDINALS[section.number - 1] ?? '');
  const heading = (number: number): string =>
    `\n${SECTION_ORDINALS[number - 1] ?? ''}、${SECTION_HEADINGS[number - 1]?.zh ?? ''}`;
  return [
    file,
    `  ${record.agencyName ?? '(单位未写明)'}  ${record.year ?? '(年度未写明)'}  ${record.form}  ${reading.status}`,
    `  unread ${unreadCells(record).length}, to confirm (*) ${unconfirmedCells(record).length}${missing.length > 0 ? `, sections not located: ${missing.join(' ')}` : ''}`,
    ...reasons(record),
    heading(2),
    ...table2(record),
    heading(3),
    ...table3(record),
    heading(4),
    ...table4(record),
    ...(record.notes.length > 0 ? ['', ...record.notes.map((note) => `  ${note.code}: ${note.text}`)] : []),
    '',
  ].join('\n');
}
