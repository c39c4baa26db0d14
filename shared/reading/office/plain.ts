/**
 * What makes a list of plain things: elements that are known not to change which characters stand in which cell, with
 * the values that are harmless and why. Whatever is on no list, or has another value, is a mark against the cells it
 * touches; nothing is worked out about what it would do. Lists are data, so that a page can print them.
 */
import type { UnreadReason } from '../values.js';
import { isOn } from './xml.js';

export type Attributes = Readonly<Record<string, string>>;

/** What a document brings along that its properties refer to. */
export interface Ground {
  /** Names of typefaces that the file carries itself: what their digits look like is not known. */
  readonly embedded: ReadonlySet<string>;
}

export const NOTHING_EMBEDDED: Ground = { embedded: new Set() };

export interface Condition {
  /** For the page that prints the lists. */
  readonly says: string;
  readonly holds: (attributes: Attributes, ground: Ground) => boolean;
}

/**
 * What a thing that is not plain may do. `figure`: make a figure look like another one; a label stays what it is.
 * `words`: hide or replace characters, so that a label may be another one as well. `table`: move, exchange or hide cells.
 */
export type Harm = 'figure' | 'words' | 'table';

export interface PlainEntry {
  /** Names of elements, parted by spaces. */
  readonly what: string;
  /** What a clerk calls it. */
  readonly called: string;
  readonly plain: Condition;
  readonly why: string;
  /** Of a value that is not plain. */
  readonly harm: Harm;
  /** Values by which nothing of a figure is seen, or another one. */
  readonly unread?: { readonly reason: UnreadReason; readonly when: Condition };
}

export interface PlainList {
  /** The element that holds those of the list: `w:rPr`. */
  readonly within: string;
  /** Of an element that is not on the list. */
  readonly otherwise: Harm;
  readonly entries: readonly PlainEntry[];
}

/** Something that is not plain, in words. */
export interface Mark {
  readonly harm: Harm;
  readonly says: string;
  /** Of pale text or dark ground: together they make an ordinary head. */
  readonly shade?: boolean;
  /** Why a figure under it is not read at all. */
  readonly unread?: UnreadReason;
}

export const entry = (
  what: string,
  called: string,
  plain: Condition,
  why: string,
  harm: Harm = 'words',
  unread?: PlainEntry['unread'],
): PlainEntry => ({ what, called, plain, why, harm, ...(unread === undefined ? {} : { unread }) });

export const any: Condition = { says: 'any value', holds: () => true };
export const never: Condition = { says: 'no value', holds: () => false };
export const off: Condition = { says: 'switched off', holds: (a) => !isOn(a['w:val'] ?? a['val']) };

const named = (name: string): string => name.replace(/^w:/u, '');

export function oneOf(values: readonly string[], name = 'w:val'): Condition {
  const known = new Set(values);
  return { says: `${named(name)}: ${values.join(', ')}`, holds: (a) => a[name] === undefined || known.has(a[name]) };
}

/** A number within bounds, or none. */
export function within(from: number, to: number, name = 'w:val'): Condition {
  return {
    says: `${named(name)}: ${from} to ${to}`,
    holds: (a) => a[name] === undefined || (Number(a[name]) >= from && Number(a[name]) <= to),
  };
}

export function all(...conditions: readonly Condition[]): Condition {
  return {
    says: conditions.map(({ says }) => says).join('; '),
    holds: (a, ground) => conditions.every(({ holds }) => holds(a, ground)),
  };
}

export type Judge = (holder: string, name: string, attributes: Attributes, ground: Ground) => Mark | undefined;

const written = (name: string, attributes: Attributes): string => {
  const [first] = Object.entries(attributes).filter(([key]) => !/(?:^|:)(?:r|rsid\w*)$/u.test(key));
  return (first === undefined ? name : `${name} ${named(first[0])}=${first[1]}`).slice(0, 60);
};

/** Undefined for what is plain; holders that no list is about are nobody's. */
export function judgeBy(lists: readonly PlainList[]): Judge {
  const byHolder = new Map(
    lists.map(({ within: holder, otherwise, entries }) => {
      const byName = new Map(entries.flatMap((each) => each.what.split(' ').map((name) => [name, each] as const)));
      return [holder, { otherwise, byName }] as const;
    }),
  );
  return (holder, name, attributes, ground) => {
    const list = byHolder.get(holder);
    if (list === undefined) return undefined;
    const found = list.byName.get(name);
    if (found?.plain.holds(attributes, ground) === true) return undefined;
    const harm = found?.harm ?? list.otherwise;
    const says = `${found?.called ?? '其他设置'}（${written(name, attributes)}）`;
    const unread = found?.unread?.when.holds(attributes, ground) === true ? found.unread.reason : undefined;
    return { harm, says, ...(unread === undefined ? {} : { unread }) };
  };
}
