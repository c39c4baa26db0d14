/**
 * The elements and attributes that are believed, for what stands in a table and for what stands around one. A name that
 * HTML does not know draws nothing of its own; a name that it knows and that is missing here is not believed.
 */
import { GROUND, INK, words, LIST_MARK, FONT_FAMILY, type Judged, type Values } from './plain-values.js';

export interface PlainElements {
  readonly names: readonly string[];
  readonly where: 'anywhere' | 'around a table';
  readonly why: string;
}

const elements = (names: string, why: string, where: PlainElements['where'] = 'anywhere'): PlainElements => ({
  names: names.split(' '),
  where,
  why,
});

export const PLAIN_ELEMENTS: readonly PlainElements[] = [
  elements('html body', 'the page itself'),
  elements('table caption colgroup col thead tbody tfoot tr td th', 'the table itself, placed as browsers place it'),
  elements(
    'p div span font center h1 h2 h3 h4 h5 h6 hgroup address article section header footer main aside nav search',
    'text in its order',
  ),
  elements(
    'a abbr acronym b basefont big cite code data dfn em i kbd label mark nobr pre samp small strong time tt u var',
    'the same characters in another face',
  ),
  elements('br wbr hr', 'only lines end'),
  elements('del ins s strike', 'crossed-out text is told from what replaces it'),
  elements('sub sup', 'raised and lowered characters are told from the others'),
  elements('ul li dl dt dd menu dir figure figcaption blockquote', 'their marks are no figures'),
  elements(
    'img svg canvas object embed iframe video audio math input select textarea meter progress picture map',
    'pictures and controls: a cell that holds one is unread by itself',
  ),
  elements('area source track param option optgroup', 'draw nothing by themselves'),
  elements('form fieldset legend ol', 'text in its order', 'around a table'),
];

/** Known to HTML, not drawn: what stands in them is no part of what is seen. */
export const NEVER_SHOWN: readonly string[] =
  'head title base link meta style script noscript template noembed noframes iframe object embed applet audio video canvas svg math select option optgroup datalist textarea input button progress meter area map param source track frame frameset rp'.split(
    ' ',
  );

const KNOWN_TO_BROWSERS = new Set(
  'bdi bdo blink button details summary dialog marquee multicol q ruby rb rt rtc rp slot legend fieldset form ol output plaintext listing xmp isindex keygen selectedcontent permission geolocation fencedframe portal'.split(
    ' ',
  ),
);
const WHERE = new Map(PLAIN_ELEMENTS.flatMap(({ names, where }) => names.map((name) => [name, where] as const)));

/** `plain`: anywhere; `around`: around a table; undefined: nowhere. */
export function plainElement(name: string): 'plain' | 'around' | undefined {
  const where = WHERE.get(name);
  if (where !== undefined) return where === 'anywhere' ? 'plain' : 'around';
  return KNOWN_TO_BROWSERS.has(name) ? undefined : 'plain';
}

export interface PlainAttributes {
  readonly names: readonly string[];
  readonly plain: Values;
  readonly why: string;
  readonly moves?: true;
}

const attributes = (
  names: string,
  plain: Values,
  why: string,
  more: { readonly moves?: true } = {},
): PlainAttributes => ({
  names: names.split(' '),
  plain,
  why,
  ...more,
});

const NO_VALUE: Values = { says: 'none', examples: [], hold: () => false };

export const JUDGED_ATTRIBUTES: readonly PlainAttributes[] = [
  attributes('color text', INK, 'dark ink is seen on every plain ground'),
  attributes('bgcolor', GROUND, 'every plain ink is seen on a light ground'),
  attributes(
    'background',
    {
      says: 'a file, behind the whole page',
      examples: [],
      hold: (value, { tag }) => tag === 'body' && !/^\s*data:/iu.test(value),
    },
    'a picture could hold figures',
  ),
  attributes('face', FONT_FAMILY, 'common fonts draw a 1 for a 1'),
  attributes('dir', words('ltr auto'), 'cells and digits run from left to right', { moves: true }),
  attributes('aria-hidden', words('false'), 'what is kept from a screen reader is not meant to be read'),
  attributes(
    'hidden popover inert',
    NO_VALUE,
    'what is hidden or shown by a script is no part of the page as it opens',
  ),
];
/** A list's own numbers are figures too. */
const TYPE: Values = LIST_MARK;

const BY_NAME = new Map(JUDGED_ATTRIBUTES.flatMap((entry) => entry.names.map((name) => [name, entry] as const)));

/** Undefined for an attribute that is plain. */
export function judgeAttribute(name: string, value: string, on: Judged): { readonly moves: boolean } | undefined {
  if (name === 'type' && (on.tag === 'li' || on.tag === 'ul'))
    return TYPE.hold(value, on) ? undefined : { moves: false };
  const entry = BY_NAME.get(name);
  const judged = value.trim().toLowerCase();
  return entry === undefined || entry.plain.hold(judged, on) ? undefined : { moves: entry.moves === true };
}
