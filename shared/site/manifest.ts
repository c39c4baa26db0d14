/**
 * What lets a reader check the open data: the schemas, the list of all data files with their digests, and the pointer
 * that says which release the site shows.
 */
import { z } from 'zod';
import { digestOfBytes } from '#shared/ids/digest.js';
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import { NewerFormat } from '#shared/formats/format.js';
import { jsonText, type JsonValue } from './json-text.js';
import { MANIFEST_KEY, reportCsvKey, reportJsonKey, versionPrefix } from './keys.js';
import type { PublishedSummary, SiteObject } from './model.js';
import { reportJsonSchema } from './report-schema.js';
import { yearJsonSchema } from './year-schema.js';

export const MANIFEST_SCHEMA = 'nianbao.manifest.v1';
export const POINTER_SCHEMA = 'nianbao.current.v1';

function jsonSchema(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`;
}

export const reportSchemaText = (): string => jsonSchema(reportJsonSchema);
export const yearSchemaText = (): string => jsonSchema(yearJsonSchema);

/** `files`: the data files that belong to no single report. Originals are listed by digest; their size is not kept. */
export function manifestText(files: readonly SiteObject[], summaries: readonly PublishedSummary[]): string {
  const shared: JsonValue[] = files.map((file) => ({
    path: file.key,
    sha256: digestOfBytes(file.body),
    size: Buffer.byteLength(file.body),
  }));
  const reports = summaries.flatMap((one): JsonValue[] => [
    { path: reportJsonKey(one), sha256: one.json.sha256, size: one.json.size },
    { path: reportCsvKey(one), sha256: one.csv.sha256, size: one.csv.size },
    { path: versionPrefix(one) + one.original.file, sha256: one.original.digest },
  ]);
  return jsonText({ schema: MANIFEST_SCHEMA, files: [...shared, ...reports] });
}

export interface ReleasePointer {
  readonly release: ReleaseId;
  readonly releasedAt: string;
  /** The body of data/v1/manifest.json as written by this release. */
  readonly manifest: string | Uint8Array;
  readonly reports: number;
}

const pointerSchema = z.object({ release: releaseIdSchema, releasedAt: z.iso.datetime(), reports: z.number().int() });

/** What a pointer says, but for the manifest, which is written anew. @throws NewerFormat */
export function pointerFrom(text: string): Omit<ReleasePointer, 'manifest'> {
  const stored = JSON.parse(text) as { readonly schema?: unknown };
  const version = Number(/^nianbao\.current\.v(\d+)$/.exec(String(stored.schema))?.[1]);
  if (version !== 1) throw new NewerFormat('pointer of the site', version, 1);
  return pointerSchema.parse(stored);
}

export function pointerText(pointer: ReleasePointer): string {
  return jsonText({
    schema: POINTER_SCHEMA,
    release: pointer.release,
    releasedAt: pointer.releasedAt,
    reports: pointer.reports,
    manifest: { path: MANIFEST_KEY, sha256: digestOfBytes(pointer.manifest) },
  });
}
