/**
 * The four calls of KMS that signing needs, as plain functions from a request's JSON to an answer's JSON: Sign, Verify,
 * GetPublicKey and DescribeKey, for keys of the template with KeySpec ECC_NIST_P256 and KeyUsage SIGN_VERIFY. Refusals
 * carry AWS's error names; calls that are not here are refused by the name that was asked for.
 */
import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { DIGEST_BYTES } from './ecdsa.js';
import type { SigningKey } from './keys.js';
import { KmsError, named, parse, signed, verified } from './requests.js';

const ALGORITHM = 'ECDSA_SHA_256';
/** What GetPublicKey and DescribeKey both tell; the second name is the one that AWS deprecates and still sends. */
const SPEC = {
  KeySpec: 'ECC_NIST_P256',
  CustomerMasterKeySpec: 'ECC_NIST_P256',
  KeyUsage: 'SIGN_VERIFY',
  SigningAlgorithms: [ALGORITHM],
};

export interface KmsOptions {
  readonly keys: readonly SigningKey[];
  readonly region: string;
  readonly accountId: string;
}

export type KmsApi = (action: string, request: unknown) => Record<string, unknown>;

export function createKmsApi({ keys, region, accountId }: KmsOptions): KmsApi {
  const aliasArn = (alias: string) => `arn:aws:kms:${region}:${accountId}:${alias}`;
  const byName = new Map(
    keys.flatMap((key) =>
      [key.name, key.arn, ...key.aliases, ...key.aliases.map(aliasArn)].map((name) => [name, key] as const),
    ),
  );
  const find = (keyId: string): SigningKey => {
    const key = byName.get(keyId);
    if (key !== undefined) return key;
    const isAlias = /^(arn:.*:)?alias\//.test(keyId);
    const alias = keyId.startsWith('alias/') ? aliasArn(keyId) : keyId;
    throw new KmsError('NotFoundException', isAlias ? `Alias ${alias} is not found.` : `Key '${keyId}' does not exist`);
  };
  const findEnabled = (keyId: string): SigningKey => {
    const key = find(keyId);
    if (!key.enabled) throw new KmsError('DisabledException', `${key.arn} is disabled.`);
    return key;
  };

  const actions: Record<string, (request: unknown) => Record<string, unknown>> = {
    Sign(request) {
      const asked = parse(signed, request);
      const key = findEnabled(asked.KeyId);
      const signature = key.sign(digestIn(asked));
      return { KeyId: key.arn, Signature: signature.toString('base64'), SigningAlgorithm: ALGORITHM };
    },
    Verify(request) {
      const asked = parse(verified, request);
      const key = findEnabled(asked.KeyId);
      if (!key.verify(digestIn(asked), asked.Signature)) {
        throw new KmsError('KMSInvalidSignatureException', 'The signature does not fit this message and key.');
      }
      return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: ALGORITHM };
    },
    GetPublicKey(request) {
      const key = findEnabled(parse(named, request).KeyId);
      return { KeyId: key.arn, PublicKey: key.publicKey.toString('base64'), ...SPEC };
    },
    DescribeKey(request) {
      const key = find(parse(named, request).KeyId);
      return {
        KeyMetadata: {
          AWSAccountId: accountId,
          KeyId: key.name,
          Arn: key.arn,
          // AWS JSON protocols write instants as seconds with a fraction.
          CreationDate: key.createdAt.getTime() / 1000,
          Description: key.description,
          Enabled: key.enabled,
          KeyState: key.enabled ? 'Enabled' : 'Disabled',
          KeyManager: 'CUSTOMER',
          Origin: 'AWS_KMS',
          MultiRegion: false,
          ...SPEC,
        },
      };
    },
  };

  return (action, request) => {
    const carryOut = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (carryOut === undefined) {
      throw new KmsError(
        'UnknownOperationException',
        `KMS on one machine does not carry out '${action}'; it knows ${Object.keys(actions).join(', ')}`,
      );
    }
    return carryOut(request);
  };
}

/** @throws KmsError if algorithm, message type and message do not fit a key on P-256 */
function digestIn(asked: z.infer<typeof signed>): Buffer {
  const { Message: message, MessageType: type, SigningAlgorithm: algorithm } = asked;
  if (algorithm !== ALGORITHM) {
    throw new KmsError(
      'InvalidKeyUsageException',
      `Algorithm ${algorithm} is incompatible with key spec ${SPEC.KeySpec}.`,
    );
  }
  if (type === 'EXTERNAL_MU') {
    throw new KmsError('ValidationException', `Message type ${type} is incompatible with key spec ${SPEC.KeySpec}.`);
  }
  if (type === 'RAW') return createHash('sha256').update(message).digest();
  if (message.length !== DIGEST_BYTES) {
    throw new KmsError('ValidationException', `Digest is invalid length for algorithm ${algorithm}.`);
  }
  return message;
}
