/** A deed that must be signed, while KMS is out of reach: nothing is written, and the person is told so. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { signerOf } from '#shared/kms/keys.js';
import { isPassing, KeysOutOfReach } from '#shared/audit/keys-out-of-reach.js';
import { deskApp, type Desk } from '#shared/desk/edge.js';
import { perform } from '#shared/store/perform.js';
import type { Table } from '#shared/store/table.js';
import { NOW } from '../deeds/filing/scene.js';

const before = { ...process.env };
beforeAll(() => {
  // Nobody listens there.
  const nobody = { AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:1', AWS_REGION: 'eu-west-1' };
  Object.assign(process.env, { ...nobody, AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' });
});
afterAll(() => {
  process.env = before;
});

test('a deed is refused as busy, and nothing reaches the table', async () => {
  const commit = jest.fn();
  const seal = signerOf('arn:aws:kms:eu-west-1:1:key/seal');
  const outcome = await perform(
    { commit } as unknown as Table,
    NOW,
    async () => seal('what is filed'),
    () => ({ refused: { code: 'not-found' } }),
  );
  expect(outcome).toMatchObject({ refused: { code: 'busy' } });
  expect(commit).not.toHaveBeenCalled();
});

test('a page that needs a key says that the system is busy, and not that it is broken', async () => {
  const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
  const app = deskApp({ deskBaseUrl: 'https://desk.example.invalid', log } as unknown as Desk).get('/', () => {
    throw new KeysOutOfReach(new Error('no answer'));
  });
  expect((await app.request('/')).status).toBe(503);
  expect(log.error).toHaveBeenCalledTimes(1);
});

test.each([
  ['an answer of a broken service', { name: 'KMSInternalException', $metadata: { httpStatusCode: 500 } }, true],
  ['a request to wait', { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } }, true],
  ['no answer in time', { name: 'TimeoutError' }, true],
  ['a disabled key', { name: 'DisabledException', $metadata: { httpStatusCode: 400 } }, false],
  ['a missing right', { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } }, false],
  ['a fault of ours', new TypeError('not a function'), false],
])('%s is told apart by whether time mends it', (_, error, passing) => {
  expect(isPassing(error)).toBe(passing);
});
