/**
 * Puts rows of the outbox where former code looks for them, which knows one partition of the index `due` alone. While more than
 * one is written it never ends: first the code of today is deployed with `DUE_PARTITIONS` 1 (docs/deploy.md).
 */
import { gatherRow } from './outbox.js';
import type { Table } from './table.js';

/** Rows that are moved side by side. */
const AT_ONCE = 10;
/** Keys that are counted by one query. */
const COUNTED_AT_ONCE = 1_000;

export interface Gathered {
  readonly gathered: number;
  /** Rows that lie where former code does not look. The index is a moment behind: what was moved just now may count. */
  readonly left: number;
  /** Into how many partitions rows are queued: `left` stays 0 only if that is 1. */
  readonly written: number;
}

/** Also what is due later: that is what nobody would find. */
export async function gatherRows(
  table: Table,
  { written, hasTime }: { readonly written: number; readonly hasTime: () => boolean },
): Promise<Gathered> {
  let gathered = 0;
  for await (const keys of table.laterPartitionsInPages(AT_ONCE)) {
    if (!hasTime()) break;
    await Promise.all(keys.map((key) => gatherRow(table, key)));
    gathered += keys.length;
  }
  let left = 0;
  for await (const keys of table.laterPartitionsInPages(COUNTED_AT_ONCE)) left += keys.length;
  return { gathered, left, written };
}
