/**
 * What the table keeps of the public site beside the summaries of its reports: rows of ranges, years and of the whole, and the marks
 * of reports of which the site must say something else. Their shapes belong to the site. A row is written by whoever holds the
 * site only: it carries the fencing number of its writer, and gives way to none that is lower. Each carries a signature of what it
 * says, which whoever reads it compares, because the table lies open between releases to whoever may write it.
 */
import type { FilingRef } from '#shared/ids/area-id.js';
import { partsOf } from '#shared/ids/submission-id.js';
import type { Release } from '#shared/season/release.js';
import { siteRowKey, sitePartition, touchedKey, touchedPartition } from './keys.js';
import { packed, unpacked } from './stored.js';
import type { Item, Table, Write } from './table.js';

export const yearRow = (year: number): string => `YEAR#${year}`;
export const rangeRow = (year: number, from: string): string => `RANGE#${year}#${from}`;
export const rangeRows = (year: number): string => `RANGE#${year}#`;
export const agenciesRow = (from: string): string => `AGENCIES#${from}`;
export const TOP_ROW = 'TOP';
export const WORK_ROW = 'WORK';

export interface SiteRow {
  readonly name: string;
  /** Of the form of its state. */
  readonly version: unknown;
  readonly state: unknown;
  readonly signed: unknown;
}

function rowOf(item: Item): SiteRow {
  return { name: item.sk, version: item['v'], state: unpacked(item['packed']), signed: item['signed'] };
}

export async function loadSiteRow(table: Table, area: string, name: string): Promise<SiteRow | undefined> {
  const item = await table.get(siteRowKey(area, name));
  return item === undefined ? undefined : rowOf(item);
}

/** Those whose names begin so, in the order of names. */
export async function listSiteRows(table: Table, area: string, prefix: string): Promise<SiteRow[]> {
  return (await table.list(sitePartition(area), prefix)).map(rowOf);
}

export function siteRowWrite(area: string, { name, version, state, signed }: SiteRow, fence: number): Write {
  return {
    Put: {
      Item: { ...siteRowKey(area, name), v: version, packed: packed(state), signed, fence },
      ConditionExpression: 'attribute_not_exists(pk) OR fence <= :fence',
      ExpressionAttributeValues: { ':fence': fence },
    },
  };
}

/** From one sort key up to another, which is not among them; to the end of its kind where there is none. */
export async function within(
  table: Table,
  pk: string,
  [from, end]: readonly [string, string | undefined],
): Promise<Item[]> {
  const kind = from.slice(0, from.lastIndexOf('#') + 1);
  // Ids are ASCII: nothing of the kind lies beyond.
  const items = await table.listBetween(pk, [from, end ?? `${kind}~`]);
  return items.filter(({ sk }) => sk !== end);
}

export interface Touched {
  readonly year: number;
  readonly agency: string;
  /** Of what touched it last: only a mark that was seen is taken away. */
  readonly mark: string;
}

export function touchedWrite(of: FilingRef, mark: string): Write {
  return { Put: { Item: { ...touchedKey(of), v: 1, mark } } };
}

/** With the deed by which it is begun: whichever release writes the site next carries the takedown out. */
export function touchedByWrites({ id, takesDown }: Release): Write[] {
  return takesDown === undefined ? [] : [touchedWrite(partsOf(takesDown), id)];
}

export async function listTouched(table: Table, area: string): Promise<Touched[]> {
  const items = await table.list(touchedPartition(area), 'REPORT#');
  return items.map(({ sk, mark }) => {
    const [, year, agency = ''] = sk.split('#');
    return { year: Number(year), agency, mark: String(mark) };
  });
}

/** What was touched again meanwhile stays for the next release. */
export async function clearTouched(table: Table, area: string, all: readonly Touched[]): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE).map((one) => clearWrite(area, one));
    if ((await table.commit(some)) === 'committed') continue;
    for (const each of some) await table.commit([each]);
  }
}
const AT_ONCE = 100;

function clearWrite(area: string, { year, agency, mark }: Touched): Write {
  return {
    Delete: {
      Key: touchedKey({ area, year, agency }),
      ConditionExpression: 'attribute_not_exists(pk) OR mark = :mark',
      ExpressionAttributeValues: { ':mark': mark },
    },
  };
}
