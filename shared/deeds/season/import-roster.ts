/** Taking over a roster: whoever replaces an invited contact is invited at once, and the links of whom they replace end. */
import { filingGrantId } from '#shared/access/links.js';
import type { Grant } from '#shared/access/model.js';
import { isStillToDecide } from '#shared/filing/roster-conflicts.js';
import type { Filing } from '#shared/filing/model.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import { isDeepStrictEqual } from 'node:util';
import { nameKey, type Person } from '#shared/ids/person.js';
import type { Agency } from '#shared/season/model.js';
import type { RosterDraft } from '#shared/season/roster/draft.js';
import type { Effect, Judgement } from '../change.js';
import type { SeasonChange, StoredSeason } from './change.js';
import { invitation } from './invite.js';

/** Agencies per transaction where nothing is known of them: each takes five writes at most, of the 100 that DynamoDB allows. */
export const AGENCIES_PER_DEED = 18;
/** Beside the season, its event and how far the saving is, with some room. */
const WRITES_PER_DEED = 92;

/** Whether the agency has another contact now than the one who was invited. */
export function takesOver(before: Agency | undefined, { contact }: Agency): boolean {
  return before !== undefined && before.invitedAt !== null && before.contact.address !== contact.address;
}

/**
 * The same person at another address: a slip that was mended, or a mailbox that changed. A name is what tells people apart
 * everywhere (four eyes too), so it does here: nobody is told farewell at an address that may be a stranger's.
 */
function isSamePerson(one: Person, other: Person): boolean {
  const [here, there] = [nameKey(one.name), nameKey(other.name)];
  return here !== '' && here === there;
}

/** What stood before a roster is taken over, by agency. */
export interface KnownRoster {
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly filings: ReadonlyMap<string, Filing>;
  /** Grants that the contacts to come hold or held: who comes back gets no link of then to life. */
  readonly grants: ReadonlyMap<GrantId, Grant>;
}

/** How many of these lines one transaction holds. */
export function batchOf(lines: readonly (Agency | null)[], known: ReadonlyMap<string, Agency>): number {
  let writes = 0;
  for (const [at, agency] of lines.entries()) {
    if (agency === null) continue;
    const before = known.get(agency.id);
    const others = before === undefined ? 0 : stagesChanged(before, agency).length;
    writes += 1 + (takesOver(before, agency) ? 4 : 0) + others;
    if (writes > WRITES_PER_DEED) return at;
  }
  return lines.length;
}

export interface ImportTerms {
  readonly by: Person;
  readonly expiresAt: string;
  /** Of a roster that is saved in batches: how far it is before these lines, and for how many lines of the file they stand. */
  readonly saving?: { readonly version: number; readonly draft: RosterDraft; readonly lines: number };
}

/**
 * Takes over roster lines. A line of a known code replaces the old one, keeping when it was invited. Where somebody else is
 * its contact now, the link of the one before ends; had that one been invited, the new contact gets a link at once, with
 * where the report stands, whatever that is: else nobody could go on with it. The one before is told, without a link. Where
 * somebody else is to decide, a stage that waits is handed over by a row of the outbox, which nothing that breaks down loses.
 */
