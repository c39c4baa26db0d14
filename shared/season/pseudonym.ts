/**
 * A person without name and address: both are made of a hash over the mailbox and the season's salt. The same mailbox gives
 * the same pseudonym throughout a season and another in the next. It hides from whoever reads, not from whoever holds salt
 * and table and guesses: who has the salt can show that somebody was this person, or was not.
 */
import { createHmac } from 'node:crypto';
import { addressKey, addressSchema, type Person } from '#shared/ids/person.js';

const ERASED_DOMAIN = 'erased.invalid';

/** @param salt 32 bytes in hex */
export function pseudonymOf(person: Pick<Person, 'address'>, salt: string): Person {
  if (isErased(person)) return { name: nameOf(person.address.split('@')[0] ?? ''), address: person.address };
  const mark = createHmac('sha256', Buffer.from(salt, 'hex')).update(addressKey(person.address)).digest('hex');
  const short = mark.slice(0, 20);
  return { name: nameOf(short), address: addressSchema.parse(`${short}@${ERASED_DOMAIN}`) };
}

const nameOf = (mark: string) => `已删除-${mark.slice(0, 8)}`;

export function isErased({ address }: { readonly address: string | null }): boolean {
  return address?.endsWith(`@${ERASED_DOMAIN}`) === true;
}
