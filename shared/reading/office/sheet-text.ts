/** Texts of a workbook: shared and inline strings with their runs, of which only what is shown counts. */
import type { ReadingRefusal } from '../limits.js';
import { fontPart, type FontLook } from './sheet-styles.js';
import { readXml, type XmlElement } from './xml.js';

export interface SheetText {
  readonly text: string;
  readonly struck: boolean;
  readonly raised: boolean;
  readonly doubts: readonly string[];
}

export const plainText = (text: string): SheetText => ({ text, struck: false, raised: false, doubts: [] });

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
  let [text, struck, raised, white] = ['', false, false, false];
  let look: Partial<FontLook> = {};
  let [inText, phonetic, inLook] = [false, false, false];
  const sizes = new Set<number>();
  return {
    open: (element) => {
      if (element.name === 's:rPh') phonetic = true;
      else if (element.name === 's:r') look = {};
      else if (element.name === 's:rPr') inLook = true;
      else if (inLook) look = { ...look, ...fontPart(element) };
      else if (element.name === 's:t') inText = !phonetic;
    },
    text: (piece) => {
      if (!inText) return;
      if (look.struck === true) struck ||= piece.trim() !== '';
      else if (look.raised === true) raised ||= piece.trim() !== '';
      else {
        text += piece;
        white ||= look.white === true && piece.trim() !== '';
        if (/[0-9\uff10-\uff19]/u.test(piece)) sizes.add(look.size ?? 0);
      }
    },
    close: (name) => {
      if (name === 's:t') inText = false;
      if (name === 's:rPr') inLook = false;
      if (name === 's:rPh') phonetic = false;
      if (name === 's:r') look = {};
    },
    take: () => {
      const mixed = sizes.size > 1 && Math.max(...sizes) > 1.2 * Math.min(...sizes);
      const doubts = [...(mixed ? ['mixed-size'] : []), ...(white ? ['not-visible'] : [])];
      const taken = { text: unescaped(text), struck, raised, doubts };
      [text, struck, raised, white, look] = ['', false, false, false, {}];
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
