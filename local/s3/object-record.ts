/**
 * What is kept of one version of one object beside its bytes, as one JSON file: the format on disk and its check at the
 * edge. The event of its creation is part of it, so that object and event become durable in one rename.
 */
import * as z from 'zod';
import { checksumAlgorithms } from './checksums.js';
import { objectCreatedSchema } from './object-created-event.js';

export const objectRecordSchema = z.object({
  format: z.literal(1),
  key: z.string().min(1),
  /** `null` (the word) in a bucket without versioning, as on AWS. */
  versionId: z.string().min(1),
  /** Counts every write of the whole server; orders versions and events, and names the files. */
  sequence: z.number().int().positive(),
  lastModified: z.iso.datetime(),
  deleteMarker: z.boolean(),
  size: z.number().int().nonnegative(),
  /** Without the quotes. */
  etag: z.string(),
  checksum: z.object({ algorithm: z.enum(checksumAlgorithms), value: z.string() }).optional(),
  /** Content-Type and its like, by lower-case name. */
  headers: z.record(z.string(), z.string()),
  /** User metadata by lower-case name without `x-amz-meta-`. */
  metadata: z.record(z.string(), z.string()),
  /** Of this version, by key. */
  tags: z.record(z.string(), z.string()).optional(),
  /** A scanner has looked at it, and its word is on the way durably. */
  scanned: z.literal(true).optional(),
  event: objectCreatedSchema.optional(),
  /** The object is gone again, but its event was never acknowledged. */
  removed: z.boolean(),
});

export type ObjectRecord = z.infer<typeof objectRecordSchema>;
