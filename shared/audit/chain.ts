/**
 * Append-only events, hash-chained per filing and per season: each event carries the hash of the one before it, so a
 * head printed on a receipt or published with a release vouches for everything up to it. Events are written in the
 * transaction of the deed that they tell of; nothing rewrites them.
 */
import * as z from 'zod';
import { digestSchema, type Digest } from '#shared/ids/digest.js';
import { personSchema } from '#shared/ids/person.js';
import type { Canonical } from '#shared/ids/canonical-json.js';
import { digestOf } from '#shared/ids/digest.js';

export const actorSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('system'), function: z.string() }),
  z.object({ role: z.enum(['agency', 'reviewer', 'approver', 'publisher', 'operator']), person: personSchema }),
]);
export type ActorRecord = z.infer<typeof actorSchema>;

/** Values of an event's details: strings, whole numbers, and lists or maps of them. */
const detailSchema: z.ZodType<Canonical> = z.json() as unknown as z.ZodType<Canonical>;

export const auditEventSchema = z.object({
  seq: z.number().int().min(1),
  at: z.iso.datetime(),
  deed: z.string(),
  actor: actorSchema,
  submission: z.string().nullable(),
  details: z.record(z.string(), detailSchema),
  previous: digestSchema,
  hash: digestSchema,
});
export type AuditEvent = z.infer<typeof auditEventSchema>;
export type AuditDraft = Pick<AuditEvent, 'at' | 'deed' | 'actor' | 'submission' | 'details'>;

/** Where a chain ends: what it is the chain of, how many events it has, and the hash of the last. */
export const auditHeadSchema = z.object({
  subject: z.string().min(1),
  count: z.number().int().min(0),
  head: digestSchema,
});
export type AuditHead = z.infer<typeof auditHeadSchema>;

/** The head of a chain without events: a digest of the subject, so that chains cannot be swapped for one another. */
export function emptyChain(subject: string): AuditHead {
  return { subject, count: 0, head: digestOf({ chain: subject }) };
}

/** Appends the drafts in order and returns the finished events with the new head. */
export function extendChain(head: AuditHead, drafts: readonly AuditDraft[]): { events: AuditEvent[]; head: AuditHead } {
  let last = head;
  const events = drafts.map((draft) => {
    const body = { ...draft, seq: last.count + 1, previous: last.head };
    const event: AuditEvent = { ...body, hash: digestOf(body as unknown as Canonical) };
    last = { subject: head.subject, count: event.seq, head: event.hash };
    return event;
  });
  return { events, head: last };
}

/** The deed that takes persons out of earlier events of its chain. */
export const ERASING = 'erase-contacts';

/** The digest of an event without its hash: its hash, as long as nothing was taken out of it. */
export function bodyDigest({ hash: _hash, ...body }: AuditEvent): Digest {
  return digestOf(body as unknown as Canonical);
}

/**
 * What events became from which persons were taken out, by number: the digest of what is left, as the erasing event of the
 * same chain names it. It counts only up to where a signed checkpoint vouches, so that nobody without that key can take
 * anything out of a chain.
 */
function erasedBodies(events: readonly AuditEvent[], signedTo: number): ReadonlyMap<number, unknown> {
  const erasing = events.filter(
    ({ deed, actor, seq }) => deed === ERASING && actor.role === 'system' && seq <= signedTo,
  );
  return new Map(
    erasing.flatMap(({ seq, details }) => {
      const named = Object.entries((details['erased'] ?? {}) as Readonly<Record<string, unknown>>);
      return named.flatMap(([at, digest]) => (Number(at) < seq ? [[Number(at), digest] as const] : []));
    }),
  );
}

/**
 * The first event that does not follow from the one before it, or undefined when the whole chain holds.
 *
 * @param signedTo up to which event a signed checkpoint vouches; without one nothing may have been erased
 */
export function firstBreak(subject: string, events: readonly AuditEvent[], signedTo = 0): AuditEvent | undefined {
  const erased = erasedBodies(events, signedTo);
  let expected = emptyChain(subject);
  for (const event of events) {
    const { hash } = event;
    if (event.seq !== expected.count + 1 || event.previous !== expected.head) return event;
    const body = bodyDigest(event);
    if (hash !== body && erased.get(event.seq) !== body) return event;
    expected = { subject, count: event.seq, head: hash };
  }
  return undefined;
}
