/** What the site shows of a season: its area's name, its office, and which of its agencies owe a report. */
import { dayOf } from '#shared/ids/calendar.js';
import type { Canonical } from '#shared/ids/canonical-json.js';
import { digestOf, type Digest } from '#shared/ids/digest.js';
import { seasonDeedsThat } from '#shared/season/deeds.js';
import { missingNamed } from '#shared/season/missing-named.js';
import type { Agency, Office, Season } from '#shared/season/model.js';
import type { RosterAgency } from '#shared/site/model.js';
import { asksForWhole, membersOf, publicScopeOf, type PublicScope } from '#shared/site/scope.js';
import { listAgencies, loadSeason, seasonEventsSince } from '#shared/store/seasons.js';
import { loadScope } from '#shared/store/totals.js';
import type { Scope } from '#shared/totals/scope.js';
import type { PublishingDependencies } from './dependencies.js';

const WRITES_ROSTER = seasonDeedsThat('writesRoster');

export interface SeasonOfSite {
  readonly area: string;
  readonly office: Office | null;
  /** Of what is said here: other words draw all pages of the year anew. */
  readonly digest: Digest;
  readonly events: number;
  /** The day of the release. */
  readonly today: string;
  /** Null where there is no season: then there is no roster either. */
  readonly season: Season | null;
  /** As it was declared; null as long as nobody did. */
  readonly scope: Scope | null;
}

export async function seasonOfSite(
  { table, now }: Pick<PublishingDependencies, 'table' | 'now'>,
  of: { readonly area: string; readonly year: number },
): Promise<SeasonOfSite> {
  const [stored, declared] = await Promise.all([loadSeason(table, of), loadScope(table, of)]);
  const scope = declared ?? null;
  const season: SeasonOfSite['season'] = stored?.season ?? null;
  const area = season?.areaName ?? '';
  const office = season?.office ?? null;
  const names = season?.namesMissing ?? false;
  return {
    ...{ area, office, season, scope, events: stored?.audit.count ?? 0, today: dayOf(now()) },
    digest: digestOf([
      ...[area, office === null ? null : { ...office }, names, season === null],
      // As former code had it where nobody declared one.
      ...(scope === null ? [] : [chosenBy(scope)]),
    ]),
  };
}

function chosenBy({ kinds, groups, subordinates, except, below, government, declared }: Scope): Canonical {
  return { kinds, groups, subordinates, except, below, government, on: declared?.at ?? null };
}

/** As the site shows it; who was taken off it owes nothing. `members`: ids that the declared scope counts, where there is one. */
export function rosterOf(
  of: SeasonOfSite,
  agencies: readonly Agency[],
  members: ReadonlySet<string> | null,
): RosterAgency[] | null {
  const { season } = of;
  if (season === null) return null;
  return agencies
    .filter(({ removed }) => removed === null)
    .map((agency) => ({
      ...{ id: agency.id, name: agency.name, kind: agency.kind, deadline: agency.deadline },
      named: missingNamed(season, agency, of.today),
      ...(members === null ? {} : { counted: members.has(agency.id) }),
    }));
}

/** Ids of those of the agencies that the declared scope counts; null where nobody declared one. */
export async function countedOf(
  { table }: Pick<PublishingDependencies, 'table'>,
  { scope }: Pick<SeasonOfSite, 'scope'>,
  agencies: readonly Agency[],
): Promise<ReadonlySet<string> | null> {
  if (scope === null) return null;
  return membersOf(scope, asksForWhole(scope) ? await listAgencies(table, scope) : agencies);
}

/** Its words on the pages of the year. */
export async function scopeOfSite(
  { table }: Pick<PublishingDependencies, 'table'>,
  { scope }: Pick<SeasonOfSite, 'scope'>,
): Promise<PublicScope> {
  return publicScopeOf(scope, scope === null || scope.groups === null ? [] : await listAgencies(table, scope));
}

/** Whether the roster may be another than when the season's log had so many events. */
export async function rosterChangedSince(
  { table }: Pick<PublishingDependencies, 'table'>,
  of: { readonly area: string; readonly year: number },
  events: number,
): Promise<boolean> {
  return (await seasonEventsSince(table, of, events)).some(({ deed }) => WRITES_ROSTER.has(deed));
}
