/**
 * Signatures over short statements, checked with nothing but a public key: anybody may do it, without an account and
 * without this product. A statement begins with what it is about, so that no signature of one kind passes for another.
 */
import { verify, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson, type Canonical } from '#shared/ids/canonical-json.js';

/** `key` is the id of the key that signed; it stays true when another key has taken its place. */
export const signatureSchema = z.object({ key: z.string().min(1), signature: z.base64().min(1) });
export type Signature = z.infer<typeof signatureSchema>;

/** By the id of the key. */
export type PublicKeys = ReadonlyMap<string, KeyObject>;

export type StatementKind = 'seal' | 'checkpoint' | 'release' | 'site-row' | 'bulk' | 'bundle';

/** The very text that is signed: 4096 bytes at most (AWS KMS, "Sign"). */
export function statementText(kind: StatementKind, statement: Readonly<Record<string, Canonical>>): string {
  return canonicalJson({ ...statement, nianbao: kind });
}

/** Whether the key that the signature names made it; a key that is not at hand proves nothing. */
export function isSigned(text: string, { key, signature }: Signature, keys: PublicKeys): boolean {
  const publicKey = keys.get(key);
  return publicKey !== undefined && verify('sha256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
}
