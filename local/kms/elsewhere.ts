/**
 * Signing keys that lie in another KMS: each key of the template is made there once, found again by an alias, and goes by
 * the template's name and ARN here, since nobody can choose a key's id (API_CreateKey). Calls are handed on as they came,
 * refusals too; what comes back names the key as it was asked for. Servers on one machine check no signature: this sends none.
 */
import * as z from 'zod';
import { ServiceError } from '../json-service.js';
import type { SigningKeyModel } from '../template/model.js';

export interface KmsElsewhereOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly models: readonly SigningKeyModel[];
}

const object = z.record(z.string(), z.unknown());
const described = z.object({ KeyMetadata: z.object({ KeyId: z.string(), Arn: z.string() }) });

interface Pair {
  readonly here: SigningKeyModel;
  readonly there: { readonly KeyId: string; readonly Arn: string };
}

/** @throws ServiceError if the other KMS refuses to make a key */
export async function openKmsElsewhere(options: KmsElsewhereOptions) {
  const { region, accountId, models } = options;
  const call = caller(options);
  const pairs: Pair[] = [];
  for (const here of models) pairs.push({ here, there: await keyFor(call, here) });
  const aliasArn = (alias: string) => `arn:aws:kms:${region}:${accountId}:${alias}`;
  const find = (keyId: unknown): Pair | undefined =>
    pairs.find(({ here: { name, arn, aliases } }) =>
      [name, arn, ...aliases, ...aliases.map(aliasArn)].includes(String(keyId)),
    );
  return async (action: string, request: unknown): Promise<Record<string, unknown>> => {
    const asked = object.parse(request);
    const pair = find(asked['KeyId']);
    const answer = await call(action, pair === undefined ? asked : { ...asked, KeyId: pair.there.KeyId });
    return pair === undefined ? answer : renamed(answer, pair);
  };
}

function renamed(answer: Record<string, unknown>, { here, there }: Pair): Record<string, unknown> {
  const names = new Map([
    [there.KeyId, here.name],
    [there.Arn, here.arn],
  ]);
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rename(inner)]))
      : value;
  };
  return object.parse(rename(answer));
}

async function keyFor(call: Call, { name }: SigningKeyModel): Promise<Pair['there']> {
  const alias = `alias/one-machine-${name}`;
  try {
    return described.parse(await call('DescribeKey', { KeyId: alias })).KeyMetadata;
  } catch (error) {
    if (!(error instanceof ServiceError && error.code === 'NotFoundException')) throw error;
  }
  const made = await call('CreateKey', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  const { KeyMetadata } = described.parse(made);
  await call('CreateAlias', { AliasName: alias, TargetKeyId: KeyMetadata.KeyId });
  return KeyMetadata;
}

type Call = (action: string, input: Record<string, unknown>) => Promise<Record<string, unknown>>;

function caller({ endpoint, region, accessKeyId }: KmsElsewhereOptions): Call {
  return async (action, input) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `TrentService.${action}`,
        // Some tell services and regions apart by it.
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${region}/kms/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(input),
    });
    const text = await response.text();
    // Where AWS's answer has no body, some say null.
    const answer = object.parse((text === '' ? null : JSON.parse(text)) ?? {});
    if (response.ok) return answer;
    const code = String(answer['__type'] ?? `Http${response.status}`).replace(/^.*#/, '');
    throw new ServiceError(code, String(answer['message'] ?? answer['Message'] ?? ''), response.status);
  };
}
