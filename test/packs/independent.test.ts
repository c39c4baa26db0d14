/**
 * What is published is read by libraries that share nothing with the product: tables by a CSV reader and held against their Table Schema,
 * JSON against the JSON Schemas beside it, the catalogue and what pages tell search engines as linked data. Parquet is read in
 * tables.test.ts, feed and sitemaps in test/site/links.test.ts.
 */
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { createRequire } from 'node:module';
import { digestOfBytes } from '#shared/ids/digest.js';
import { TAKEN_DOWN_SCHEMA } from '#shared/site/taken-down.js';
import { BASE } from '../site/sample.js';
import { smallSite } from '../site/small-site.js';

const site = new Map((await smallSite()).map(({ key, body }) => [key, Buffer.from(body)]));
const textOf = (key: string): string => site.get(key)?.toString('utf8') ?? '';
const jsonOf = (key: string): unknown => JSON.parse(textOf(key));
const linesOf = (key: string): unknown[] =>
  textOf(key)
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

interface Field {
  readonly name: string;
  readonly type: string;
}
interface TableSchema {
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
}
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly profile?: string;
  readonly schema?: TableSchema;
}
const { resources } = jsonOf('data/v1/datapackage.json') as { resources: readonly Resource[] };

/** As Table Schema has them (specs.frictionlessdata.io/table-schema, "Types and Formats"). */
const LEXICAL: Readonly<Record<string, RegExp>> = {
  string: /^[\s\S]*$/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};

describe('the data package', () => {
  test.each(resources.map((resource) => [resource.name, resource] as const))('%s is what it says', (_, resource) => {
    const bytes = site.get(`data/v1/${resource.path}`) ?? Buffer.alloc(0);
    expect([bytes.length, `sha256:${digestOfBytes(bytes)}`]).toEqual([resource.bytes, resource.hash]);
  });

  const tables = resources.filter(({ profile }) => profile === 'tabular-data-resource');
  test.each(tables.map((resource) => [resource.name, resource] as const))(
    '%s, read by another reader, is the table of its schema',
    (_, { path, schema }) => {
      const { fields, primaryKey } = schema!;
      const rows = parse(site.get(`data/v1/${path}`)!, { bom: true, columns: true }) as Record<string, string>[];
      expect(rows.length).toBeGreaterThan(0);
      const wrong: string[] = [];
      for (const [at, row] of rows.entries()) {
        if (at === 0) expect(Object.keys(row)).toEqual(fields.map(({ name }) => name));
        for (const { name, type } of fields) {
          const value = row[name] ?? '';
          if (value !== '' && LEXICAL[type]?.test(value) !== true) wrong.push(`${at} ${name}: ${value} is no ${type}`);
        }
      }
      expect(wrong).toEqual([]);
      const keys = rows.map((row) => JSON.stringify(primaryKey.map((name) => row[name])));
      expect(new Set(keys).size).toBe(rows.length);
      for (const name of primaryKey) expect(rows.every((row) => row[name] !== '')).toBe(true);
    },
  );

  test('tells of a table for every span of years', () => {
    expect(tables.length).toBeGreaterThan(6);
  });
});

describe('published JSON is what the schema beside it says', () => {
  const checked = (schema: string) => {
    const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(
      jsonOf(schema) as object,
    );
    return (value: unknown) => (validate(value) ? [] : validate.errors!.slice(0, 5));
  };
  const keys = (pattern: RegExp) => [...site.keys()].filter((key) => pattern.test(key));

  test.each([
    ['data/v1/schema.json', /\/report\.json$/],
    ['data/v1/year.schema.json', /^data\/v1\/\d{4}\.json$/],
    ['data/v1/year-index.schema.json', /^data\/v1\/\d{4}\/index\.json$/],
  ])('%s', (schema, pattern) => {
    const errorsOf = checked(schema);
    // What says that a report was taken down says so by a schema of its own.
    const found = keys(pattern).filter((key) => !textOf(key).includes(TAKEN_DOWN_SCHEMA));
    expect(found.length).toBeGreaterThan(2);
    for (const key of found) expect([key, errorsOf(jsonOf(key))]).toEqual([key, []]);
    expect(errorsOf({ schema: 'something else' })).not.toEqual([]);
  });

  test('each line of JSON Lines', () => {
    const errorsOf = checked('data/v1/line.schema.json');
    for (const key of keys(/^data\/v1\/(all|\d{4})\.jsonl$/)) {
      for (const line of linesOf(key)) expect([key, errorsOf(line)]).toEqual([key, []]);
    }
    expect(errorsOf({})).not.toEqual([]);
  });
});

