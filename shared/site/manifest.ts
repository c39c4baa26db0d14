/**
 * What lets a reader check the site: the schemas of its data, and the list of all that is on it with digests. The list is a tree:
 * its root, which the pointer names, names what the whole site shares and one list per year and per range of agencies; a year's list
 * names one per range. So what a release writes of it grows with what changed.
 */
import * as z from 'zod';
import { digestOfBytes, digestSchema, type Digest } from '#shared/ids/digest.js';
import { jsonText, type JsonValue } from './json-text.js';
import { LANGUAGES } from '#shared/words/texts.js';
import { currentPageKey, keyIn, reportCsvKey, reportFileKey, reportJsonKey, versionPageKey } from './keys.js';
import { FILE_KINDS, type PublishedSummary, type SiteObject } from './model.js';
import { historyJsonSchema } from './history-schema.js';
import { reportJsonSchema } from './report-schema.js';
import { changing, JSON_TYPE } from './site-object.js';
import { yearIndexSchema, yearJsonSchema } from './year-schema.js';

/** One list of everything, as former code wrote it. */
export const FORMER_MANIFEST_SCHEMA = 'nianbao.manifest.v1';
export const MANIFEST_SCHEMA = 'nianbao.manifest.v2';

const listedSchema = z.object({ path: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9./-]*$/), sha256: digestSchema });
export type Listed = z.infer<typeof listedSchema>;

/** A data file as the list names it; lists from before version 2 of reports name originals without their size, too. */
export const manifestSchema = z.object({
  schema: z.enum([FORMER_MANIFEST_SCHEMA, MANIFEST_SCHEMA]),
  files: z.array(listedSchema),
  /** Everything else of the site: pages, style, feed. Lists from before there were seals name none. */
  pages: z.array(listedSchema).default([]),
  /** Further lists of the same form. */
  manifests: z.array(listedSchema).default([]),
});

export type Manifest = z.infer<typeof manifestSchema>;

function jsonSchema(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
}

export const reportSchemaText = (): string => jsonSchema(reportJsonSchema);
export const historySchemaText = (): string => jsonSchema(historyJsonSchema);
export const yearSchemaText = (): string => jsonSchema(yearJsonSchema);
export const indexSchemaText = (): string => jsonSchema(yearIndexSchema);

export interface ManifestParts {
  readonly files?: readonly SiteObject[];
  readonly pages?: readonly SiteObject[];
  /** Reports whose own files and pages it names. */
  readonly reports?: readonly PublishedSummary[];
  /** Pages whose bytes are not at hand. */
  readonly further?: readonly Listed[];
  readonly manifests?: readonly Listed[];
}

export const listed = (object: SiteObject): Listed => ({ path: object.key, sha256: digestOfBytes(object.body) });

export function manifestObject(key: string, parts: ManifestParts): SiteObject & { readonly digest: Digest } {
  const { files = [], pages = [], reports = [], further = [], manifests = [] } = parts;
  const body = jsonText({
    schema: MANIFEST_SCHEMA,
    files: [
      ...files.map((file) => ({ ...listed(file), size: Buffer.byteLength(file.body) })),
      ...reports.flatMap(filesOf),
    ],
    pages: [
      ...pages.map((page) => ({ ...listed(page) })),
      ...further.map((one) => ({ ...one })),
      ...reports.flatMap(pagesOf),
    ],
    ...(manifests.length === 0 ? {} : { manifests: manifests.map((one) => ({ ...one })) }),
  });
  return { ...changing(key, body, JSON_TYPE), digest: digestOfBytes(body) };
}

function filesOf(one: PublishedSummary): JsonValue[] {
  return [
    { path: reportJsonKey(one), sha256: one.json.sha256, size: one.json.size },
    { path: reportCsvKey(one), sha256: one.csv.sha256, size: one.csv.size },
    ...FILE_KINDS.flatMap((kind): JsonValue[] => {
      const file = one.files?.[kind];
      return file == null ? [] : [{ path: reportFileKey(one, kind), sha256: file.sha256, size: file.size }];
    }),
  ];
}

function pagesOf(one: PublishedSummary): JsonValue[] {
  return LANGUAGES.flatMap((language): JsonValue[] => {
    const noted = language === 'zh' ? one.pages : one.englishPages;
    if (noted === null) return [];
    return [
      { path: keyIn(language, versionPageKey(one)), sha256: noted.version },
      { path: keyIn(language, currentPageKey(one)), sha256: noted.current },
    ];
  });
}
