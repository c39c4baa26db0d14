/** SES as the product uses it: one recipient, text and HTML, no attachment; it makes the message's id itself. */
import { setTimeout } from 'node:timers/promises';
import {
  AccountSuspendedException,
  BadRequestException,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SendingPausedException,
  SESv2Client,
  SendEmailCommand,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { problemOf } from '#shared/outbox/delivery.js';
import { namedAddress } from './address.js';
import { AUTO_SUBMITTED, ownTrouble, type Handover, type MailTransport, type OutgoingMail } from './transport.js';

const [NAME, VALUE] = AUTO_SUBMITTED;

/**
 * So many mails a second are an account's, and all calls that send share them: each waits for its turn, and not always equally long, so
 * that those who wait do not come again all at once. In milliseconds.
 */
const pause = () => 500 + Math.random() * 1_500;

export interface Turns {
  readonly pause: () => number;
  readonly patience: number;
}

/** Of an account that may send so many a second, whoever sends for so long. */
export const turnsOf = (patience: number): Turns => ({ pause, patience });

/** @param configurationSet whose events tell of bounces */
export function sesTransport(configurationSet: string | undefined, turns: Turns): MailTransport {
  const client = new SESv2Client({});
  return { send: (mail) => inTurn(() => send(client, configurationSet, mail), turns) };
}

/** @param attempt handed over, or refused for the rate alone, in which case nothing was sent */
export async function inTurn(
  attempt: () => Promise<Handover | 'not yet'>,
  { pause, patience }: Turns,
): Promise<Handover> {
  const begun = performance.now();
  for (;;) {
    const answer = await attempt();
    if (answer !== 'not yet') return answer;
    const rest = pause();
    if (performance.now() - begun + rest > patience) return ownTrouble('ses: rate', 'own:quota');
    await setTimeout(rest);
  }
}

async function send(
  client: SESv2Client,
  configurationSet: string | undefined,
  { from, to, mail }: OutgoingMail,
): Promise<Handover | 'not yet'> {
  try {
    const { MessageId } = await client.send(
      new SendEmailCommand({
        FromEmailAddress: namedAddress(from),
        Destination: { ToAddresses: [to] },
        ...(configurationSet === undefined ? {} : { ConfigurationSetName: configurationSet }),
        Content: {
          Simple: {
            Subject: { Data: mail.subject, Charset: 'UTF-8' },
            Body: { Text: { Data: mail.text, Charset: 'UTF-8' }, Html: { Data: mail.html, Charset: 'UTF-8' } },
            Headers: [{ Name: NAME, Value: VALUE }],
          },
        },
      }),
    );
    return { sent: MessageId ?? '' };
  } catch (error) {
    return isOfRate(error) ? 'not yet' : outcomeOfSes(error);
  }
}

/** AWS, "Errors related to the sending quotas": the same error stands for the second and for the day, told apart by its words. */
export function isOfRate(error: unknown): boolean {
  const { name = '', message = '' } = error as { readonly name?: string; readonly message?: string };
  return (error instanceof TooManyRequestsException || /^Throttling/.test(name)) && !/daily/i.test(message);
}

/**
 * AWS, "SendEmail", errors. What is wrong with the account, its limits or its rights is ours and the same for every mail;
 * so is an address that is not verified, the sender's, or in the sandbox the recipient's. @throws what is none of these
 */
export function outcomeOfSes(error: unknown): Handover {
  if (error instanceof MessageRejected && /not verified/i.test(error.message))
    return ownTrouble('ses: address not verified', 'own:not-verified');
  if (error instanceof MessageRejected || error instanceof BadRequestException) {
    const problem = /address/i.test(error.message) ? 'no-such-mailbox' : problemOf(null, error.message);
    return { failed: { lasting: true, problem, diagnostic: error.name } };
  }
  if (error instanceof TooManyRequestsException || error instanceof LimitExceededException)
    return ownTrouble(`ses: ${error.name}`, 'own:quota');
  if (error instanceof AccountSuspendedException || error instanceof SendingPausedException)
    return ownTrouble(`ses: ${error.name}`, 'own:paused');
  if (error instanceof MailFromDomainNotVerifiedException) return ownTrouble(`ses: ${error.name}`, 'own:sender');
  const { name = '' } = error as { readonly name?: string };
  // These two come without classes of their own; in the sandbox a right to the recipient's identity is asked for, too.
  if (/^Throttling/.test(name)) return ownTrouble(`ses: ${name}`, 'own:quota');
  if (/^AccessDenied/.test(name)) return ownTrouble(`ses: ${name}`, 'own:right');
  throw error;
}
