/**
 * A spreadsheet (.ods) -> its grids and lines. Cells keep the text that was last shown beside the stored number: where
 * the two do not say the same, nothing is read. Sheets become the same sheets as those of a workbook.
 */
import type { Place } from '#shared/report/record.js';
import { isRefusal, refuse, type ReadingLimits, type ReadingRefusal } from '../limits.js';
import { rowsAgree, valuesByOrder } from '../office/row-order.js';
import { addressOfCell, parseAddress, type Area } from '../office/sheet-areas.js';
import type { Sheet, SheetCell } from '../office/sheet.js';
import { seenSheet } from '../office/sheet-layout.js';
import { tablesOfSheet, type SheetTables } from '../office/sheet-tables.js';
import { counted, hidesCells } from '../office/traces.js';
import { textOfFlow } from '../office/word-flow.js';
import type { GriddedDocument } from '../tables/gridded.js';
import { interpret } from '../values.js';
import { askAll, confirmUnsure } from './confirm.js';
import type { OpenCell, OpenContent, OpenTable } from './model.js';
import type { Styles } from './styles.js';

const [MOST_SHEETS, MOST_CELLS, MOST_MERGES, LAST_ROW, LAST_COLUMN] = [60, 100_000, 10_000, 1_048_576, 16_384];
/** Runs of columns that look alike. */
const MOST_RUNS = 2_000;
/** Of one row with something in it; rows beyond the last one written may repeat to the end of the sheet. */
const MOST_REPEATS = 10_000;
/** Half points that a character of the standard width takes. */
const CHARACTER = 11;
const STANDARD_SIZE = 20;
const STANDARD_WIDTH = 11;
const MARGIN = 0.5;

interface Drawn {
  readonly sheet: Sheet;
  readonly unsure: readonly Place[];
  readonly covers: readonly Area[];
}

/** What the shown text of a stored number says against it. */
function againstNumber({ type, value }: OpenCell, text: string, doubts: readonly string[]): string | undefined {
  if (type === undefined || type === 'string') return undefined;
  if (type !== 'float') return 'not-a-number';
  const shown = interpret(text);
  if (text === '') return doubts.length > 0 ? undefined : 'not-visible';
  return shown.kind === 'number' && Number(shown.value) === Number(value) ? undefined : 'ambiguous';
}

const isWritten = (cell: OpenCell): boolean =>
  cell.flow.lines.join('').trim() !== '' ||
  cell.flow.doubts.size > 0 ||
  cell.flow.hidden ||
  cell.flow.struck ||
  cell.value !== undefined;

function cellOf(cell: OpenCell, style: string | undefined, styles: Styles): { cell: SheetCell; unsure: boolean } {
  const look = styles.of('table-cell', style);
  const { text, doubts, struck, raised } = textOfFlow(cell.flow);
  const against = againstNumber(cell, text, doubts);
  const size = (look.look.size ?? STANDARD_SIZE) / STANDARD_SIZE;
  const all = new Set([...doubts, ...(against === undefined ? [] : [against])]);
  return {
    cell: {
      text: cell.flow.lines.join('\n'),
      struck,
      raised,
      doubts: [...all].sort(),
      marks: [],
      needs: look.wraps ? 0 : [...text].length * size + MARGIN,
    },
    unsure: cell.unsure || look.look.unsure === true || !styles.isPlainFormat(look.format),
  };
}

