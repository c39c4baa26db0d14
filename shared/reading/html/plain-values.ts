/**
 * Kinds of values that leave every character of a table where it stands and as it stands. Each judges one declaration
 * alone; what it cannot read, such as what a browser would have to work out, is not plain.
 */
import { isDark, isLight } from './plain-colours.js';

export interface Judged {
  readonly tag: string;
  /** Families that the page itself loads. */
  readonly fonts: ReadonlySet<string>;
}

export interface Values {
  /** For the page that lists them. */
  readonly says: string;
  readonly examples: readonly string[];
  readonly hold: (value: string, on: Judged) => boolean;
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  em: 16,
  rem: 16,
  gd: 16,
  ex: 8,
  ch: 8,
  vw: 12.8,
  vh: 8,
};
/** How a browser sets an element up of its own accord, as far as grids go. */
export const TABLE_DISPLAYS: Readonly<Record<string, string>> = {
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
export const RESET = /^(?:initial|unset|revert|revert-layer)$/u;
/** A font in which the character 1 need not look like one. */
const SYMBOLS = /wingding|webding|symbol|dingbat|marlett|icon|awesome|barcode|glyph/u;
const SIZE =
  /(?:^|\s)(0|[\d.]+(?:px|pt|em|rem|%|vw|vh|ex|ch|mm|cm|in|pc)|(?:x*-)?(?:small|large)|medium|smaller|larger)(?=\s|\/|$)/u;

/** In pixels; undefined for percentages and what only a browser works out. */
export function pixels(value: string): number | undefined {
  const [, number, unit = ''] = /^([-+]?(?:\d+\.?\d*|\.\d+))([a-z]*)$/u.exec(value) ?? [];
  const known = UNITS[unit];
  return number === undefined || known === undefined ? undefined : Number(number) * known;
}

function percent(value: string): number | undefined {
  const [, number] = /^([-+]?(?:\d+\.?\d*|\.\d+))%$/u.exec(value) ?? [];
  return number === undefined ? undefined : Number(number);
}

const some = (says: string, examples: readonly string[], hold: Values['hold']): Values => ({ says, examples, hold });
const parts = (value: string): string[] => value.split(/\s+/u);

export const ANY = some('any', ['auto', '1px', 'inherit'], () => true);

/** These words, or what undoes them. */
export function words(text: string): Values {
  const known = text.split(' ');
  return some(
    known.join(', '),
    known,
    (value) => RESET.test(value) || parts(value).every((word) => known.includes(word)),
  );
}

/** Each of up to four lengths within these pixels, and within these hundredths where that is said. */
export function lengths(least: number, most: number, hundredths: readonly [number, number] | null = null): Values {
  const within = (value: number | undefined, [low, high]: readonly [number, number]): boolean =>
    value !== undefined && value >= low && value <= high;
  const share = hundredths === null ? '' : `, or ${hundredths[0]} % to ${hundredths[1]} %`;
  const hold = (value: string): boolean =>
    RESET.test(value) ||
    parts(value).every(
      (part) =>
        /^(?:auto|normal|0)$/u.test(part) ||
        within(pixels(part), [least, most]) ||
        (hundredths !== null && within(percent(part), hundredths)),
    );
  return some(`${least} to ${most} px${share}`, ['0', `${most}px`, 'initial'], hold);
}

/** Narrow enough that a figure stays in its cell, even if it is pulled a little over its padding. */
export const MARGIN = some(
  '0 to 100 px or auto; down to -8 px on a paragraph',
  ['0', 'auto', '0cm 0cm 0pt', '10px auto'],
  (value, { tag }) => lengths(tag === 'p' ? -8 : 0, 100).hold(value, { tag, fonts: new Set() }),
);

/** A box too small for anything hides what it holds, or lets it stand over others. Cells are never too small. */
export const SIDE = some(
  'any but 0 and 1 px; any on the parts of a table',
  ['100%', 'auto', '72pt'],
  (value, { tag }) => {
    if (TABLE_DISPLAYS[tag] !== undefined) return true;
    const length = pixels(value) ?? percent(value);
    return length === undefined ? !/^0|\(/u.test(value) : length > 1;
  },
);

/** In a table of fixed layout a cell may be narrower than what it holds, which then lies over its neighbour. */
export const WIDTH = some('any; 8 px and more in a table', ['100%', 'auto', '72pt'], (value, on) => {
  if (!/^(?:td|th|col|colgroup)$/u.test(on.tag)) return SIDE.hold(value, on);
  const length = pixels(value);
  return length === undefined ? !value.includes('(') : length >= 8;
});

export const DISPLAY = some(
  'what HTML gives to parts of a table; block, inline, flex, table and their like elsewhere',
  ['inline', 'block'],
  (value, { tag }) => {
    if (tag === 'table') return /^(?:table|inline-table|block)$/u.test(value);
    const own = TABLE_DISPLAYS[tag];
    if (own !== undefined) return value === own;
    return /^(?:block|inline|inline-block|flow-root|(?:inline-)?flex|-webkit-(?:inline-)?(?:box|flex)|-ms-flexbox|(?:inline-)?table|table-(?:row|cell|row-group|header-group|footer-group)|revert)$/u.test(
      value,
    );
  },
);

export const BOX = some(
  'any box',
  ['block', 'flex', 'grid', 'contents'],
  (value) => value !== 'none' && !value.includes('('),
);

export const FONT_SIZE = some(
  '7 px and more, 75 % and more of what is around it, or a word',
  ['12px', '10.5pt', '1em', '100%', 'medium', 'inherit'],
  (value, { tag }) => {
    if (/^(?:(?:x*-)?(?:small|large)|medium|smaller|larger|inherit|initial|unset|revert)$/u.test(value)) return true;
    const share = percent(value);
    // What is measured in it says how large it is; the page's own text has a size of its own.
    if (tag === 'html' && (/vw|calc/u.test(value) || (share ?? 0) >= 50)) return true;
    if (share !== undefined) return share >= 75;
    const size = pixels(value);
    return size !== undefined && size >= (/r?em$|ex$|ch$/u.test(value) ? 12 : 7);
  },
);

export const FONT_FAMILY = some(
  'names of common fonts: none that the page loads itself, none of symbols',
  ['宋体', '"times new roman",serif', 'inherit'],
  (value, { fonts }) =>
    !SYMBOLS.test(value) &&
    !/\(/u.test(value) &&
    !value.split(',').some((name) => fonts.has(name.replace(/["']/gu, '').trim())),
);

export const FONT = some('a size and names as above', ['12px/1.5 宋体', '14px arial,sans-serif'], (value, on) => {
  const size = SIZE.exec(value)?.[1];
  const names = [...on.fonts].every((name) => !value.replace(/["']/gu, '').includes(name));
  return names && FONT_FAMILY.hold(value, on) && (size === undefined || FONT_SIZE.hold(size, on));
});

/** The size that a `font` names. */
export function sizeInFont(value: string): string | undefined {
  return SIZE.exec(value)?.[1];
}

export const INK = some('plainly dark', ['#333', 'rgb(0, 0, 0)', 'windowtext', 'inherit'], (value) => isDark(value));

export const GROUND = some(
  'plainly light, without a picture; a picture from a file behind the whole page',
  ['#fff', 'white none repeat scroll 0% 0%', 'transparent', 'none', 'linear-gradient(#fff,#eef6ff)'],
  (value, { tag }) => {
    if (RESET.test(value) || value === 'inherit') return true;
    const file = tag === 'html' || tag === 'body' ? value.replace(/url\(\s*["']?(?!data:)[^)]*\)/gu, ' ') : value;
    if (
      /url\(|image|element\(|paint\(|conic|\b(?:text|var|calc|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\b/u.test(
        file,
      )
    )
      return false;
    const found = file
      .replace(/(?:repeating-)?(?:linear|radial)-gradient\(/gu, ' ')
      .match(/#[0-9a-f]+|rgba?\([^)]*\)|[-+]?[\d.]+(?:[a-z]+|%)?|[a-z-]+/gu);
    const places =
      /^(?:[-+\d.].*|to|at|no-repeat|repeat|repeat-x|repeat-y|scroll|fixed|local|left|right|top|bottom|center|cover|contain|border-box|padding-box|content-box|circle|ellipse|closest-side|farthest-corner)$/u;
    return (found ?? []).every((word) => places.test(word) || isLight(word));
  },
);

/** The lines around a cell are no figures, as long as they are lines. */
export const LINE = some(
  'lines of up to 8 px, in any colour',
  ['1px solid windowtext', 'none', '0', 'currentcolor', '.5pt'],
  (value) => !/url|gradient|image|calc|var/u.test(value) && parts(value).every((part) => (pixels(part) ?? 0) <= 8),
);

export const LIST_MARK = some(
  'no mark, or one that is no figure',
  ['none', 'disc', 'none outside', 'inside'],
  (value) =>
    parts(value).every((part) => /^(?:none|disc|circle|square|inside|outside|inherit|initial|unset)$/u.test(part)),
);

export const DECORATION = some('no line through the text', ['none', 'underline', 'initial'], (value) =>
  parts(value).every((part) => !/line-through|blink|\(|^\d/u.test(part)),
);

export const OPACITY = some('0.6 and more', ['1', '0.8', '100%'], (value) => {
  const share = percent(value) ?? Number(value) * 100;
  return share >= 60 || value === 'inherit' || RESET.test(value);
});

export const ZOOM = some('0.5 to 3', ['1', 'normal', '100%'], (value) => {
  const share = percent(value) ?? Number(value) * 100;
  return (share >= 50 && share <= 300) || /^(?:normal|reset|inherit)$/u.test(value) || RESET.test(value);
});

export const FILTER = some(
  'none, grey, or what no browser of today does',
  ['none', 'grayscale(100%)', 'gray'],
  (value) => /^(?:none|gray|initial|inherit|grayscale\([\d.]+%?\)|alpha\([^)]*\)|progid:.*)$/u.test(value),
);

/** Also what only moves the element into a layer of its own. */
export function moves(most: number): Values {
  const hold = (value: string): boolean => {
    const found = /^(?:(?:translate(?:x|y|z|3d)?)\([^()]*\)\s*)+$/u.exec(value);
    if (found === null) return /^(?:none|0|inherit)$/u.test(value) || RESET.test(value);
    const sides = value.replace(/translate[a-z0-9]*\(/gu, ' ').match(/[-+]?[\d.]+(?:[a-z]+|%)?/gu) ?? [];
    return sides.every((side) => Math.abs(pixels(side) ?? percent(side) ?? Infinity) <= most);
  };
  return some(most === 0 ? 'none' : `none, or a shift of up to ${most} px or %`, ['none', 'translateZ(0)'], hold);
}

/** What stands before or after an element as its own box. */
export const NO_TEXT = some('nothing, or blanks', ['none', 'normal', '""', '" "'], (value) =>
  /^(?:none|normal|initial|inherit|unset|(["'])[\s\u00a0\u200b\ufeff\u3000]*\1)$/u.test(value),
);
export const NO_FIGURE = some('text without a figure', ['""', '"."', '"\u00bb"'], (value) =>
  /^(?:none|normal|initial|inherit|unset|(["'])[^\p{N}]*\1)$/u.test(value),
);
