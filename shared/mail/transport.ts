/** The port by which mail leaves: SES or SMTP behind one small interface, each in a file of its own. */
import type { OwnCause, Report } from '#shared/outbox/delivery.js';
import type { RenderedMail } from '#shared/words/letters/rendered.js';

export interface OutgoingMail {
  /** The address that the product sends as, and the office's name beside it. */
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly mail: RenderedMail;
  /** Without brackets; what the other side's answers will name. A transport that makes its own answers with that one. */
  readonly messageId: string;
}

/**
 * `sent`: handed over, under this id. `failed`: this message or address is refused for good. `later`: the other side, or
 * something on ours that somebody will mend, asks to wait; in the log's words, and in those for people where it waits long.
 * Anything else that goes wrong is thrown and tried later.
 */
export type Handover =
  | { readonly sent: string }
  | { readonly failed: Omit<Report, 'kind'> }
  | { readonly later: string; readonly report: Omit<Report, 'kind'> };

/** The other side asks to wait; what it said is for people, not for the log. */
export function askedToWait(why: string, diagnostic: string): Handover {
  return { later: why, report: { lasting: false, problem: 'temporary', diagnostic } };
}

/** Something on our side, the same for every mail. */
export function ownTrouble(why: string, cause: OwnCause): Handover {
  return { later: why, report: { lasting: false, problem: 'not-sent', diagnostic: cause } };
}

/** The other side has the whole mail, and said neither yes nor no. */
export const UNANSWERED: Extract<Handover, { later: string }> = {
  later: 'smtp unanswered',
  report: { lasting: false, problem: 'not-sent', diagnostic: 'own:unanswered' },
};

export interface MailTransport {
  send(mail: OutgoingMail): Promise<Handover>;
}

/** RFC 3834: made by a program, so that no vacation notice answers it. */
export const AUTO_SUBMITTED = ['Auto-Submitted', 'auto-generated'] as const;
