/**
 * What the styles of a Word document bring to those that use them. Nothing is worked out about which style wins: what is
 * not plain in any style of a chain stands against its text. Sizes, hidden and left out characters are kept beside it, for
 * the running text.
 */
import { isOn, readXml, type XmlElement } from './xml.js';
import type { ReadingRefusal } from '../limits.js';
import type { Ground, Mark } from './plain.js';
import { holderIn, judgeWord } from './plain-word.js';

export interface RunLook {
  readonly hidden?: boolean;
  readonly struck?: boolean;
  readonly raised?: boolean;
  /** Half points. */
  readonly size?: number;
}

export interface WordStyle {
  readonly kind: 'paragraph' | 'character' | 'table' | 'other';
  readonly look: RunLook;
  readonly marks: readonly Mark[];
  readonly basedOn?: string;
  readonly numbering?: { readonly list?: string; readonly level?: number };
}

export interface WordStyles {
  readonly defaults: WordStyle;
  readonly byId: ReadonlyMap<string, WordStyle>;
  /** Styles of paragraphs, characters and tables that name none. */
  readonly standard: ReadonlyMap<WordStyle['kind'], string>;
}

const EMPTY: WordStyle = { kind: 'other', look: {}, marks: [] };
export const NO_STYLES: WordStyles = { defaults: EMPTY, byId: new Map(), standard: new Map() };

/** What one run property adds. */
export function lookOf({ name, attributes }: XmlElement): RunLook {
  const value = attributes['w:val'];
  switch (name) {
    case 'w:vanish':
      return { hidden: isOn(value) };
    case 'w:specVanish':
      return isOn(value) ? { hidden: true } : {};
    case 'w:strike':
    case 'w:dstrike':
      return { struck: isOn(value) };
    case 'w:vertAlign':
      return { raised: value === 'superscript' || value === 'subscript' };
    case 'w:sz':
      return { size: Number(value) || 0 };
    default:
      return {};
  }
}

const KINDS: Readonly<Record<string, WordStyle['kind']>> = {
  paragraph: 'paragraph',
  character: 'character',
  table: 'table',
};

export function readStyles(bytes: Uint8Array, ground: Ground): WordStyles | ReadingRefusal {
  const byId = new Map<string, WordStyle>();
  const standard = new Map<WordStyle['kind'], string>();
  const path: { name: string }[] = [];
  let [id, style, defaults] = ['', EMPTY, EMPTY];
  const failure = readXml(bytes, 'styles', {
    open: (element) => {
      const { name, attributes } = element;
      const value = attributes['w:val'];
      const holder = holderIn(path);
      if (name === 'w:style') {
        id = attributes['w:styleId'] ?? '';
        style = { ...EMPTY, kind: KINDS[attributes['w:type'] ?? 'paragraph'] ?? 'other' };
        const standing = attributes['w:default'];
        if (standing !== undefined && isOn(standing)) standard.set(style.kind, id);
      } else if (name === 'w:basedOn') style = { ...style, basedOn: value ?? '' };
      else if (name === 'w:numId') style = { ...style, numbering: { ...style.numbering, list: value ?? '' } };
      else if (name === 'w:ilvl') style = { ...style, numbering: { ...style.numbering, level: Number(value) || 0 } };
      const mark = holder === undefined ? undefined : judgeWord(holder, name, attributes, ground);
      if (mark !== undefined) style = { ...style, marks: [...style.marks, mark] };
      if (holder === 'w:rPr') style = { ...style, look: { ...style.look, ...lookOf(element) } };
      path.push({ name });
      return undefined;
    },
    close: (name) => {
      path.pop();
      if (name === 'w:docDefaults') defaults = style;
      if (name === 'w:style') byId.set(id, style);
      if (name === 'w:docDefaults' || name === 'w:style') style = EMPTY;
    },
  });
  return failure ?? { defaults, byId, standard };
}

/** A style and those it is based on, nearest first; a circle ends the chain. */
function chainOf(styles: WordStyles, id: string): WordStyle[] {
  const chain: WordStyle[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = id; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const style = styles.byId.get(next);
    if (style === undefined) break;
    chain.push(style);
    next = style.basedOn;
  }
  return chain;
}

/** The chain as one: every mark, and of each look the nearest. */
export function wholeStyle(styles: WordStyles, id: string): WordStyle {
  const chain = chainOf(styles, id);
  const numbered = chain.find(({ numbering }) => numbering !== undefined)?.numbering;
  return {
    ...EMPTY,
    look: Object.assign({}, ...chain.map(({ look }) => look).reverse()) as RunLook,
    marks: chain.flatMap(({ marks }) => marks),
    ...(numbered === undefined ? {} : { numbering: numbered }),
  };
}

/** Hidden or struck by any of them counts, unless the run itself says otherwise. */
export function lookThrough(styles: readonly WordStyle[], direct: RunLook): RunLook {
  const some = (name: 'hidden' | 'struck' | 'raised'): boolean =>
    direct[name] ?? styles.some(({ look }) => look[name] === true);
  const size = direct.size ?? styles.map(({ look }) => look.size).find((each) => each !== undefined);
  return {
    hidden: some('hidden'),
    struck: some('struck'),
    raised: some('raised'),
    ...(size === undefined ? {} : { size }),
  };
}
