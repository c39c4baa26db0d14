/**
 * What the styles of an OpenDocument say about how characters show. Only properties that are known to leave a figure as
 * it is are plain; whatever else a style says makes what it applies to unsure, and a person must look. Nothing here tries
 * to follow LibreOffice.
 */
import type { XmlElement } from '../office/xml.js';
import type { RunLook } from '../office/word-styles.js';

export interface Look extends RunLook {
  /** Says something that is not known to be harmless. */
  readonly unsure?: boolean;
  /** Why its digits must not be read at all. */
  readonly unreadable?: 'not-visible' | 'unmapped';
}

const HARMLESS = new RegExp(
  `^(?:fo|style):(?:font-(?:name|family|style|weight|variant|pitch|charset|adornments|independent-line-spacing|relief)` +
    `(?:-asian|-complex|-generic|-generic-asian|-generic-complex)?|font-(?:family-generic|pitch|charset|name|style|weight|size|style-name)(?:-asian|-complex|-rel|-rel-asian|-rel-complex)?` +
    `|(?:language|country|script|rfc-language-tag)(?:-asian|-complex)?|letter-kerning|text-underline-.*|text-overline-.*|text-emphasize|hyphenat.*|use-window-font-color` +
    `|text-autospace|punctuation-wrap|line-break|writing-mode(?:-automatic)?|text-blinking|text-shadow|background-color` +
    `|text-align(?:-last|-source)?|justify-single-word|margin(?:-left|-right|-top|-bottom)?|padding(?:-left|-right|-top|-bottom)?|border(?:-left|-right|-top|-bottom|-line-width.*)?` +
    `|keep-with-next|keep-together|widows|orphans|break-(?:before|after)|page-number|line-height(?:-at-least)?|line-spacing|text-indent|auto-text-indent|tab-stop-distance` +
    `|register-true|snap-to-layout-grid|contextual-spacing|font-independent-line-spacing|shadow|vertical-align|wrap-option|shrink-to-fit|print-content|decimal-places|glyph-orientation-vertical|join-border|text-combine|direction)$`,
  'u',
);
/** Of LibreOffice beyond the standard: marks of edits, and borders by another name. */
const EXTENSIONS =
  /^\?:(?:(?:paragraph-)?rsid|char-shading-value|contextual-spacing|hyphenat.*|vertical-justify|padding.*|border.*|margin.*|theme-color|shadow)$/u;
const PICTORIAL = /wingdings|webdings|^symbol$|marlett|opensymbol|^mt extra$/iu;
/** Half points. */
const SMALLEST = 10;
const UNITS: Readonly<Record<string, number>> = { pt: 2, cm: 56.69, mm: 5.669, in: 144, inch: 144, px: 1.5 };

/** Half points; undefined where it is no length. */
export function halfPoints(text: string): number | undefined {
  const [, number, unit = ''] = /^(-?[\d.]+)([a-z]+)$/u.exec(text.trim()) ?? [];
  const factor = UNITS[unit];
  return number === undefined || factor === undefined ? undefined : Number(number) * factor;
}

/** Of the three parts of a colour together; undefined for what is none. */
function lightOf(colour: string): number | undefined {
  const [, ...parts] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(colour) ?? [];
  return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + parseInt(part, 16), 0);
}

const isDark = (colour: string): boolean => (lightOf(colour) ?? 765) < 300;
const isPale = (colour: string): boolean => (lightOf(colour) ?? 765) > 450;

function ofProperty(name: string, value: string): Look {
  switch (name) {
    case 'fo:color':
      return isPale(value) ? { unreadable: 'not-visible' } : {};
    case 'fo:background-color':
      // Dark print on a dark ground is as invisible as white on white.
      return isDark(value) && value !== 'transparent' ? { unsure: true } : {};
    case 'fo:font-size':
    case 'style:font-size-asian':
    case 'style:font-size-complex': {
      if (name !== 'fo:font-size') return {};
      const size = halfPoints(value);
      if (size === undefined) return { unsure: true };
      return size < SMALLEST ? { size, unreadable: 'not-visible' } : { size };
    }
    case 'style:font-name':
    case 'fo:font-family':
      return PICTORIAL.test(value.replace(/['"]/gu, '')) ? { unreadable: 'unmapped' } : {};
    case 'style:text-position':
      return { raised: !/^0(?:%|\b)/u.test(value.trim()) };
    case 'style:text-line-through-style':
    case 'style:text-line-through-type':
      return { struck: value !== 'none' };
    case 'text:display':
      return value === 'true' ? {} : { hidden: true };
    case 'fo:text-transform':
    case 'style:font-relief':
    case 'style:text-outline':
    case 'style:text-rotation-angle':
    case 'style:rotation-angle':
    case 'fo:letter-spacing':
    case 'style:text-scale':
    case 'style:cell-protect':
    case 'style:repeat-content':
    case 'style:diagonal-bl-tr':
    case 'style:diagonal-tl-br':
      return /^(?:none|normal|false|0|0(?:pt|cm|in|deg)|100%|protected)$/u.test(value) ? {} : { unsure: true };
    case 'fo:margin-left':
    case 'fo:margin-top':
    case 'fo:text-indent':
      return value.startsWith('-') ? { unsure: true } : {};
    case 'fo:line-height': {
      const size = halfPoints(value);
      return size !== undefined && size < 12 ? { unsure: true } : {};
    }
    default:
      return HARMLESS.test(name) || EXTENSIONS.test(name) ? {} : { unsure: true };
  }
}

/** Of `style:text-properties`, `style:paragraph-properties` or `style:table-cell-properties`. */
export function lookOfProperties({ attributes }: XmlElement): Look {
  let look: Look = {};
  for (const [name, value] of Object.entries(attributes)) {
    const part = ofProperty(name, value);
    look = { ...look, ...part, ...(look.unsure === true ? { unsure: true } : {}) };
  }
  return look;
}

/** The later one wins, but doubt stays. */
export function together(...looks: readonly Look[]): Look {
  return looks.reduce<Look>(
    (all, look) => ({ ...all, ...look, ...(all.unsure === true || look.unsure === true ? { unsure: true } : {}) }),
    {},
  );
}
