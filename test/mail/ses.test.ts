/** What SES answers and tells later, as AWS gives it: whose trouble it is, and what the publisher is shown. */
import { describe, expect, test } from '@jest/globals';
import {
  AccountSuspendedException,
  BadRequestException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SendingPausedException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { readSesEvent } from '#shared/mail/ses-events.js';
import { inTurn, isOfRate, outcomeOfSes } from '#shared/mail/ses.js';
import { isOpen, isWaiting, mailedSchema, withReport, type Report } from '#shared/outbox/delivery.js';

const said = (message: string) => ({ message, $metadata: {} });
const named = (name: string) => Object.assign(new Error('no'), { name });

describe('an answer of SES to a mail', () => {
  test.each([
    ['a rate that is too high', new TooManyRequestsException(said('Maximum sending rate exceeded.')), 'own:quota'],
    ['a day whose quota is used up', new TooManyRequestsException(said('Daily message quota exceeded.')), 'own:quota'],
    ['throttling', named('ThrottlingException'), 'own:quota'],
    ['an account under review', new AccountSuspendedException(said('suspended')), 'own:paused'],
    ['sending that is paused', new SendingPausedException(said('paused')), 'own:paused'],
    ['a sender’s domain that is not verified', new MailFromDomainNotVerifiedException(said('no MX')), 'own:sender'],
    ['a right that is lacking', named('AccessDeniedException'), 'own:right'],
    [
      'an address that the sandbox does not know',
      new MessageRejected(
        said('Email address is not verified. The following identities failed the check in region EU'),
      ),
      'own:not-verified',
    ],
  ])('for %s lets the mail wait and says whose trouble it is', (_, error, diagnostic) => {
    expect(outcomeOfSes(error)).toMatchObject({ report: { problem: 'not-sent', lasting: false, diagnostic } });
  });

  test.each([
    ['a message it refuses', new MessageRejected(said('Bad content')), 'unknown'],
    ['an address that is none', new BadRequestException(said('Illegal address')), 'no-such-mailbox'],
  ])('for %s fails the mail', (_, error, problem) => {
    expect(outcomeOfSes(error)).toMatchObject({ failed: { lasting: true, problem } });
  });

  test('that says nothing known is thrown, and tried later', () => {
    expect(() => outcomeOfSes(named('TimeoutError'))).toThrow();
  });
});

describe('a mail for which the account’s second is full', () => {
  test.each([
    ['the second’s number', new TooManyRequestsException(said('Maximum sending rate exceeded.')), true],
    ['the second’s number, without a class', named('ThrottlingException'), true],
    ['the day’s number', new TooManyRequestsException(said('Daily message quota exceeded.')), false],
    ['a pause', new SendingPausedException(said('paused')), false],
  ])('is told from other refusals: %s', (_, error, isRate) => {
    expect(isOfRate(error)).toBe(isRate);
  });

  const answers = (...given: Awaited<ReturnType<Parameters<typeof inTurn>[0]>>[]) => {
    const left = [...given];
    return { left, attempt: async () => left.shift() ?? { sent: 'none was left' } };
  };

  test('is tried again within the call until it has its turn', async () => {
    const { attempt } = answers('not yet', 'not yet', { sent: 'id' });
    expect(await inTurn(attempt, { pause: () => 0, patience: 60_000 })).toEqual({ sent: 'id' });
  });

  test('is put off where its turn does not come', async () => {
    const { attempt, left } = answers('not yet', { sent: 'id' });
    expect(await inTurn(attempt, { pause: () => 1, patience: 0 })).toMatchObject({
      report: { diagnostic: 'own:quota' },
    });
    expect(left).toHaveLength(1);
  });
});

describe('what SES tells afterwards', () => {
  const mail = { messageId: 'id-1', destination: ['zhang@yunxi.example.invalid'] };
  const mailed = mailedSchema.parse({
    ...{ area: 'home', year: 2025, mark: 'm', name: '张敏', address: 'zhang@yunxi.example.invalid' },
    ...{ row: 'r', message: 'invitation', agencyName: null, at: '2026-01-12T01:00:00.000Z' },
  });
  const reportIn = (detail: object): Report | undefined =>
    readSesEvent({ detail: { mail, ...detail } })?.recipients[0]?.report;

  test('of a delay is shown as a mail that is still on its way, for two days unless more is heard', () => {
    const report = reportIn({
      eventType: 'DeliveryDelay',
      deliveryDelay: {
        delayType: 'TransientCommunicationFailure',
        delayedRecipients: [
          { emailAddress: mail.destination[0], status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 no route' },
        ],
      },
    });
    expect(report).toMatchObject({ problem: 'temporary', diagnostic: '421 4.4.1 no route' });
    const trouble = withReport(undefined, mailed, report!, '2026-01-12T02:00:00.000Z');
    expect(isWaiting(trouble)).toBe(true);
    expect(isOpen(trouble, new Date('2026-01-13T02:00:00.000Z'))).toBe(true);
    expect(isOpen(trouble, new Date('2026-01-14T02:00:01.000Z'))).toBe(false);
  });

  test('of a mail that it took and did not send is shown as refused', () => {
    const report = reportIn({ eventType: 'Reject', reject: { reason: 'Bad content' } });
    expect(report).toMatchObject({ kind: 'failed', lasting: true, problem: 'refused', diagnostic: 'Bad content' });
  });
});
