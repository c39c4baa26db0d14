/**
 * A document whose cells are given (a word processor file, a sheet, a web page) -> findings for the three tables. Each
 * format brings its grids and its lines; from here on they are all alike.
 */
import type { CellId, ShortFormCell } from '#shared/report/cells.js';
import type { CellReading, DocumentFormat, Trace } from '#shared/report/record.js';
import { labelsIn, type ReadingFindings } from '../assemble.js';
import { formPrinted } from '../forms.js';
import type { Grid } from './grid.js';
import { isRefusal, type ReadingRefusal } from '../limits.js';
import { normaliseLabel } from '../normalise.js';
import type { DocumentLine } from '../sections.js';
import type { TableFinding } from './findings.js';
import { reservationsOf } from './reservations.js';
import { readTable2 } from './table2.js';
import { readTable3 } from './table3.js';
import { readTable4 } from './table4.js';

type Cells<Id extends CellId | ShortFormCell> = ReadonlyMap<Id, CellReading>;

export interface GriddedDocument {
  readonly format: DocumentFormat;
  /** Name of the reader that made the grids. */
  readonly reader: string;
  readonly grids: readonly Grid[];
  /** Everything that is printed, in order; lines of tables are marked. */
  readonly lines: readonly DocumentLine[];
  /** What the file carries beside what it prints. */
  readonly traces: readonly Trace[];
  /** Holds the readings of a table against an independent way to the same figures, where the format has one. */
  readonly confirm?: <Id extends CellId | ShortFormCell>(cells: Cells<Id>) => Cells<Id>;
}

export type TableFindings = Pick<
  ReadingFindings,
  'format' | 'form' | 'table2' | 'table3' | 'table4' | 'labelsSeen' | 'labelsTwice'
>;

export function findTables(document: GriddedDocument, history: boolean): TableFindings | ReadingRefusal {
  const { format, reader, grids, lines, confirm = (cells) => cells } = document;
  const words = normaliseLabel(grids.flatMap((grid) => grid.cells.map((cell) => cell.text)).join('|'));
  const form = formPrinted({ cells: words }, history);
  if (isRefusal(form)) return form;
  const table2 = readTable2(grids, reader, form);
  const table3 = readTable3(grids, reader, form);
  const table4 = readTable4(grids, reader);
  const { shortRow } = table3;
  const reservations = reservationsOf(grids);
  const settled = <Id extends CellId | ShortFormCell>(cells: Cells<Id>): Cells<Id> =>
    reservations.apply(confirm(cells));
  const whole = <Table extends TableFinding>(table: Table): Table => ({
    ...table,
    cells: settled(table.cells),
    notes: [...table.notes, ...reservations.notes(table.cells)],
  });
  return {
    format,
    form,
    table2: whole(table2),
    table3: { ...whole(table3), shortRow: shortRow === null ? null : settled(shortRow) },
    table4: whole(table4),
    ...labelsIn(normaliseLabel(lines.map((line) => line.text).join(''))),
  };
}
