/** What stands between functions and services: how much of a request the service has heard, and how much of the answer came back. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openBetween, type Between } from './between.js';
import type { Way } from './plan.js';

const SENT = 'x'.repeat(100_000);
const ANSWER = 'y'.repeat(100_000);

let service: Server | undefined;
let between: Between | undefined;
afterEach(async () => {
  await between?.close();
  service?.closeAllConnections();
  service?.close();
});

/** Sends one request through, and tells what both sides have of it. */
async function through(way: Way | undefined, sent: string | null = SENT) {
  const heard: { size: number; whole: boolean }[] = [];
  let ended: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (ended = resolve));
  service = createServer((request, response) => {
    const one = { size: 0, whole: false };
    heard.push(one);
    request.on('data', (part: Buffer) => (one.size += part.length));
    request.once('end', () => {
      one.whole = true;
      response.end(ANSWER);
    });
    request.once('close', ended).once('error', ended);
  });
  await new Promise<void>((resolve) => service?.listen(0, '127.0.0.1', () => resolve()));
  const target = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  between = await openBetween(
    's3',
    () => target,
    () => 0,
  );
  between.set(way === undefined ? undefined : { way, share: 100 });
  const init = sent === null ? {} : { method: 'PUT', body: sent };
  const came = await fetch(`${between.address}/key`, init).then(
    async (answer) => ({ status: answer.status, body: await answer.text().catch(() => 'broken off') }),
    () => 'no answer' as const,
  );
  if (heard.length > 0) await over;
  return { heard, came, met: between.met };
}

describe('a request to a service', () => {
  test('comes and goes whole without trouble', async () => {
    expect(await through(undefined)).toEqual({
      heard: [{ size: SENT.length, whole: true }],
      came: { status: 200, body: ANSWER },
      met: 0,
    });
  });

  test('that is lost was carried out, and nothing came back', async () => {
    expect(await through('lose')).toEqual({ heard: [{ size: SENT.length, whole: true }], came: 'no answer', met: 1 });
  });

  test('of whose answer half came was carried out, too, and the half does not pass for the whole', async () => {
    expect(await through('half-answer')).toEqual({
      heard: [{ size: SENT.length, whole: true }],
      came: { status: 200, body: 'broken off' },
      met: 1,
    });
  });

  test('of which half was sent is never heard to its end', async () => {
    const { heard, came } = await through('half-request');
    expect([heard.map(({ whole }) => whole), came]).toEqual([[false], 'no answer']);
    expect(heard[0]?.size).toBeLessThan(SENT.length);
  });

  test('without a body has no half, and is refused', async () => {
    expect(await through('half-request', null)).toMatchObject({ heard: [], came: 'no answer' });
    await between?.close();
    service?.close();
    expect(await through('refuse')).toMatchObject({ heard: [], came: 'no answer' });
  });
});
