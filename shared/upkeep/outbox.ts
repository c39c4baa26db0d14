/** What the outbox itself says is wrong: rows that were given up, rows that nobody came for, rows that are tried in vain. */
import * as z from 'zod';
import { NewerFormat } from '#shared/formats/format.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { GAVE_UP, loadRow, MAX_ATTEMPTS, maxAttempts, UNREADABLE } from '#shared/store/outbox.js';
import { OUTBOX_PREFIX } from '#shared/workflow/outbox-prefix.js';
import type { Key } from '#shared/store/table.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';

/** settle looks every few minutes; a row is put off by an hour at most. */
const LATE_MS = 3 * 3_600_000;
/** By settle, every five minutes: for an hour nobody took it, though each time it became due anew. */
const BROUGHT_IN_VAIN = 12;
const LIMIT = 100;
/** The longest pause between two tries. */
const HOUR_MS = 3_600_000;
/** What was given up is told of for so long; what it was for is compared by itself, for as long as it is missing. */
const TOLD_MS = 24 * HOUR_MS;

export async function compareOutbox({ table, now }: UpkeepDependencies): Promise<Drift[]> {
  const drifts: Drift[] = [];
  const say = (kind: Drift['kind'], { pk }: Key, detail: string) =>
    drifts.push({ kind, about: pk, healed: false, detail });
  for (const key of await table.givenUp(new Date(now().getTime() - TOLD_MS).toISOString(), LIMIT)) {
    const reason = await reasonOf(table, key);
    if (!endedAsMeant(key, reason)) say('outbox-given-up', key, reason);
  }
  const told = new Set<string>();
  const late = (key: Key, detail: string) => {
    if (told.has(key.pk)) return;
    told.add(key.pk);
    say('outbox-late', key, detail);
  };
  // The oldest: where nobody comes for the rows, nobody comes for any.
  for (const key of await table.due(now().toISOString(), LIMIT)) {
    const row = await readable(table, key);
    if (row === undefined) continue;
    if ((row.rearms ?? 0) >= BROUGHT_IN_VAIN) late(key, `brought ${row.rearms} times, and nobody took it`);
    else if (row.attempts > maxAttempts(row.kind))
      late(key, `taken ${row.attempts} times, and never brought to an end`);
  }
  // A mail is tried for three days, and whoever may mend what keeps it back is to hear of it on the first.
  for (const key of await mailsDue(table, new Date(now().getTime() + HOUR_MS).toISOString())) {
    const row = await readable(table, key);
    if (row !== undefined && row.attempts >= MAX_ATTEMPTS)
      late(key, `tried ${row.attempts} times: ${row.error ?? 'no reason kept'}`);
  }
  for (const key of await table.due(new Date(now().getTime() - LATE_MS).toISOString(), LIMIT))
    late(key, 'due for hours');
  return drifts;
}

/** A mail that was refused, or whose link was revoked meanwhile: the publisher's page of mails that did not arrive says what is to be done. */
function endedAsMeant({ pk }: Key, reason: string): boolean {
  return pk.startsWith(OUTBOX_PREFIX.mail) && ![GAVE_UP, UNREADABLE].some((begins) => reason.startsWith(begins));
}

/** A row that this code cannot read is given up by its function, and told of as such; it hides no other. */
async function readable(table: UpkeepDependencies['table'], key: Key): Promise<OutboxRow | undefined> {
  return loadRow(table, key).catch((error: unknown) => {
    if (error instanceof z.ZodError || error instanceof NewerFormat) return undefined;
    throw error;
  });
}

async function reasonOf(table: UpkeepDependencies['table'], key: Key): Promise<string> {
  const error = (await table.get(key))?.['error'];
  return typeof error === 'string' ? error : 'no reason kept';
}

/** As many as are looked at; rows of other kinds, of which there may be thousands on a busy day, hide none. */
async function mailsDue(table: UpkeepDependencies['table'], before: string): Promise<Key[]> {
  const mails: Key[] = [];
  for await (const keys of table.dueInPages(before, LIMIT, 0)) {
    mails.push(...keys.filter(({ pk }) => pk.startsWith(OUTBOX_PREFIX.mail)));
    if (mails.length >= LIMIT) break;
  }
  return mails.slice(0, LIMIT);
}
