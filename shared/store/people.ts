/**
 * What is kept with a person: what they chose, and how many reports wait for them today, as far as the digest needs it. Known by
 * the hash of the address, which no item holds.
 */
import { personDigest } from '#shared/access/codes.js';
import { preferencesSchema, UNCHOSEN, type Preferences } from '#shared/access/preferences.js';
import { daySchema } from '#shared/ids/calendar.js';
import { Format } from '#shared/formats/format.js';
import type { Person } from '#shared/ids/person.js';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { itemOf, valueIn } from './stored.js';
import type { Item, Key, Table, Write } from './table.js';
import { StoreBusy } from './trying-again.js';

const PERSON = new Format('person', preferencesSchema);
const WAITING = new Format('count of what waits', z.object({ day: daySchema, count: z.number().int().min(0) }));

const personKey = (area: string, person: Person): Key => ({
  pk: `PERSON#${area}#${personDigest(person)}`,
  sk: 'PERSON',
});

function preferencesFrom(item: Item | undefined): Preferences {
  return item === undefined ? UNCHOSEN : valueIn(PERSON, item, 'person');
}

export async function loadPreferences(table: Table, area: string, person: Person): Promise<Preferences> {
  return preferencesFrom(await table.get(personKey(area, person)));
}

const ROUNDS = 5;

/**
 * Changes what is named and keeps the rest, whoever changes another thing at the same time: what was read conditions what
 * is written.
 */
export async function changePreferences(
  table: Table,
  area: string,
  person: Person,
  change: Partial<Preferences>,
): Promise<void> {
  const key = personKey(area, person);
  for (let round = 0; round < ROUNDS; round++) {
    const item = await table.get(key);
    const before = preferencesFrom(item);
    const chosen = { ...before, ...change };
    if (item !== undefined && isDeepStrictEqual(before, chosen)) return;
    const Put = { Item: itemOf(PERSON, key, 'person', chosen), ...unchanged(item) };
    if ((await table.commit([{ Put }])) === 'committed') return;
  }
  throw new StoreBusy(new Error('what a person chose is changed by many at once'));
}

function unchanged(item: Item | undefined) {
  if (item === undefined) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const fields = Object.entries(item['person'] as Record<string, unknown>);
  return {
    ConditionExpression: fields.map((_, n) => `#person.#f${n} = :f${n}`).join(' AND '),
    ExpressionAttributeNames: {
      '#person': 'person',
      ...Object.fromEntries(fields.map(([name], n) => [`#f${n}`, name])),
    },
    ExpressionAttributeValues: Object.fromEntries(fields.map(([, value], n) => [`:f${n}`, value])),
  };
}

const waitingKey = (area: string, person: Person): Key => ({ ...personKey(area, person), sk: 'WAITING' });

/**
 * About how many reports wait for a person: what the morning's look found, and what was asked of them since. Counted here
 * because looking at every roster for each report would cost more the larger the season is; what was decided since the
 * morning is not taken off, and a count that two write at once may be one too low.
 */
export async function aboutWaiting(table: Table, area: string, person: Person, day: string): Promise<number> {
  const item = await table.get(waitingKey(area, person));
  if (item === undefined) return 0;
  const waiting = valueIn(WAITING, item, 'waiting');
  return waiting.day === day ? waiting.count : 0;
}

export function waitingWrite(area: string, person: Person, day: string, count: number): Write {
  return { Put: { Item: itemOf(WAITING, waitingKey(area, person), 'waiting', { day, count }) } };
}
