/** The second channel against a real HTTP server: signed, without link or code, tried again where that can help. */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { postSigned, type Notice } from '#shared/webhook/post-signed.js';

jest.setTimeout(30_000);

const NOTICE: Notice = {
  id: 'reminder.2025.0a1b2c3d4e.2026-01-24',
  to: { name: '张敏', address: 'zhang@yunxi.example.invalid', phone: '138 0000 0000' },
  text: '您有年报待办，请查收邮件。',
};
const now = () => new Date('2026-01-24T01:00:00Z');
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** @param status what it answers; null: nothing at all */
async function gateway(status: number | null, headers: Record<string, string> = {}) {
  const seen: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      if (status !== null) response.writeHead(status, headers).end('{}');
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notices`;
  return { seen, settings: { url, secret: async () => 'shared secret', now, timeoutMs: 10_000 } };
}

test('a notice is signed over time and body, so that nobody can change or replay it', async () => {
  const { seen, settings } = await gateway(200);
  expect(await postSigned(settings, NOTICE)).toBe('done');
  const [{ headers, body }] = seen as [(typeof seen)[number]];
  expect(JSON.parse(body)).toEqual(NOTICE);
  expect(headers['x-nianbao-timestamp']).toBe('1769216400');
  const expected = createHmac('sha256', 'shared secret').update(`1769216400.${body}`).digest('hex');
  expect(headers['x-nianbao-signature']).toBe(`sha256=${expected}`);
});

describe('a gateway that answers otherwise', () => {
  test.each([429, 500, 503])('%i is tried later', async (status) => {
    const { settings } = await gateway(status);
    expect(await postSigned(settings, NOTICE)).toEqual({ later: `webhook ${status}` });
  });

  test.each([400, 401, 404])('%i fails visibly', async (status) => {
    const { settings } = await gateway(status);
    expect(await postSigned(settings, NOTICE)).toEqual({ failed: `webhook ${status}` });
  });

  test('elsewhere is not followed', async () => {
    const other = await gateway(200);
    const { settings } = await gateway(307, { location: other.settings.url });
    expect(await postSigned(settings, NOTICE)).toEqual({ failed: 'webhook 307' });
    expect(other.seen).toEqual([]);
  });

  test('nothing at all is tried later', async () => {
    const { settings } = await gateway(null);
    expect(await postSigned({ ...settings, timeoutMs: 400 }, NOTICE)).toEqual({ later: 'webhook TimeoutError' });
    expect(await postSigned({ ...settings, url: 'http://127.0.0.1:1/' }, NOTICE)).toHaveProperty('later');
  });
});