function drawn(table: OpenTable, styles: Styles): Drawn | ReadingRefusal {
  const cells = new Map<number, Map<number, SheetCell>>();
  const merges: Area[] = [];
  const hiddenRows = new Set<number>();
  const unsure: Place[] = [];
  const covers: Area[] = [];
  const columns: { from: number; to: number; width: number; hidden: boolean; style: string | undefined }[] = [];
  if (table.columns.length > MOST_RUNS) return refuse('too-complex', `${table.columns.length} columns`);
  let next = 1;
  for (const { repeat, hidden, width, cellStyle } of table.columns) {
    const to = Math.min(next + repeat - 1, LAST_COLUMN);
    columns.push({
      from: next,
      to,
      width: width === undefined ? STANDARD_WIDTH : width / CHARACTER,
      hidden,
      style: cellStyle,
    });
    next = to + 1;
  }
  let [row, count] = [1, 0];
  for (const source of table.rows) {
    const empty = !source.cells.some(isWritten) && source.cells.every((cell) => cell.rows === 1 && cell.columns === 1);
    const rows = empty && !source.hidden ? 1 : source.repeat;
    if (!empty && source.repeat > MOST_REPEATS) return refuse('too-complex', 'rows repeated without end');
    const filled: { cell: OpenCell; column: number }[] = [];
    let column = 1;
    for (const cell of source.cells) {
      if (isWritten(cell) || cell.rows > 1 || cell.columns > 1) filled.push({ cell, column });
      column += cell.repeat;
    }
    for (let again = 0; again < Math.min(rows, MOST_REPEATS); again++) {
      if (source.hidden) hiddenRows.add(row + again);
      for (const { cell, column: first } of filled) {
        for (let across = 0; across < cell.repeat; across++) {
          const [at, left] = [row + again, first + across];
          if (++count > MOST_CELLS) return refuse('too-complex', `more than ${MOST_CELLS} cells in ${table.name}`);
          const style = cell.style ?? source.style ?? columns.find(({ from, to }) => from <= left && left <= to)?.style;
          const found = cellOf(cell, style, styles);
          const line = cells.get(at) ?? new Map<number, SheetCell>();
          cells.set(at, line.set(left, found.cell));
          const area = { top: at, left, bottom: at + cell.rows - 1, right: left + cell.columns - 1 };
          if (!cell.covered && (cell.rows > 1 || cell.columns > 1)) merges.push(area);
          if (found.unsure || table.unsure || table.altered)
            unsure.push({ in: 'sheet', sheet: table.name, address: addressOfCell(at, left) });
          for (const end of cell.reaches) {
            const corner = parseAddress(end.split('.').pop() ?? '');
            covers.push({ top: at, left, bottom: corner?.row ?? Infinity, right: corner?.column ?? Infinity });
          }
        }
      }
    }
    row += source.repeat;
    if (merges.length > MOST_MERGES) return refuse('too-complex', `more than ${MOST_MERGES} merged areas`);
    if (row > LAST_ROW + 1) return refuse('damaged', `${table.name} has more rows than any sheet`);
  }
  const sheet: Sheet = { cells, merges, hiddenRows, columns, standardWidth: STANDARD_WIDTH, altered: [], marks: [] };
  return { sheet, unsure, covers };
}

export function readOds(content: OpenContent, styles: Styles, limits: ReadingLimits): GriddedDocument | ReadingRefusal {
  if (content.tables.length > MOST_SHEETS) return refuse('too-complex', `more than ${MOST_SHEETS} sheets`);
  const tables: SheetTables[] = [];
  const unsure: Place[] = [];
  const hiding = content.tables.filter(({ hidden }) => hidden).map(({ name }) => name);
  let characters = 0;
  for (const table of content.tables.filter(({ hidden }) => !hidden)) {
    const found = drawn(table, styles);
    if (isRefusal(found)) return found;
    if (hidesCells(found.sheet)) hiding.push(table.name);
    const seen = seenSheet(found.sheet, table.name, found.covers);
    if (isRefusal(seen)) return seen;
    characters += seen.cells.reduce((sum, cell) => sum + cell.text.length, 0);
    if (characters > limits.glyphs) return refuse('too-complex', `more than ${limits.glyphs} characters`);
    tables.push(tablesOfSheet(seen));
    unsure.push(...found.unsure);
  }
  const byOrder = valuesByOrder(tables.flatMap(({ orders }) => orders));
  return {
    format: 'ods',
    reader: 'ods-grid',
    grids: tables.flatMap(({ grids }) => grids),
    lines: tables.flatMap(({ lines }) => lines),
    traces: [
      ...counted('comments', content.comments),
      ...hiding.map((detail) => ({ kind: 'hidden-cells' as const, detail })),
    ],
    confirm: (cells) => askAll(confirmUnsure(rowsAgree(cells, byOrder), unsure)),
  };
}
