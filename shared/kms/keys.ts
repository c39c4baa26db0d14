/**
 * The only place that talks to KMS. A function that signs names one key; a function that verifies names that key and
 * those that signed before it, because a signature stays true when its key was replaced.
 */
import { createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { PublicKeys, Signature } from '#shared/audit/signature.js';

const ALGORITHM = 'ECDSA_SHA_256';

export type Sign = (text: string) => Promise<Signature>;
export type LoadKeys = () => Promise<PublicKeys>;

function client(): KMSClient {
  return new KMSClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
}

/** The ARNs that a variable names: the key that signs, then those that signed before it. */
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
    const { KeyId: key, Signature: bytes } = await kms.send(new SignCommand(command));
    if (key === undefined || bytes === undefined) throw new Error('KMS signed without saying what or with which key');
    return { key: idOf(key), signature: Buffer.from(bytes).toString('base64') };
  };
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
  const { KeyId: arn, PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId }));
  if (arn === undefined || PublicKey === undefined) throw new Error(`KMS has no public key of ${KeyId}`);
  return [idOf(arn), createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' })] as const;
}
