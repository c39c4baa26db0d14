/**
 * An item of the table as one line of text: canonical JSON, so that the same item always has the same digest. What JSON has
 * no word for is written as an object with one key: bytes as `$bytes` (base64), a set of texts as `$set`, a number that is
 * not whole as `$number`. No attribute of the product's begins with `$`.
 */
import { canonicalJson, type Canonical } from '#shared/ids/canonical-json.js';
import type { Item } from '#shared/store/table.js';

/** @throws TypeError for a value that no item of the product holds */
export function textOfItem(item: Item): string {
  return canonicalJson(written(item));
}

/** @throws where the line is no item */
export function itemOfText(line: string): Item {
  const value = read(JSON.parse(line)) as Item;
  if (typeof value !== 'object' || typeof value.pk !== 'string' || typeof value.sk !== 'string')
    throw new TypeError('a line without a key');
  return value;
}

function written(value: unknown): Canonical {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : { $number: String(value) };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (value instanceof Set) return { $set: [...(value as Set<string>)].map(String).sort() };
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object') throw new TypeError(`no value of an item: ${typeof value}`);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const odd = fields.find(([name]) => name.startsWith('$'));
  if (odd !== undefined) throw new TypeError(`an attribute named ${odd[0]}`);
  return Object.fromEntries(fields.map(([name, field]) => [name, written(field)]));
}

function read(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(read);
  const fields = Object.entries(value);
  const [name, field] = fields.length === 1 ? (fields[0] ?? []) : [];
  if (name === '$bytes') return new Uint8Array(Buffer.from(String(field), 'base64'));
  if (name === '$set') return new Set(field as string[]);
  if (name === '$number') return Number(field);
  return Object.fromEntries(fields.map(([key, one]) => [key, read(one)]));
}
