/**
 * People as the product knows them: by the address that a link was mailed to. The name is what they are called on screen;
 * two people who share an address or a name count as one, because nobody could tell them apart. What is compared are
 * keys, not spellings: a tag, a dot, a letter's width or a character that nobody sees makes no second person.
 */
import { domainToASCII } from 'node:url';
import * as z from 'zod';

/** A mail address in the one spelling that is stored: trimmed, NFKC, lower case. */
export const addressSchema = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email().max(254))
  .brand('Address');
export type Address = z.infer<typeof addressSchema>;

export const personSchema = z.object({
  name: z
    .string()
    // NFC: shown as it was written, with its full-width brackets; comparing folds further (nameKey).
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(40)),
  address: addressSchema,
});
export type Person = z.infer<typeof personSchema>;

/** Somebody who is named; an officer who signs a statement has no address here. */
export interface Named {
  readonly name: string;
  readonly address: string | null;
}

/** A shared address or a shared name: two people with one name must be told apart in the roster. */
export function samePerson(one: Named, other: Named): boolean {
  const keys = personKeys(other);
  return personKeys(one).some((key) => keys.includes(key));
}

/** What two spellings of one person have in common: a key of the address and a key of the name, each where there is one. */
export function personKeys({ name, address }: Named): string[] {
  const [byName, byAddress] = [nameKey(name), address === null ? '' : addressKey(address)];
  return [...(byAddress === '' ? [] : [`address:${byAddress}`]), ...(byName === '' ? [] : [`name:${byName}`])];
}

/** Providers at which dots in front of the @ make no other mailbox, with the domain that both of its names stand for. */
const DOTS_IGNORED: Readonly<Record<string, string>> = { 'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com' };

/**
 * The mailbox behind an address: without the tag after a plus, without the dots that its provider ignores, the domain
 * as DNS knows it. A provider that gives a+b to somebody else than a is not known; if there were one, two people would count as one.
 */
export function addressKey(address: string): string {
  const plain = folded(address);
  const at = plain.lastIndexOf('@');
  if (at < 1) return plain;
  const [local, domain] = [plain.slice(0, at), asciiDomain(plain.slice(at + 1))];
  const plus = local.indexOf('+');
  const mailbox = plus > 0 ? local.slice(0, plus) : local;
  const provider = DOTS_IGNORED[domain];
  return provider === undefined ? `${mailbox}@${domain}` : `${mailbox.replaceAll('.', '') || mailbox}@${provider}`;
}

/**
 * The dot in the middle of a name (买买提·艾力) is written in many ways, and left out as often; what stands in brackets
 * behind it is no part of it (李四（副局长）).
 */
const BRACKETED = /[([{〔【][^()[\]{}〔〕【】]*[)\]}〕】]$/u;
const NO_LETTER = /[^\p{L}\p{M}\p{N}]/gu;

/** What a name is compared by: its letters and digits; empty for one that nobody could see. */
export function nameKey(name: string): string {
  const plain = folded(name);
  const key = letters(plain.replace(BRACKETED, '')) || letters(plain) || plain.replace(BLANK, '');
  return key === name ? key : nameKey(key);
}

const letters = (text: string): string => text.replace(NO_LETTER, '');

/** White space, control, format and every other character without a mark of its own. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
/** Drawn as nothing, though they count as symbols: the empty Braille cell, the stand-in for an object. */
const BLANK = /[\u2800\uFFFC]/gu;

/** One spelling: full-width and compatibility characters as their plain ones, nothing unseen, one case. */
function folded(text: string): string {
  let before = text;
  // Each step can open the way for another: what an unseen character kept apart is composed only after it is gone.
  for (let after = fold(before); after !== before; after = fold(before)) before = after;
  return before;
}

function fold(text: string): string {
  // Upper case first: it maps ß, ſ and the two sigmas to what they share.
  return text.normalize('NFKC').replace(UNSEEN, '').toUpperCase().toLowerCase().normalize('NFKC');
}

/** Punycode for names in other scripts, no dot at the end; a domain that is none stays as it is written. */
function asciiDomain(domain: string): string {
  const dotless = domain.replace(/[.。]+$/u, '');
  return domainToASCII(dotless) || dotless;
}
