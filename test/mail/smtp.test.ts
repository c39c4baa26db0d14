/** SMTP against a real server on this machine: what it answers decides whether a mail was handed over, waits, or failed. */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { openTransport, MailSettingsError } from '#shared/mail/open.js';
import { outcomeOf, smtpTransport, type SmtpSettings } from '#shared/mail/smtp.js';
import type { OwnCause } from '#shared/outbox/delivery.js';
import { UNANSWERED, type OutgoingMail } from '#shared/mail/transport.js';

jest.setTimeout(30_000);

const MAIL: OutgoingMail = {
  from: { name: '云溪县政务公开办', address: 'nianbao@yunxi.example.invalid' },
  to: 'zhang@yunxi.example.invalid',
  messageId: 'abc123@yunxi.example.invalid',
  mail: { subject: '【年报】请报送：云溪县教育局', text: '张敏：您好！\n', html: '<p>张敏：您好！</p>' },
};

type Options = ConstructorParameters<typeof SMTPServer>[0];
interface Received {
  readonly raw: string;
  readonly to: readonly string[];
}

const sockets = new Set<Socket>();
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

async function serve(options: Options = {}): Promise<{ received: Received[]; settings: SmtpSettings }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ raw: Buffer.concat(chunks).toString('utf8'), to });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1') as Server;
  listening.on('connection', (socket) => sockets.add(socket));
  await new Promise((resolve) => listening.once('listening', resolve));
  open.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { received, settings: settingsFor((listening.address() as AddressInfo).port) };
}

function settingsFor(port: number, more: Partial<SmtpSettings> = {}): SmtpSettings {
  return {
    host: '127.0.0.1',
    port,
    security: 'none',
    user: undefined,
    password: async () => undefined,
    timeouts: { connect: 500, answer: 500, whole: 5_000, taken: 5_000 },
    ...more,
  };
}

const send = (settings: SmtpSettings) => smtpTransport(settings).send(MAIL);

const own = (diagnostic: OwnCause) => ({ lasting: false, problem: 'not-sent', diagnostic });

describe('a server that takes the mail', () => {
  test('gets text and HTML, the office’s name, our id, and the word that no vacation notice is wanted', async () => {
    const { received, settings } = await serve();
    expect(await send(settings)).toEqual({ sent: MAIL.messageId });
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual([MAIL.to]);
    const mail = await PostalMime.parse(received[0]?.raw ?? '');
    expect(mail.from).toMatchObject(MAIL.from);
    expect(mail.subject).toBe(MAIL.mail.subject);
    expect(mail.text?.trim()).toBe(MAIL.mail.text.trim());
    expect(mail.html).toContain('<p>张敏：您好！</p>');
    expect(mail.messageId).toBe(`<${MAIL.messageId}>`);
    expect(mail.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
    expect(mail.replyTo ?? []).toEqual([]);
    // RFC 5322, 2.1.1, and seven bits: old servers in between take nothing else.
    expect([...(received[0]?.raw ?? '')].every((character) => character < '\u0080')).toBe(true);
  });

  test('with a password is given it', async () => {
    const seen: string[] = [];
    const { settings } = await serve({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _session, callback) {
        seen.push(`${username}:${password}`);
        callback(null, { user: username });
      },
    });
    const answer = await send({ ...settings, user: 'nianbao', password: async () => 'from the secret' });
    expect(answer).toEqual({ sent: MAIL.messageId });
    expect(seen).toEqual(['nianbao:from the secret']);
  });
});

