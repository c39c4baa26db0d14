/** Puts the seal on what an officer stated: outside the deed, which takes it only if it fits. */
import { sealDigest, sealStatement, type Seal } from '#shared/audit/seal.js';
import type { Stated } from '#shared/deeds/filing/file.js';
import type { Sign } from '#shared/kms/keys.js';

export async function sealOf(sign: Sign, { submission, parts }: Stated, now: Date): Promise<Seal> {
  const [at, digest] = [now.toISOString(), sealDigest(parts)];
  return { v: 1, parts, digest, at, ...(await sign(sealStatement(submission.id, digest, at))) };
}
