/**
 * How an element appears to somebody who looks at the page: seen or not, crossed out or not, raised, in what size. Text
 * that nobody sees never counts. Text of which it is not certain that it is seen does not count either, but where it
 * holds digits the cell that it stands in is not believed. Where it hangs on a rule that cannot be judged, it is taken as
 * seen and marked: no figure in it is believed, and everything else is read.
 */
import { isDeepStrictEqual } from 'node:util';
import { luminance, parseColour, type Colour } from './colours.js';
import { attributeOf, type ParsedElement } from './parse.js';
import type { ElementStyles } from './style-sheet.js';

export interface Appearance {
  /** Takes no place at all: a cell like this does not exist in its row. */
  readonly gone: boolean;
  readonly seen: 'yes' | 'no' | 'unsure';
  readonly struck: boolean;
  /** Set above or below the line, as note marks are. */
  readonly raised: boolean;
  /** In pixels, where the page says so. */
  readonly size: number | undefined;
  readonly display: string;
  /** Characters are set in another order than they stand in the source. */
  readonly reordered: boolean;
  /** Stands elsewhere among its siblings than in the source, or sets its children so. */
  readonly rearranged: boolean;
  /** Taken out of the line that it stands in, so that what follows it in the source may stand before it. */
  readonly displaced: boolean;
  /** A style sheet adds digits, or text that cannot be known, before or after the element's own. */
  readonly generates: boolean;
  /** Rules that cannot be judged may make it, or what it stands in, look otherwise. */
  readonly doubtful: boolean;
  /** By such a rule it may take no place, or another one. */
  readonly perhapsElsewhere: boolean;
  readonly inherited: Inherited;
}

interface Inherited {
  readonly subtree: 'yes' | 'no' | 'unsure';
  readonly visibility: 'yes' | 'no' | 'unsure';
  readonly size: number | undefined;
  readonly colour: Colour | undefined;
  readonly background: Colour | undefined;
  readonly struck: boolean;
  readonly raised: boolean;
  readonly reordered: boolean;
  readonly doubtful: boolean;
}

export const ROOT: Inherited = {
  subtree: 'yes',
  visibility: 'yes',
  size: undefined,
  colour: parseColour('black'),
  background: parseColour('white'),
  struck: false,
  raised: false,
  reordered: false,
  doubtful: false,
};

const NEVER_SHOWN = new Set(
  'head title base link meta style script noscript template iframe object embed applet audio video canvas svg math select option optgroup datalist textarea input button progress meter area map param source track frame frameset noframes rp dialog'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary ul'.split(
    ' ',
  ),
);
const TABLE_DISPLAYS: Readonly<Record<string, string>> = {
  table: 'table',
  thead: 'table-header-group',
  tbody: 'table-row-group',
  tfoot: 'table-footer-group',
  tr: 'table-row',
  td: 'table-cell',
  th: 'table-cell',
  caption: 'table-caption',
  col: 'table-column',
  colgroup: 'table-column-group',
};
const RAISED = new Set(['sup', 'sub', 'rt', 'rtc']);
const FONT_SIZES: Readonly<Record<string, number>> = { 1: 10, 2: 13, 3: 16, 4: 18, 5: 24, 6: 32, 7: 48 };
const STRIKES = new Set(['del', 's', 'strike']);
/** Off the page by more than any indentation, in pixels. */
const FAR = 400;
const UNREADABLE = 4;
const WORDS: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
};
const UNITS: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 37.8, mm: 3.78 };

/** A length in pixels; percentages and relative units against `base`, undefined where that is unknown. */
function pixels(value: string, base: number | undefined): number | undefined {
  const match = /^(-?[\d.]+)(px|pt|pc|in|cm|mm|em|rem|ex|ch|vw|vh|%)?$/u.exec(value);
  if (match === null) return undefined;
  const [number, unit] = [Number(match[1]), match[2] ?? ''];
  if (number === 0) return 0;
  if (unit === '') return number;
  if (unit === 'vw' || unit === 'vh') return number * 10;
  const known = UNITS[unit];
  if (known !== undefined) return number * known;
  if (unit === 'rem') return number * 16;
  if (unit === '%') return base === undefined ? undefined : (number * base) / 100;
  return number * (base ?? 16) * (unit === 'em' ? 1 : 0.5);
}

function fontSize(value: string | undefined, outer: number | undefined): number | undefined {
  if (value === undefined || value === 'inherit') return outer;
  if (value === 'smaller') return (outer ?? 16) * 0.8;
  if (value === 'larger') return (outer ?? 16) * 1.2;
  return WORDS[value] ?? pixels(value, outer ?? 16) ?? outer;
}

/** The size that an element gives by itself. */
function tagSize(element: ParsedElement, outer: number | undefined): number | undefined {
  if (element.tagName === 'small') return (outer ?? 16) * 0.8;
  if (element.tagName === 'big') return (outer ?? 16) * 1.25;
  const named = element.tagName === 'font' ? FONT_SIZES[attributeOf(element, 'size') ?? ''] : undefined;
  return named ?? outer;
}