describe('a server that says no', () => {
  test.each([
    [550, '5.1.1 User unknown', 'no-such-mailbox'],
    [552, '5.2.2 Mailbox full', 'mailbox-full'],
    [554, '5.7.1 Message looks like spam', 'refused'],
    [550, 'go away', 'unknown'],
  ] as const)('for good, %i %s, fails this mail visibly as %s', async (code, words, problem) => {
    const { settings } = await serve({ onRcptTo: (_to, _session, callback) => callback(refusal(code, words)) });
    expect(await send(settings)).toEqual({ failed: { lasting: true, problem, diagnostic: `${code} ${words}` } });
  });

  test.each([
    [554, '5.7.1 <a@b.example.invalid>: Relay access denied', 'own:right'],
    [550, '5.7.54 SMTP; Unable to relay recipient in non-accepted domain', 'own:right'],
    [550, '5.7.1 Client was not authenticated', 'own:right'],
    [530, '5.7.0 Authentication required', 'own:right'],
    [553, 'You are not authorized to send from this host', 'own:right'],
    [550, '5.4.5 Daily user sending quota exceeded', 'own:quota'],
    [550, 'Domain frequency limited', 'own:quota'],
    [554, '5.7.1 Daily limit reached', 'own:quota'],
    [550, 'Sending rate limit exceeded', 'own:quota'],
  ] as const)('of us, %i %s, lets the mail wait as %s', async (responseCode, words, diagnostic) => {
    const response = `${responseCode} ${words}`;
    for (const command of ['RCPT TO', 'DATA']) {
      const answer = outcomeOf({ code: 'EENVELOPE', command, response, responseCode });
      expect(answer).toEqual({
        later: `smtp EENVELOPE ${responseCode} of us`,
        report: { lasting: false, problem: 'not-sent', diagnostic },
      });
    }
  });

  test.each([
    [550, '5.7.133 Sender not authenticated for group'],
    [550, '5.7.1 RESOLVER.RST.NotAuthorized; recipient restricted, not authorized to send'],
    [552, '5.2.2 Mailbox message quota exceeded'],
    [550, '5.1.1 no such user here, relay elsewhere'],
    [554, '5.7.1 Message looks like spam'],
  ] as const)('of the recipient, %i %s, fails the mail', (responseCode, words) => {
    const response = `${responseCode} ${words}`;
    expect(outcomeOf({ code: 'EENVELOPE', command: 'RCPT TO', response, responseCode })).toMatchObject({
      failed: { lasting: true, diagnostic: response },
    });
  });

  test('after the whole message, for good, fails it too', async () => {
    const { settings } = await serve({
      onData(stream, _session, callback) {
        stream.on('end', () => callback(refusal(554, '5.7.1 content rejected')));
        stream.resume();
      },
    });
    expect(await send(settings)).toMatchObject({ failed: { problem: 'refused' } });
  });

  test.each([
    ['greylisting', 450, '4.2.0 Greylisted, try again'],
    ['a full queue', 451, '4.3.0 Try later'],
  ])('for now (%s) lets it wait', async (_, code, words) => {
    const { settings } = await serve({ onRcptTo: (_to, _session, callback) => callback(refusal(code, words)) });
    const report = { lasting: false, problem: 'temporary', diagnostic: `${code} ${words}` };
    expect(await send(settings)).toEqual({ later: `smtp EENVELOPE ${code}`, report });
  });

  test('to our sender or our password lets every mail wait, since somebody will mend it', async () => {
    const sender = await serve({ onMailFrom: (_from, _session, callback) => callback(refusal(550, 'who are you')) });
    expect(await send(sender.settings)).toHaveProperty('later');
    const password = await serve({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(new Error('wrong password')),
    });
    const answer = await send({ ...password.settings, user: 'nianbao', password: async () => 'old' });
    expect(answer).toEqual({ later: 'smtp EAUTH 535', report: own('own:password') });
    expect(await send(sender.settings)).toMatchObject({ report: own('own:sender') });
  });
});