interface Quad {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string; readonly datatype?: { readonly value: string } };
}
interface LinkedData {
  toRDF(document: object, options: object): Promise<readonly Quad[]>;
}
const linkedData = createRequire(import.meta.url)('jsonld') as LinkedData;
/** Every word of schema.org's is in its vocabulary, and addresses are addresses: as much of its context as is used here. */
const SCHEMA_ORG = { '@vocab': 'http://schema.org/', url: { '@type': '@id' }, contentUrl: { '@type': '@id' } };

function graphOf(document: object, base: string): Promise<readonly Quad[]> {
  return linkedData.toRDF(document, {
    base,
    documentLoader: async (url: string) => {
      if (url !== 'https://schema.org') throw new Error(`asks for ${url}`);
      return { contextUrl: null, documentUrl: url, document: { '@context': SCHEMA_ORG } };
    },
  });
}
const keyOf = (address: string): string => address.replace(`${BASE}/`, '');
const [DCAT, RDF_TYPE] = ['http://www.w3.org/ns/dcat#', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'];

describe('linked data', () => {
  test('the catalogue names every data set, and each distribution is a file of that size and digest', async () => {
    const key = 'data/v1/catalog.jsonld';
    const quads = await graphOf(jsonOf(key) as object, `${BASE}/${key}`);
    const valueOf = (subject: string, end: string) =>
      quads.find((quad) => quad.subject.value === subject && quad.predicate.value.endsWith(end))?.object.value ?? '';
    const typed = (type: string) =>
      quads.filter(({ predicate, object }) => predicate.value === RDF_TYPE && object.value === `${DCAT}${type}`);
    expect(typed('Catalog')).toHaveLength(1);
    // Four years, and all of them together.
    expect(typed('Dataset')).toHaveLength(5);
    const distributions = typed('Distribution').map(({ subject }) => subject.value);
    expect(distributions.length).toBeGreaterThan(30);
    for (const one of distributions) {
      const file = keyOf(valueOf(one, 'downloadURL'));
      const bytes = site.get(file) ?? Buffer.alloc(0);
      const digest = valueOf(valueOf(one, 'checksum'), 'checksumValue');
      expect([file, valueOf(one, 'byteSize'), digest]).toEqual([file, String(bytes.length), digestOfBytes(bytes)]);
    }
  });

  test('what a page tells search engines is a set of data whose downloads are there', async () => {
    let found = 0;
    for (const [key, body] of site) {
      const [, json] =
        /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(
          key.endsWith('.html') ? body.toString('utf8') : '',
        ) ?? [];
      if (json === undefined) continue;
      const quads = await graphOf(JSON.parse(json) as object, `${BASE}/${key}`);
      const types = quads.filter(({ predicate }) => predicate.value === RDF_TYPE).map(({ object }) => object.value);
      expect([key, types]).toEqual([key, expect.arrayContaining(['http://schema.org/Dataset'])]);
      const downloads = quads.filter(({ predicate }) => predicate.value === 'http://schema.org/contentUrl');
      expect([key, downloads.length > 1]).toEqual([key, true]);
      for (const { object } of downloads) expect([key, site.has(keyOf(object.value))]).toEqual([key, true]);
      found += 1;
    }
    expect(found).toBeGreaterThan(10);
  });
});
