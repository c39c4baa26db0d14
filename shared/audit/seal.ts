/**
 * The seal on what was filed. The content is hashed part by part, the digests together are hashed once more, and that is
 * signed: so a difference can be named later, and a part can be proven to somebody who may not see the others.
 */
import * as z from 'zod';
import { digestOf, digestSchema, type Digest } from '#shared/ids/digest.js';
import { isSigned, signatureSchema, statementText, type PublicKeys } from './signature.js';

export const sealSchema = z.object({
  v: z.literal(1),
  /** SHA-256 of each part's canonical spelling. */
  parts: z.record(z.string(), digestSchema),
  /** SHA-256 over all of them: what decisions, receipts and releases name. */
  digest: digestSchema,
  at: z.iso.datetime(),
  ...signatureSchema.shape,
});
export type Seal = z.infer<typeof sealSchema>;

export function sealDigest(parts: Readonly<Record<string, Digest>>): Digest {
  return digestOf({ v: 1, parts });
}

/** What the key signs. `subject` is the submission's id. */
export function sealStatement(subject: string, digest: Digest, at: string): string {
  return statementText('seal', { v: 1, subject, digest, at });
}

/** Whether the seal is whole in itself: its digest is that of its parts, and the key signed it for this subject. */
export function isWhole(seal: Seal, subject: string, keys: PublicKeys): boolean {
  return sealDigest(seal.parts) === seal.digest && isSigned(sealStatement(subject, seal.digest, seal.at), seal, keys);
}
