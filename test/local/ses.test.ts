/**
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * NIANBAO_CONTRACT_SES_ENDPOINT and NIANBAO_CONTRACT_SES_DOMAIN (a verified domain) put another implementation under
 * the calls of the SDK; the outbox is the local one's own.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SendEmailCommand, SESv2Client, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { listen, type Listener } from '../../local/listen.js';
import { openOutbox, type Outbox } from '../../local/ses/outbox.js';
import { createSes } from '../../local/ses/server.js';
import { removeFolder, temporaryFolder } from './fixtures/assembly.js';

const other = process.env['NIANBAO_CONTRACT_SES_ENDPOINT'];
const domain = process.env['NIANBAO_CONTRACT_SES_DOMAIN'] ?? 'mail.example';
const local = other === undefined ? test : test.skip;

let dir: string;
let server: Listener;
let outbox: Outbox;
let client: SESv2Client;
const base = () => `http://127.0.0.1:${server.port}`;

beforeAll(async () => {
  dir = temporaryFolder();
  outbox = openOutbox(dir, () => new Date('2026-01-02T03:04:05Z'));
  server = await listen(createSes({ outbox, identities: [domain, 'one@single.example'], region: 'eu-test-1' }), 0);
  client = new SESv2Client({
    endpoint: other ?? base(),
    region: process.env['AWS_REGION'] ?? 'eu-west-1',
    maxAttempts: 1,
    ...(other === undefined && { credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }),
  });
});
afterAll(async () => {
  client.destroy();
  await server.close();
  removeFolder(dir);
});

const simple = (subject: string, text = 'body', html?: string) => ({
  Simple: {
    Subject: { Data: subject },
    Body: { Text: { Data: text }, ...(html !== undefined && { Html: { Data: html } }) },
  },
});
const send = (over: Partial<SendEmailCommandInput> = {}) =>
  client.send(
    new SendEmailCommand({
      FromEmailAddress: `年报 <desk@${domain}>`,
      Destination: { ToAddresses: ['clerk@example.com'] },
      Content: simple('主题'),
      ...over,
    }),
  );

describe('sending', () => {
  test('a simple message answers with its id', async () => {
    expect((await send()).MessageId).toMatch(/^\S{8,}$/);
  });

  test.each<[string, Partial<SendEmailCommandInput>, string]>([
    ['no recipient', { Destination: {} }, 'BadRequestException'],
    ['a recipient without a domain', { Destination: { ToAddresses: ['clerk'] } }, 'BadRequestException'],
    ['a recipient with blanks', { Destination: { ToAddresses: ['a b@example.com'] } }, 'BadRequestException'],
    [
      'a recipient carrying another header',
      { Destination: { ToAddresses: ['a@example.com\r\nBcc: b@example.com'] } },
      'BadRequestException',
    ],
    ['a subject carrying another header', { Content: simple('a\r\nBcc: b@example.com') }, 'BadRequestException'],
    [
      '51 recipients',
      { Destination: { ToAddresses: Array.from({ length: 51 }, (_, n) => `a${n}@example.com`) } },
      'BadRequestException',
    ],
    ['a sender of a domain that is not verified', { FromEmailAddress: 'desk@elsewhere.example' }, 'MessageRejected'],
    [
      'a sender whose domain only ends like the verified one',
      { FromEmailAddress: `desk@not${domain}` },
      'MessageRejected',
    ],
  ])('%s is refused', async (_what, over, name) => {
    await expect(send(over)).rejects.toMatchObject({ name });
  });

  local('a verified address verifies itself and not its domain', async () => {
    expect((await send({ FromEmailAddress: 'one@single.example' })).MessageId).toBeDefined();
    await expect(send({ FromEmailAddress: 'two@single.example' })).rejects.toMatchObject({ name: 'MessageRejected' });
  });

  local('stored templates are not served', async () => {
    await expect(send({ Content: { Template: { TemplateName: 'x' } } })).rejects.toMatchObject({
      name: 'NotImplemented',
    });
  });
});

describe('the outbox', () => {
  local('keeps mail over a restart, newest first', async () => {
    const first = await send({ Content: simple('first') });
    const second = await send({ Content: simple('second') });
    const reopened = openOutbox(dir, () => new Date());
    expect(
      reopened
        .list()
        .slice(0, 2)
        .map(({ id }) => id),
    ).toEqual([second.MessageId, first.MessageId]);
    const listed = (await (await fetch(`${base()}/outbox.json`)).json()) as { subject: string }[];
    expect(listed[0]?.subject).toBe('second');
  });

  local('shows a mail with every field escaped and its HTML without rights', async () => {
    const attack = '<script>alert(1)</script>';
    const { MessageId } = await send({
      Content: simple(attack, `${attack} http://localhost:1/l/abc?x=1&y=2`, `"><p>${attack}`),
    });
    const list = await (await fetch(base())).text();
    const page = await (await fetch(`${base()}/mail/${MessageId}`)).text();
    expect(list).toContain('发件箱');
    for (const text of [list, page]) expect(text).not.toContain('<script>');
    expect(page).toContain('<iframe title="HTML 正文" sandbox="" srcdoc="&quot;&gt;&lt;p&gt;&lt;script&gt;');
    expect(page).toContain('href="http://localhost:1/l/abc?x=1&amp;y=2"');
  });

  local('reads a raw message into subject, addresses and parts', async () => {
    const raw = [
      `From: desk@${domain}`,
      'To: "Zhang, San" <a@example.com>, b@example.com',
      `Subject: =?UTF-8?B?${Buffer.from('年报').toString('base64')}?=`,
      'Content-Type: multipart/alternative; boundary="x"',
      '',
      '--x',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '=E5=B9=B4 =3D ok',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<b>年</b>').toString('base64'),
      '--x--',
    ].join('\r\n');
    const { MessageId } = await client.send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from(raw) } } }));
    expect(outbox.find(MessageId ?? '')).toMatchObject({
      to: ['"Zhang, San" <a@example.com>', 'b@example.com'],
      subject: '年报',
      text: '年 = ok',
      html: '<b>年</b>',
    });
  });

  local('an unknown mail and an unknown call are told apart from a fault', async () => {
    expect((await fetch(`${base()}/mail/none`)).status).toBe(404);
    expect((await fetch(`${base()}/v2/email/identities`, { method: 'POST' })).status).toBe(501);
  });
});
