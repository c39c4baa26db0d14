/**
 * What the served calls of KMS take, within the limits that AWS states
 * (docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html, API_Verify.html, API_GetPublicKey.html, API_DescribeKey.html).
 */
import * as z from 'zod';
import { ServiceError } from '../json-service.js';

export class KmsError extends ServiceError {}

/** All that KMS knows; a key takes those of its own spec. */
const SIGNING_ALGORITHMS = [
  'RSASSA_PSS_SHA_256',
  'RSASSA_PSS_SHA_384',
  'RSASSA_PSS_SHA_512',
  'RSASSA_PKCS1_V1_5_SHA_256',
  'RSASSA_PKCS1_V1_5_SHA_384',
  'RSASSA_PKCS1_V1_5_SHA_512',
  'ECDSA_SHA_256',
  'ECDSA_SHA_384',
  'ECDSA_SHA_512',
  'SM2DSA',
  'ML_DSA_SHAKE_256',
  'ED25519_SHA_512',
  'ED25519_PH_SHA_512',
] as const;

const blob = (most: number) =>
  z
    .base64('Member must be base64')
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((bytes) => bytes.length >= 1, 'Member must have length greater than or equal to 1')
    .refine((bytes) => bytes.length <= most, `Member must have length less than or equal to ${most}`);

export const named = z.strictObject({ KeyId: z.string().min(1).max(2048) });
export const signed = named.extend({
  Message: blob(4096),
  MessageType: z.enum(['RAW', 'DIGEST', 'EXTERNAL_MU']).default('RAW'),
  SigningAlgorithm: z.enum(SIGNING_ALGORITHMS),
});
export const verified = signed.extend({ Signature: blob(6144) });

/** @throws KmsError naming the first member that is wrong, or not carried out here */
export function parse<T extends z.ZodType>(schema: T, request: unknown): z.infer<T> {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    throw new KmsError(
      'UnsupportedOperationException',
      `KMS on one machine does not carry out ${issue.keys.join(', ')}`,
    );
  }
  throw new KmsError(
    'ValidationException',
    `1 validation error detected: Value at '${issue?.path.join('.')}' failed to satisfy constraint: ${issue?.message}`,
  );
}
