/**
 * The packs as bytes: CSV and JSON lines, in pieces of some hundred reports, so that nobody holds a text of 5,000 reports twice.
 * Parquet is written in parquet.ts, the JSON of a year in year-json.ts.
 */
import { csvText, number, text, type CsvField } from '#shared/ids/csv.js';
import { LONG_COLUMNS, factsOf, WIDE_CSV, type ColumnType } from './columns.js';
import { cellsOf, type PublicReport } from './public-report.js';

/** So many reports are made into one piece. */
const AT_ONCE = 100;
/** What csvText puts in front of every text; between pieces it has no place. */
const MARK = '\uFEFF';

export type Pieces = Generator<Uint8Array, void, undefined>;

export function* inPieces<Item>(items: readonly Item[], size = AT_ONCE): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/**
 * In one piece. They are made twice, since their sum must be known first: of 5,000 reports the long table has 250 MB, and whoever joins
 * pieces that are held has it twice.
 */
export function joined(make: () => Pieces): Uint8Array {
  let length = 0;
  for (const piece of make()) length += piece.length;
  const whole = Buffer.allocUnsafe(length);
  let at = 0;
  for (const piece of make()) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const bytes = (piece: string): Uint8Array => Buffer.from(piece, 'utf8');
const rows = (fields: readonly (readonly CsvField[])[]): Uint8Array => bytes(csvText(fields).slice(MARK.length));
const field = (type: ColumnType, value: string | null): CsvField =>
  value === null ? null : type === 'whole' || type === 'decimal' ? number(value) : text(value);

/** One row per report, one column per cell; a cell without a number is empty. */
export function* wideCsv(reports: readonly PublicReport[], head = true): Pieces {
  if (head) yield bytes(csvText([WIDE_CSV.map((column) => text(column.head))]));
  for (const piece of inPieces(reports)) {
    yield rows(piece.map((report) => WIDE_CSV.map(({ type, of }) => field(type, of(report)))));
  }
}

/** Fields of a row as text, without its end. */
const fields = (row: readonly CsvField[]): string => csvText([row]).slice(MARK.length, -2);

/** One row per cell. What is the same in every report is made once. */
export function* longCsv(reports: readonly PublicReport[]): Pieces {
  yield bytes(csvText([LONG_COLUMNS.map(({ name }) => text(name))]));
  const fixed = new Map<string, { readonly before: string; readonly after: string }>();
  const fixedOf = (id: string) => {
    const known = fixed.get(id);
    if (known !== undefined) return known;
    const { table, unit, name } = factsOf(id);
    const made = {
      before: fields([number(table), text(id), text(name.zh), text(name.en)]),
      after: fields([text(unit)]),
    };
    fixed.set(id, made);
    return made;
  };
  for (const piece of inPieces(reports)) {
    let lines = '';
    for (const report of piece) {
      const { year, agency, source = 'filed' } = report;
      const first = fields([number(String(year)), text(agency.id), text(agency.name), text(agency.kind)]);
      for (const { id, kind, value } of cellsOf(report)) {
        const { before, after } = fixedOf(id);
        // Kinds are words of the schema and numbers were parsed as such: nothing in them needs quotes.
        lines += `${first},${before},${kind ?? ''},${value ?? ''},${after},${source}\r\n`;
      }
    }
    yield bytes(lines);
  }
}

/** Each line what the part of the year says, with the year and the area in front: files of several years can be joined. */
export function* jsonLines(reports: readonly PublicReport[]): Pieces {
  for (const piece of inPieces(reports)) {
    yield bytes(
      piece.map(({ year, area, line }) => `{"year":${year},"area":${JSON.stringify(area)},${line.slice(1)}\n`).join(''),
    );
  }
}
