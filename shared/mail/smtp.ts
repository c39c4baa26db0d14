/**
 * SMTP, for where there is no SES (the China regions) or an office has a mail server of its own. What a server answers to
 * the one recipient is told apart: no for good, no for now, or nothing at all.
 */
import { createTransport } from 'nodemailer';
import { problemOf, type OwnCause } from '#shared/outbox/delivery.js';
import {
  askedToWait,
  AUTO_SUBMITTED,
  ownTrouble,
  UNANSWERED,
  type Handover,
  type MailTransport,
  type OutgoingMail,
} from './transport.js';

/** `tls`: from the first byte. `starttls`: asked for, and no mail leaves without. `none`: on one machine only. */
export const SMTP_SECURITY = ['tls', 'starttls', 'none'] as const;
export type SmtpSecurity = (typeof SMTP_SECURITY)[number];

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly security: SmtpSecurity;
  readonly user: string | undefined;
  /** Asked for before a connection is made, so that a password that was changed is used. */
  readonly password: () => Promise<string | undefined>;
  readonly timeouts?: SmtpTimeouts;
}

/** In milliseconds. */
export interface SmtpTimeouts {
  readonly connect: number;
  /** Until the server greets. */
  readonly answer: number;
  /** Until the mail is given over. */
  readonly whole: number;
  /** From then on, until the server says that it keeps it. */
  readonly taken: number;
}

/**
 * A server may take its time with each answer; one that takes it with all of them must not use up the function's. RFC 5321,
 * 4.5.3.2.6 asks for ten minutes after the final dot, since whoever gives up there sends the same mail twice; a function has
 * not so much.
 */
const TIMEOUTS: SmtpTimeouts = { connect: 5_000, answer: 20_000, whole: 40_000, taken: 100_000 };
/** What one mail takes at most, with some seconds for the table. */
export const LONGEST_MAIL_MS = TIMEOUTS.whole + TIMEOUTS.taken + 10_000;

export function smtpTransport(settings: SmtpSettings): MailTransport {
  return { send: (mail) => send(settings, mail) };
}

async function send(settings: SmtpSettings, { from, to, mail, messageId }: OutgoingMail): Promise<Handover> {
  const { host, port, security, user, timeouts = TIMEOUTS } = settings;
  const pass = await settings.password();
  const server = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: pass ?? '' } }),
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.answer,
    // Beyond what is waited for here.
    socketTimeout: timeouts.whole + timeouts.taken,
    // What is sent is text that this product wrote: no file and no address is fetched for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // The last of the message has been read by the connection, which puts the final dot behind it.
  let given = false;
  const sending = new Deadline(timeouts.whole);
  server.use('stream', ({ message }, done) => {
    message.processFunc((whole) =>
      whole.once('end', () => {
        given = true;
        sending.moveTo(timeouts.taken);
      }),
    );
    done(null);
  });
  const handOver = () =>
    server.sendMail({
      from: { name: from.name, address: from.address },
      to: { name: '', address: to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${messageId}>`,
      headers: Object.fromEntries([AUTO_SUBMITTED]),
    });
  try {
    await sending.hold(handOver());
    return { sent: messageId };
  } catch (error) {
    return given && isSilence(error) ? UNANSWERED : outcomeOf(error);
  } finally {
    server.close();
  }
}

/** Ends the waiting for something, at a time that may be moved. What goes on beyond it may still come about. */
class Deadline {
  private timer: NodeJS.Timeout | undefined;
  private end: () => void = () => undefined;

  constructor(private readonly ms: number) {}

  async hold(work: Promise<unknown>): Promise<void> {
    const late = new Promise<never>((_, reject) => {
      this.end = () => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' }));
    });
    this.moveTo(this.ms);
    work.catch(() => undefined);
    try {
      await Promise.race([work, late]);
    } finally {
      clearTimeout(this.timer);
      this.timer = undefined;
    }
  }

  /** @param ms from now */
  moveTo(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), ms);
  }
}

/** The connection ended, or time did, without an answer. */
function isSilence(error: unknown): boolean {
  return ((error as SmtpError).responseCode ?? 0) === 0;
}

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/**
 * RFC 5321, 4.2.1: 5 is no for good, 4 no for now. Only what is said of the recipient or of the message itself fails a
 * mail; a refused sender, password or connection is trouble of ours, the same for every mail, and waits to be mended. So does what
 * is said of us in an answer to the recipient or the message.
 */
export function outcomeOf(error: unknown): Handover {
  const { code = 'unknown', command = '', response = '', responseCode = 0 } = error as SmtpError;
  const isOfThisMail = command === 'RCPT TO' || command === 'DATA';
  const why = `smtp ${code}${responseCode === 0 ? '' : ` ${responseCode}`}`;
  if (responseCode >= 500 && isOfThisMail && code !== 'EAUTH') {
    const ours = saidOfUs(response);
    if (ours !== undefined) return ownTrouble(`${why} of us`, ours);
    // What a server says is for people: it may name the address, and goes to the publisher, not to the log.
    return { failed: { lasting: true, problem: problemOf(null, response), diagnostic: response } };
  }
  if (responseCode >= 400 && isOfThisMail) return askedToWait(why, response);
  return ownTrouble(why, causeOf(code, command));
}

/**
 * Servers say of the sender, too, only once they hear the recipient or the message: Postfix by default ("Relay access denied"),
 * Exchange ("Unable to relay"), providers whose number of the day is used up ("frequency limited", "sending quota"). Read by words,
 * since 5.7.1 stands for spam as well. What is said of a mailbox, or of who may write to a group, is the recipient's.
 */
function saidOfUs(response: string): OwnCause | undefined {
  if (/\b5\.(1|2)\.\d|\b5\.7\.1(24|3[3-6])\b|mailbox|restrict|\bgroup\b/i.test(response)) return undefined;
  if (
    /frequency|(send|sending|daily|hourly|rate|message|outgoing)\W+(mail\W+)?(limit|quota)|too many (messages|e?mails)/i.test(
      response,
    )
  )
    return 'own:quota';
  return /\brelay|authenticat|not (authori[sz]ed|permitted|allowed) to (send|relay)|access denied.*\b(client|ip|host)\b/i.test(
    response,
  )
    ? 'own:right'
    : undefined;
}

/** Codes of nodemailer. */
function causeOf(code: string, command: string): OwnCause {
  if (code === 'EAUTH') return 'own:password';
  if (code === 'ETLS') return 'own:tls';
  if (command === 'MAIL FROM') return 'own:sender';
  return ['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS', 'ECONNREFUSED', 'ECONNRESET', 'EPROTOCOL'].includes(code)
    ? 'own:unreachable'
    : 'own:other';
}
