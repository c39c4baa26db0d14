/**
 * How an element stands on its page, as far as that is believed without working it out: whether it is certainly hidden,
 * what kind of box it is, and everything about it that is not plain. Each declaration that may apply is judged alone;
 * which of them wins, and what comes of it, is nobody's business here.
 */
import { attributeOf, textOf, type ParsedElement } from './parse.js';
import { judgeAttribute, NEVER_SHOWN, plainElement } from './plain-markup.js';
import { judge, judgeBeside, type Verdict } from './plain-verdict.js';
import { pixels, sizeInFont, TABLE_DISPLAYS, type Judged } from './plain-values.js';
import type { Applying, Declared } from './style-sheet.js';

/** Something that is not known to leave every character where it stands. */
export interface Departure {
  /** As it is written: `letter-spacing: 20px`, `<marquee>`. */
  readonly what: string;
  readonly kind: 'style' | 'ink' | 'ground' | 'upright' | 'element';
  /** A cell, or what stands in it, may stand in another place or be replaced. */
  readonly moves: boolean;
  /** Plain where it stands around a table. */
  readonly around: boolean;
  /** Plain for boxes that are set up like a table. */
  readonly boxes: boolean;
}

export interface Appearance {
  /** Takes no place at all: a cell like this does not exist in its row. */
  readonly gone: boolean;
  readonly seen: 'yes' | 'no';
  readonly struck: boolean;
  /** Set above or below the line, as note marks are. */
  readonly raised: boolean;
  /** All that the page says of its size, in pixels. */
  readonly sizes: readonly number[];
  readonly display: string;
  readonly departures: readonly Departure[];
}

export const ROOT: Appearance = {
  gone: false,
  seen: 'yes',
  struck: false,
  raised: false,
  sizes: [],
  display: 'block',
  departures: [],
};

const UNSEEN = new Set(NEVER_SHOWN);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary ul'.split(
    ' ',
  ),
);
const FONT_SIZES: Readonly<Record<string, number>> = { 1: 10, 2: 13, 3: 16, 4: 18, 5: 24, 6: 32, 7: 48 };
const SIZE_WORDS: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
};
const UNREADABLE = 6;
/** Values that keep an element from sight, whatever else holds. */
const HIDING: Readonly<Record<string, RegExp>> = {
  display: /^none$/u,
  visibility: /^(?:hidden|collapse)$/u,
  opacity: /^0?\.?0+%?$|^0?\.0\d*$/u,
};

function sizeOf(value: string, outer: number): number | undefined {
  if (value === 'smaller') return outer * 0.8;
  if (value === 'larger') return outer * 1.2;
  const [, number] = /^([\d.]+)(?:em|%)$/u.exec(value) ?? [];
  if (number !== undefined) return (outer * Number(number)) / (value.endsWith('%') ? 100 : 1);
  return SIZE_WORDS[value] ?? pixels(value);
}

function sizesOf(element: ParsedElement, own: readonly Declared[], outer: readonly number[]): readonly number[] {
  const around = outer[0] ?? 16;
  const declared = own.flatMap(({ property, value }) => {
    const size = property === 'font' ? sizeInFont(value) : property === 'font-size' ? value : undefined;
    return size === undefined ? [] : (sizeOf(size, around) ?? []);
  });
  if (element.tagName === 'small' || element.tagName === 'big')
    declared.push(around * (element.tagName === 'small' ? 0.8 : 1.25));
  const named = element.tagName === 'font' ? FONT_SIZES[attributeOf(element, 'size') ?? ''] : undefined;
  const sizes = named === undefined ? declared : [...declared, named];
  return sizes.length === 0 ? outer : [...new Set(sizes)];
}

/** Every declaration that may hold keeps it from sight, and one of them certainly holds. */
function isCertainlyHidden(property: 'display' | 'visibility' | 'opacity', own: readonly Declared[]): boolean {
  const declared = own.filter((one) => one.property === property);
  return (
    declared.some(({ certain }) => certain) && declared.every(({ value }) => HIDING[property]?.test(value) === true)
  );
}

function kindOf(property: string): Departure['kind'] {
  if (/^(?:-webkit-text-fill-)?color$|^text$/u.test(property)) return 'ink';
  if (/^(?:background|bgcolor)/u.test(property)) return 'ground';
  return /writing-mode$|^text-orientation$/u.test(property) ? 'upright' : 'style';
}

export const HIDDEN = 'display: none';

/** The same rule is asked for thousands of elements of few kinds. */
const JUDGED = new WeakMap<Declared, Map<string, Departure | undefined>>();

