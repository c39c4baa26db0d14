/**
 * What the styles of a Word document say about how its characters show: hidden, struck, raised, how large. Only what
 * decides whether a figure counts is kept.
 */
import { isOn, readXml, type XmlElement } from './xml.js';
import type { ReadingRefusal } from '../limits.js';

export interface RunLook {
  readonly hidden?: boolean;
  readonly struck?: boolean;
  readonly struckTwice?: boolean;
  readonly raised?: boolean;
  /** Half points. */
  readonly size?: number;
  /** White, lifted off the line, or in a font of pictures: painted otherwise than its characters say. */
  readonly white?: boolean;
  readonly shifted?: boolean;
  readonly pictorial?: boolean;
}

export interface WordStyle {
  readonly kind: 'paragraph' | 'character' | 'table' | 'other';
  readonly look: RunLook;
  readonly basedOn?: string;
  readonly numbering?: { readonly list?: string; readonly level?: number };
}

export interface WordStyles {
  readonly defaults: RunLook;
  readonly byId: ReadonlyMap<string, WordStyle>;
  /** Styles of paragraphs and characters that name none. */
  readonly standard: ReadonlyMap<WordStyle['kind'], string>;
}

export const NO_STYLES: WordStyles = { defaults: {}, byId: new Map(), standard: new Map() };

const PICTORIAL = /wingdings|webdings|^symbol$|marlett|^mt extra$/i;

/** What one run property adds. */
export function lookOf({ name, attributes }: XmlElement): RunLook {
  const value = attributes['w:val'];
  switch (name) {
    case 'w:vanish':
      return { hidden: isOn(value) };
    case 'w:specVanish':
      return isOn(value) ? { hidden: true } : {};
    case 'w:strike':
      return { struck: isOn(value) };
    case 'w:dstrike':
      return { struckTwice: isOn(value) };
    case 'w:vertAlign':
      return { raised: value === 'superscript' || value === 'subscript' };
    case 'w:sz':
      return { size: Number(value) || 0 };
    case 'w:color':
      return { white: /^f[0-9a-f]f[0-9a-f]f[0-9a-f]$/i.test(value ?? '') };
    case 'w:position':
      return { shifted: Number(value ?? 0) !== 0 };
    case 'w:rFonts':
      return { pictorial: ['w:ascii', 'w:hAnsi'].some((font) => PICTORIAL.test(attributes[font] ?? '')) };
    default:
      return {};
  }
}

const KINDS: Readonly<Record<string, WordStyle['kind']>> = {
  paragraph: 'paragraph',
  character: 'character',
  table: 'table',
};

export function readStyles(bytes: Uint8Array): WordStyles | ReadingRefusal {
  const byId = new Map<string, WordStyle>();
  const standard = new Map<WordStyle['kind'], string>();
  let defaults: RunLook = {};
  let open: { id: string; style: WordStyle } | undefined;
  let inDefaults = false;
  const set = (change: Partial<WordStyle>): void => {
    if (open !== undefined) open.style = { ...open.style, ...change };
  };
  const failure = readXml(bytes, 'styles', {
    open: (element) => {
      const value = element.attributes['w:val'];
      switch (element.name) {
        case 'w:style': {
          const kind = KINDS[element.attributes['w:type'] ?? 'paragraph'] ?? 'other';
          const id = element.attributes['w:styleId'] ?? '';
          open = { id, style: { kind, look: {} } };
          const standing = element.attributes['w:default'];
          if (standing !== undefined && isOn(standing)) standard.set(kind, id);
          break;
        }
        case 'w:rPrDefault':
          inDefaults = true;
          break;
        case 'w:basedOn':
          set({ basedOn: value ?? '' });
          break;
        case 'w:numId':
          set({ numbering: { ...open?.style.numbering, list: value ?? '' } });
          break;
        case 'w:ilvl':
          set({ numbering: { ...open?.style.numbering, level: Number(value) || 0 } });
          break;
        default: {
          const look = lookOf(element);
          if (inDefaults) defaults = { ...defaults, ...look };
          else set({ look: { ...open?.style.look, ...look } });
        }
      }
      return undefined;
    },
    close: (name) => {
      if (name === 'w:rPrDefault') inDefaults = false;
      if (name === 'w:style' && open !== undefined) {
        byId.set(open.id, open.style);
        open = undefined;
      }
    },
  });
  return failure ?? { defaults, byId, standard };
}

/** A style and those it is based on, nearest first; a circle ends the chain. */
export function chainOf(styles: WordStyles, id: string | undefined): WordStyle[] {
  const chain: WordStyle[] = [];
  const seen = new Set<string>();
  for (let next = id; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const style = styles.byId.get(next);
    if (style === undefined) break;
    chain.push(style);
    next = style.basedOn;
  }
  return chain;
}

export function styleLook(styles: WordStyles, id: string | undefined): RunLook {
  return chainOf(styles, id)
    .reverse()
    .reduce((look, style) => ({ ...look, ...style.look }), {} as RunLook);
}

/** Hidden and struck are switches: set in the styles of both paragraph and characters they undo each other. */
export function effectiveLook(paragraph: RunLook, character: RunLook, direct: RunLook, defaults: RunLook): RunLook {
  const either = (name: 'hidden' | 'struck'): boolean =>
    direct[name] ?? (paragraph[name] === true) !== (character[name] === true);
  return { ...defaults, ...paragraph, ...character, ...direct, hidden: either('hidden'), struck: either('struck') };
}
