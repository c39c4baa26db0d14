/**
 * Reports of earlier years that were imported, by area:
 *
 *   HISTORY#{area}    REPORT#{year}#{agency}         what was taken over, what of it is public, what was taken down
 *   HISTORY#{area}    RECORD#{year}#{agency}#RECORD#0001    the record of what was taken over as number one (records.ts)
 *
 * They belong to no season: each season's publisher finds them.
 */
import * as z from 'zod';
import type { HistoryChange, StoredHistory } from '#shared/deeds/season/history-change.js';
import type { BeforeOpening } from '#shared/deeds/season/open-season.js';
import { historyReportSchema, wasPublic } from '#shared/filing/history.js';
import { Format } from '#shared/formats/format.js';
import type { FilingRef, SeasonRef } from '#shared/ids/area-id.js';
import type { ReportRecord } from '#shared/report/record.js';
import { recordSortKey } from './keys.js';
import { recordOf, recordWrites } from './records.js';
import { loadSeason } from './seasons.js';
import { within } from './site-rows.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Table, Write } from './table.js';

const HISTORY = new Format('report of an earlier year', historyReportSchema);

const partition = (area: string) => `HISTORY#${area}`;
const sortKey = (year: number, agency: string) => `REPORT#${year}#${agency}`;
const keyOf = ({ area, year, agency }: FilingRef) => ({ pk: partition(area), sk: sortKey(year, agency) });
const recordKeyOf = ({ area, year, agency }: FilingRef, n: number) => ({
  pk: partition(area),
  sk: `RECORD#${year}#${agency}#${recordSortKey(n)}`,
});

function storedFrom(item: Item): StoredHistory {
  return { report: valueIn(HISTORY, item, 'report'), version: z.number().parse(item['version']) };
}

export async function loadHistory(table: Table, of: FilingRef): Promise<StoredHistory | undefined> {
  const item = await table.get(keyOf(of));
  return item === undefined ? undefined : storedFrom(item);
}

/** Of one year, by agency id; of all years where none is named. */
export async function listHistory(
  table: Table,
  { area, year }: { area: string; year?: number },
): Promise<StoredHistory[]> {
  return (await table.list(partition(area), year === undefined ? 'REPORT#' : sortKey(year, ''))).map(storedFrom);
}

export async function loadBeforeOpening(table: Table, of: SeasonRef): Promise<BeforeOpening> {
  const [stored, history] = await Promise.all([loadSeason(table, of), listHistory(table, of)]);
  return { stored, isHistoryShown: history.some(({ report }) => wasPublic(report)) };
}

/** Of a year, from one agency up to another, which is not among them. */
export async function listHistoryIn(
  table: Table,
  { area, year }: SeasonRef,
  [from, end]: readonly [string, string | undefined],
): Promise<StoredHistory[]> {
  return (await within(table, partition(area), [sortKey(year, from), end && sortKey(year, end)])).map(storedFrom);
}

export async function loadHistoryRecord(table: Table, of: FilingRef, n: number): Promise<ReportRecord | null> {
  return recordOf(table, await table.get(recordKeyOf(of, n)));
}

/** The version that was read conditions what is written. */
export function historyWrites({ before, after, record }: HistoryChange): Write[] {
  const of = { area: after.area, year: after.year, agency: after.agency.id };
  const key = recordKeyOf(of, after.last);
  return [
    {
      Put: {
        Item: { ...itemOf(HISTORY, keyOf(of), 'report', after), version: (before?.version ?? 0) + 1 },
        ...(before === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': before.version } }),
      },
    },
    ...(record === undefined ? [] : recordWrites(key.pk, key.sk, record)),
  ];
}
