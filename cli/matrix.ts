/**
 * A reading as one line of JSON with the three tables in their full official shape, for other programs. Values are JSON
 * numbers with exactly the decimals that the document prints (18.8710 stays 18.8710), so the line is written here and
 * not by JSON.stringify.
 */
import { textsIn } from '#shared/words/texts.js';
import {
  addressOf,
  CELL_IDS,
  TABLE2_CELLS,
  TABLE3_CELLS,
  TABLE3_COLUMNS,
  TABLE4_CELLS,
  type CellId,
} from '#shared/report/cells.js';
import { unconfirmedCells, type CellReading, type Reading } from '#shared/report/record.js';

/** Already JSON. */
type Json = string;

function list(items: readonly Json[]): Json {
  return `[${items.join(',')}]`;
}

function tables(of: (id: CellId) => Json): { table2: Json; table3: Json; table4: Json } {
  const width = TABLE3_COLUMNS.length;
  const rows = Array.from({ length: TABLE3_CELLS.length / width }, (_, row) =>
    TABLE3_CELLS.slice(row * width, (row + 1) * width),
  );
  return {
    table2: list(TABLE2_CELLS.map(of)),
    table3: list(rows.map((row) => list(row.map(of)))),
    table4: list(TABLE4_CELLS.map(of)),
  };
}

function object(entries: readonly (readonly [string, Json])[]): Json {
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;
}

/** The sentence that the agency would see on the page. */
function messageOf(reason: Extract<Reading, { status: 'refused' }>['reason']): string {
  const { title, what } = textsIn('zh').refusalReason(reason);
  return `${title}：${what}`;
}

/** `file` as the caller named it. Of a refused document every cell is null and unread. */
export function matrixLine(file: string, reading: Reading): string {
  const record = reading.status === 'refused' ? undefined : reading.record;
  const cell = (id: CellId): CellReading | undefined => record?.cells[id];
  const values = tables((id) => (cell(id)?.kind === 'number' ? (cell(id)?.value ?? 'null') : 'null'));
  const kinds = tables((id) => JSON.stringify(cell(id)?.kind ?? 'unread'));
  const unread = CELL_IDS.filter((id) => (cell(id)?.kind ?? 'unread') === 'unread');
  const confirm = record === undefined ? [] : unconfirmedCells(record);
  const reason =
    reading.status === 'refused'
      ? object([
          ['code', JSON.stringify(reading.reason.code)],
          ['message', JSON.stringify(messageOf(reading.reason))],
        ])
      : 'null';
  return object([
    ['file', JSON.stringify(file)],
    ['status', JSON.stringify(reading.status)],
    ['reason', reason],
    ['agency', JSON.stringify(record?.agencyName ?? null)],
    ['year', JSON.stringify(record?.year ?? null)],
    ['form', JSON.stringify(record?.form ?? null)],
    ['table2', values.table2],
    ['table3', values.table3],
    ['table4', values.table4],
    [
      'kinds',
      object([
        ['table2', kinds.table2],
        ['table3', kinds.table3],
        ['table4', kinds.table4],
      ]),
    ],
    ['unread', list(unread.map((id) => JSON.stringify(addressOf(id))))],
    ['confirm', list(confirm.map((id) => JSON.stringify(addressOf(id))))],
  ]);
}
