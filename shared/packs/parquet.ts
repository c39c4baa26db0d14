/**
 * The packs as Apache Parquet, row group after row group, so that years can be added to a file of all years. Counts are
 * INT64; the charges, every value of a long table, and a count that some report prints with a fraction are DECIMAL(26, 8),
 * which holds exactly what a record may hold. Where there is no number the field is null, never 0.
 */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { exact, isWhole } from '#shared/ids/decimal.js';
import { LONG_COLUMNS, WIDE_COLUMNS, type CellRow, type Column } from './columns.js';
import { cellsOf, type PublicReport } from './public-report.js';
import { inPieces } from './tables.js';

/** 18 digits before and 8 after the point, as decimalSchema has it: 26 digits fit into 11 bytes. */
const DECIMAL = {
  type: 'FIXED_LEN_BYTE_ARRAY',
  type_length: 11,
  converted_type: 'DECIMAL',
  scale: 8,
  precision: 26,
} as const;
const ELEMENTS = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  whole: { type: 'INT64' },
  decimal: DECIMAL,
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
} as const;
type SchemaElement = ParquetWriter['schema'][number];
const CREATED_BY = 'nianbao';
/** Reports of one row group of a long table: 50,000 cells. */
const GROUP_OF_LONG = 250;
const GROUP_OF_WIDE = 5_000;

interface File<Row> {
  readonly columns: readonly Column<Row>[];
  readonly writer: ParquetWriter;
  readonly out: ByteWriter;
}

function open<Row>(columns: readonly Column<Row>[]): File<Row> {
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }): SchemaElement => ({ name, ...ELEMENTS[type], repetition_type: 'OPTIONAL' })),
  ];
  const out = new ByteWriter();
  return { columns, out, writer: new ParquetWriter({ writer: out, schema, createdBy: CREATED_BY }) };
}

/** An instant as a Date: the library makes it a TIMESTAMP. */
function stored(type: Column<never>['type'], value: string | null): string | bigint | Date | null {
  if (value === null) return null;
  switch (type) {
    case 'text':
      return value;
    case 'whole':
      return BigInt(value);
    case 'decimal':
      return exact(value);
    case 'instant':
      return new Date(value);
  }
}

function add<Row>({ columns, writer }: File<Row>, rows: readonly Row[]): void {
  if (rows.length === 0) return;
  void writer.write({
    columnData: columns.map(({ name, type, of }) => ({ name, data: rows.map((row) => stored(type, of(row))) })),
    rowGroupSize: rows.length,
  });
}

function close<Row>({ writer, out }: File<Row>): Uint8Array {
  void writer.finish();
  return out.getBytes();
}

const spelled = (value: string | null) => value?.replace(/\.0*$/, '') ?? null;
const isBroken = (value: string | null) => value !== null && value.includes('.') && !isWhole(exact(value));

/** Counts of which some report prints a fraction: their column is exact all the same. */
export function brokenCounts(reports: readonly PublicReport[]): Set<string> {
  const counts = WIDE_COLUMNS.filter(({ type }) => type === 'whole');
  return new Set(counts.filter(({ of }) => reports.some((report) => isBroken(of(report)))).map(({ name }) => name));
}

function wideColumns(broken: ReadonlySet<string>): Column<PublicReport>[] {
  return WIDE_COLUMNS.map((column) => {
    if (column.type !== 'whole') return column;
    return broken.has(column.name)
      ? { ...column, type: 'decimal' }
      : { ...column, of: (report) => spelled(column.of(report)) };
  });
}

/** One row per report. */
export function wideParquet(reports: readonly PublicReport[]): Uint8Array {
  const file = open(wideColumns(brokenCounts(reports)));
  for (const rows of inPieces(reports, GROUP_OF_WIDE)) add(file, rows);
  return close(file);
}

/** The same over several years. A file has one type per column, so fractions must be known before the first year is written. */
export function wideParquetOfYears(): ParquetOfYears {
  const kept: (string | null)[][] = WIDE_COLUMNS.map(() => []);
  const broken = new Set<string>();
  return {
    add: (reports) => {
      for (const name of brokenCounts(reports)) broken.add(name);
      for (const [at, { of }] of WIDE_COLUMNS.entries()) {
        for (const report of reports) kept[at]?.push(of(report));
      }
    },
    close: () => {
      const columns = wideColumns(broken).map(({ name, type }, at): Column<number> => {
        const value = (row: number) => kept[at]?.[row] ?? null;
        return { name, type, of: type === 'whole' ? (row) => spelled(value(row)) : value };
      });
      const file = open(columns);
      const rows = Array.from({ length: kept[0]?.length ?? 0 }, (_, row) => row);
      for (const piece of inPieces(rows, GROUP_OF_WIDE)) add(file, piece);
      return close(file);
    },
  };
}

export interface ParquetOfYears {
  readonly add: (reports: readonly PublicReport[]) => void;
  readonly close: () => Uint8Array;
}

/** One row per cell, to which reports may be added year by year. */
export function longParquet(): ParquetOfYears {
  const file = open<CellRow>(LONG_COLUMNS);
  return {
    add: (reports) => {
      for (const piece of inPieces(reports, GROUP_OF_LONG)) {
        add(
          file,
          piece.flatMap((report) => cellsOf(report).map((cell) => ({ report, cell }))),
        );
      }
    },
    close: () => close(file),
  };
}
