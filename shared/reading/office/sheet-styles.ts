/** Formats and fonts of a workbook: what a cell prints, and what of its looks is not plain. */
import type { ReadingRefusal } from '../limits.js';
import { builtInFormat } from './number-format.js';
import { deep, isUsual, judgeSheet, pale } from './plain-sheet.js';
import { NOTHING_EMBEDDED, type Mark } from './plain.js';
import { isOn, readXml, type XmlElement } from './xml.js';

export interface FontLook {
  readonly size: number;
  readonly struck: boolean;
  readonly raised: boolean;
  readonly marks: readonly Mark[];
}

export interface CellStyle {
  /** Undefined where the format is not known. */
  readonly format: string | undefined;
  readonly font: FontLook;
  /** Of its font, its fill and its alignment, and those of the style under it. */
  readonly marks: readonly Mark[];
  /** Pale on dark, as heads are. */
  readonly head: boolean;
  /** Text goes on in the next line, or shrinks, instead of running out of its cell. */
  readonly fits: boolean;
}

export interface SheetStyles {
  readonly cells: readonly CellStyle[];
  readonly standardSize: number;
}

export const PLAIN_FONT: FontLook = { size: 11, struck: false, raised: false, marks: [] };
export const PLAIN_STYLE: CellStyle = { format: 'General', font: PLAIN_FONT, marks: [], head: false, fits: false };
export const NO_SHEET_STYLES: SheetStyles = { cells: [PLAIN_STYLE], standardSize: 11 };

/** A font with one element more; the same in fonts and in runs of rich text. */
export function withPart(font: FontLook, { name, attributes }: XmlElement): FontLook {
  const value = attributes['val'];
  const found = judgeSheet('s:font', name, attributes, NOTHING_EMBEDDED);
  const shade = name === 's:color' && pale.holds(attributes, NOTHING_EMBEDDED);
  return {
    size: name === 's:sz' ? Number(value) || PLAIN_FONT.size : font.size,
    struck: name === 's:strike' ? isOn(value) : font.struck,
    raised: name === 's:vertAlign' ? value === 'superscript' || value === 'subscript' : font.raised,
    marks: found === undefined ? font.marks : [...font.marks, shade ? { ...found, shade } : found],
  };
}

interface WrittenStyle {
  readonly format: number;
  readonly font: number;
  readonly fill: number;
  readonly base: number;
  fits: boolean;
  marks: readonly Mark[];
}

export function readSheetStyles(bytes: Uint8Array): SheetStyles | ReadingRefusal {
  const formats = new Map<number, string>();
  const [fonts, fills]: [FontLook[], Mark[][]] = [[], []];
  const [cells, bases]: [WrittenStyle[], WrittenStyle[]] = [[], []];
  const everywhere: Mark[] = [];
  let painted = 0;
  const path: string[] = [];
  const failure = readXml(bytes, 'styles', {
    open: (element) => {
      const { name, attributes } = element;
      const number = (word: string): number => Number(attributes[word] ?? 0);
      const list = path[1] ?? '';
      const styles = list === 's:cellXfs' ? cells : list === 's:cellStyleXfs' ? bases : undefined;
      if (name === 's:numFmt' && list === 's:numFmts') formats.set(number('numFmtId'), attributes['formatCode'] ?? '');
      else if (name === 's:font' && list === 's:fonts') fonts.push(PLAIN_FONT);
      else if (list === 's:fonts' && path.length > 2) fonts.push(withPart(fonts.pop() ?? PLAIN_FONT, element));
      else if (name === 's:fill' && list === 's:fills') fills.push([]);
      else if (list === 's:fills' && path.length > 2) {
        const found = judgeSheet('s:fill', name, attributes, NOTHING_EMBEDDED);
        const shade = name === 's:fgColor' && deep.holds(attributes, NOTHING_EMBEDDED);
        if (found !== undefined) fills.at(-1)?.push(shade ? { ...found, shade } : found);
      } else if (name === 's:xf' && styles !== undefined) {
        const [format, font, fill] = [number('numFmtId'), number('fontId'), number('fillId')];
        styles.push({ format, font, fill, base: Number(attributes['xfId'] ?? -1), fits: false, marks: [] });
      } else if (name === 's:alignment' && styles !== undefined) {
        const last = styles[styles.length - 1];
        const on = (word: string): boolean => attributes[word] !== undefined && isOn(attributes[word]);
        if (last !== undefined) {
          last.fits = on('wrapText') || on('shrinkToFit');
          last.marks = ['turned', 'placed'].flatMap(
            (way) => judgeSheet('s:xf', way, attributes, NOTHING_EMBEDDED) ?? [],
          );
        }
      } else if (name === 's:rgbColor') {
        if (!isUsual(painted, attributes['rgb'] ?? '')) everywhere.push({ harm: 'words', says: '自定义的调色板' });
        painted += 1;
      }
      path.push(name);
      return undefined;
    },
    close: () => void path.pop(),
  });
  if (failure !== undefined) return failure;
  const marksOf = (style: WrittenStyle | undefined): readonly Mark[] =>
    style === undefined ? [] : [...(fonts[style.font]?.marks ?? []), ...(fills[style.fill] ?? []), ...style.marks];
  const styles = cells.map((style): CellStyle => {
    const font = fonts[style.font] ?? PLAIN_FONT;
    const shaded = (marks: readonly Mark[] = []): boolean => marks.some(({ shade }) => shade === true);
    return {
      format: formats.get(style.format) ?? builtInFormat(style.format),
      font,
      marks: [...marksOf(style), ...marksOf(bases[style.base]), ...everywhere],
      head: shaded(font.marks) && shaded(fills[style.fill]),
      fits: style.fits,
    };
  });
  return { cells: styles, standardSize: fonts[0]?.size ?? PLAIN_FONT.size };
}
