/** What the desk says where a page needs what newer code has stored. */
import { expect, jest, test } from '@jest/globals';
import { deskApp, type Desk } from '#shared/desk/edge.js';
import { NewerFormat } from '#shared/formats/format.js';
import type { Log } from '#shared/runtime/log.js';
import type { Table } from '#shared/store/table.js';
import { NOW } from '../deeds/filing/scene.js';

test('data that newer code wrote is a page of its own: nothing is lost, come again, whom to tell', async () => {
  const error = jest.fn();
  const log = { info: jest.fn(), warn: jest.fn(), error } as unknown as Log;
  const desk: Desk = { table: undefined as unknown as Table, deskBaseUrl: 'https://desk.invalid', now: () => NOW, log };
  const app = deskApp(desk).get('/', () => {
    throw new NewerFormat('submission', 3, 2);
  });
  const page = await app.request('/');
  expect([page.status, page.headers.get('cache-control')]).toEqual([503, 'no-store']);
  const html = await page.text();
  for (const part of ['更新的版本', '没有丢失', '十分钟', '年报发布人']) expect(html).toContain(part);
  const json = await app.request('/', { headers: { accept: 'application/json' } });
  expect(await json.json()).toMatchObject({ error: { code: 'newer-format' } });
  // The log names the kind and both versions, for whoever deploys.
  expect(JSON.stringify(error.mock.calls)).toContain('submission of version 3, but this code knows versions up to 2');
});
