/** SHA-256 in lower-case hex, of bytes or of a value's canonical spelling. */
import { createHash } from 'node:crypto';
import { digestSchema, type Digest } from '../filing/model.js';
import { canonicalJson, type Canonical } from './canonical.js';

export function digestOfBytes(bytes: Uint8Array | string): Digest {
  return digestSchema.parse(createHash('sha256').update(bytes).digest('hex'));
}

export function digestOf(value: Canonical): Digest {
  return digestOfBytes(canonicalJson(value));
}
