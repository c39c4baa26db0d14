/**
 * Documents of last year that were sent for all agencies at once, until they are confirmed:
 *
 *   LASTYEAR#{area}#2025    FILE#{id}      what a document says, and what became of it (filing/last-year.ts)
 *   LASTYEAR#{area}#2025    RECORD#{id}    its record (records.ts)
 *
 * and, of an earlier year that is brought in as history, under LASTYEAR#{area}#2025#2019.
 *
 * All of it goes by its time: what was confirmed lies with the agency's filing by then.
 */
import { lastYearFileSchema, type LastYearFile } from '#shared/filing/last-year.js';
import { Format } from '#shared/formats/format.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import type { ReportRecord } from '#shared/report/record.js';
import { expiryOf } from '#shared/season/retention.js';
import { recordOf, recordWrites } from './records.js';
import { itemOf, valueIn } from './stored.js';
import type { Committed, Item, Table, Write } from './table.js';

const FILE = new Format('document of last year', lastYearFileSchema);
/** Below what one transaction may hold. */
export const WRITES_AT_ONCE = 90;
/** Documents of the year before, or of the earlier year `of`, sent by the publisher of a season. */
export interface SentFor extends SeasonRef {
  readonly of?: number | undefined;
}
const partition = ({ area, year, of }: SentFor) => `LASTYEAR#${area}#${year}${of === undefined ? '' : `#${of}`}`;
const fileKey = (of: SentFor, id: string) => ({ pk: partition(of), sk: `FILE#${id}` });
const recordKey = (of: SentFor, id: string) => ({ pk: partition(of), sk: `RECORD#${id}` });

/** In the order in which they were sent, those of an archive in its order. */
async function listLastYear(table: Table, of: SentFor, now: Date): Promise<LastYearFile[]> {
  const items = await table.list(partition(of), 'FILE#');
  const files = items.flatMap((item) => (isOver(item, now) ? [] : [lastYearFrom(item)]));
  return files.sort((one, other) => one.at.localeCompare(other.at) || inArchive(one) - inArchive(other));
}

export const lastYearFrom = (item: Item): LastYearFile => valueIn(FILE, item, 'file');

const inArchive = ({ id }: LastYearFile) => Number(id.slice(37) || 0);

/** `discarded` until the table has taken it away: what still comes of it is for nobody. */
export async function loadLastYear(
  table: Table,
  of: SentFor,
  id: string,
  now: Date,
): Promise<LastYearFile | 'discarded' | undefined> {
  const item = await table.get(fileKey(of, id));
  if (item === undefined) return undefined;
  return isOver(item, now) ? 'discarded' : lastYearFrom(item);
}

const isOver = (item: Item, now: Date): boolean => !(Number(item['expiresAtSeconds']) > now.getTime() / 1000);

export async function loadLastYearRecord(table: Table, of: SentFor, id: string): Promise<ReportRecord | null> {
  return recordOf(table, await table.get(recordKey(of, id)));
}

/** @param from the state in which it must still be, and not discarded; null for one that must not be there yet */
export function lastYearWrite(
  file: LastYearFile,
  from: LastYearFile['state'] | null,
  now: Date,
  expiresAtSeconds = expiryOf('last-year', now),
): Write {
  const Item = { ...itemOf(FILE, fileKey(file, file.id), 'file', file), expiresAtSeconds };
  const condition =
    from === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#file.#state = :from AND expiresAtSeconds > :seconds',
          ExpressionAttributeNames: { '#file': 'file', '#state': 'state' },
          ExpressionAttributeValues: { ':from': from, ':seconds': Math.floor(now.getTime() / 1000) },
        };
  return { Put: { Item, ...condition } };
}

export interface LastYearStoring {
  /** As of `lastYearWrite`. */
  readonly from: LastYearFile['state'] | null;
  readonly record?: ReportRecord | null;
  /** In the same transaction. */
  readonly beside?: readonly Write[];
}

export function storeLastYear(
  table: Table,
  file: LastYearFile,
  now: Date,
  { from, record = null, beside = [] }: LastYearStoring,
): Promise<Committed> {
  const { pk, sk } = recordKey(file, file.id);
  const expiresAtSeconds = expiryOf('last-year', now);
  const records = record === null ? [] : recordWrites(pk, sk, record);
  const timed = records.map((write) => withTime(write, expiresAtSeconds));
  return table.commit([lastYearWrite(file, from, now), ...timed, ...beside]);
}

/** A reading that began before may still write for some minutes, by the clock of then: for it, too, this lies behind. */
const DISCARDED_SECONDS = 86_400;
const ROUNDS = 5;

/**
 * Gives all that was sent a time that is over: the table takes it away, since nothing but that may delete. What changes
 * meanwhile, or is only now taken out of an archive, is listed once more.
 *
 * @returns whether nothing is left
 */
export async function discardLastYear(table: Table, of: SentFor, now: Date): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round++) {
    const files = await sentForAll(table, of, now);
    if (files.length === 0) return true;
    for (let from = 0; from < files.length; from += WRITES_AT_ONCE) {
      const writes = files
        .slice(from, from + WRITES_AT_ONCE)
        .map((file) => lastYearWrite(file, file.state, now, Math.floor(now.getTime() / 1000) - DISCARDED_SECONDS));
      // One that changed keeps none of the others.
      if ((await table.commit(writes)) === 'stale') for (const write of writes) await table.commit([write]);
    }
  }
  return (await sentForAll(table, of, now)).length === 0;
}

function withTime(write: Write, expiresAtSeconds: number): Write {
  const { Put } = write;
  return Put === undefined ? write : { Put: { ...Put, Item: { ...Put.Item, expiresAtSeconds } } };
}

/** What the publisher has sent, but for archives that were taken apart. */
export async function sentForAll(table: Table, of: SentFor, now: Date): Promise<LastYearFile[]> {
  const files = await listLastYear(table, of, now);
  return files.filter(({ state, says }) => state !== 'taken' || says !== null);
}
