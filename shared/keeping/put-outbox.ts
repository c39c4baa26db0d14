/**
 * Rows of the outbox back into the table, last of all, since each is worked on as soon as it is there. A mail that was to leave
 * more than a day before is not sent any more: what it says may hold no longer, and the installation that is gone may have sent it
 * after the bundle was made. It stays as failed, and the publisher sees it and can have it sent. Younger ones leave as they are.
 */
import type { GrantId } from '#shared/ids/grant-id.js';
import { isOfFormerDay } from '#shared/outbox/of-its-day.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { mailedOf, noteReport } from '#shared/store/deliveries.js';
import { failedItem, outboxRowFrom } from '#shared/store/outbox.js';
import { ItemPutter } from '#shared/store/restores.js';
import type { Item, Table } from '#shared/store/table.js';
import { itemFile } from './bundle.js';
import type { BundleFolder } from './folder.js';
import { itemOfText } from './item-text.js';

export interface OutboxPut {
  readonly items: number;
  /** Mails that are not sent any more. */
  readonly ended: number;
  /** Grants that a mail brings a link of, so that nobody needs another. */
  readonly carried: ReadonlySet<GrantId>;
}

/** @param begunAt when the restore was begun: a second try judges as the first */
export async function putOutbox(
  { table, now }: { readonly table: Table; readonly now: () => Date },
  folder: BundleFolder,
  begunAt: Date,
): Promise<OutboxPut> {
  const putter = new ItemPutter(table);
  const ended: MailRow[] = [];
  const carried = new Set<GrantId>();
  for await (const line of folder.readLines(itemFile('outbox'))) {
    const { item, ends, carries } = asPutBack(itemOfText(line), begunAt);
    if (ends !== undefined) ended.push(ends);
    if (carries !== undefined) carried.add(carries);
    await putter.add(item, Buffer.byteLength(line));
  }
  await putter.flush();
  for (const row of ended) await noteReport(table, mailedOf(row, dueOf(row)), NOT_SENT, now());
  return { items: putter.put, ended: ended.length, carried };
}

type MailRow = Extract<OutboxRow, { kind: 'mail' }>;

const NOT_SENT = { kind: 'failed', lasting: true, problem: 'not-sent', diagnostic: 'own:restored' } as const;
const WHY = 'put back from a bundle more than a day after it was to leave';
const FRESH_MS = 86_400_000;

const dueOf = ({ firstDueAt, dueAt }: OutboxRow): Date => new Date(firstDueAt ?? dueAt);

export interface PutBack {
  readonly item: Item;
  /** The mail that is not sent any more. */
  readonly ends?: MailRow;
  readonly carries?: GrantId;
}

export function asPutBack(item: Item, begunAt: Date): PutBack {
  const row = outboxRowFrom(item);
  const waits = row.status === 'queued' || row.status === 'working';
  if (!waits || (row.kind !== 'mail' && row.kind !== 'notice')) return { item };
  const isFresh = begunAt.getTime() - dueOf(row).getTime() < FRESH_MS;
  if (row.kind === 'notice') return { item: isFresh ? item : failedItem(item, WHY, begunAt) };
  // Whoever sends it sees that its day is over, and nobody misses it.
  if (isOfFormerDay(row, begunAt)) return { item };
  if (!isFresh) return { item: failedItem(item, WHY, begunAt), ends: row };
  return row.grant === null ? { item } : { item, carries: row.grant };
}
