/** The cookie that a mailed link leaves: it lives as long as the link does, and never longer than browsers allow. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { rememberLink, deskApp, type Desk } from '#shared/desk/edge.js';
import type { Table } from '#shared/store/table.js';
import type { Log } from '#shared/runtime/log.js';
import { NOW, publishGrant } from '../deeds/filing/scene.js';

beforeEach(() => {
  jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(() => {
  jest.useRealTimers();
});

const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

async function cookieOf(linkDays: number) {
  const error = jest.fn();
  const log = { info: jest.fn(), warn: jest.fn(), error } as unknown as Log;
  const table = undefined as unknown as Table;
  const desk: Desk = { table, deskBaseUrl: 'https://desk.example.invalid', now: () => NOW, log };
  const app = deskApp(desk).get('/', (context) => {
    rememberLink(context, desk, { ...publishGrant, expiresAt: inDays(linkDays).toISOString() }, 'the-secret');
    return context.text('here');
  });
  const answer = await app.request('/');
  expect(error).not.toHaveBeenCalled();
  expect(answer.status).toBe(200);
  const cookie = answer.headers.get('set-cookie') ?? '';
  return { cookie, expires: /Expires=([^;]+)/.exec(cookie)?.[1] };
}

describe('the cookie of a link', () => {
  test('ends with a link that is shorter than 400 days', async () => {
    const { cookie, expires } = await cookieOf(240);
    expect(expires).toBe(inDays(240).toUTCString());
    expect(cookie).toMatch(/HttpOnly; Secure; SameSite=Lax/);
    expect(cookie).toContain(`Path=/g/${publishGrant.id};`);
  });

  test('ends after 400 days where a publisher’s link lives four times 120 days', async () => {
    expect((await cookieOf(4 * 120)).expires).toBe(inDays(400).toUTCString());
  });
});
