/**
 * A record as it lies in the table, packed, in as many items as its text needs:
 *
 *   RECORD#0001             how many parts, and the first of them
 *   RECORD#0001#PART#1..    the others, for a report with more text than one item holds
 *
 * Before records were packed, the cells lay in one item as they are and each section in one of its own.
 */
import { Format } from '#shared/formats/format.js';
import { recordSchema, type ReportRecord } from '#shared/report/record.js';
import { packed, unpacked } from './stored.js';
import type { Item, Key, Table, Write } from './table.js';

const RECORD = new Format('record', recordSchema);
/** An item ends at 400 KB, its other attributes included. */
const PART_BYTES = 300_000;

export function recordWrites(pk: string, sk: string, record: ReportRecord): Write[] {
  const bytes = packed(record);
  const parts = Array.from({ length: Math.ceil(bytes.length / PART_BYTES) }, (_, n) =>
    bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES),
  );
  return parts.map((part, n): Write => ({
    Put: {
      Item: {
        pk,
        sk: n === 0 ? sk : partKey(sk, n),
        v: RECORD.version,
        packed: part,
        ...(n === 0 ? { parts: parts.length } : {}),
      },
    },
  }));
}

/** Where the other items of a record are found: the table, or items that were taken out of it. */
export type RecordSource = Pick<Table, 'list' | 'getAll'>;

/** The record whose first item was read; null where there is none. Asks the table only for what one item did not hold. */
export async function recordOf(table: RecordSource, first: Item | undefined): Promise<ReportRecord | null> {
  if (first === undefined) return null;
  if ('record' in first) {
    const sections = (await table.list(first.pk, `${first.sk}#SECTION#`)).map((item) => item['section']);
    return RECORD.read({ ...(first['record'] as object), sections }, first['v']);
  }
  const others = Array.from({ length: Number(first['parts']) - 1 }, (_, n): Key => ({
    pk: first.pk,
    sk: partKey(first.sk, n + 1),
  }));
  const items = [first, ...(others.length === 0 ? [] : await table.getAll(others))];
  return RECORD.read(unpacked(Buffer.concat(items.map((item) => item?.['packed'] as Uint8Array))), first['v']);
}

const partKey = (sk: string, n: number) => `${sk}#PART#${n}`;
