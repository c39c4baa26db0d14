/** Mails that did not arrive, as the publisher sees them: whom they were for, why, and what can be done. */
import { personMark } from '#shared/access/links.js';
import type { PublisherGrant } from '#shared/access/model.js';
import type { Filing } from '#shared/filing/model.js';
import { activeRecorder } from '#shared/filing/recording.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { Person } from '#shared/ids/person.js';
import { isOpen, type Trouble } from '#shared/outbox/delivery.js';
import type { Agency, Season } from '#shared/season/model.js';
import { listTroubles } from '#shared/store/deliveries.js';
import { listAgencies, listFilings, loadSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import type { SeasonPage, Viewer } from './views.js';

/** `delegate`: decides in the place of somebody who is away; `recorder`: records what an agency handed in on paper. */
export type PartInSeason = 'agency' | 'reviewer' | 'approver' | 'publisher' | 'substitute' | 'delegate' | 'recorder';

export interface Undelivered {
  readonly trouble: Trouble;
  readonly parts: readonly PartInSeason[];
  /** Agencies whose contact it is, or for which they record. */
  readonly agencies: readonly Pick<Agency, 'id' | 'name'>[];
}

export const UNDELIVERED_DONE = ['noted', 'unknown', 'no-bounce', 'auto-reply', 'nothing', 'resent'] as const;
export type UndeliveredDone = (typeof UNDELIVERED_DONE)[number];

/** GET `/g/{grant}/undelivered` of the publisher. */
export interface UndeliveredPage extends SeasonPage {
  readonly entries: readonly Undelivered[];
  readonly done: { readonly what: UndeliveredDone; readonly count: number } | null;
}

/** Whoever has a part in the season now, by the mark of the address: an address that was corrected is nobody's. */
export function peopleOf(
  season: Season,
  agencies: readonly Agency[],
  filings: ReadonlyMap<string, Pick<Filing, 'recorders'>> = new Map(),
): Map<string, Omit<Undelivered, 'trouble'>> {
  const people = new Map<string, { parts: PartInSeason[]; agencies: Agency[] }>();
  const add = (person: Person, part: PartInSeason, agency?: Agency) => {
    const mark = personMark(person);
    const known = people.get(mark) ?? { parts: [], agencies: [] };
    if (!known.parts.includes(part)) known.parts.push(part);
    if (agency !== undefined) known.agencies.push(agency);
    people.set(mark, known);
  };
  for (const agency of agencies) {
    if (agency.removed !== null) continue;
    add(agency.contact, 'agency', agency);
    add(agency.reviewer, 'reviewer');
    add(agency.approver, 'approver');
    const filing = filings.get(agency.id);
    const recorder = filing === undefined ? undefined : activeRecorder(filing);
    if (recorder !== undefined) add(recorder.person, 'recorder', agency);
  }
  add(season.publisher, 'publisher');
  if (season.substitute !== null) add(season.substitute, 'substitute');
  for (const { to, endedAt } of season.delegations) if (endedAt === null) add(to, 'delegate');
  return people;
}

export async function loadUndeliveredPage(
  table: Table,
  grant: PublisherGrant,
  options: { readonly viewer: Viewer; readonly now: Date; readonly done: UndeliveredPage['done'] },
): Promise<UndeliveredPage | undefined> {
  const [stored, agencies, filings, troubles] = await Promise.all([
    loadSeason(table, grant),
    listAgencies(table, grant),
    listFilings(table, grant),
    listTroubles(table, grant.area),
  ]);
  if (stored === undefined) return undefined;
  const people = peopleOf(stored.season, agencies, filings);
  const entries = [...troubles.values()].flatMap((trouble) => {
    const of = people.get(trouble.mark);
    return of === undefined || !isOpen(trouble, options.now) ? [] : [{ trouble, ...of }];
  });
  return {
    viewer: options.viewer,
    season: stored.season,
    today: dayOf(options.now),
    entries: entries.sort((one, other) => other.trouble.at.localeCompare(one.trouble.at)),
    done: options.done,
  };
}
