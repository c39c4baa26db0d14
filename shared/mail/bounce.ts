/**
 * Reads a mail that came back (RFC 3464), from bytes that anybody may have written: it says which of our mails it speaks
 * of and what became of it, and decides nothing. An answer of an absent person, or of any other program, is no bounce.
 */
import PostalMime, { type Email } from 'postal-mime';
import { problemOf, type Report } from '#shared/outbox/delivery.js';

/** A bounce holds the mail that came back; ours are a few KB. */
export const BOUNCE_MAX_BYTES = 1024 * 1024;
const LIMITS = { maxNestingDepth: 12, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 2 };

export interface BouncedRecipient {
  /** Null where the other side names none: then it speaks of whom the mail was for. */
  readonly address: string | null;
  readonly report: Report;
}

export type ReadBounce =
  | { readonly is: 'bounce'; readonly messageIds: readonly string[]; readonly recipients: readonly BouncedRecipient[] }
  /** Somebody is away, or a program answers. */
  | { readonly is: 'auto-reply' }
  | { readonly is: 'no-bounce' };

export async function readBounce(bytes: Uint8Array): Promise<ReadBounce> {
  if (bytes.byteLength > BOUNCE_MAX_BYTES) return { is: 'no-bounce' };
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes, LIMITS);
  } catch {
    return { is: 'no-bounce' };
  }
  const messageIds = originalIds(mail);
  const statuses = mail.attachments.filter(({ mimeType }) => isStatus(mimeType));
  const recipients = statuses.flatMap((part) => statusesIn(part));
  if (recipients.length > 0) return { is: 'bounce', messageIds, recipients };
  // It tells that the mail arrived.
  if (statuses.length > 0) return { is: 'no-bounce' };
  if (!isFromMailer(mail)) return { is: isAutoReply(mail) ? 'auto-reply' : 'no-bounce' };
  // Some mail services write their own kind of bounce: only words, with the mail that came back behind them.
  const words = (mail.text ?? mail.html ?? '').slice(0, 20_000);
  const report = reportOf('failed', null, sentenceWithCode(words));
  return { is: 'bounce', messageIds, recipients: [{ address: null, report }] };
}

type Part = Email['attachments'][number];

const isStatus = (mimeType: string) => /^message\/(global-)?delivery-status$/i.test(mimeType);
const isOriginal = (mimeType: string) =>
  /^(message\/(rfc822|global|global-headers)|text\/rfc822-headers)$/i.test(mimeType);

function textOf({ content }: Part): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

/** Groups of fields: the first is of the mail as a whole, each further one of a recipient. */
function statusesIn(part: Part): BouncedRecipient[] {
  const groups = textOf(part)
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map(fieldsOf);
  return groups.flatMap((fields) => {
    const named = fields.get('final-recipient') ?? fields.get('original-recipient');
    const action = (fields.get('action') ?? '').toLowerCase();
    if (named === undefined || !['failed', 'delayed'].includes(action)) return [];
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null;
    const diagnostic = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]+;\s*/, '');
    const address = named.replace(/^[\w-]+;\s*/, '').replace(/[<>\s]/g, '');
    return [{ address: address === '' ? null : address, report: reportOf(action, status, diagnostic) }];
  });
}

/** RFC 5322: a line that begins with white space goes on with the one before. */
function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const at = line.indexOf(':');
    if (at > 0) fields.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  return fields;
}

/** @param status the enhanced code, where one is given: 5 is for good, 4 is not */
export function reportOf(action: string, status: string | null, diagnostic: string): Report {
  const code = status ?? /\b([45])\.\d{1,3}\.\d{1,3}\b/.exec(diagnostic)?.[0] ?? /\b([45])\d\d\b/.exec(diagnostic)?.[0];
  return {
    kind: 'bounced',
    lasting: action !== 'delayed' && !(code ?? '5').startsWith('4'),
    problem: problemOf(status, diagnostic),
    diagnostic: diagnostic.replace(/\s+/g, ' ').trim(),
  };
}

/** Ids of the mail that came back: out of itself, or out of what the bounce says that it answers. */
function originalIds(mail: Email): string[] {
  const inside = mail.attachments
    .filter(({ mimeType }) => isOriginal(mimeType))
    .flatMap((part) => fieldsOf(textOf(part).replaceAll('\r\n', '\n').split('\n\n')[0] ?? '').get('message-id') ?? []);
  const answered = `${mail.inReplyTo ?? ''} ${mail.references ?? ''}`.match(/<[^<>\s]{3,250}>/g) ?? [];
  const quoted = (mail.text ?? '').match(/^Message-ID:\s*(<[^<>\s]{3,250}>)/im)?.slice(1) ?? [];
  return [...new Set([...inside, ...answered, ...quoted])].slice(0, 5);
}

const headerOf = (mail: Email, name: string) => mail.headers.find(({ key }) => key === name)?.value ?? '';

/** RFC 3834, and what older programs say. */
function isAutoReply(mail: Email): boolean {
  return (
    /auto-replied|auto-generated/i.test(headerOf(mail, 'auto-submitted')) ||
    ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress'].some((name) => headerOf(mail, name) !== '') ||
    /^(auto.?reply|out of office|自动回复|自动答复|外出|休假)/i.test(mail.subject ?? '')
  );
}

/** The mail system itself, not a person whose program answers. */
function isFromMailer(mail: Email): boolean {
  const sender = mail.from?.address ?? '';
  const isMailer = /^(mailer-daemon|postmaster|mail-daemon)@/i.test(sender) || headerOf(mail, 'return-path') === '<>';
  const saysSo = /退信|投递失败|无法投递|undeliver|delivery (status|failure)|returned mail|failure notice/i;
  return isMailer && saysSo.test(mail.subject ?? '');
}

function sentenceWithCode(words: string): string {
  return (
    words
      .split('\n')
      .find((line) => /\b[45](\d\d|\.\d{1,3}\.\d{1,3})\b/.test(line))
      ?.slice(0, 300) ?? ''
  );
}
