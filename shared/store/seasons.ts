/** Areas, seasons, rosters and the board's view of them. */
import { emptyChain, extendChain, auditHeadSchema, type AuditDraft, type AuditEvent } from '#shared/audit/chain.js';
import type { StoredSeason } from '#shared/deeds/season/change.js';
import type { Filing } from '#shared/filing/model.js';
import { Format } from '#shared/formats/format.js';
import { agencyOfOneName } from '#shared/formats/steps/agency-3.js';
import { withArea } from '#shared/formats/steps/area.js';
import { seasonWithAreaName } from '#shared/formats/steps/season-2.js';
import { seasonOfOneDeadline } from '#shared/formats/steps/season-3.js';
import { seasonWithoutSchedule } from '#shared/formats/steps/season-4.js';
import { filingRefOf, type FilingRef, type SeasonRef } from '#shared/ids/area-id.js';
import { areaSchema, type Area } from '#shared/season/area.js';
import { agencySchema, seasonSchema, type Agency, type Season } from '#shared/season/model.js';
import * as z from 'zod';
import { eventsIn, eventWrite, filingFrom } from './filings.js';
import { agencyKey, areaKey, AREAS_PARTITION, filingKey, seasonKey, seasonPartition } from './keys.js';
import { within } from './site-rows.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Table, Write } from './table.js';

const AREA = new Format('area', areaSchema);
const SEASON = new Format('season', seasonSchema, [seasonWithAreaName, seasonOfOneDeadline, seasonWithoutSchedule]);
const AGENCY = new Format('agency', agencySchema, [withArea, agencyOfOneName]);

/** The tree of areas, as a list; each names the one above it. */
export async function listAreas(table: Table): Promise<Area[]> {
  return (await table.list(AREAS_PARTITION, 'AREA#')).map((item) => valueIn(AREA, item, 'area'));
}

export function areaWrite(area: Area): Write {
  return { Put: { Item: itemOf(AREA, areaKey(area.id), 'area', area) } };
}

export async function loadSeason(table: Table, of: SeasonRef): Promise<StoredSeason | undefined> {
  return seasonFrom(await table.get(seasonKey(of)));
}

export function seasonFrom(item: Item | undefined): StoredSeason | undefined {
  if (item === undefined) return undefined;
  const season = valueIn(SEASON, item, 'season');
  return {
    season,
    version: z.number().parse(item['version']),
    // Before there were areas a chain did not say what it is the chain of.
    audit: auditHeadSchema.parse({ subject: `SEASON#${season.year}`, ...(item['audit'] as object) }),
  };
}

/** For deeds by a grant of the season, which exists as long as its grants do. */
export async function requireSeason(table: Table, of: SeasonRef): Promise<StoredSeason> {
  const stored = await loadSeason(table, of);
  if (stored === undefined) throw new Error(`no such season: ${of.area} ${of.year}`);
  return stored;
}

/** The season's new state with its events; the version read conditions it. */
export function seasonWrites(before: StoredSeason | undefined, season: Season, drafts: readonly AuditDraft[]): Write[] {
  const partition = seasonPartition(season);
  const chain = extendChain(before?.audit ?? emptyChain(partition), drafts);
  return [
    {
      Put: {
        Item: {
          ...itemOf(SEASON, seasonKey(season), 'season', season),
          version: (before?.version ?? 0) + 1,
          audit: chain.head,
        },
        ...(before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }),
      },
    },
    ...chain.events.map((event) => eventWrite(partition, event)),
  ];
}

export function listSeasonEvents(table: Table, of: SeasonRef): Promise<AuditEvent[]> {
  return eventsIn(table, seasonPartition(of));
}

/** The first reports of this kind were those of 2007 (the Regulation came into force in 2008). */
const FIRST_YEAR = 2007;

/** For which years the area has a season. */
export async function yearsWithSeason(table: Table, area: string, now: Date): Promise<number[]> {
  const years = Array.from({ length: now.getUTCFullYear() + 2 - FIRST_YEAR }, (_, n) => FIRST_YEAR + n);
  const items = await table.getAll(years.map((year) => seasonKey({ area, year })));
  return years.filter((_, at) => items[at] !== undefined);
}

/** The area's seasons, oldest first, in one call. */
export async function listSeasons(table: Table, area: string, now: Date): Promise<StoredSeason[]> {
  const years = Array.from({ length: now.getUTCFullYear() + 2 - FIRST_YEAR }, (_, n) => FIRST_YEAR + n);
  const items = await table.getAll(years.map((year) => seasonKey({ area, year })));
  return items.flatMap((item) => seasonFrom(item) ?? []);
}

export async function loadAgency(table: Table, of: FilingRef): Promise<Agency | undefined> {
  return agencyFrom(await table.get(agencyKey(of)));
}

export function agencyFrom(item: Item | undefined): Agency | undefined {
  return item === undefined ? undefined : valueIn(AGENCY, item, 'agency');
}

export function agencyWrite(agency: Agency): Write {
  return { Put: { Item: itemOf(AGENCY, agencyKey(filingRefOf(agency)), 'agency', agency) } };
}

export async function listAgencies(table: Table, of: SeasonRef): Promise<Agency[]> {
  const items = await table.list(seasonPartition(of), 'AGENCY#');
  return items.map((item) => valueIn(AGENCY, item, 'agency'));
}

export async function listFilings(table: Table, of: SeasonRef): Promise<Map<string, Filing>> {
  const items = await table.list(seasonPartition(of), 'FILING#');
  return new Map(
    items.map((item) => {
      const filing = filingFrom(item, { ...of, agency: item.sk.slice('FILING#'.length) });
      return [filing.agency, filing] as const;
    }),
  );
}

/** The agencies and filings from one id up to another, which is not among them. */
export async function listRosterIn(
  table: Table,
  of: SeasonRef,
  [from, end]: readonly [string, string | undefined],
): Promise<{ agencies: Agency[]; filings: Filing[] }> {
  const keyed = (kind: string) => [`${kind}${from}`, end === undefined ? undefined : `${kind}${end}`] as const;
  const [agencies, filings] = await Promise.all([
    within(table, seasonPartition(of), keyed('AGENCY#')),
    within(table, seasonPartition(of), keyed('FILING#')),
  ]);
  return {
    agencies: agencies.map((item) => valueIn(AGENCY, item, 'agency')),
    filings: filings.map((item) => filingFrom(item, { ...of, agency: item.sk.slice('FILING#'.length) })),
  };
}

/** The season's events after so many. */
export function seasonEventsSince(table: Table, of: SeasonRef, count: number): Promise<AuditEvent[]> {
  return eventsIn(table, seasonPartition(of), count);
}

/** Some agencies with their filings, as far as there are any: what a deed on a part of the roster is judged on. */
export async function loadAgencies(
  table: Table,
  of: SeasonRef,
  ids: readonly string[],
): Promise<{ agencies: Map<string, Agency>; filings: Map<string, Filing> }> {
  const found = { agencies: new Map<string, Agency>(), filings: new Map<string, Filing>() };
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE).map((agency) => ({ area: of.area, year: of.year, agency }));
    const items = await table.getAll(some.flatMap((each) => [agencyKey(each), filingKey(each)]));
    some.forEach((each, at) => {
      const [agency, filing] = [agencyFrom(items[at * 2]), items[at * 2 + 1]];
      if (agency !== undefined) found.agencies.set(each.agency, agency);
      if (filing !== undefined) found.filings.set(each.agency, filingFrom(filing, each));
    });
  }
  return found;
}

/** Two keys each, of the hundred that one call takes. */
const AT_ONCE = 50;
