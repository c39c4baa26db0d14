/**
 * What is kept with a person: what they chose, and how many reports wait for them today, as far as the digest needs it. Known by
 * the hash of the address, which no item holds.
 */
import { personDigest } from '#shared/access/codes.js';
import { preferencesSchema, UNCHOSEN, type Preferences } from '#shared/access/preferences.js';
import { daySchema } from '#shared/ids/calendar.js';
import { Format } from '#shared/formats/format.js';
import type { Person } from '#shared/ids/person.js';
import * as z from 'zod';
import { itemOf, valueIn } from './stored.js';
import type { Item, Key, Table, Write } from './table.js';

const PERSON = new Format('person', preferencesSchema);
const WAITING = new Format('count of what waits', z.object({ day: daySchema, count: z.number().int().min(0) }));

export const personKey = (area: string, person: Person): Key => ({
  pk: `PERSON#${area}#${personDigest(person)}`,
  sk: 'PERSON',
});

export function preferencesFrom(item: Item | undefined): Preferences {
  return item === undefined ? UNCHOSEN : valueIn(PERSON, item, 'person');
}

export async function loadPreferences(table: Table, area: string, person: Person): Promise<Preferences> {
  return preferencesFrom(await table.get(personKey(area, person)));
}

export async function savePreferences(table: Table, area: string, person: Person, chosen: Preferences): Promise<void> {
  await table.commit([{ Put: { TableName: '', Item: itemOf(PERSON, personKey(area, person), 'person', chosen) } }]);
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
  return { Put: { TableName: '', Item: itemOf(WAITING, waitingKey(area, person), 'waiting', { day, count }) } };
}
