/** Seasons, rosters and the board's view of them. */
import { extendChain, emptyChain, type AuditDraft } from '#shared/audit/chain.js';
import type { StoredSeason } from '#shared/deeds/season/change.js';
import { filingSchema, type Filing } from '#shared/filing/model.js';
import { digestSchema } from '#shared/ids/digest.js';
import { agencySchema, seasonSchema, type Agency, type Season } from '#shared/season/model.js';
import { z } from 'zod';
import { agencyKey, eventSortKey, seasonKey, seasonPartition } from './keys.js';
import type { Table, Write } from './table.js';

const auditSchema = z.object({ count: z.number().int(), head: digestSchema });

export async function loadSeason(table: Table, year: number): Promise<StoredSeason | undefined> {
  const item = await table.get(seasonKey(year));
  if (item === undefined) return undefined;
  return {
    season: seasonSchema.parse(item['season']),
    version: z.number().parse(item['version']),
    audit: auditSchema.parse(item['audit']),
  };
}

/** For deeds by a grant of the season, which exists as long as its grants do. */
export async function requireSeason(table: Table, year: number): Promise<StoredSeason> {
  const stored = await loadSeason(table, year);
  if (stored === undefined) throw new Error(`no such season: ${year}`);
  return stored;
}

/** The season's new state with its events; the version read conditions it. */
export function seasonWrites(before: StoredSeason | undefined, season: Season, drafts: readonly AuditDraft[]): Write[] {
  const chain = extendChain(before?.audit ?? emptyChain(seasonPartition(season.year)), drafts);
  return [
    {
      Put: {
        TableName: '',
        Item: { ...seasonKey(season.year), season, version: (before?.version ?? 0) + 1, audit: chain.head },
        ...(before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }),
      },
    },
    ...chain.events.map((event): Write => ({
      Put: {
        TableName: '',
        Item: { pk: seasonPartition(season.year), sk: eventSortKey(event.seq), event },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })),
  ];
}

export async function loadAgency(table: Table, year: number, agency: string): Promise<Agency | undefined> {
  const item = await table.get(agencyKey(year, agency));
  return item === undefined ? undefined : agencySchema.parse(item['agency']);
}

export function agencyWrite(agency: Agency): Write {
  return { Put: { TableName: '', Item: { ...agencyKey(agency.year, agency.id), agency } } };
}

export async function listAgencies(table: Table, year: number): Promise<Agency[]> {
  const items = await table.list(seasonPartition(year), 'AGENCY#');
  return items.map((item) => agencySchema.parse(item['agency']));
}

export async function listFilings(table: Table, year: number): Promise<Map<string, Filing>> {
  const items = await table.list(seasonPartition(year), 'FILING#');
  return new Map(
    items.map((item) => {
      const filing = filingSchema.parse(item['filing']);
      return [filing.agency, filing] as const;
    }),
  );
}
