/**
 * Documents of last year that were sent for all agencies at once, until they are confirmed:
 *
 *   LASTYEAR#{area}#2025    FILE#{id}      what a document says, and what became of it (filing/last-year.ts)
 *   LASTYEAR#{area}#2025    RECORD#{id}    its record (records.ts)
 *
 * All of it goes by its time: what was confirmed lies with the agency's filing by then.
 */
import { lastYearFileSchema, type LastYearFile } from '#shared/filing/last-year.js';
import { Format } from '#shared/formats/format.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import type { ReportRecord } from '#shared/report/record.js';
import { recordOf, recordWrites } from './records.js';
import { itemOf, valueIn } from './stored.js';
import type { Committed, Table, Write } from './table.js';

const FILE = new Format('document of last year', lastYearFileSchema);
const KEEP_DAYS = 30;
const partition = ({ area, year }: SeasonRef) => `LASTYEAR#${area}#${year}`;
const fileKey = (of: SeasonRef, id: string) => ({ pk: partition(of), sk: `FILE#${id}` });
const recordKey = (of: SeasonRef, id: string) => ({ pk: partition(of), sk: `RECORD#${id}` });

/** In the order in which they were sent, those of an archive in its order. */
export async function listLastYear(table: Table, of: SeasonRef, now: Date): Promise<LastYearFile[]> {
  const seconds = now.getTime() / 1000;
  const items = await table.list(partition(of), 'FILE#');
  const files = items.flatMap((item) =>
    Number(item['expiresAtSeconds']) > seconds ? [valueIn(FILE, item, 'file')] : [],
  );
  return files.sort((one, other) => one.at.localeCompare(other.at) || inArchive(one) - inArchive(other));
}

const inArchive = ({ id }: LastYearFile) => Number(id.slice(37) || 0);

export async function loadLastYear(table: Table, of: SeasonRef, id: string): Promise<LastYearFile | undefined> {
  const item = await table.get(fileKey(of, id));
  return item === undefined ? undefined : valueIn(FILE, item, 'file');
}

export async function loadLastYearRecord(table: Table, of: SeasonRef, id: string): Promise<ReportRecord | null> {
  return recordOf(table, await table.get(recordKey(of, id)));
}

/** @param from the state in which it must still be; null for one that must not be there yet */
export function lastYearWrite(
  file: LastYearFile,
  from: LastYearFile['state'] | null,
  now: Date,
  keepDays = KEEP_DAYS,
): Write {
  const expiresAtSeconds = Math.floor(now.getTime() / 1000) + keepDays * 86_400;
  const Item = { ...itemOf(FILE, fileKey(file, file.id), 'file', file), expiresAtSeconds };
  const condition =
    from === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#file.#state = :from',
          ExpressionAttributeNames: { '#file': 'file', '#state': 'state' },
          ExpressionAttributeValues: { ':from': from },
        };
  return { Put: { TableName: '', Item, ...condition } };
}

export function storeLastYear(
  table: Table,
  file: LastYearFile,
  from: LastYearFile['state'] | null,
  now: Date,
  record: ReportRecord | null = null,
): Promise<Committed> {
  const { pk, sk } = recordKey(file, file.id);
  const expiresAtSeconds = Math.floor(now.getTime() / 1000) + KEEP_DAYS * 86_400;
  const records = record === null ? [] : recordWrites(pk, sk, record);
  return table.commit([lastYearWrite(file, from, now), ...records.map((write) => withTime(write, expiresAtSeconds))]);
}

function withTime(write: Write, expiresAtSeconds: number): Write {
  const { Put } = write;
  return Put === undefined ? write : { Put: { ...Put, Item: { ...Put.Item, expiresAtSeconds } } };
}

/** What the publisher has sent, but for archives that were taken apart. */
export async function sentForAll(table: Table, of: SeasonRef, now: Date): Promise<LastYearFile[]> {
  const files = await listLastYear(table, of, now);
  return files.filter(({ state, says }) => state !== 'taken' || says !== null);
}
