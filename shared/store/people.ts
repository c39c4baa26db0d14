/** What people chose for themselves; known by the hash of the address, which the item does not hold. */
import { personDigest } from '#shared/access/codes.js';
import { preferencesSchema, UNCHOSEN, type Preferences } from '#shared/access/preferences.js';
import { Format } from '#shared/formats/format.js';
import type { Person } from '#shared/ids/person.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Key, Table } from './table.js';

const PERSON = new Format('person', preferencesSchema);

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
