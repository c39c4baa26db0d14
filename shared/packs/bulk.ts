/**
 * `bulk.json`: the packs by digest, signed, and the release and data manifest that they were made from. The pointer of the site
 * is switched before the packs follow, so they have a list of their own; whoever compares both sees whether they are of one release.
 */
import * as z from 'zod';
import { signatureSchema, statementText, type Signature } from '#shared/audit/signature.js';
import { digestOf, digestSchema, type Digest } from '#shared/ids/digest.js';
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import { jsonText } from '#shared/site/json-text.js';
import { changesSchema, standingSchema, type Changes } from './changelog.js';

export const BULK_SCHEMA = 'nianbao.bulk.v1';

const listedSchema = z.object({
  path: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9./-]*$/),
  sha256: digestSchema,
  size: z.int().min(0),
});
export type ListedPack = z.infer<typeof listedSchema>;

export interface Bulk {
  readonly release: ReleaseId;
  readonly releasedAt: string;
  /** Of data/v1/manifest.json, whose public parts all packs are made from. */
  readonly manifest: Digest;
  readonly files: readonly ListedPack[];
  /**
   * What was public then and what releases changed up to it. They stand here, in the one file that is written last, because
   * changes are told by comparing with the packs before, which a run that broke down has written over in part.
   */
  readonly standing: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly changes: readonly Changes[];
}

export const bulkSchema = z.object({
  schema: z.literal(BULK_SCHEMA),
  release: releaseIdSchema,
  releasedAt: z.iso.datetime(),
  manifest: digestSchema,
  files: z.array(listedSchema),
  standing: standingSchema,
  changes: z.array(changesSchema),
  signed: signatureSchema,
});

/** A statement is short, so lists are signed by their digests. */
export function bulkStatement({ release, releasedAt, manifest, files, standing, changes }: Bulk): string {
  const list = digestOf(files.map(({ path, sha256, size }) => [path, sha256, size]));
  const [told, reports] = [digestOf(changes.map((one) => ({ ...one }))), digestOf(standing)];
  return statementText('bulk', { v: 1, release, releasedAt, manifest, files: list, standing: reports, changes: told });
}

export function bulkText({ files, standing, changes, ...bulk }: Bulk, signed: Signature): string {
  return jsonText({
    schema: BULK_SCHEMA,
    ...bulk,
    files: files.map((file) => ({ ...file })),
    standing,
    changes: changes.map((one) => ({ ...one })),
    signed: { ...signed },
  });
}

const FOLDER = 'data/v1/';

/** For `sha256sum -c`, run in the folder of the data: one line per file of it. */
export function checksumsText(files: readonly ListedPack[]): string {
  return files
    .filter(({ path }) => path.startsWith(FOLDER))
    .map(({ path, sha256 }) => `${sha256}  ${path.slice(FOLDER.length)}\n`)
    .join('');
}
