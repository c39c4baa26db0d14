/** A letter on its way out: what it may use besides its own data, and what becomes of it. */
import type { Office } from '#shared/season/model.js';
import type { Language } from '../texts.js';

/** What is handed to SES: plain text and HTML say the same. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What a message may use besides its own data: the link of this very mail (null where none is due). */
export interface MailContext {
  /** The recipient's; Chinese where they chose none. */
  readonly language: Language;
  readonly recipient: string;
  readonly link: string | null;
  /** Whether the recipient records a report from paper, and is not the agency's contact. */
  readonly records?: boolean;
  /** The code of this very mail, where it brings one. */
  readonly code?: string;
  /** Whom to ask, where the season names an office. */
  readonly office?: Office | null;
  /** The day on which it is sent; where it is not known, deadlines are told as if they were still to come. */
  readonly today?: string;
  /** The public site, for messages that point there. */
  readonly siteBaseUrl: string;
  /** The desk, for what everybody may open there. */
  readonly deskBaseUrl: string;
}
