/** SHA-256 in lower-case hex, of bytes or of a value's canonical spelling. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson, type Canonical } from './canonical-json.js';

export const digestSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('Digest');
/** SHA-256 in lower-case hex. */
export type Digest = z.infer<typeof digestSchema>;

export function digestOfBytes(bytes: Uint8Array | string): Digest {
  return digestSchema.parse(createHash('sha256').update(bytes).digest('hex'));
}

export function digestOf(value: Canonical): Digest {
  return digestOfBytes(canonicalJson(value));
}
