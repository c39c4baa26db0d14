/** Whatever is sent to whichever route: a page in words, never an error of the inside, never the sender's markup. Short form of `npm run fuzz`. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CORPUS } from '../../fuzz/corpus.js';
import { emptyTally } from '../../fuzz/fuzz.js';
import { wrongWith, type HostileRequest } from '../../fuzz/requests.js';
import { HostileDesk, ROUTES_TARGET, tryRequests } from '../../fuzz/requests-run.js';

jest.setTimeout(120_000);

let desk: HostileDesk;
beforeAll(async () => {
  desk = await HostileDesk.open();
}, 120_000);
afterAll(() => desk.close());

test('hostile requests are answered as they should be', async () => {
  const tally = emptyTally();
  await tryRequests(desk, tally, { seed: 7, runs: 200 });
  expect([...tally.faults.keys()]).toEqual([]);
  // Some were let in, some refused: the desk was not only knocked at.
  expect([...tally.outcomes.keys()].sort()).toEqual(expect.arrayContaining(['200', '303', '403', '404']));
});

test('those that once were not are', async () => {
  for (const { folder, bytes } of CORPUS) {
    if (folder !== ROUTES_TARGET) continue;
    const request = JSON.parse(Buffer.from(bytes()).toString('utf8')) as HostileRequest;
    expect({ request, wrong: (await desk.ask(request)).wrong }).toEqual({ request, wrong: [] });
  }
});

test('an answer that tells too much is noticed', () => {
  const answer = {
    ...{ status: 500, location: '//evil.example.invalid', cookies: ['session=x; Path=/'], bytes: new Uint8Array() },
    headers: { 'content-type': 'text/html' },
    body: '<zq7> TypeError: x at f (file:///x.js:1)',
  };
  expect(wrongWith(answer)).toHaveLength(11);
});
