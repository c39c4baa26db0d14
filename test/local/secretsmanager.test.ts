/**
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { listen, type Listener } from '../../local/listen.js';
import { resolveSecrets } from '../../local/secretsmanager/references.js';
import { openSecrets } from '../../local/secretsmanager/secrets.js';
import { createSecretsManager } from '../../local/secretsmanager/server.js';
import { removeFolder, temporaryFolder } from './fixtures/assembly.js';

const arn = 'arn:aws:secretsmanager:eu-test-1:000000000000:secret:Door';
const model = { logicalId: 'Door', name: 'Door', arn, length: 48, punctuation: false };
const now = () => new Date('2026-01-20T08:00:00Z');

let dir: string;
let server: Listener;
let client: SecretsManagerClient;
let secrets: ReturnType<typeof openSecrets>;
const logged: string[] = [];

beforeEach(async () => {
  dir = temporaryFolder();
  secrets = openSecrets(dir, [model], now);
  server = await listen(
    createSecretsManager(secrets, (line) => logged.push(line)),
    0,
  );
  client = new SecretsManagerClient({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'eu-test-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
});
afterEach(async () => {
  client.destroy();
  await server.close();
  removeFolder(dir);
});

const get = async (over: { VersionStage?: string; VersionId?: string } = {}) =>
  client.send(new GetSecretValueCommand({ SecretId: arn, ...over }));
const put = async (text: string) => client.send(new PutSecretValueCommand({ SecretId: 'Door', SecretString: text }));

describe('a secret of the template', () => {
  test('is made by chance as it asks, and is the same after a restart', async () => {
    const { SecretString: made, ARN, Name } = await get();
    expect(made).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9]{48}$/);
    expect([ARN, Name]).toEqual([arn, 'Door']);
    expect(openSecrets(dir, [model], now)[0]?.versions()).toMatchObject([{ value: made }]);
    const other = openSecrets(join(dir, 'other'), [{ ...model, punctuation: true }], now)[0]?.versions()[0]?.value;
    expect(other).toMatch(/^.{48}$/);
    expect(other).toMatch(/[^A-Za-z0-9]/);
  });

  test('that cannot be read is not made anew in silence', () => {
    writeFileSync(join(dir, 'Door.json'), '{');
    expect(() => openSecrets(dir, [model], now)).toThrow(/Door .*cannot be read/);
  });

  test('has no version before the first', async () => {
    await expect(get({ VersionStage: 'AWSPREVIOUS' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(client.send(new GetSecretValueCommand({ SecretId: 'Window' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('is replaced by a version that becomes current, and only the one before it keeps a label', async () => {
    const { SecretString: first } = await get();
    await put('second');
    expect((await get()).SecretString).toBe('second');
    expect((await get({ VersionStage: 'AWSPREVIOUS' })).SecretString).toBe(first);
    const { VersionId: third } = await put('third');
    expect((await get({ VersionStage: 'AWSPREVIOUS' })).SecretString).toBe('second');
    expect((await get({ VersionId: third! })).VersionStages).toEqual(['AWSCURRENT']);
    expect(secrets[0]?.versions().map(({ stages }) => stages)).toEqual([[], ['AWSPREVIOUS'], ['AWSCURRENT']]);
  });

  test('takes the same version twice, and no other value under its id', async () => {
    const ClientRequestToken = 'a'.repeat(32);
    const again = (SecretString: string) =>
      client.send(new PutSecretValueCommand({ SecretId: arn, SecretString, ClientRequestToken }));
    await again('one');
    expect((await again('one')).VersionId).toBe(ClientRequestToken);
    expect(secrets[0]?.versions()).toHaveLength(2);
    await expect(again('two')).rejects.toMatchObject({ name: 'ResourceExistsException' });
  });

  test('has a label taken off, which must be the one that the version has', async () => {
    const { VersionId: first = '' } = await get();
    const { VersionId: second = '' } = await put('second');
    const off = (RemoveFromVersionId: string) =>
      client.send(
        new UpdateSecretVersionStageCommand({ SecretId: arn, VersionStage: 'AWSPREVIOUS', RemoveFromVersionId }),
      );
    await expect(off(second)).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await off(first);
    await expect(get({ VersionStage: 'AWSPREVIOUS' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect((await get()).SecretString).toBe('second');
  });

  test('is told of by no other call, and never in the log', async () => {
    await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({
      name: 'UnsupportedOperationException',
    });
    await expect(
      client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: 'x', ClientRequestToken: 'short' })),
    ).rejects.toThrow(/^ClientRequestToken: /);
    expect(logged.join()).not.toContain(secrets[0]?.versions()[0]?.value);
  });
});

describe('a dynamic reference', () => {
  test('stands for the version that it names, the current one without a name', async () => {
    const { SecretString: first, VersionId: id } = await get();
    await put('second');
    const resolved = (rest: string) => resolveSecrets(`a {{resolve:secretsmanager:${arn}${rest}}} b`, secrets);
    expect(['', ':SecretString', ':SecretString:::'].map(resolved)).toEqual(Array(3).fill('a second b'));
    expect(resolved(':SecretString::AWSPREVIOUS:')).toBe(`a ${first} b`);
    expect(resolved(`:SecretString:::${id}`)).toBe(`a ${first} b`);
    expect(resolveSecrets('{{resolve:secretsmanager:Door}}', secrets)).toBe('second');
    expect(resolveSecrets('plain', secrets)).toBe('plain');
  });

  test.each([
    `{{resolve:secretsmanager:${arn}:SecretString:key}}`,
    `{{resolve:secretsmanager:${arn}x}}`,
    `{{resolve:secretsmanager:${arn}:SecretString::AWSPREVIOUS}}`,
    '{{resolve:ssm:Door}}',
  ])('that cannot be resolved is refused: %s', (reference) => {
    expect(() => resolveSecrets(reference, secrets)).toThrow(/dynamic reference|part of a secret|not there/);
  });
});
