/** The findings, and the 200 cells, of one submission as CSV; formulas are disarmed in shared/ids/csv.ts. */
import type { Texts } from '#shared/words/texts.js';
import { CELL_IDS, SHORT_FORM_CELLS, tableOf } from '#shared/report/cells.js';
import { cellName, TABLE3_COLUMN_LABELS, TABLE3_ROW_LABELS } from '#shared/report/labels.js';
import { decimalSchema, type CellReading } from '#shared/report/record.js';
import { csvText, number, text, type CsvField } from '#shared/ids/csv.js';
import { causeOf, messageOf, remedyOf, spokenCell, spokenRule } from './findings-sheet.js';
import type { TakenSubmission } from './submission.js';
import { tintsOf } from './tints.js';

export function findingsCsv(taken: TakenSubmission, t: Texts): string {
  const { columns } = t.takeaway.findings;
  const rows = taken.check.findings.map((finding, index): CsvField[] => [
    number(String(index + 1)),
    text(spokenRule(finding.rule, t)),
    text(t.names.severities[finding.severity]),
    text(finding.cells.map((id) => spokenCell(id, t)).join(t.punctuation.semicolon)),
    text(messageOf(finding, t, causeOf(taken.check, finding))),
    text(remedyOf(finding, t)),
    sideOf(finding.expected),
    sideOf(finding.actual),
    text(finding.answer.is === 'explained' ? finding.answer.explanation.text : ''),
    text(finding.key),
  ]);
  return csvText([Object.values(columns).map(text), ...rows]);
}

/** Decimal strings stay numbers; whatever else a rule says stands as text. */
function sideOf(side: string | null): CsvField {
  return side === null || decimalSchema.safeParse(side).success ? number(side) : text(side);
}

export function cellsCsv(taken: TakenSubmission, t: Texts): string {
  const { columns, kinds } = t.takeaway.data;
  const tints = tintsOf(taken);
  const row = (table: 2 | 3 | 4, name: string, id: string, reading: CellReading, mark: string): CsvField[] => [
    text(t.report.tableTitle[table]),
    text(name),
    text(id),
    number(reading.value),
    text(reading.raw),
    text(kinds[reading.kind]),
    text(mark),
  ];
  const cells = CELL_IDS.map((id) => {
    const tint = tints.get(id);
    const mark = tint === undefined ? '' : t.report.marked[tint];
    return row(tableOf(id), cellName(id)[t.language], id, taken.record.cells[id], mark);
  });
  // The single row 其他处理 of the older form stands after the 200, whose three rows it takes the place of.
  const short = SHORT_FORM_CELLS.flatMap((id) => {
    const reading = taken.record.shortFormRow?.[id];
    const [, column] = id.split('@') as [string, keyof typeof TABLE3_COLUMN_LABELS];
    const name = [TABLE3_ROW_LABELS['otherHandling.total'], TABLE3_COLUMN_LABELS[column]]
      .map((label) => label[t.language])
      .join('·');
    return reading === undefined ? [] : [row(3, name, id, reading, '')];
  });
  return csvText([Object.values(columns).map(text), ...cells, ...short]);
}
