/**
 * What a bundle is: an area with its seasons in one folder, provable without an account.
 *
 *   manifest.json        which area and seasons, when, of which heads; every file below with its digest
 *   signature.json       the checkpoint key's signature over the manifest: so over every head and every file
 *   keys.json            the public halves of the keys that signed anything in it (as on the public site)
 *   heads.jsonl          each audit chain's head, as it was exported
 *   items/*.jsonl        items of the table, one a line (item-text.ts), in the order in which they are restored
 *   objects.jsonl        objects of the buckets: where each lay, its headers, its digest
 *   objects/ab/abcd...   their bytes, each under its own SHA-256
 *
 * The manifest is written last: a folder without one is an export that did not come to its end, and goes on where it stopped.
 */
import * as z from 'zod';
import { auditHeadSchema } from '#shared/audit/chain.js';
import { signatureSchema, statementText } from '#shared/audit/signature.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { digestSchema, type Digest } from '#shared/ids/digest.js';
import { placeSchema } from '#shared/ids/place.js';
import { reportYearSchema } from '#shared/ids/report-year.js';

export const BUNDLE_SCHEMA = 'nianbao.bundle.v1';
export const MANIFEST_FILE = 'manifest.json';
export const SIGNATURE_FILE = 'signature.json';
export const KEYS_FILE = 'keys.json';
export const HEADS_FILE = 'heads.jsonl';
export const OBJECTS_FILE = 'objects.jsonl';

/** In the order in which they are put into a table: whatever is looked for by others comes before what leads to it. */
export const ITEM_FILES = ['filings', 'area', 'seasons', 'root', 'outbox'] as const;
export type ItemFile = (typeof ITEM_FILES)[number];
export const itemFile = (part: ItemFile): string => `items/${part}.jsonl`;

export const objectFile = (sha256: Digest): string => `objects/${sha256.slice(0, 2)}/${sha256}`;

const listedFileSchema = z.object({
  path: z.string(),
  sha256: digestSchema,
  bytes: z.number().int().min(0),
  lines: z.number().int().min(0),
});
export type ListedFile = z.infer<typeof listedFileSchema>;

export const BUCKETS = ['uploads', 'documents', 'site'] as const;
export type BucketName = (typeof BUCKETS)[number];

/** One object: where it lay, and all of it that a reader would see. */
export const exportedObjectSchema = z.object({
  bucket: z.enum(BUCKETS),
  key: z.string().min(1),
  /** Of the bucket that it lay in. Another bucket gives another: what an object is, is said by its digest. */
  versionId: z.string().nullable(),
  sha256: digestSchema,
  size: z.number().int().min(0),
  contentType: z.string(),
  cacheControl: z.string().nullable(),
  contentDisposition: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
});
export type ExportedObject = z.infer<typeof exportedObjectSchema>;

export const headsLineSchema = auditHeadSchema.extend({ partition: z.string() });
export type HeadsLine = z.infer<typeof headsLineSchema>;

export const bundleManifestSchema = z.object({
  schema: z.literal(BUNDLE_SCHEMA),
  area: areaIdSchema,
  years: z.array(reportYearSchema).min(1),
  /** Seasons of the area that are not in it: it can be proven then, and not restored. */
  leftOut: z.array(reportYearSchema),
  /** Where the area's site stood; null where it had none. */
  place: placeSchema.nullable(),
  /** How keys of items are laid out (store/table.ts). */
  layout: z.number().int(),
  begunAt: z.iso.datetime(),
  madeAt: z.iso.datetime(),
  /** Digests of all heads when reading began and when it ended: the same, but for bundles of former code. */
  heads: z.object({ first: digestSchema, last: digestSchema }),
  /** Empty, but for bundles of former code: filings with a deed in between, of which other items may know more or less. */
  moved: z.array(z.string()),
  /** Objects that a submission names and no bucket had. */
  missing: z.array(z.string()),
  files: z.array(listedFileSchema),
});
export type BundleManifest = z.infer<typeof bundleManifestSchema>;

export const bundleSignatureSchema = z.object({
  v: z.literal(1),
  manifest: digestSchema,
  at: z.iso.datetime(),
  ...signatureSchema.shape,
});
export type BundleSignature = z.infer<typeof bundleSignatureSchema>;

/** What the key signs. */
export function bundleStatement(manifest: Digest, at: string): string {
  return statementText('bundle', { v: 1, manifest, at });
}