function judgedOnce(declared: Declared, on: Judged): Departure | undefined {
  const known = JUDGED.get(declared) ?? new Map<string, Departure | undefined>();
  JUDGED.set(declared, known);
  if (known.has(on.tag)) return known.get(on.tag);
  const { property, value } = declared;
  const verdict = judge(declared, on);
  const what = `${property}: ${value}`;
  // A cell that is not there moves the others; a word that is not there moves none.
  const isWord = what === HIDDEN && TABLE_DISPLAYS[on.tag] === undefined;
  const judged =
    verdict === 'plain' ? undefined : { what, kind: kindOf(property), ...verdict, moves: verdict.moves && !isWord };
  known.set(on.tag, judged);
  return judged;
}

function departuresOf(element: ParsedElement, { own, beside }: Applying, on: Judged): Departure[] {
  const found = new Map<string, Departure>();
  const add = (what: string, kind: Departure['kind'], verdict: Verdict): void => {
    if (verdict !== 'plain') found.set(what, { what, kind, ...verdict });
  };
  for (const one of own) {
    const judged = judgedOnce(one, on);
    if (judged !== undefined) found.set(judged.what, judged);
  }
  for (const one of beside) add(`::${one.property}: ${one.value}`, 'style', judgeBeside(one, on));
  for (const { name, value } of element.attrs) {
    const judged = judgeAttribute(name, value, on);
    if (judged !== undefined) add(`${name}="${value}"`, kindOf(name), { ...judged, around: false, boxes: false });
  }
  const isTablePart = TABLE_DISPLAYS[element.tagName] !== undefined;
  const plain = plainElement(element.tagName);
  if (plain !== 'plain' && !(element.tagName === 'details' && attributeOf(element, 'open') !== undefined))
    add(`<${element.tagName}>`, 'element', { moves: false, around: plain === 'around', boxes: false });
  const writes = element.childNodes.some(
    (child) => 'tagName' in child && child.tagName === 'script' && /\bwrite(?:ln)?\s*\(/u.test(textOf(child)),
  );
  if (writes) add('document.write', 'element', { moves: false, around: !isTablePart, boxes: false });
  // A shadow stands in place of what the element holds.
  const shadow = element.childNodes.some(
    (child) => 'tagName' in child && child.tagName === 'template' && attributeOf(child, 'shadowrootmode') !== undefined,
  );
  if (shadow) add('shadowrootmode', 'element', { moves: true, around: false, boxes: false });
  return [...found.values()];
}

/** `outer`: of the element around it. */
export function appearanceOf(
  element: ParsedElement,
  outer: Appearance,
  applying: Applying,
  fonts: Judged['fonts'],
): Appearance {
  const { own } = applying;
  const { tagName } = element;
  const displays = own.filter(({ property, value }) => property === 'display' && value !== 'none');
  const hidden = attributeOf(element, 'hidden') !== undefined && displays.length === 0;
  const gone = outer.gone || UNSEEN.has(tagName) || hidden || isCertainlyHidden('display', own);
  const declared = own.some(({ property }) => property === 'visibility');
  const unseen = isCertainlyHidden('visibility', own) || isCertainlyHidden('opacity', own);
  const departures = departuresOf(element, applying, { tag: tagName, fonts });
  // Shown inside something hidden, or hidden and shown: it is read, and not believed.
  if (declared && outer.seen === 'no' && !unseen && !outer.gone)
    departures.push({ what: 'visibility', kind: 'style', moves: false, around: false, boxes: false });
  const sizes = sizesOf(element, own, outer.sizes);
  if (
    sizes !== outer.sizes &&
    sizes.some((size) => size < UNREADABLE) &&
    !departures.some(({ what }) => /font/u.test(what))
  )
    departures.push({ what: `${Math.min(...sizes)}px`, kind: 'style', moves: false, around: false, boxes: false });
  const struck = ['del', 's', 'strike'].includes(tagName) || own.some(isStrike);
  return {
    gone,
    seen: gone || unseen || (outer.seen === 'no' && !declared) ? 'no' : 'yes',
    struck: outer.struck || struck,
    raised: outer.raised || ['sup', 'sub', 'rt', 'rtc'].includes(tagName) || own.some(isRaise),
    sizes,
    display: displays.at(-1)?.value ?? TABLE_DISPLAYS[tagName] ?? (BLOCKS.has(tagName) ? 'block' : 'inline'),
    departures,
  };
}

function isStrike({ property, value }: Declared): boolean {
  return /^text-decoration/u.test(property) && value.includes('line-through');
}

function isRaise({ property, value }: Declared): boolean {
  return property === 'vertical-align' && /^(?:super|sub)$/u.test(value);
}
