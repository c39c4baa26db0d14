/** A pair of keys as KMS would hold them, and what they sign: seals on filed reports, checkpoints on chains. */
import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import type { AuditHead } from '#shared/audit/chain.js';
import { checkpointStatement, type Checkpoint } from '#shared/audit/checkpoint.js';
import { sealDigest, sealStatement, type Seal } from '#shared/audit/seal.js';
import type { PublicKeys, Signature } from '#shared/audit/signature.js';
import { file, stated } from '#shared/deeds/filing/file.js';
import type { Submission } from '#shared/filing/model.js';
import { partDigests, sealedContent, type Filed } from '#shared/filing/sealed.js';

export interface TestKey {
  readonly keys: PublicKeys;
  readonly sign: (text: string) => Signature;
}

export function testKey(key: string): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  // Each signature of this kind differs; the same text gets the same one here, so that what was stored can be compared.
  const made = new Map<string, string>();
  return {
    keys: new Map([[key, publicKey]]),
    sign: (text) => {
      const signature = made.get(text) ?? signWith('sha256', Buffer.from(text), privateKey).toString('base64');
      made.set(text, signature);
      return { key, signature };
    },
  };
}

export const sealKey = testKey('seal-key');
export const checkpointKey = testKey('checkpoint-key');
export const KEYS = { seal: sealKey.keys, checkpoint: checkpointKey.keys };

export function sealOver(filed: Filed, at: string, { sign } = sealKey): Seal {
  const parts = partDigests(sealedContent(filed));
  const digest = sealDigest(parts);
  return { v: 1, parts, digest, at, ...sign(sealStatement(filed.submission.id, digest, at)) };
}

/** A filed submission under its seal. */
export function underSeal(filed: Filed, at = '2026-01-18T03:00:00.000Z'): Submission {
  const seal = sealOver(filed, at);
  return { ...filed.submission, seal, contentDigest: seal.digest };
}

export function checkpointAt(head: AuditHead, at = '2026-01-19T05:00:00.000Z', { sign } = checkpointKey): Checkpoint {
  return { v: 1, ...head, at, ...sign(checkpointStatement(head, at)) };
}

type Filing = Parameters<typeof stated>;

/** The deed of filing with the seal that the function would have had made. */
export function fileSealed(...[state, request, grant, check, now]: Filing): ReturnType<typeof file> {
  const judged = stated(state, request, grant, check, now);
  const seal =
    'stated' in judged
      ? sealOver(
          { submission: judged.stated.submission, record: judged.stated.case.record, check: judged.stated.check },
          now.toISOString(),
        )
      : null;
  return file(state, request, grant, check, now, seal);
}
