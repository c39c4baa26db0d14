/** The function that mails, as its stream calls it: who gets a link, and who does not any more. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OutboxCall } from '#shared/workflow/outbox-workers.js';
import type { Grant } from '#shared/access/model.js';
import { dayOf, dayPlus } from '#shared/ids/calendar.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import type { Key, Table } from '#shared/store/table.js';
import { LAYOUT, LAYOUT_KEY } from '#shared/store/table.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadGrant } from '#shared/store/grants.js';
import { loadRow, queueWrite } from '#shared/store/outbox.js';
import { contact, fileGrant, NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from '../store/database.js';
import { grantPut } from '../store/put-grant.js';

let database: TestDatabase;
let table: Table;
let mailServer: Server;
let sent: string[];
let sendMail: (call: OutboxCall) => Promise<void>;

beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await table.commit([{ Put: { Item: { ...LAYOUT_KEY, v: LAYOUT } } }]);
  mailServer = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      sent.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"MessageId":"1"}');
    });
  });
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', () => resolve()));
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    AWS_ENDPOINT_URL_DYNAMODB: await database.client().config.endpoint?.().then(urlOf),
    AWS_ENDPOINT_URL_SESV2: `http://127.0.0.1:${(mailServer.address() as AddressInfo).port}`,
    TABLE_NAME: table.name,
    DUE_PARTITIONS: '16',
    DESK_BASE_URL: 'http://desk.example.invalid',
    SITE_BASE_URL: 'http://site.example.invalid',
    MAIL_FROM: 'from@example.invalid',
    MAIL_TRANSPORT: 'ses',
    LINK_DAYS: '60',
    PUBLISHER_LINK_DAYS: '7',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  });
  ({ handler: sendMail } = await import('../../functions/send-mail/handler.js'));
});
afterAll(async () => {
  mailServer.closeAllConnections();
  await new Promise((resolve) => mailServer.close(resolve));
  await database.close();
});
beforeEach(() => {
  sent = [];
});

const urlOf = (at: { protocol: string; hostname: string; port?: number | undefined }) =>
  `${at.protocol}//${at.hostname}:${at.port}`;

let count = 0;
const grantIdOf = (n: number) => grantIdSchema.parse(`file.home.2025.mail-${n}.x`);

/** How many links lead to a grant. */
async function linksOf(grant: string): Promise<number> {
  const { Items } = await database.call('Scan', { TableName: table.name });
  const items = Items as { pk: { S: string }; link?: { M: { grant: { S: string } } } }[];
  return items.filter(({ pk, link }) => pk.S.startsWith('LINK#') && link?.M.grant.S === grant).length;
}

/** A mail with a link of this grant, brought to the function by its stream. */
async function mailOf(status: Grant['status'] | 'gone'): Promise<Key> {
  const id = grantIdOf(++count);
  if (status !== 'gone') await table.commit([grantPut({ ...fileGrant, id, status } as Grant)]);
  const message = { name: 'new-link', year: 2025, area: '云溪县', purpose: 'file', agencyName: '教育局' } as const;
  await table.commit([queueWrite('home', { kind: 'mail', id, to: contact, grant: id, message }, NOW)]);
  const key = outboxKey('home', 'mail', id);
  const Keys = { pk: { S: key.pk }, sk: { S: key.sk } };
  await sendMail({ Records: [{ dynamodb: { Keys } }] });
  return key;
}

test('a live grant and a used one get their mail, with a link to the desk', async () => {
  for (const status of ['live', 'used'] as const) {
    expect(await loadRow(table, await mailOf(status))).toMatchObject({ status: 'done' });
    expect(await linksOf(grantIdOf(count))).toBe(1);
    const links = { current: expect.any(String), pending: null };
    expect(await loadGrant(table, grantIdOf(count))).toMatchObject({ links });
  }
  expect(sent).toHaveLength(2);
  for (const mail of sent) expect(mail).toMatch(/http:\/\/desk\.example\.invalid\/l\/[\w-]{43}/);
});

test('a reminder that comes up on another day than its own is not sent: it would count the days wrong', async () => {
  const today = dayOf(new Date());
  const yesterday = dayPlus(today, -1);
  for (const [day, mails, firstDue] of [
    [yesterday, 0, new Date(Date.now() - 86_400_000)],
    [today, 1, NOW],
    // Asked for by an operator who named the day.
    [yesterday, 2, new Date()],
  ] as const) {
    const id = `reminder-${++count}`;
    const counted = { toFile: [], toDecide: [], more: 1, by: null };
    const message = { name: 'reminder', year: 2025, area: '云溪县', day, ...counted } as const;
    const row = { kind: 'mail', id, to: contact, grant: null, message } as const;
    await table.commit([queueWrite('home', row, firstDue)]);
    const key = outboxKey('home', 'mail', id);
    await sendMail({ Records: [{ dynamodb: { Keys: { pk: { S: key.pk }, sk: { S: key.sk } } } }] });
    expect(await loadRow(table, key)).toMatchObject({ status: 'done' });
    expect(sent).toHaveLength(mails);
  }
});

test.each(['revoked', 'gone'] as const)(
  'a grant that is %s by then gets none, and the row says why',
  async (status) => {
    expect(await loadRow(table, await mailOf(status))).toMatchObject({ status: 'failed', error: expect.any(String) });
    expect(sent).toEqual([]);
    expect(await linksOf(grantIdOf(count))).toBe(0);
  },
);
