/**
 * The signing keys of one data folder: a P-256 key pair for each key of the template, made at its first start and kept
 * in a file that only its owner can read. A key is never made anew over a file that is there, however damaged: what the
 * old one signed could then never be verified again.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { readIfThere, replaceFile } from '../append-log.js';
import { LocalCloudRefusal } from '../refusal.js';
import type { SigningKeyModel } from '../template/model.js';
import { signDigest, verifyDigest } from './ecdsa.js';

export interface SigningKey extends SigningKeyModel {
  readonly createdAt: Date;
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Buffer;
  /** @param digest SHA-256 of what is signed */
  sign(digest: Buffer): Buffer;
  verify(digest: Buffer, signature: Buffer): boolean;
}

const keptSchema = z.object({ format: z.literal(1), createdAt: z.iso.datetime(), privateKey: z.string() });
const jwkSchema = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), d: z.base64url() });

/** @throws LocalCloudRefusal if a kept key cannot be read */
export function openSigningKeys(dir: string, models: readonly SigningKeyModel[], now: () => Date): SigningKey[] {
  return models.map((model) => {
    const file = join(dir, `${model.name}.json`);
    const kept = readIfThere(file) ?? make(file, now());
    try {
      return { ...model, ...read(kept) };
    } catch (cause) {
      throw new LocalCloudRefusal(
        'SigningKeyDamaged',
        `The signing key ${model.logicalId} in ${file} cannot be read.`,
        'Restore the file from a copy. A new key would not verify what the old one signed: to begin anew, use a new data folder.',
        { cause },
      );
    }
  });
}

function make(file: string, now: Date): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  const text = JSON.stringify({ format: 1, createdAt: now.toISOString(), privateKey: pem });
  replaceFile(file, text);
  return text;
}

function read(text: string): Pick<SigningKey, 'createdAt' | 'publicKey' | 'sign' | 'verify'> {
  const kept = keptSchema.parse(JSON.parse(text));
  const privateKey = createPrivateKey(kept.privateKey);
  const { d } = jwkSchema.parse(privateKey.export({ format: 'jwk' }));
  const number = BigInt(`0x${Buffer.from(d, 'base64url').toString('hex')}`);
  return {
    createdAt: new Date(kept.createdAt),
    publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }),
    sign: (digest) => signDigest(number, digest),
    verify: (digest, signature) => verifyDigest(number, digest, signature),
  };
}
