/** Formats and fonts of a workbook, as far as they change what a cell prints. */
import type { ReadingRefusal } from '../limits.js';
import { builtInFormat } from './number-format.js';
import { isOn, readXml, type XmlElement } from './xml.js';

export interface FontLook {
  readonly size: number;
  readonly struck: boolean;
  readonly raised: boolean;
  readonly white: boolean;
}

export interface CellStyle {
  /** Undefined where the format is not known. */
  readonly format: string | undefined;
  readonly font: FontLook;
  /** Text goes on in the next line, or shrinks, instead of running out of its cell. */
  readonly fits: boolean;
}

export interface SheetStyles {
  readonly cells: readonly CellStyle[];
  readonly standardSize: number;
  /** Conditional formats that may hide or change a figure. */
  readonly altering: ReadonlySet<number>;
}

export const PLAIN_FONT: FontLook = { size: 11, struck: false, raised: false, white: false };
export const PLAIN_STYLE: CellStyle = { format: 'General', font: PLAIN_FONT, fits: false };
export const NO_SHEET_STYLES: SheetStyles = { cells: [PLAIN_STYLE], standardSize: 11, altering: new Set() };

/** What one element of a font adds; the same in fonts and in runs of rich text. */
export function fontPart({ name, attributes }: XmlElement): Partial<FontLook> {
  const value = attributes['val'];
  switch (name) {
    case 's:sz':
      return { size: Number(value) || PLAIN_FONT.size };
    case 's:strike':
      return { struck: isOn(value) };
    case 's:vertAlign':
      return { raised: value === 'superscript' || value === 'subscript' };
    case 's:color':
      return {
        white:
          attributes['theme'] === '0' ||
          /^(ff)?f[0-9a-f]f[0-9a-f]f[0-9a-f]$/i.test(attributes['rgb'] ?? '') ||
          ['1', '9'].includes(attributes['indexed'] ?? ''),
      };
    default:
      return {};
  }
}

export function readSheetStyles(bytes: Uint8Array): SheetStyles | ReadingRefusal {
  const formats = new Map<number, string>();
  const fonts: FontLook[] = [];
  const cells: { format: number; font: number; fits: boolean }[] = [];
  const altering = new Set<number>();
  const path: string[] = [];
  let differing = -1;
  const failure = readXml(bytes, 'styles', {
    open: (element) => {
      const { name, attributes } = element;
      const inside = (list: string): boolean => path.includes(list);
      if (name === 's:dxf') differing += 1;
      if (inside('s:dxf')) {
        const part = fontPart(element);
        if (name === 's:numFmt' || part.struck === true || part.white === true) altering.add(differing);
      } else if (name === 's:numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 's:font' && inside('s:fonts')) fonts.push(PLAIN_FONT);
      else if (inside('s:fonts')) {
        const font = fonts.pop();
        if (font !== undefined) fonts.push({ ...font, ...fontPart(element) });
      } else if (name === 's:xf' && inside('s:cellXfs')) {
        cells.push({
          format: Number(attributes['numFmtId'] ?? 0),
          font: Number(attributes['fontId'] ?? 0),
          fits: false,
        });
      } else if (name === 's:alignment' && inside('s:cellXfs')) {
        const last = cells[cells.length - 1];
        const on = (word: string): boolean => attributes[word] !== undefined && isOn(attributes[word]);
        if (last !== undefined) last.fits = on('wrapText') || on('shrinkToFit');
      }
      path.push(name);
      return undefined;
    },
    close: () => void path.pop(),
  });
  if (failure !== undefined) return failure;
  const styles = cells.map(({ format, font, fits }): CellStyle => ({
    format: formats.get(format) ?? builtInFormat(format),
    font: fonts[font] ?? PLAIN_FONT,
    fits,
  }));
  return { cells: styles, standardSize: fonts[0]?.size ?? PLAIN_FONT.size, altering };
}