export function importRoster(
  stored: StoredSeason,
  agencies: readonly Agency[],
  known: KnownRoster,
  terms: ImportTerms,
  now: Date,
): Judgement<number, SeasonChange> {
  const at = now.toISOString();
  const merged = agencies.map((agency) => {
    const before = known.agencies.get(agency.id);
    const replaces = takesOver(before, agency);
    // Who was off the roster is to be invited: the link of then stays ended.
    const stood = before === undefined || before.removed !== null ? null : before.invitedAt;
    const invitedAt = replaces ? at : stood;
    return { agency: { ...agency, invitedAt }, before, replaced: replaces ? before : undefined };
  });
  const endedLinks = merged.flatMap(({ replaced }) =>
    replaced === undefined ? [] : [filingGrantId(filingRefOf(replaced), replaced.contact)],
  );
  const contacts = merged.flatMap(({ agency, replaced }) =>
    replaced === undefined || isSamePerson(replaced.contact, agency.contact) ? [] : [agency.id],
  );
  const change: SeasonChange = {
    before: stored,
    season: stored.season,
    agencies: merged.map(({ agency }) => agency),
    ...(terms.saving === undefined
      ? {}
      : {
          saving: savedBy(terms.saving, {
            added: merged.filter(({ before }) => before === undefined).length,
            changed: merged.filter(({ before }) => before !== undefined).length,
            contacts: contacts.length,
          }),
        }),
    events:
      merged.length === 0
        ? []
        : [
            {
              at,
              deed: 'import-roster',
              actor: { role: 'publisher', person: terms.by },
              submission: null,
              details: {
                ...{ agencies: merged.map(({ agency }) => agency.id), contacts },
                ...(endedLinks.length > 0 ? { endedLinks } : {}),
              },
            },
          ],
    effects: merged.flatMap(({ agency, before, replaced }) => [
      ...(replaced === undefined
        ? []
        : contactEffects(stored, agency, replaced.contact, {
            expiresAt: terms.expiresAt,
            grants: known.grants,
            state: known.filings.get(agency.id)?.state ?? null,
          })),
      ...(before === undefined ? [] : handOvers(stored, before, agency, known.filings.get(agency.id))),
    ]),
  };
  return { change, value: merged.length };
}

function savedBy(
  { draft, version, lines }: NonNullable<ImportTerms['saving']>,
  { added, changed, contacts }: Pick<RosterDraft, 'added' | 'changed' | 'contacts'>,
): NonNullable<SeasonChange['saving']> {
  const done = draft.done + lines;
  return {
    version,
    draft: {
      ...draft,
      done,
      state: done >= draft.total ? 'saved' : 'saving',
      added: draft.added + added,
      changed: draft.changed + changed,
      contacts: draft.contacts + contacts,
    },
  };
}

export interface TakeOver {
  readonly expiresAt: string;
  readonly grants: ReadonlyMap<GrantId, Grant>;
  readonly state: Filing['state'];
}

/** The link of the contact before ends, they are told, and the new contact is invited; or the same person gets the link anew. */
export function contactEffects(
  stored: StoredSeason,
  agency: Agency,
  before: Person,
  { expiresAt, grants, state }: TakeOver,
): Effect[] {
  const isMoved = isSamePerson(before, agency.contact);
  return [
    { endGrant: { id: filingGrantId(filingRefOf(agency), before), as: 'revoked' } },
    ...(isMoved ? [] : [farewell(stored, agency, before)]),
    ...invitation(stored.season, agency, {
      expiresAt,
      known: grants,
      // Each deed on the season has a version of its own: a contact who comes back is mailed again.
      round: `v${stored.version}`,
      takesOver: { state, ...(isMoved ? { moved: true } : {}) },
    }),
  ];
}

function farewell({ season, version }: StoredSeason, agency: Agency, to: Person): Effect {
  return {
    queue: {
      kind: 'mail',
      id: `contact-replaced.${filingGrantId(filingRefOf(agency), to)}.v${version}`,
      to,
      grant: null,
      message: { name: 'contact-replaced', agencyName: agency.name, year: season.year, area: season.areaName },
    },
  };
}

/** A name put right counts too: a stage that nobody of that name could decide goes on. */
function stagesChanged(before: Agency, after: Agency): ('review' | 'approval')[] {
  const changed = (['reviewer', 'approver'] as const).filter((role) => !isDeepStrictEqual(before[role], after[role]));
  return changed.map((role) => (role === 'reviewer' ? 'review' : 'approval'));
}

/** A report may be filed while the roster is saved: whatever is still to be decided is looked at, whether it waits or not. */
export function handOvers(
  { version }: StoredSeason,
  before: Agency,
  after: Agency,
  filing: Filing | undefined,
): Effect[] {
  if (filing === undefined || !isStillToDecide(filing.state)) return [];
  return stagesChanged(before, after).map((stage) => ({
    queue: {
      kind: 'reassign',
      id: `${after.year}.${after.id}.${stage}.v${version}`,
      year: after.year,
      agency: after.id,
      stage,
      before: stage === 'review' ? before.reviewer : before.approver,
    },
  }));
}
