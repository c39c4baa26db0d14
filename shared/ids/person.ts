/**
 * People as the product knows them: by the address that a link was mailed to. The name is what they are called on screen;
 * two people who share an address or a name count as one, because nobody could tell them apart.
 */
import { z } from 'zod';

/** A mail address in the one spelling that is compared: trimmed, NFKC, lower case. */
export const addressSchema = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email().max(254))
  .brand('Address');
export type Address = z.infer<typeof addressSchema>;

export const personSchema = z.object({
  name: z
    .string()
    // NFC: shown as it was written, with its full-width brackets; comparing folds further (samePerson).
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(40)),
  address: addressSchema,
});
export type Person = z.infer<typeof personSchema>;

/** A shared address or a shared name: two people with one name must be told apart in the roster. */
export function samePerson(one: Person, other: Person): boolean {
  return one.address === other.address || folded(one.name) === folded(other.name);
}

/** One spelling for a name: without white space, full-width characters as their plain ones. */
function folded(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}
