/**
 * Whatever a mail server does, a mail ends in one of two ways: it was taken, or the publisher sees that it was not, why, and
 * what to do. The function that mails runs with its table against a server that speaks SMTP; the clock is moved.
 */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { isWaiting } from '#shared/outbox/delivery.js';
import { findLink } from '#shared/store/links.js';
import type { UpkeepDependencies } from '#shared/upkeep/dependencies.js';
import { compareOutbox } from '#shared/upkeep/outbox.js';
import { PostOffice } from './post-office.js';
import { UnkindServer } from './unkind-server.js';

jest.setTimeout(120_000);

const server = new UnkindServer();
let office: PostOffice;
beforeAll(async () => {
  const port = await server.start();
  const mail = { MAIL_TRANSPORT: 'smtp', SMTP_HOST: '127.0.0.1', SMTP_PORT: String(port), SMTP_SECURITY: 'none' };
  // Time stands where the test puts it; whatever waits in earnest waits as ever.
  jest.useFakeTimers({
    doNotFake: [
      ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
      ...(['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
    ],
  });
  office = await PostOffice.open(mail, (now) => jest.setSystemTime(now));
});
afterAll(async () => {
  jest.useRealTimers();
  await office.close();
  await server.stop();
});
afterEach(() => {
  server.unkind = {};
});

const messageIdOf = (raw: string) => /^Message-ID: (.*)$/im.exec(raw)?.[1];
const secretOf = (raw: string) => /\/l\/([\w-]{43})/.exec(raw.replace(/=\r?\n/g, ''))?.[1] ?? '';

test('a server that is down for an hour: the mail is sent once after it, and was shown meanwhile', async () => {
  const { key, to } = await office.queue('down');
  await server.stop();
  await office.bring(key);
  expect(await office.row(key)).toMatchObject({ status: 'queued', error: expect.stringMatching(/^smtp /) });
  expect(await office.shown(to)).toBeUndefined();
  await office.pass(1);
  const shown = await office.shown(to);
  expect(shown).toMatchObject({ problem: 'not-sent', diagnostic: 'own:unreachable' });
  expect(shown !== undefined && isWaiting(shown)).toBe(true);
  await server.start();
  const hours = await office.pass(5);
  expect(hours).toBeLessThanOrEqual(1.2);
  expect(await office.row(key)).toMatchObject({ status: 'done' });
  expect(server.takenFor(to.address)).toHaveLength(1);
  expect(await office.shown(to)).toBeUndefined();
});

test('a server that is down for good: after three days the mail is given up, and that is shown', async () => {
  const { key, to } = await office.queue('gone');
  await server.stop();
  await office.bring(key);
  // Whoever may mend it hears of it on the first day.
  const early = await office.pass(8);
  const late = await compareOutbox({ table: office.table, now: () => new Date() } as UpkeepDependencies);
  expect(late).toContainEqual(
    expect.objectContaining({
      kind: 'outbox-late',
      about: key.pk,
      detail: expect.stringMatching(/^tried 1\d times: smtp/),
    }),
  );
  const hours = early + (await office.pass(24 * 5));
  await server.start();
  expect(hours / 24).toBeGreaterThan(2.9);
  expect(hours / 24).toBeLessThan(3.3);
  expect(await office.row(key)).toMatchObject({ status: 'failed', error: expect.stringContaining('given up') });
  const shown = await office.shown(to);
  expect(shown).toMatchObject({ problem: 'not-sent', diagnostic: 'own:unreachable', lasting: true });
  expect(shown !== undefined && isWaiting(shown)).toBe(false);
});

test.each([
  [421, '4.3.2 Service not available'],
  [450, '4.2.0 Greylisted, please come back'],
  [451, '4.7.1 Greylisting in action'],
])(
  'a server that says %i to the first three tries of each recipient gets the mail at the fourth',
  async (code, words) => {
    server.unkind.rcpt = (_address, tries) => (tries <= 3 ? { code, words } : undefined);
    const { key, to } = await office.queue(`grey${code}`);
    await office.bring(key);
    await office.pass(6);
    expect(await office.row(key)).toMatchObject({ status: 'done', attempts: 4 });
    expect(server.takenFor(to.address)).toHaveLength(1);
    expect(await office.shown(to)).toBeUndefined();
  },
);

test('a server that puts one recipient off for ever lets all others have their mail, and that one is shown', async () => {
  const all = [await office.queue('slowone'), await office.queue('other1'), await office.queue('other2')];
  const [held, ...others] = all.map(({ to }) => to);
  server.unkind.rcpt = (address) => (address === held?.address ? { code: 452, words: '4.3.1 Not now' } : undefined);
  await office.bring(...all.map(({ key }) => key));
  for (const { address } of others) expect(server.takenFor(address)).toHaveLength(1);
  await office.pass(1);
  const shown = await office.shown(held!);
  expect(shown).toMatchObject({ problem: 'temporary', diagnostic: expect.stringContaining('4.3.1 Not now') });
  await office.pass(24 * 5);
  expect(await office.row(all[0]!.key)).toMatchObject({ status: 'failed' });
  expect(await office.shown(held!)).toMatchObject({ problem: 'temporary', lasting: true });
});

test.each(['rcpt', 'data'] as const)('a no for good at %s fails the mail at once, and that is shown', async (where) => {
  const { key, to } = await office.queue(`no-${where}`);
  const no = { code: 550, words: '5.1.1 User unknown' };
  server.unkind = { [where]: () => no };
  await office.bring(key);
  expect(await office.row(key)).toMatchObject({ status: 'failed' });
  expect(server.takenFor(to.address)).toEqual([]);
  expect(await office.shown(to)).toMatchObject({ problem: 'no-such-mailbox', lasting: true });
});

test('a server that takes the mail and hangs up before it says so gets it again, as another mail whose link opens', async () => {
  const { key, to } = await office.queue('hangup');
  server.unkind.hangUp = (tries) => tries === 1;
  await office.bring(key);
  expect(await office.row(key)).toMatchObject({ status: 'queued' });
  await office.pass(1);
  expect(await office.row(key)).toMatchObject({ status: 'done', attempts: 2 });
  const [first, second] = server.takenFor(to.address);
  const current = (await findLink(office.table, secretOf(second?.raw ?? '')))?.grant.links?.current;
  expect((await findLink(office.table, secretOf(second?.raw ?? '')))?.link.digest).toBe(current);
  // A mailbox that drops what it had under the same id would keep the one whose link is over.
  expect(messageIdOf(first?.raw ?? '')).not.toBe(messageIdOf(second?.raw ?? ''));
});

test('a server that takes a mail and never says so gets it twice and no more, and the publisher sees that nobody knows', async () => {
  const { key, to } = await office.queue('speechless');
  server.unkind.hangUp = () => true;
  await office.bring(key);
  expect(await office.shown(to)).toBeUndefined();
  await office.pass(24 * 4, async () => (await office.row(key))?.status !== 'queued');
  expect(await office.row(key)).toMatchObject({ status: 'done', attempts: 2 });
  expect(server.takenFor(to.address)).toHaveLength(2);
  const last = await findLink(office.table, secretOf(server.takenFor(to.address)[1]?.raw ?? ''));
  expect(last?.link.digest).toBe(last?.grant.links?.current);
  expect(await office.shown(to)).toMatchObject({ problem: 'not-sent', diagnostic: 'own:unanswered' });
});

test('what hinders every mail is found out by the first of a batch, and the others do not wait for it one after the other', async () => {
  const all = [await office.queue('batch1'), await office.queue('batch2'), await office.queue('batch3')];
  server.unkind.greeting = { code: 421, words: '4.3.2 Shutting down' };
  const before = server.connections;
  await office.bring(...all.map(({ key }) => key));
  expect(server.connections - before).toBe(1);
  for (const { key } of all)
    expect(await office.row(key)).toMatchObject({
      status: 'queued',
      attempts: 1,
      error: expect.stringMatching(/^smtp/),
    });
  server.unkind = {};
  await office.pass(3);
  for (const { to } of all) expect(server.takenFor(to.address)).toHaveLength(1);
});
