/**
 * What lets a reader check the open data: the schemas, and the list of all data files with their digests.
 */
import { z } from 'zod';
import { digestOfBytes, digestSchema } from '#shared/ids/digest.js';
import { jsonText, type JsonValue } from './json-text.js';
import { reportCsvKey, reportJsonKey } from './keys.js';
import type { PublishedSummary, SiteObject } from './model.js';
import { reportJsonSchema } from './report-schema.js';
import { yearJsonSchema } from './year-schema.js';

export const MANIFEST_SCHEMA = 'nianbao.manifest.v1';

/** A data file as the list names it; lists from before version 2 of reports name originals without their size, too. */
export const manifestSchema = z.object({
  schema: z.literal(MANIFEST_SCHEMA),
  files: z.array(z.object({ path: z.string().regex(/^[a-z0-9][a-z0-9./-]*$/), sha256: digestSchema })),
});

function jsonSchema(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
}

export const reportSchemaText = (): string => jsonSchema(reportJsonSchema);
export const yearSchemaText = (): string => jsonSchema(yearJsonSchema);

/** `files`: the data files that belong to no single report. */
export function manifestText(files: readonly SiteObject[], summaries: readonly PublishedSummary[]): string {
  const shared: JsonValue[] = files.map((file) => ({
    path: file.key,
    sha256: digestOfBytes(file.body),
    size: Buffer.byteLength(file.body),
  }));
  const reports = summaries.flatMap((one): JsonValue[] => [
    { path: reportJsonKey(one), sha256: one.json.sha256, size: one.json.size },
    { path: reportCsvKey(one), sha256: one.csv.sha256, size: one.csv.size },
  ]);
  return jsonText({ schema: MANIFEST_SCHEMA, files: [...shared, ...reports] });
}
