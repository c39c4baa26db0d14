/**
 * What the packs say of themselves to programs: Table Schema of the two tables, JSON Schema of a line, and a Frictionless Data
 * Package over the CSV files (specs.frictionlessdata.io, version 1).
 */
import * as z from 'zod';
import {
  CELL_COLUMNS,
  LONG_COLUMNS,
  titleOf,
  WIDE_COLUMNS,
  WIDE_CSV,
  type Column,
  type ColumnType,
} from './columns.js';
import { homeOf, type Site } from '#shared/site/place.js';
import { reportEntrySchema } from '#shared/site/year-schema.js';
import { textsIn } from '#shared/words/texts.js';
import type { ListedPack } from './bulk.js';
import { packKey, type Span } from './keys.js';

const TYPES = { text: 'string', whole: 'integer', decimal: 'number', instant: 'datetime' } as const satisfies Record<
  ColumnType,
  string
>;
/** A count may be printed with a fraction, and stands as it is printed. */
const ofCell = new Set(CELL_COLUMNS.map(({ name }) => name));
const typeOf = (name: string, type: ColumnType) => (ofCell.has(name) ? TYPES.decimal : TYPES[type]);

interface Field {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: string;
}

const described = <Row>({ name, type }: Column<Row>): Field => {
  const { zh, en } = titleOf(name);
  return { name, title: zh, description: en, type: typeOf(name, type) };
};
const schema = (fields: readonly object[], primaryKey: readonly string[]) => ({
  fields,
  missingValues: [''],
  primaryKey,
});

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Of the wide table by the names of its Parquet file. */
export const wideSchemaText = (): string => pretty(schema(WIDE_COLUMNS.map(described), ['year', 'agency']));
const longSchema = () => schema(LONG_COLUMNS.map(described), ['year', 'agency', 'cell']);
export const longSchemaText = (): string => pretty(longSchema());

/** The wide CSV has Chinese heads, as people with a spreadsheet know them; each field names its code. */
const wideCsvSchema = () => {
  const cells = WIDE_CSV.length - CELL_COLUMNS.length;
  const [year, agency] = WIDE_CSV;
  return schema(
    WIDE_CSV.map(({ head, type }, at) => {
      const cell = CELL_COLUMNS[at - cells];
      if (cell === undefined) return { name: head, type: TYPES[type] };
      return { name: head, type: TYPES.decimal, description: titleOf(cell.name).en, code: cell.name };
    }),
    [year?.head ?? '', agency?.head ?? ''],
  );
};

/** What a line of a JSON Lines pack holds. */
export const lineSchemaText = (): string =>
  pretty(
    z.toJSONSchema(
      z
        .object({ year: z.int().min(2008), area: z.string(), ...reportEntrySchema.shape })
        .describe('One published annual report'),
    ),
  );

export interface Described {
  readonly area: string;
  readonly years: readonly number[];
  readonly site: Site;
  readonly releasedAt: string;
}

/**
 * Schemas stand in it whole: validators of the standard’s own profile take no address in their place. `files`: the packs by digest;
 * those that are tables in CSV become resources with a schema, the others plain ones.
 */
export function datapackageText(
  { area, site, releasedAt }: Described,
  files: readonly ListedPack[],
  spans: readonly Span[],
): string {
  const words = textsIn('zh').openData;
  const listed = new Map(files.map((file) => [file.path, file]));
  const resource = (key: string, name: string, title: string, more: object) => {
    const file = listed.get(key);
    if (file === undefined) return [];
    return [
      { name, title, path: key.replace(/^data\/v1\//, ''), ...more, bytes: file.size, hash: `sha256:${file.sha256}` },
    ];
  };
  const csv = { profile: 'tabular-data-resource', format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' };
  const resources = spans.flatMap((span) => [
    ...resource(packKey(span, 'csv'), `wide-${span}`, words.files.csv, { ...csv, schema: wideCsvSchema() }),
    ...resource(packKey(span, 'long.csv'), `long-${span}`, words.files.longCsv, { ...csv, schema: longSchema() }),
    ...resource(packKey(span, 'jsonl'), `lines-${span}`, words.files.jsonl, {
      format: 'jsonl',
      mediatype: 'application/x-ndjson',
      encoding: 'utf-8',
    }),
    ...resource(packKey(span, 'parquet'), `wide-parquet-${span}`, words.files.parquet, {
      format: 'parquet',
      mediatype: 'application/vnd.apache.parquet',
    }),
    ...resource(packKey(span, 'long.parquet'), `long-parquet-${span}`, words.files.longParquet, {
      format: 'parquet',
      mediatype: 'application/vnd.apache.parquet',
    }),
    ...resource(packKey(span, 'sections.jsonl'), `sections-${span}`, words.files.sections, {
      format: 'jsonl',
      mediatype: 'application/x-ndjson',
      encoding: 'utf-8',
    }),
  ]);
  return pretty({
    profile: 'data-package',
    name: 'nianbao',
    title: words.package.title(area),
    description: textsIn('en').openData.package.title(area),
    homepage: homeOf(site),
    created: releasedAt,
    version: '1',
    resources,
  });
}
