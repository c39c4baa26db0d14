/**
 * Pictures, shapes and text boxes that float over the pages of a Word document. Where they come to lie is not worked out:
 * one that may reach a table, by how far it can be moved and how much text stands between, is a mark against that table.
 * A line covers nothing.
 */
import type { Mark } from './plain.js';
import type { XmlElement } from './xml.js';

export interface Float {
  /** Characters shown before it. */
  readonly at: number;
  /** Characters of ordinary text over which it may reach, before it and after it. */
  readonly up: number;
  readonly down: number;
}

const MARK: Mark = { harm: 'words', says: '浮动的图片、图形或文本框' };
const EMU_PER_CENTIMETRE = 360_000;
/** A page: as far as something may lie that is placed by the page. */
const PAGE = 30;
/** Characters that stand on a centimetre of dense text. */
const CHARACTERS = 80;
/** Of a line, in EMU: wider ones cover what they cross. */
const THICK = 60_000;
const ANYWHERE = { up: PAGE * CHARACTERS, down: PAGE * CHARACTERS };
const LINES = new Set(['line', 'straightConnector1']);

export interface FloatWalk {
  open(element: XmlElement, at: number): void;
  text(piece: string): void;
  close(name: string): void;
  /** Of everything outside of tables. */
  readonly floats: readonly Float[];
}

export function floatWalk(): FloatWalk {
  const floats: Float[] = [];
  let [at, height, offset, byPage, lines, others] = [-1, NaN, NaN, true, 0, 0];
  let [inVertical, taking] = [false, false];
  return {
    floats,
    open: ({ name, attributes }, characters) => {
      if (name === 'wp:anchor') {
        [at, height, offset, byPage, lines, others] = [characters, NaN, NaN, true, 0, 0];
      } else if (name.startsWith('v:') && /position:\s*absolute/iu.test(attributes['style'] ?? '')) {
        if (name !== 'v:line') floats.push({ at: characters, ...ANYWHERE });
      } else if (name === 'w:contentPart') floats.push({ at: characters, ...ANYWHERE });
      if (at < 0) return;
      if (name === 'wp:extent') height = Number(attributes['cy']) / EMU_PER_CENTIMETRE;
      else if (name === 'wp:positionV') {
        byPage = !['paragraph', 'line'].includes(attributes['relativeFrom'] ?? '');
        inVertical = true;
      } else if (name === 'wp:posOffset') taking = inVertical;
      else if (name === 'a:prstGeom' && LINES.has(attributes['prst'] ?? '')) lines += 1;
      else if (name === 'a:ln' && Number(attributes['w'] ?? 0) > THICK) others += 1;
      else if (name === 'w:txbxContent' || name === 'a:blip' || name === 'a:prstGeom' || name === 'a:custGeom')
        others += 1;
    },
    text: (piece) => {
      if (taking) offset = Number(piece.trim()) / EMU_PER_CENTIMETRE;
    },
    close: (name) => {
      if (name === 'wp:posOffset') taking = false;
      else if (name === 'wp:positionV') inVertical = false;
      else if (name === 'wp:anchor') {
        const known = !byPage && !Number.isNaN(offset + height);
        const over = (centimetres: number): number => CHARACTERS * Math.min(Math.max(centimetres, 0), PAGE);
        const reach = known ? { up: over(-offset), down: over(offset + height) } : ANYWHERE;
        if (lines === 0 || others > 0) floats.push({ at, ...reach });
        at = -1;
      }
    },
  };
}

/** What floats against a table that begins and ends after so many characters. */
export function floatMarks(floats: readonly Float[], { from, to }: { from: number; to: number }): Mark[] {
  return floats.some(({ at, up, down }) => at + down > from && at - up < to) ? [MARK] : [];
}
