/**
 * One agency of the roster: what is said of it, that it is taken off and back on, and that others were merged into it. Its
 * filing stays as it is in all of these; who may go on with it follows the roster.
 */
import { isDeepStrictEqual } from 'node:util';
import { filingGrantId } from '#shared/access/links.js';
import type { PublisherGrant } from '#shared/access/model.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import type { Agency } from '#shared/season/model.js';
import { cutTo } from '#shared/ids/cut.js';
import { takesReports } from '#shared/season/phases.js';
import type { Effect, Judgement } from '../change.js';
import { REASON_MAX } from './appoint.js';
import { deadlineMail } from './change-season.js';
import { publishersChange, type SeasonChange, type StoredSeason } from './change.js';
import { contactEffects, handOvers, takesOver, type KnownRoster } from './import-roster.js';
import { seasonClosed } from './phase.js';

export interface AgencyTerms {
  readonly grant: PublisherGrant;
  readonly expiresAt: string;
}

/** @param after the agency as it is to be; everything else about it (when it was invited, removed) stays as it stands */
export function changeAgency(
  stored: StoredSeason,
  before: Agency,
  after: Agency,
  known: Pick<KnownRoster, 'filings' | 'grants'>,
  { grant, expiresAt }: AgencyTerms,
  now: Date,
): Judgement<Agency, SeasonChange> {
  const fields = (Object.keys(after) as (keyof Agency)[]).filter(
    (field) => !isDeepStrictEqual(before[field], after[field]),
  );
  if (fields.length === 0) return { already: before };
  const at = now.toISOString();
  const replaced = takesOver(before, after);
  const agency = replaced ? { ...after, invitedAt: at } : after;
  const filing = known.filings.get(after.id);
  const effects = [
    ...(replaced
      ? contactEffects(stored, agency, before.contact, {
          ...{ expiresAt, grants: known.grants, state: filing?.state ?? null },
        })
      : []),
    ...handOvers(stored, before, agency, filing),
  ];
  const ended = replaced ? { endedLinks: [filingGrantId(filingRefOf(before), before.contact)] } : {};
  const event = { deed: 'change-agency', details: { agency: after.id, fields: fields.map(String), ...ended } } as const;
  return { change: publishersChange(stored, { grant, now }, event, { agencies: [agency], effects }), value: agency };
}

/** A day of its own, with the reason; the day of its kind again makes it follow the season's as before. */
export function changeDeadline(
  stored: StoredSeason,
  before: Agency,
  { deadline, reason: given }: { readonly deadline: string; readonly reason: string },
  known: Pick<KnownRoster, 'filings'>,
  { grant }: AgencyTerms,
  now: Date,
): Judgement<Agency, SeasonChange> {
  if (!takesReports(stored.season)) return { refused: seasonClosed(stored.season) };
  if (before.deadline === deadline) return { already: before };
  const reason = cutTo(given.trim(), REASON_MAX);
  if (reason === '') return { refused: { code: 'reason-missing' } };
  const agency: Agency = { ...before, deadline };
  const details = { agency: agency.id, before: before.deadline, after: deadline, reason };
  const mail =
    before.removed === null
      ? deadlineMail(stored, before, deadline, { filing: known.filings.get(agency.id), reason })
      : [];
  const event = { deed: 'change-agency-deadline', details } as const;
  const changed = { agencies: [agency], effects: mail };
  return { change: publishersChange(stored, { grant, now }, event, changed), value: agency };
}

/** Off the roster, with the reason: not counted any more, its contact's link ends and they are told. */
export function removeAgency(
  stored: StoredSeason,
  agency: Agency,
  reason: string,
  { grant }: AgencyTerms,
  now: Date,
): Judgement<Agency, SeasonChange> {
  if (agency.removed !== null) return { already: agency };
  if (reason.trim() === '') return { refused: { code: 'reason-missing' } };
  const removed = removedAgency(agency, reason, now.toISOString());
  const event = { deed: 'remove-agency', details: { agency: agency.id, reason: reason.trim() } } as const;
  const changed = { agencies: [removed], effects: leaving(stored, removed) };
  return { change: publishersChange(stored, { grant, now }, event, changed), value: removed };
}

/** Back on the roster, as an agency that is still to be invited: its former link stays ended. */
export function restoreAgency(
  stored: StoredSeason,
  agency: Agency,
  { grant }: AgencyTerms,
  now: Date,
): Judgement<Agency, SeasonChange> {
  if (agency.removed === null) return { already: agency };
  const restored: Agency = { ...agency, removed: null, invitedAt: null };
  const event = { deed: 'restore-agency', details: { agency: agency.id } } as const;
  return { change: publishersChange(stored, { grant, now }, event, { agencies: [restored] }), value: restored };
}

/** Several become one: the others are off the roster and among the predecessors of the one that goes on. */
export function mergeAgencies(
  stored: StoredSeason,
  into: Agency,
  others: readonly Agency[],
  reason: string,
  { grant }: AgencyTerms,
  now: Date,
): Judgement<Agency, SeasonChange> {
  const merged = others.filter(({ id, removed }) => id !== into.id && removed === null);
  if (merged.length === 0) return { refused: { code: 'nothing-selected' } };
  if (reason.trim() === '') return { refused: { code: 'reason-missing' } };
  const at = now.toISOString();
  const removed = merged.map((agency) => removedAgency(agency, reason, at));
  const predecessors = [...new Set([...into.predecessors, ...merged.map(({ id }) => id)])].slice(-MOST_PREDECESSORS);
  const after: Agency = { ...into, predecessors };
  const details = { agency: into.id, merged: merged.map(({ id }) => id as string), reason: reason.trim() };
  const effects = removed.flatMap((agency) => leaving(stored, agency));
  const event = { deed: 'merge-agencies', details } as const;
  const changed = { agencies: [after, ...removed], effects };
  return { change: publishersChange(stored, { grant, now }, event, changed), value: after };
}

/** As many as the roster keeps of one agency; each takes a few writes of the transaction. */
export const MOST_PREDECESSORS = 20;

function removedAgency(agency: Agency, reason: string, at: string): Agency {
  return { ...agency, removed: { at, reason: reason.trim().slice(0, 200) } };
}

/** Who was never invited has no link and need not be told. */
function leaving({ season, version }: StoredSeason, agency: Agency): Effect[] {
  const { removed, contact, invitedAt } = agency;
  if (invitedAt === null || removed === null) return [];
  const grant = filingGrantId(filingRefOf(agency), contact);
  return [
    { endGrant: { id: grant, as: 'revoked' } },
    {
      queue: {
        kind: 'mail',
        id: `agency-removed.${grant}.v${version}`,
        to: contact,
        grant: null,
        message: {
          ...{ name: 'agency-removed', agencyName: agency.name, year: season.year, area: season.areaName },
          reason: removed.reason,
        },
      },
    },
  ];
}
