/** How keys of outbox rows begin, by the kind of work (the table's stream carries keys only), and which are worked on apart. */

/** All of them, of whatever kind. */
export const OUTBOX_START = 'OUTBOX#';

export const OUTBOX_PREFIX = {
  mail: 'OUTBOX#MAIL#',
  start: 'OUTBOX#START#',
  tell: 'OUTBOX#TELL#',
  find: 'OUTBOX#FIND#',
  notice: 'OUTBOX#NOTICE#',
  news: 'OUTBOX#NEWS#',
  save: 'OUTBOX#SAVE#',
  reassign: 'OUTBOX#REASSIGN#',
} as const satisfies Readonly<Record<string, `${typeof OUTBOX_START}${string}#`>>;

/** A kind of work that the outbox holds. */
export type OutboxKind = keyof typeof OUTBOX_PREFIX;
export const OUTBOX_KINDS = Object.keys(OUTBOX_PREFIX) as OutboxKind[];

/** Mails that somebody sits and waits for: a code, a link that they asked for, the link by which an installation begins. */
export const ASKED_MAILS = ['code', 'new-link', 'set-up'] as const;

/** The id of such a mail's row: by it alone the dispatcher knows that the mail is waited for, also of rows that former code queued. */
export function askedMailId(what: (typeof ASKED_MAILS)[number], rest: string): string {
  return `${what}.${rest}`;
}

/**
 * Whose rows wait for no others: those of each kind, and of mails those that were asked for, which a morning's reminders must not
 * hold up beyond a code's life (docs/adr/0085-mails-that-are-waited-for.md).
 */
export type OutboxQueue = OutboxKind | 'asked';
export const OUTBOX_QUEUES: readonly OutboxQueue[] = [...OUTBOX_KINDS, 'asked'];

/** Undefined for a key of no kind that this code knows. */
export function queueOfKey(pk: string): OutboxQueue | undefined {
  const kind = OUTBOX_KINDS.find((each) => pk.startsWith(OUTBOX_PREFIX[each]));
  return kind === 'mail' && isAskedFor(pk) ? 'asked' : kind;
}

/** `OUTBOX#MAIL#{area}#{id}`: neither areas nor the beginnings of these ids hold a `#`. */
function isAskedFor(pk: string): boolean {
  const ofArea = pk.slice(OUTBOX_PREFIX.mail.length);
  const id = ofArea.slice(ofArea.indexOf('#') + 1);
  return ASKED_MAILS.some((what) => id.startsWith(askedMailId(what, '')));
}
