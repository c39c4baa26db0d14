/** The port by which mail leaves: SES or SMTP behind one small interface, each in a file of its own. */
import type { Report } from '#shared/outbox/delivery.js';
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
 * something on ours that somebody will mend, asks to wait. Anything else that goes wrong is thrown and tried later.
 */
export type Handover =
  { readonly sent: string } | { readonly failed: Omit<Report, 'kind'> } | { readonly later: string };

export interface MailTransport {
  send(mail: OutgoingMail): Promise<Handover>;
}

/** RFC 3834: made by a program, so that no vacation notice answers it. */
export const AUTO_SUBMITTED = ['Auto-Submitted', 'auto-generated'] as const;
