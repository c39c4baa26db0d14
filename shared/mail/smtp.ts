/**
 * SMTP, for where there is no SES (the China regions) or an office has a mail server of its own. What a server answers to
 * the one recipient is told apart: no for good, no for now, or nothing at all.
 */
import { createTransport } from 'nodemailer';
import { problemOf } from '#shared/outbox/delivery.js';
import { AUTO_SUBMITTED, type Handover, type MailTransport, type OutgoingMail } from './transport.js';

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
  readonly timeouts?: { readonly connect: number; readonly answer: number };
}

/** Ten mails are sent one after the other within a function's time. */
const TIMEOUTS = { connect: 5_000, answer: 10_000 };

const [HEADER, VALUE] = AUTO_SUBMITTED;

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
    socketTimeout: timeouts.answer,
    // What is sent is text that this product wrote: no file and no address is fetched for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await server.sendMail({
      from: { name: from.name, address: from.address },
      to: { name: '', address: to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${messageId}>`,
      headers: { [HEADER]: VALUE },
    });
    return { sent: messageId };
  } catch (error) {
    return outcomeOf(error);
  } finally {
    server.close();
  }
}

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/**
 * RFC 5321, 4.2.1: 5 is no for good, 4 no for now. Only what is said of the recipient or of the message itself fails a
 * mail; a refused sender, password or connection is trouble of ours, the same for every mail, and waits to be mended.
 */
export function outcomeOf(error: unknown): Handover {
  const { code = 'unknown', command = '', response = '', responseCode = 0 } = error as SmtpError;
  const isOfThisMail = command === 'RCPT TO' || command === 'DATA';
  if (responseCode >= 500 && isOfThisMail && code !== 'EAUTH') {
    // What a server says is for people: it may name the address, and goes to the publisher, not to the log.
    return { failed: { lasting: true, problem: problemOf(null, response), diagnostic: response } };
  }
  return { later: `smtp ${code}${responseCode === 0 ? '' : ` ${responseCode}`}` };
}
