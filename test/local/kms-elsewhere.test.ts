/** Keys of the template that lie in another KMS go by the template's names here; API_CreateKey lets nobody choose an id. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createKmsApi } from '../../local/kms/api.js';
import { openKmsElsewhere } from '../../local/kms/elsewhere.js';
import { openSigningKeys } from '../../local/kms/keys.js';
import { createKms } from '../../local/kms/server.js';
import { listen, type Listener } from '../../local/listen.js';
import { removeFolder, temporaryFolder } from './fixtures/assembly.js';
import { signingKey } from './fixtures/signing-key.js';

const there = { region: 'elsewhere-1', accountId: '999999999999' };
const dir = temporaryFolder();
const asked: string[] = [];
let other: Listener;
beforeAll(async () => {
  const theirs = signingKey('their-own-id', { aliases: ['alias/one-machine-Seal'] });
  const keys = openSigningKeys(dir, [theirs], () => new Date('2026-01-05T08:00:00Z'));
  const full = createKmsApi({ keys, ...there });
  const empty = createKmsApi({ keys: [], ...there });
  const api = (action: string, request: unknown) => {
    asked.push(action);
    if (action === 'CreateAlias') return {};
    if (action === 'CreateKey') return full('DescribeKey', { KeyId: theirs.name });
    return (asked.includes('CreateAlias') ? full : empty)(action, request);
  };
  other = await listen(createKms({ api, log: (line) => expect(line).toBeUndefined() }), 0);
});
afterAll(async () => {
  await other.close();
  removeFolder(dir);
});

const open = () =>
  openKmsElsewhere({
    endpoint: `http://127.0.0.1:${other.port}`,
    region: 'eu-test-1',
    accountId: '000000000000',
    accessKeyId: 'LOCAL',
    models: [signingKey('Seal')],
  });

test('a key is made once, signs and verifies under the name of the template, and a refusal comes through', async () => {
  const first = await open();
  const again = await open();
  expect(asked.filter((action) => action === 'CreateKey')).toHaveLength(1);
  const { arn, name } = signingKey('Seal');
  const what = { Message: Buffer.from('2025').toString('base64'), SigningAlgorithm: 'ECDSA_SHA_256' };
  const { Signature, KeyId } = await first('Sign', { ...what, KeyId: arn });
  expect(KeyId).toBe(arn);
  expect(await again('Verify', { ...what, Signature, KeyId: name })).toMatchObject({
    KeyId: arn,
    SignatureValid: true,
  });
  expect(await again('DescribeKey', { KeyId: arn })).toMatchObject({ KeyMetadata: { KeyId: name, Arn: arn } });
  await expect(again('Sign', { ...what, KeyId: 'nobody' })).rejects.toMatchObject({ code: 'NotFoundException' });
});
