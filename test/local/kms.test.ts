/**
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
 * NIANBAO_CONTRACT_KMS_ENDPOINT with the usual AWS_* variables puts another implementation under the calls of the SDK:
 * key and alias are then made there, and given back for deletion afterwards.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash, createPublicKey, verify } from 'node:crypto';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GetPublicKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
  SignCommand,
  VerifyCommand,
  type SignCommandInput,
  type VerifyCommandInput,
} from '@aws-sdk/client-kms';
import { createKmsApi } from '../../local/kms/api.js';
import { openSigningKeys } from '../../local/kms/keys.js';
import { createKms } from '../../local/kms/server.js';
import { listen, type Listener } from '../../local/listen.js';
import { removeFolder, temporaryFolder } from './fixtures/assembly.js';
import { signingKey } from './fixtures/signing-key.js';

const other = process.env['NIANBAO_CONTRACT_KMS_ENDPOINT'];
const local = other === undefined ? test : test.skip;
const region = other === undefined ? 'eu-test-1' : (process.env['AWS_REGION'] ?? 'us-east-1');
const alias = `alias/contract-${Date.now()}`;
const ALGORITHM = 'ECDSA_SHA_256';

let dir: string;
let server: Listener | undefined;
let client: KMSClient;
let key: { id: string; arn: string };

beforeAll(async () => {
  dir = temporaryFolder();
  if (other === undefined) server = await serve();
  client = new KMSClient({
    endpoint: other ?? `http://127.0.0.1:${server?.port}`,
    region,
    maxAttempts: 1,
    ...(other === undefined && { credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }),
  });
  if (other === undefined) {
    key = { id: signingKey('Seal').name, arn: signingKey('Seal').arn };
    return;
  }
  const { KeyMetadata } = await client.send(
    new CreateKeyCommand({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }),
  );
  key = { id: KeyMetadata!.KeyId!, arn: KeyMetadata!.Arn! };
  await client.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: key.id }));
});
afterAll(async () => {
  if (other !== undefined) {
    await client.send(new DeleteAliasCommand({ AliasName: alias }));
    await client.send(new ScheduleKeyDeletionCommand({ KeyId: key.id, PendingWindowInDays: 7 }));
  }
  client.destroy();
  await server?.close();
  removeFolder(dir);
});

function serve(): Promise<Listener> {
  const models = [signingKey('Seal', { aliases: [alias] }), signingKey('Off', { enabled: false })];
  const keys = openSigningKeys(dir, models, () => new Date('2026-01-05T08:00:00Z'));
  const api = createKmsApi({ keys, region, accountId: '000000000000' });
  return listen(createKms({ api, log: (line) => expect(line).toBeUndefined() }), 0);
}

const message = Buffer.from('年报 2025');
const digest = createHash('sha256').update(message).digest();
const sign = async (over: Partial<SignCommandInput> = {}) =>
  client.send(new SignCommand({ KeyId: key.id, Message: message, SigningAlgorithm: ALGORITHM, ...over }));
const check = async (Signature: Uint8Array | undefined, over: Partial<VerifyCommandInput> = {}) =>
  client.send(new VerifyCommand({ KeyId: key.id, Message: message, SigningAlgorithm: ALGORITHM, Signature, ...over }));
const publicKey = async () => {
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: key.id }));
  return createPublicKey({ key: Buffer.from(PublicKey!), format: 'der', type: 'spki' });
};

describe('a signature', () => {
  test.each<[string, Partial<SignCommandInput>]>([
    ['of the message', { MessageType: 'RAW' }],
    ['of the message, which is what no type means', {}],
    ['of its digest', { MessageType: 'DIGEST', Message: digest }],
  ])('%s verifies with nothing but the public key', async (_what, over) => {
    const { KeyId, Signature, SigningAlgorithm } = await sign(over);
    expect([KeyId, SigningAlgorithm]).toEqual([key.arn, ALGORITHM]);
    expect(verify('sha256', message, await publicKey(), Signature!)).toBe(true);
    expect(verify('sha256', Buffer.from('年报 2024'), await publicKey(), Signature!)).toBe(false);
  });

  test('is verified by message or by digest, whichever was signed', async () => {
    const [raw, hashed] = [await sign(), await sign({ MessageType: 'DIGEST', Message: digest })];
    for (const { Signature } of [raw, hashed]) {
      for (const over of [{}, { MessageType: 'DIGEST' as const, Message: digest }]) {
        expect(await check(Signature, over)).toMatchObject({ KeyId: key.arn, SignatureValid: true });
      }
    }
  });

  test('holds 4096 bytes, and no more', async () => {
    const Message = Buffer.alloc(4096, 1);
    const { Signature } = await sign({ Message });
    expect(verify('sha256', Message, await publicKey(), Signature!)).toBe(true);
    await expect(sign({ Message: Buffer.alloc(4097, 1) })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('of another message, changed, cut, lengthened or no signature at all is refused as invalid', async () => {
    const signature = Buffer.from((await sign()).Signature!);
    const changed = Buffer.from(signature);
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    const bad: [Buffer, Partial<VerifyCommandInput>][] = [
      [signature, { Message: Buffer.from('other') }],
      [changed, {}],
      [signature.subarray(0, -1), {}],
      [Buffer.concat([signature, Buffer.of(0)]), {}],
      [Buffer.of(0x30), {}],
      [Buffer.from('3006020100020100', 'hex'), {}],
      [Buffer.alloc(6144, 0x30), {}],
    ];
    for (const [Signature, over] of bad) {
      await expect(check(Signature, over)).rejects.toMatchObject({ name: 'KMSInvalidSignatureException' });
    }
  });
});

describe('a key', () => {
  test('goes by its id, its ARN, its alias and the ARN of that', async () => {
    const aliasArn = key.arn.replace(/key\/.*$/, alias);
    for (const KeyId of [key.id, key.arn, alias, aliasArn]) {
      expect(await client.send(new GetPublicKeyCommand({ KeyId }))).toMatchObject({ KeyId: key.arn });
      expect((await sign({ KeyId })).KeyId).toBe(key.arn);
    }
  });

  test('tells its spec, its use and its algorithm, with the public key and without', async () => {
    const spec = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', SigningAlgorithms: [ALGORITHM] };
    expect(await client.send(new GetPublicKeyCommand({ KeyId: key.id }))).toMatchObject(spec);
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: key.id }));
    expect(KeyMetadata).toMatchObject({ ...spec, KeyId: key.id, Arn: key.arn, Enabled: true, KeyState: 'Enabled' });
    expect(KeyMetadata?.CreationDate).toBeInstanceOf(Date);
  });

  local('that the template disables is described, and signs nothing', async () => {
    const KeyId = signingKey('Off').name;
    const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId }));
    expect(KeyMetadata).toMatchObject({ Enabled: false, KeyState: 'Disabled' });
    await expect(sign({ KeyId })).rejects.toMatchObject({ name: 'DisabledException' });
    await expect(check(Buffer.of(1), { KeyId })).rejects.toMatchObject({ name: 'DisabledException' });
    await expect(client.send(new GetPublicKeyCommand({ KeyId }))).rejects.toMatchObject({ name: 'DisabledException' });
  });
});

describe('what does not fit', () => {
  test.each<[string, Partial<SignCommandInput>, string]>([
    ['an id that nobody has', { KeyId: '00000000-0000-4000-8000-000000000000' }, 'NotFoundException'],
    ['an alias that nobody has', { KeyId: 'alias/nobody' }, 'NotFoundException'],
    ['an algorithm of another curve', { SigningAlgorithm: 'ECDSA_SHA_384' }, 'InvalidKeyUsageException'],
    ['an algorithm of another kind', { SigningAlgorithm: 'RSASSA_PSS_SHA_256' }, 'InvalidKeyUsageException'],
    ['an algorithm that does not exist', { SigningAlgorithm: 'ROT_13' as typeof ALGORITHM }, 'ValidationException'],
    ['a type that does not exist', { MessageType: 'HASHED' as 'RAW' }, 'ValidationException'],
    ['a digest of another length', { MessageType: 'DIGEST', Message: digest.subarray(1) }, 'ValidationException'],
    ['a message in place of its digest', { MessageType: 'DIGEST' }, 'ValidationException'],
    ['no message', { Message: new Uint8Array() }, 'ValidationException'],
  ])('%s is refused by its name', async (_what, over, name) => {
    await expect(sign(over)).rejects.toMatchObject({ name });
    await expect(check(Buffer.of(1), over)).rejects.toMatchObject({ name });
  });

  local.each<[string, Partial<SignCommandInput>]>([
    ['a trial run', { DryRun: true }],
    ['a grant', { GrantTokens: ['token'] }],
  ])('%s is not passed over in silence', async (_what, over) => {
    await expect(sign(over)).rejects.toMatchObject({ name: 'UnsupportedOperationException' });
  });

  local('every other call is refused by the name that was asked for', async () => {
    const calls = [
      client.send(new CreateKeyCommand({})),
      client.send(new EncryptCommand({ KeyId: key.id, Plaintext: message })),
    ];
    for (const [call, name] of [[calls[0]!, 'CreateKey'] as const, [calls[1]!, 'Encrypt'] as const]) {
      await expect(call).rejects.toMatchObject({
        name: 'UnknownOperationException',
        message: expect.stringContaining(`'${name}'`),
      });
    }
  });

  local.each<[string, RequestInit, number, string]>([
    ['no call of KMS', {}, 400, 'UnknownOperationException'],
    ['no JSON', { method: 'POST', body: '{', headers: { 'x-amz-target': 'TrentService.Sign' } }, 400, 'Serialization'],
    [
      'no object',
      { method: 'POST', body: '[]', headers: { 'x-amz-target': 'TrentService.Sign' } },
      400,
      'ValidationException',
    ],
    [
      'a name that every object has',
      { method: 'POST', body: '{}', headers: { 'x-amz-target': 'TrentService.constructor' } },
      400,
      'UnknownOperationException',
    ],
    [
      'two megabytes',
      { method: 'POST', body: 'x'.repeat(2 ** 21), headers: { 'x-amz-target': 'TrentService.Sign' } },
      413,
      'RequestEntityTooLarge',
    ],
  ])('a request that is %s is told so', async (_what, init, status, code) => {
    const answer = await fetch(`http://127.0.0.1:${server?.port}`, init);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(code)]);
  });
});
