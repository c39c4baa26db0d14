/**
 * The only place that talks to KMS. A function that signs names one key; a function that verifies names that key and
 * those that signed before it, because a signature stays true when its key was replaced.
 */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { PublicKeys, Signature } from '#shared/audit/signature.js';
import { isPassing, KeysOutOfReach } from '#shared/audit/keys-out-of-reach.js';

const ALGORITHM = 'ECDSA_SHA_256';

export type Sign = (text: string) => Promise<Signature>;
export type LoadKeys = () => Promise<PublicKeys>;

function client(): KMSClient {
  return new KMSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
}

/** @throws KeysOutOfReach where trying again may help */
async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw isPassing(error) ? new KeysOutOfReach(error) : error;
  }
}

/**
 * What a variable names: the ARN of the key that signs, then those that signed before it, each by its ARN or, where its
 * account is gone, as `public:{id}:{SubjectPublicKeyInfo in base64}`.
 */
export function keysIn(variable: string): string[] {
  return variable.split(/\s+/).filter((key) => key !== '');
}

/** A key by its id alone: what is published should not name the account. */
const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Signs with the first key that the variable names. */
export function signerOf(variable: string): Sign {
  const kms = client();
  const [KeyId] = keysIn(variable);
  return async (text) => {
    const command = { KeyId, Message: Buffer.from(text), MessageType: 'RAW', SigningAlgorithm: ALGORITHM } as const;
    const { KeyId: key, Signature: bytes } = await reached(kms.send(new SignCommand(command)));
    if (key === undefined || bytes === undefined) throw new Error('KMS signed without saying what or with which key');
    return { key: idOf(key), signature: Buffer.from(bytes).toString('base64') };
  };
}

const PUBLIC_HALF = /^public:([\w-]+):([A-Za-z0-9+/]+={0,2})$/;

/** A key that nobody signs with any more, told by the configuration alone. */
function publicHalf(text: string) {
  const [, id, der] = PUBLIC_HALF.exec(text) ?? [];
  if (id === undefined || der === undefined) return undefined;
  return [id, createPublicKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'spki' })] as const;
}

/** A public half as the configuration takes it (docs/deploy.md). */
export function publicHalfText(id: string, key: KeyObject): string {
  return `public:${id}:${key.export({ format: 'der', type: 'spki' }).toString('base64')}`;
}

/** The public halves of the keys that a variable names; asked for once, since they never change. */
export function publicKeysOf(variable: string): LoadKeys {
  const kms = client();
  let loaded: Promise<PublicKeys> | undefined;
  return async () => {
    loaded ??= Promise.all(keysIn(variable).map((key) => publicKey(kms, key))).then((keys) => new Map(keys));
    try {
      return await loaded;
    } catch (error) {
      loaded = undefined;
      throw error;
    }
  };
}

async function publicKey(kms: KMSClient, KeyId: string) {
  const told = publicHalf(KeyId);
  if (told !== undefined) return told;
  const { KeyId: arn, PublicKey } = await reached(kms.send(new GetPublicKeyCommand({ KeyId })));
  if (arn === undefined || PublicKey === undefined) throw new Error(`KMS has no public key of ${KeyId}`);
  return [idOf(arn), createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' })] as const;
}
