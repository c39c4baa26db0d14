/** Texts of a workbook: shared and inline strings with their runs, of which only what is shown counts. */
import type { ReadingRefusal } from '../limits.js';
import type { Mark } from './plain.js';
import { PLAIN_FONT, withPart, type FontLook } from './sheet-styles.js';
import { readXml, type XmlElement } from './xml.js';

export interface SheetText {
  readonly text: string;
  readonly struck: boolean;
  readonly raised: boolean;
  readonly doubts: readonly string[];
  /** What of its runs is not plain. */
  readonly marks: readonly Mark[];
}

export const plainText = (text: string): SheetText => ({ text, struck: false, raised: false, doubts: [], marks: [] });

/** `_x000D_` stands for a character that XML cannot hold. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

export interface TextCollector {
  open(element: XmlElement): void;
  text(piece: string): void;
  close(name: string): void;
  /** What was collected since the last time. */
  take(): SheetText;
}

/** Collects the `t` of one string; phonetic runs are reading aids beside it. */
export function textCollector(): TextCollector {
  let [text, struck, raised] = ['', false, false];
  let [look, sized]: [FontLook, boolean] = [PLAIN_FONT, false];
  let marks: Mark[] = [];
  let [inText, phonetic, inLook] = [false, false, false];
  const sizes = new Set<number>();
  return {
    open: (element) => {
      if (element.name === 's:rPh') phonetic = true;
      else if (element.name === 's:r') [look, sized] = [PLAIN_FONT, false];
      else if (element.name === 's:rPr') inLook = true;
      else if (inLook) {
        look = withPart(look, element);
        sized ||= element.name === 's:sz';
      } else if (element.name === 's:t') inText = !phonetic;
    },
    text: (piece) => {
      if (!inText) return;
      if (piece.trim() !== '') marks.push(...look.marks);
      if (look.struck) struck ||= piece.trim() !== '';
      else if (look.raised) raised ||= piece.trim() !== '';
      else {
        text += piece;
        if (/[0-9\uff10-\uff19]/u.test(piece)) sizes.add(sized ? look.size : 0);
      }
    },
    close: (name) => {
      if (name === 's:t') inText = false;
      if (name === 's:rPr') inLook = false;
      if (name === 's:rPh') phonetic = false;
      if (name === 's:r') [look, sized] = [PLAIN_FONT, false];
    },
    take: () => {
      const mixed = sizes.size > 1 && Math.max(...sizes) > 1.2 * Math.min(...sizes);
      const taken = { text: unescaped(text), struck, raised, doubts: mixed ? ['mixed-size'] : [], marks };
      [text, struck, raised, look, marks] = ['', false, false, PLAIN_FONT, []];
      sizes.clear();
      return taken;
    },
  };
}

export function readSharedStrings(bytes: Uint8Array): { readonly strings: readonly SheetText[] } | ReadingRefusal {
  const strings: SheetText[] = [];
  const collector = textCollector();
  const failure = readXml(bytes, 'sharedStrings', {
    open: (element) => {
      collector.open(element);
      return undefined;
    },
    text: (piece) => collector.text(piece),
    close: (name) => {
      collector.close(name);
      if (name === 's:si') strings.push(collector.take());
    },
  });
  return failure ?? { strings };
}
