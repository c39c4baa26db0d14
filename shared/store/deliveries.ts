/**
 * What became of mail, by address: when it was last written to, what is wrong with it, and which message id belongs to
 * which row of the outbox. A report changes nothing but this: no state, no grant and no row of anybody.
 */
import * as z from 'zod';
import { personMark } from '#shared/access/links.js';
import { Format } from '#shared/formats/format.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import {
  isOpen,
  isWaiting,
  mailedSchema,
  troubleSchema,
  withoutWaiting,
  withReport,
  type Mailed,
  type Report,
  type Trouble,
} from '#shared/outbox/delivery.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { expiryOf } from '#shared/season/retention.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Key, Table, Write } from './table.js';
import { StoreBusy } from './trying-again.js';

const MAILED = new Format('sent mail', mailedSchema);
/** Whose address it is, its key alone tells, to whoever knows the address. */
const SENT = new Format('mark of a sent mail', z.object({ at: z.iso.datetime() }));
const TROUBLE = new Format('trouble with an address', troubleSchema);
/** In each round one of those who write at once gets through: as many mails to one address may come back together. */
const ROUNDS = 24;

const partition = (area: string) => `DELIVERY#${area}`;
const troubleKey = (area: string, mark: string): Key => ({ pk: partition(area), sk: `TROUBLE#${mark}` });
/** When an address was last written to. */
export const sentKey = (area: string, mark: string): Key => ({ pk: partition(area), sk: `SENT#${mark}` });
const mailedKey = (messageId: string): Key => ({ pk: `MAILED#${digestOfBytes(messageId)}`, sk: 'MAILED' });

/** As it is compared: without brackets, case or white space. */
export function plainMessageId(text: string): string {
  return text.trim().replace(/^<|>$/g, '').trim().toLowerCase();
}

/** What is kept of a row that was handed over. */
export function mailedOf(row: Extract<OutboxRow, { kind: 'mail' }>, at: Date): Mailed {
  const { to, message, area, id } = row;
  return {
    area,
    year: 'year' in message ? message.year : null,
    mark: personMark(to),
    name: to.name,
    address: to.address,
    row: id,
    message: message.name,
    agencyName: 'agencyName' in message ? message.agencyName : null,
    at: at.toISOString(),
  };
}

/** After a mail was handed over: under which id, and that its address was written to now. */
export function handedOverWrites(mailed: Mailed, messageId: string): Write[] {
  return [
    {
      Put: {
        Item: {
          ...itemOf(MAILED, mailedKey(plainMessageId(messageId)), 'mailed', mailed),
          // Bounces come within a week; whoever forwards one may take longer.
          expiresAtSeconds: expiryOf('mailed', mailed.at),
        },
      },
    },
    {
      Put: {
        Item: {
          ...itemOf(SENT, sentKey(mailed.area, mailed.mark), 'sent', { at: mailed.at }),
          expiresAtSeconds: expiryOf('sent', mailed.at),
        },
      },
    },
  ];
}

/** The mail that a message id belongs to; SES names its ids with and without its own domain behind them. */
export async function loadMailed(table: Table, messageId: string): Promise<Mailed | undefined> {
  const plain = plainMessageId(messageId);
  const [whole, local] = await table.getAll([mailedKey(plain), mailedKey(plain.split('@')[0] ?? '')]);
  const item = whole ?? (/@([\w-]+\.)?amazonses\.com(\.cn)?$/.test(plain) ? local : undefined);
  return item === undefined ? undefined : valueIn(MAILED, item, 'mailed');
}

/** Notes a report on a mail. At most one entry an address, the newest word on top. */
export async function noteReport(table: Table, mailed: Mailed, report: Report, now: Date): Promise<void> {
  await changeTrouble(table, mailed, now, (before) => withReport(before, mailed, report, now.toISOString()));
}

/**
 * A mail has been put off for a while, and goes on being tried. What is known to be wrong with the address already says
 * more than that, and stays.
 */
export async function noteWaiting(table: Table, mailed: Mailed, report: Report, now: Date): Promise<void> {
  await changeTrouble(table, mailed, now, (before) =>
    before === undefined || isWaiting(before) || !isOpen(before, now)
      ? withReport(before, mailed, report, now.toISOString())
      : undefined,
  );
}

/** A mail that had waited is out. */
export async function noteLeft(table: Table, mailed: Mailed, now: Date): Promise<void> {
  await changeTrouble(table, mailed, now, (before) =>
    before === undefined ? undefined : withoutWaiting(before, mailed.row, now),
  );
}

/** The publisher had the mails of an entry sent once more. */
export async function noteResent(table: Table, trouble: Trouble, now: Date): Promise<void> {
  await changeTrouble(table, trouble, now, (before) =>
    before === undefined ? undefined : { ...before, resentAt: now.toISOString() },
  );
}

/** An entry is made anew on what stands, so that of two reports at once none is lost. */
async function changeTrouble(
  table: Table,
  { area, mark }: Pick<Trouble, 'area' | 'mark'>,
  now: Date,
  change: (before: Trouble | undefined) => Trouble | undefined,
): Promise<void> {
  const key = troubleKey(area, mark);
  for (let round = 0; round < ROUNDS; round++) {
    const item = await table.get(key);
    const after = change(item === undefined ? undefined : valueIn(TROUBLE, item, 'trouble'));
    if (after === undefined) return;
    const seen = Number(item?.['changes'] ?? 0);
    const outcome = await table.commit([
      {
        Put: {
          Item: {
            ...itemOf(TROUBLE, key, 'trouble', after),
            changes: seen + 1,
            expiresAtSeconds: expiryOf('undelivered', now),
          },
          ...(item === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: '#changes = :seen',
                ExpressionAttributeNames: { '#changes': 'changes' },
                ExpressionAttributeValues: { ':seen': seen },
              }),
        },
      },
    ]);
    if (outcome === 'committed') return;
  }
  throw new StoreBusy(new Error('the entry of an address stayed contended'));
}

/** All of an area, by the mark of the address. */
export async function listTroubles(table: Table, area: string): Promise<Map<string, Trouble>> {
  const items = await table.list(partition(area), 'TROUBLE#');
  return new Map(items.map((item) => [item.sk.slice('TROUBLE#'.length), troubleFrom(item)] as const));
}

export async function loadTrouble(table: Table, area: string, mark: string): Promise<Trouble | undefined> {
  const item = await table.get(troubleKey(area, mark));
  return item === undefined ? undefined : troubleFrom(item);
}

function troubleFrom(item: Item): Trouble {
  return valueIn(TROUBLE, item, 'trouble');
}
