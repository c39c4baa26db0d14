/**
 * What lets a reader check the site: the schemas of its data, and the list of all that is on it with digests.
 */
import * as z from 'zod';
import { digestOfBytes, digestSchema } from '#shared/ids/digest.js';
import { jsonText, type JsonValue } from './json-text.js';
import { LANGUAGES } from '#shared/words/texts.js';
import { currentPageKey, keyIn, reportCsvKey, reportFileKey, reportJsonKey, versionPageKey } from './keys.js';
import { FILE_KINDS, type PublishedSummary, type SiteObject } from './model.js';
import { reportJsonSchema } from './report-schema.js';
import { yearJsonSchema } from './year-schema.js';

export const MANIFEST_SCHEMA = 'nianbao.manifest.v1';

const listedSchema = z.object({ path: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9./-]*$/), sha256: digestSchema });

/** A data file as the list names it; lists from before version 2 of reports name originals without their size, too. */
export const manifestSchema = z.object({
  schema: z.literal(MANIFEST_SCHEMA),
  files: z.array(listedSchema),
  /** Everything else of the site: pages, style, feed. Lists from before there were seals name none. */
  pages: z.array(listedSchema).default([]),
});

function jsonSchema(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
}

export const reportSchemaText = (): string => jsonSchema(reportJsonSchema);
export const yearSchemaText = (): string => jsonSchema(yearJsonSchema);

/** `files`, `pages`: the data files and the pages that belong to no single report. */
export function manifestText(
  files: readonly SiteObject[],
  pages: readonly SiteObject[],
  summaries: readonly PublishedSummary[],
): string {
  const shared: JsonValue[] = files.map((file) => ({
    path: file.key,
    sha256: digestOfBytes(file.body),
    size: Buffer.byteLength(file.body),
  }));
  const reports = summaries.flatMap((one): JsonValue[] => [
    { path: reportJsonKey(one), sha256: one.json.sha256, size: one.json.size },
    { path: reportCsvKey(one), sha256: one.csv.sha256, size: one.csv.size },
    ...FILE_KINDS.flatMap((kind): JsonValue[] => {
      const file = one.files?.[kind];
      return file == null ? [] : [{ path: reportFileKey(one, kind), sha256: file.sha256, size: file.size }];
    }),
  ]);
  const reportPages = summaries.flatMap((one) =>
    LANGUAGES.flatMap((language): JsonValue[] => {
      const noted = language === 'zh' ? one.pages : one.englishPages;
      if (noted === null) return [];
      return [
        { path: keyIn(language, versionPageKey(one)), sha256: noted.version },
        { path: keyIn(language, currentPageKey(one)), sha256: noted.current },
      ];
    }),
  );
  return jsonText({
    schema: MANIFEST_SCHEMA,
    files: [...shared, ...reports],
    pages: [...pages.map(({ key, body }) => ({ path: key, sha256: digestOfBytes(body) })), ...reportPages],
  });
}
