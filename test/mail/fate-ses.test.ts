/** The fate of a mail with SES, as with any mail server: it left, or it is shown why it did not. SES's answers are those of AWS. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isWaiting } from '#shared/outbox/delivery.js';
import { PostOffice } from './post-office.js';

jest.setTimeout(120_000);

interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}
/** What SES answers to a mail to this address; `lost`: it takes the mail, and nobody hears of it. */
type Answer = (to: string) => Refusal | 'taken' | 'lost';

let ses: Server;
let office: PostOffice;
let answer: Answer = () => 'taken';
const taken: string[] = [];
beforeAll(async () => {
  ses = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { Destination } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
        Destination: { ToAddresses: string[] };
      };
      const [to = ''] = Destination.ToAddresses;
      const said = answer(to);
      if (typeof said !== 'string') {
        const headers = { 'content-type': 'application/json', 'x-amzn-errortype': said.type };
        response.writeHead(said.status, headers).end(JSON.stringify({ message: said.message }));
        return;
      }
      taken.push(to);
      if (said === 'lost') response.destroy();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(`{"MessageId":"id-${taken.length}"}`);
    });
  });
  await new Promise<void>((resolve) => ses.listen(0, '127.0.0.1', () => resolve()));
  const endpoint = `http://127.0.0.1:${(ses.address() as AddressInfo).port}`;
  jest.useFakeTimers({
    doNotFake: [
      ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
      ...(['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
    ],
  });
  const mail = { MAIL_TRANSPORT: 'ses', AWS_ENDPOINT_URL_SESV2: endpoint };
  office = await PostOffice.open(mail, (now) => jest.setSystemTime(now));
});
afterAll(async () => {
  jest.useRealTimers();
  await office.close();
  ses.closeAllConnections();
  await new Promise((resolve) => ses.close(resolve));
});
afterEach(() => {
  answer = () => 'taken';
});
const timesTaken = (address: string) => taken.filter((to) => to === address).length;

test.each([
  [
    'a used up day',
    { status: 429, type: 'TooManyRequestsException', message: 'Daily message quota exceeded.' },
    'own:quota',
  ],
  ['a paused account', { status: 400, type: 'SendingPausedException', message: 'Sending is paused' }, 'own:paused'],
  ['a lacking right', { status: 403, type: 'AccessDeniedException', message: 'not authorized' }, 'own:right'],
  ['a fault of SES', { status: 500, type: 'InternalServiceError', message: 'try again' }, 'own:other'],
] as const)(
  '%s for ten hours: the mail is shown as waiting, and leaves once after it',
  async (name, refusal, cause) => {
    answer = () => refusal;
    const { key, to } = await office.queue(`ses-${cause.slice(4)}-${name.length}`);
    await office.bring(key);
    await office.pass(10);
    const shown = await office.shown(to);
    expect(shown).toMatchObject({ problem: 'not-sent', diagnostic: cause });
    expect(shown !== undefined && isWaiting(shown)).toBe(true);
    answer = () => 'taken';
    await office.pass(3);
    expect(await office.row(key)).toMatchObject({ status: 'done' });
    expect([timesTaken(to.address), await office.shown(to)]).toEqual([1, undefined]);
  },
);

test('a mail for which the second is full waits for its turn and leaves in the same call', async () => {
  // One turn, since each waits up to two of the five seconds.
  let full = 1;
  const refusal = { status: 429, type: 'TooManyRequestsException', message: 'Maximum sending rate exceeded.' };
  answer = () => (full-- > 0 ? refusal : 'taken');
  const { key, to } = await office.queue('full-second');
  await office.bring(key);
  expect([await office.row(key), timesTaken(to.address)]).toEqual([expect.objectContaining({ status: 'done' }), 1]);
});

test('in the sandbox a mail to an address that is not verified waits and says so, and the others leave', async () => {
  const stranger = await office.queue('stranger');
  const known = await office.queue('known');
  const message = `Email address is not verified. The following identities failed the check in region EU-WEST-1: ${stranger.to.address}`;
  answer = (to) => (to === stranger.to.address ? { status: 400, type: 'MessageRejected', message } : 'taken');
  await office.bring(stranger.key, known.key);
  expect([timesTaken(known.to.address), timesTaken(stranger.to.address)]).toEqual([1, 0]);
  await office.pass(1);
  expect(await office.shown(stranger.to)).toMatchObject({ diagnostic: 'own:not-verified' });
  await office.pass(24 * 5);
  expect(await office.shown(stranger.to)).toMatchObject({ diagnostic: 'own:not-verified', lasting: true });
});

test('a message that SES refuses is shown at once', async () => {
  answer = () => ({ status: 400, type: 'MessageRejected', message: 'Local address contains control or whitespace' });
  const { key, to } = await office.queue('refused');
  await office.bring(key);
  expect(await office.row(key)).toMatchObject({ status: 'failed' });
  expect(await office.shown(to)).toMatchObject({ problem: 'no-such-mailbox', lasting: true });
});

test('a mail that SES took and whose answer was lost is sent again', async () => {
  const answers = (['lost', 'taken'] as const).values();
  answer = () => answers.next().value ?? 'taken';
  const { key, to } = await office.queue('lost');
  await office.bring(key);
  await office.pass(1);
  expect([await office.row(key), timesTaken(to.address)]).toEqual([expect.objectContaining({ status: 'done' }), 2]);
});