/** Positions and clippings that leave an element in the tree and take it off the page. */
function isOffPage(of: (property: string) => string | undefined, inTable: boolean): boolean {
  const far = (property: string): boolean => {
    const length = pixels(of(property) ?? '', 16);
    return length !== undefined && (length <= -FAR || length >= 10 * FAR);
  };
  const positioned = /absolute|fixed|relative/u.test(of('position') ?? '');
  if (positioned && ['left', 'right', 'top'].some(far)) return true;
  const [indent, left, top] = ['text-indent', 'margin-left', 'margin-top'].map(
    (name) => pixels(of(name) ?? '', 16) ?? 0,
  );
  if ((indent ?? 0) <= -FAR || (left ?? 0) <= -FAR || (top ?? 0) <= -FAR) return true;
  const clipped = /rect\(\s*(?:0|1px)[^1-9]*(?:1px[^1-9]*)*\)/u.test(of('clip') ?? '');
  if (clipped || /inset\(\s*(?:50|100)%|circle\(\s*0/u.test(of('clip-path') ?? '')) return true;
  if (/scale[xy]?\(\s*0(?:\.0*)?\s*[,)]|translate[xy]?\([^)]*-\d{3,}/u.test(of('transform') ?? '')) return true;
  // The parts of a table are never smaller than what they hold.
  if (inTable) return false;
  const flat = ['width', 'height', 'max-width', 'max-height'].some((name) => {
    const length = pixels(of(name) ?? '', undefined);
    return length !== undefined && length <= 1;
  });
  return flat && /hidden|clip/u.test(of('overflow') ?? '');
}

/** What a browser may do to a text after it was laid out, with the values that leave it readable as it stands. */
const AFTERWARDS: readonly (readonly [property: string, harmless: RegExp])[] = [
  // Whole portals turn grey on days of mourning.
  ...['filter', '-webkit-filter'].map(
    (name) => [name, /^(?:none|(?:grayscale|alpha|progid|drop-shadow).*)$/u] as const,
  ),
  ...['mask', 'mask-image', '-webkit-mask', '-webkit-mask-image'].map((name) => [name, /^none$/u] as const),
  ['transform', /^(?:none|(?:(?:translate|perspective)[a-z3]*\([^()]*\)\s*)+)$/u],
  ['rotate', /^(?:none|0(?:deg|rad|turn)?)$/u],
  ['scale', /^(?:none|1(?:\.0*)?)$/u],
  ['zoom', /^(?:normal|reset|1(?:\.\d*)?|1\d\d%)$/u],
  ['mix-blend-mode', /^normal$/u],
  ['content-visibility', /^(?:visible|auto)$/u],
];
const INLINE = new Set(['span', 'font', 'b', 'i', 'em', 'strong', 'a', 'u', 'small', 'big', 'label', 'sub', 'sup']);
/** Values that only a browser can work out. */
const WORKED_OUT = /\b(?:var|calc|env|min|max|clamp)\(/u;
const DECISIVE = ['display', 'visibility', 'opacity', 'font-size', 'color', '-webkit-text-fill-color'];

/** The text may look otherwise than it stands here, or not be seen at all. */
function isObscured(tagName: string, of: (property: string) => string | undefined): boolean {
  if (AFTERWARDS.some(([property, harmless]) => !harmless.test(of(property) ?? 'none') && of(property) !== undefined))
    return true;
  // Pages set their own size and colour so; a word inside a cell that does it is another matter.
  return INLINE.has(tagName) && DECISIVE.some((property) => WORKED_OUT.test(of(property) ?? ''));
}

function worse(a: 'yes' | 'no' | 'unsure', b: 'yes' | 'no' | 'unsure'): 'yes' | 'no' | 'unsure' {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'unsure' || b === 'unsure' ? 'unsure' : 'yes';
}

/** The attribute `hidden` is the weakest of all rules: any display that the page sets overrides it. */
function isGone(element: ParsedElement, display: string | undefined): boolean {
  const open = element.tagName === 'dialog' && attributeOf(element, 'open') !== undefined;
  if (NEVER_SHOWN.has(element.tagName) && !open) return true;
  if (attributeOf(element, 'popover') !== undefined) return true;
  return display === undefined ? attributeOf(element, 'hidden') !== undefined : display === 'none';
}

/** `ways`: the styles that the element certainly has, then others that it may have instead. */
export function appearanceOf(
  element: ParsedElement,
  outer: Inherited,
  [certain, ...others]: readonly [ElementStyles, ...ElementStyles[]],
): Appearance {
  const first = lookOf(element, outer, certain);
  if (others.length === 0) return first;
  const looks = [first, ...others.map((styles) => lookOf(element, outer, styles))];
  const shown = looks.find(({ gone, seen }) => seen === 'yes' && !gone) ?? first;
  const doubtful = outer.doubtful || looks.some((look) => !isDeepStrictEqual(look, first));
  const perhapsElsewhere = looks.some((look) => !isDeepStrictEqual(placeOf(look), placeOf(first)));
  return { ...shown, doubtful, perhapsElsewhere, inherited: { ...shown.inherited, doubtful } };
}

function placeOf({ gone, display, rearranged, displaced }: Appearance): readonly (boolean | string)[] {
  return [gone, display, rearranged, displaced];
}

function lookOf(element: ParsedElement, outer: Inherited, styles: ElementStyles): Appearance {
  const { own } = styles;
  const of = (property: string): string | undefined => own.get(property);
  const { tagName } = element;
  const gone = isGone(element, own.get('display'));

  let subtree = outer.subtree;
  const opacity = of('opacity');
  if (gone || (opacity !== undefined && Number(opacity.replace('%', 'e-2')) < 0.1)) subtree = 'no';
  else if (isOffPage(of, TABLE_DISPLAYS[tagName] !== undefined)) subtree = 'no';
  if (isObscured(tagName, of)) subtree = worse(subtree, 'unsure');
  if (attributeOf(element, 'aria-hidden') === 'true') subtree = worse(subtree, 'unsure');
  if (tagName === 'details' && attributeOf(element, 'open') === undefined) subtree = worse(subtree, 'unsure');

  const visibility = of('visibility');
  const shown =
    visibility === undefined || visibility === 'inherit' ? outer.visibility : visibility === 'visible' ? 'yes' : 'no';
  const size = of('font-size') === undefined ? tagSize(element, outer.size) : fontSize(of('font-size'), outer.size);
  const paint =
    of('-webkit-text-fill-color') ?? of('color') ?? (tagName === 'font' ? attributeOf(element, 'color') : undefined);
  const colour =
    paint === undefined || paint === 'inherit' || paint === 'currentcolor' ? outer.colour : parseColour(paint);
  const picture = of('background-image');
  const ground = of('background-color') ?? attributeOf(element, 'bgcolor');
  const painted =
    ground === undefined || /^(?:transparent|inherit|none|initial|unset)$/u.test(ground)
      ? outer.background
      : over(outer.background, parseColour(ground));
  const background = picture !== undefined && picture !== 'none' ? undefined : painted;

  const struck = outer.struck || STRIKES.has(tagName) || (of('text-decoration-line') ?? '').includes('line-through');
  const align = of('vertical-align') ?? '';
  const raised = outer.raised || RAISED.has(tagName) || align === 'super' || align === 'sub';
  const reordered = outer.reordered || tagName === 'bdo' || /override/u.test(of('unicode-bidi') ?? '');
  const moved = (of('order') ?? '0') !== '0' || of('float') === 'right';
  const aside = [of('margin-left'), of('left'), of('right')].some((length) => length?.startsWith('-') === true);
  const lifted = /absolute|fixed|relative|sticky/u.test(of('position') ?? '') || (of('transform') ?? 'none') !== 'none';
  const displaced = moved || aside || lifted || (of('float') ?? 'none') !== 'none';
  const turned =
    /reverse|column/u.test(of('flex-direction') ?? '') || (of('direction') ?? attributeOf(element, 'dir')) === 'rtl';
  const generates = styles.generated.some((text) =>
    /\d|attr\(|counter|var\(|url\(/u.test((text.get('content') ?? '').replace(/\\[0-9a-f]{1,6}/gu, '')),
  );

  const { doubtful } = outer;
  const inherited: Inherited = {
    subtree,
    visibility: shown,
    size,
    colour,
    background,
    struck,
    raised,
    reordered,
    doubtful,
  };
  let seen = worse(subtree, shown);
  if (size !== undefined && size < UNREADABLE) seen = worse(seen, size < 1 ? 'no' : 'unsure');
  if (isInvisibleInk(colour, background)) seen = worse(seen, 'unsure');
  const display = of('display') ?? TABLE_DISPLAYS[tagName] ?? (BLOCKS.has(tagName) ? 'block' : 'inline');
  return {
    gone: gone || visibility === 'collapse',
    seen,
    struck,
    raised,
    size,
    display,
    reordered,
    rearranged: moved || turned,
    displaced,
    generates,
    doubtful,
    perhapsElsewhere: false,
    inherited,
  };
}

/** A ground that lets the one behind it show through is as good as none. */
function over(behind: Colour | undefined, ground: Colour | undefined): Colour | undefined {
  return ground !== undefined && ground.alpha < 0.1 ? behind : ground;
}

/** Ink that does not stand out from its ground. Unknown ink or ground says nothing. */
function isInvisibleInk(ink: Colour | undefined, ground: Colour | undefined): boolean {
  if (ink === undefined) return false;
  if (ink.alpha < 0.1) return true;
  return ground !== undefined && Math.abs(luminance(ink) - luminance(ground)) < 12 && ink.alpha > 0;
}
