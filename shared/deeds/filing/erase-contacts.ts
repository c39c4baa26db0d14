/**
 * Takes the persons who acted for an agency out of what is kept of its filing. The event says what each earlier event becomes,
 * before any of them does: so the chain holds at every moment, with the events as they were and as they will be. What was
 * filed under a seal stays as it is.
 */
import { bodyDigest, ERASING, type AuditEvent } from '#shared/audit/chain.js';
import type { Submission } from '#shared/filing/model.js';
import type { StoredForm } from '#shared/form/stored-form.js';
import type { PortalChecks } from '#shared/filing/portal-check.js';
import { wasFiled } from '#shared/filing/sealed.js';
import type { Canonical } from '#shared/ids/canonical-json.js';
import type { Person } from '#shared/ids/person.js';
import { isErased, pseudonymOf } from '#shared/season/pseudonym.js';
import type { FilingChange, SubmissionChange } from '../change.js';
import { systemActor } from './case.js';

/** Names and addresses, as they are spelled anywhere, with what takes their place. */
export type Spellings = ReadonlyMap<string, string>;

/** Who typed in its form or had a hand in a report that was never filed: of some no deed is on record. */
export function handsIn(form: StoredForm, submissions: readonly Submission[]): Person[] {
  const typed = [...form.values()].flatMap(({ by, writers }) => [by, ...writers]);
  const touched = submissions.flatMap((one) => (wasFiled(one) ? [] : one.touched.map(({ person }) => person)));
  return [...typed, ...touched.flatMap(({ name, address }) => (address === null ? [] : [{ name, address }]))];
}

/** Everybody who acted for the agency, by its roster, its log, and their `hands` in what was typed. */
export function contactsOf(
  contact: Person | undefined,
  events: readonly AuditEvent[],
  hands: readonly Person[] = [],
): Person[] {
  const acting = events.flatMap(({ actor }) => (actor.role === 'agency' ? [actor.person] : []));
  // Whoever also acted in office, as one who records paper for an agency, stays on record.
  const inOffice = events.flatMap(({ actor }) =>
    actor.role === 'agency' || actor.role === 'system' ? [] : [actor.person.address],
  );
  const all = [...(contact === undefined ? [] : [contact]), ...acting, ...hands].filter(
    (person) => !isErased(person) && !inOffice.includes(person.address),
  );
  return [...new Map(all.map((person) => [`${person.name} ${person.address}`, person])).values()];
}

export function spellingsOf(contacts: readonly Person[], salt: string): Spellings {
  return new Map(
    contacts.flatMap((person) => {
      const { name, address } = pseudonymOf(person, salt);
      return [
        [person.name, name],
        [person.address, address],
      ] as const;
    }),
  );
}

/**
 * A value in which every contact is replaced: who stands there with a contact's address, and the bare address. Of another person who
 * bears the same name nothing is touched.
 *
 * @param names whether bare names are those of contacts, too: in words of the agency's own
 */
export function without<T>(value: T, spellings: Spellings, names = false): T {
  if (typeof value === 'string') {
    const is = value.includes('@') || names;
    return ((is ? spellings.get(value) : undefined) ?? value) as T;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => without(one, spellings, names)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const isPerson = 'address' in value && typeof value.address === 'string';
  const ofContact = isPerson ? spellings.has(value.address as string) : names;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, without<unknown>(field, spellings, ofContact)]),
  ) as T;
}

/** The event as it is kept from then on: its number, time, deed and hash are what they were. */
export function eventWithout(event: AuditEvent, spellings: Spellings): AuditEvent {
  // What was erased says so itself, and names nobody.
  if (event.deed === ERASING) return event;
  const { actor } = event;
  const isOwn = actor.role === 'agency' && spellings.has(actor.person.address);
  return { ...event, actor: without(actor, spellings), details: without(event.details, spellings, isOwn) };
}

/** Digests of what the chain says that earlier events become: nothing else may take the place of an event. */
export function namedByErasing(events: readonly AuditEvent[]): ReadonlySet<unknown> {
  return new Set(
    events.flatMap(({ deed, details }) => (deed === ERASING ? Object.values((details['erased'] ?? {}) as object) : [])),
  );
}

/** The events that may be put over what they were: those that name somebody, once the chain says what each becomes. */
export function replaceable(events: readonly AuditEvent[], spellings: Spellings): AuditEvent[] {
  const named = namedByErasing(events);
  return events.flatMap((event) => {
    const after = eventWithout(event, spellings);
    const digest = bodyDigest(after);
    // One that came since is named by the next round.
    return bodyDigest(event) !== digest && named.has(digest) ? [after] : [];
  });
}

/** Undefined where nobody is named. */
export function eraseContacts(
  {
    filing,
    submissions,
    events,
    portal,
  }: {
    readonly filing: FilingChange['before'];
    readonly submissions: readonly Submission[];
    readonly events: readonly AuditEvent[];
    readonly portal: PortalChecks;
  },
  spellings: Spellings,
  now: Date,
): FilingChange | undefined {
  const named = namedByErasing(events);
  const erased = events.flatMap((event): [string, Canonical][] => {
    const [before, after] = [bodyDigest(event), bodyDigest(eventWithout(event, spellings))];
    // An earlier round may have named it and not come to the end.
    return before === after || named.has(after) ? [] : [[String(event.seq), after]];
  });
  const changes = submissions.flatMap((submission): SubmissionChange[] => {
    const after = submissionWithout(submission, spellings);
    return JSON.stringify(after) === JSON.stringify(submission) ? [] : [{ from: submission.state, after }];
  });
  const seen = without(portal, spellings);
  const isSeen = JSON.stringify(seen) !== JSON.stringify(portal);
  if (erased.length === 0 && changes.length === 0 && !isSeen) return undefined;
  const { version: _version, audit: _audit, ...rest } = filing;
  return {
    before: filing,
    after: rest,
    submissions: changes,
    ...(isSeen ? { portal: seen } : {}),
    events: [
      {
        at: now.toISOString(),
        deed: ERASING,
        actor: systemActor('advance-seasons'),
        submission: null,
        details: { rule: 'log', erased: Object.fromEntries(erased) },
      },
    ],
    effects: [],
  };
}

/** Of what was filed the seal covers who had a hand in it; what it does not cover says the same as the log. */
function submissionWithout(submission: Submission, spellings: Spellings): Submission {
  const { touched, recorded, stopped, returnedWith } = submission;
  const unsealed = {
    ...(stopped === undefined ? {} : { stopped: without(stopped, spellings) }),
    ...(returnedWith === undefined ? {} : { returnedWith: without(returnedWith, spellings) }),
  };
  if (wasFiled(submission)) return { ...submission, ...unsealed };
  return {
    ...submission,
    ...unsealed,
    touched: without(touched, spellings),
    ...(recorded === undefined ? {} : { recorded: without(recorded, spellings) }),
  };
}