describe('no server to speak of', () => {
  test('lets the mail wait where nobody listens', async () => {
    const closed = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      });
    });
    expect(await send(settingsFor(closed))).toEqual({ later: 'smtp ESOCKET', report: own('own:unreachable') });
  });

  test('lets it wait where the server says nothing', async () => {
    const silent = createServer((socket) => {
      socket.on('error', () => undefined);
      open.push(async () => void socket.destroy());
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()));
    open.push(() => new Promise((resolve) => silent.close(() => resolve())));
    const answer = await send(settingsFor((silent.address() as AddressInfo).port));
    expect(answer).toEqual({ later: 'smtp ETIMEDOUT', report: own('own:unreachable') });
  });

  test.each(['starttls', 'tls'] as const)('sends nothing in the clear where %s is refused', async (security) => {
    const { received, settings } = await serve();
    const answer = await send({ ...settings, security });
    const causes = [own('own:tls'), own('own:unreachable')];
    expect(causes).toContainEqual('report' in answer ? answer.report : answer);
    expect(received).toEqual([]);
  });

  test('waits for a slow one only so long in all, however alive each answer looks', async () => {
    const slowly = (callback: () => void) => void setTimeout(callback, 300);
    const { settings } = await serve({
      onConnect: (_session, callback) => slowly(callback),
      onMailFrom: (_from, _session, callback) => slowly(callback),
      onRcptTo: (_to, _session, callback) => slowly(callback),
    });
    const timeouts = { connect: 500, answer: 500, whole: 700, taken: 5_000 };
    expect(await send({ ...settings, timeouts })).toEqual({ later: 'smtp ETIMEDOUT', report: own('own:unreachable') });
  });
});

describe('a server that has the whole mail', () => {
  test('is waited for longer than for all that came before', async () => {
    const { settings } = await serve({
      onData(stream, _session, callback) {
        stream.on('end', () => void setTimeout(callback, 1_200));
        stream.resume();
      },
    });
    const timeouts = { connect: 500, answer: 500, whole: 900, taken: 20_000 };
    expect(await send({ ...settings, timeouts })).toEqual({ sent: MAIL.messageId });
  });

  test('and says nothing, or hangs up, may have sent it on: that is told from a server that nobody reached', async () => {
    for (const hangsUp of [false, true]) {
      const { settings } = await serve({
        onData(stream) {
          stream.on('end', () => {
            if (hangsUp) for (const socket of sockets) socket.destroy();
          });
          stream.resume();
        },
      });
      const timeouts = { connect: 500, answer: 500, whole: 5_000, taken: hangsUp ? 20_000 : 300 };
      expect(await send({ ...settings, timeouts })).toBe(UNANSWERED);
    }
  });
});

test('what a refusal puts into the log names neither address nor answer', async () => {
  const { settings } = await serve({
    onRcptTo: (to, _session, callback) => callback(refusal(450, `4.2.0 ${to.address} come back`)),
  });
  const answer = await send(settings);
  expect('later' in answer ? answer.later : answer).toBe('smtp EENVELOPE 450');
});

describe('the variables', () => {
  const now = () => new Date('2026-01-20T02:00:00Z');
  const smtp = {
    MAIL_TRANSPORT: 'smtp',
    SMTP_HOST: 'mail.example.invalid',
    SMTP_PORT: '587',
    SMTP_SECURITY: 'starttls',
  };

  test.each([
    ['MAIL_TRANSPORT', { MAIL_TRANSPORT: 'pigeon' }],
    ['SMTP_HOST', { MAIL_TRANSPORT: 'smtp' }],
    ['SMTP_PORT', { ...smtp, SMTP_PORT: '' }],
    ['SMTP_SECURITY', { ...smtp, SMTP_SECURITY: 'maybe' }],
    ['SMTP_PASSWORD_SECRET', { ...smtp, SMTP_USER: 'nianbao' }],
  ])('name %s where it is missing or wrong', (name, settings) => {
    expect(() => openTransport(settings, now, 0)).toThrow(MailSettingsError);
    expect(() => openTransport(settings, now, 0)).toThrow(name);
  });

  test('choose one of the two', () => {
    expect(openTransport(smtp, now, 0)).toHaveProperty('send');
    expect(openTransport({ MAIL_TRANSPORT: 'ses' }, now, 0)).toHaveProperty('send');
  });
});
