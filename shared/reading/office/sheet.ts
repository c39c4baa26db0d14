/**
 * One worksheet part as its cells, merges and measures. What a cell prints is settled here; which rows make up which
 * table is not.
 */
import { refuse, type ReadingRefusal } from '../limits.js';
import { changesText, printedNumber } from './number-format.js';
import { judgeSheet } from './plain-sheet.js';
import { NOTHING_EMBEDDED, type Mark } from './plain.js';
import { PLAIN_STYLE, type SheetStyles } from './sheet-styles.js';
import { plainText, textCollector, type SheetText } from './sheet-text.js';
import { areasIn, parseAddress, parseArea, type Area } from './sheet-areas.js';
import { isOn, readXml } from './xml.js';

export interface SheetCell {
  readonly text: string;
  readonly struck: boolean;
  readonly raised: boolean;
  readonly doubts: readonly string[];
  /** What of it, and of its row, is not plain. */
  readonly marks: readonly Mark[];
  /** Characters of the standard width that it needs; 0 where it adapts itself. */
  readonly needs: number;
}

export interface Sheet {
  /** By row, then by column, both from 1. */
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;
  readonly merges: readonly Area[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly columns: readonly {
    readonly from: number;
    readonly to: number;
    readonly width: number;
    readonly hidden: boolean;
  }[];
  readonly standardWidth: number;
  /** Places where something else than the cell may be shown. */
  readonly altered: readonly Area[];
  /** What speaks against all of it. */
  readonly marks: readonly Mark[];
}

export interface SheetBook {
  readonly strings: readonly SheetText[];
  readonly styles: SheetStyles;
  /** Results of formulas are worked out anew when the file is opened: those kept in it may be old. */
  readonly recalculates: boolean;
}

const [MOST_CELLS, MOST_MERGES] = [100_000, 10_000];
const STANDARD_WIDTH = 8.43;
/** Part of a column's width that stays empty beside the figures. */
const MARGIN = 0.5;

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  readonly marks: readonly Mark[];
  formula: boolean;
  value: string | undefined;
}

export function readSheet(bytes: Uint8Array, name: string, book: SheetBook): Sheet | ReadingRefusal {
  const cells = new Map<number, Map<number, SheetCell>>();
  const merges: Area[] = [];
  const hiddenRows = new Set<number>();
  const columns: { from: number; to: number; width: number; hidden: boolean }[] = [];
  const altered: Area[] = [];
  const inline = textCollector();
  const marks: Mark[] = [];
  let ofRow: readonly Mark[] = [];
  let [row, column, count] = [0, 0, 0];
  let cell: OpenCell | undefined;
  let [taking, hidesZeros, showsFormulas, choosing] = [false, false, false, false];
  let area: string | undefined;
  let standardWidth = STANDARD_WIDTH;

  const settle = (open: OpenCell): SheetCell => {
    const style = book.styles.cells[open.style] ?? PLAIN_STYLE;
    const { font } = style;
    const own = [...open.marks, ...ofRow];
    const doubts = new Set<string>();
    const inlined = inline.take();
    let [content, needs] = [plainText(''), 0];
    const { type, value } = open;
    if (open.formula && (value === undefined || book.recalculates || showsFormulas)) {
      doubts.add('ambiguous');
      content = plainText(value ?? '');
    } else if (type === 's' && value !== undefined) {
      const shared = book.strings[Number(value)];
      if (shared === undefined) doubts.add('ambiguous');
      content = shared ?? content;
    } else if (type === 'inlineStr') content = inlined;
    else if (type === 'str') content = plainText(value ?? '');
    else if (type === 'n' && value !== undefined) {
      const printed = printedNumber(value.trim(), style.format);
      if ('doubt' in printed) doubts.add(printed.doubt);
      content = plainText('doubt' in printed ? value.trim() : printed.text);
      if (hidesZeros && Number(value) === 0) doubts.add('not-visible');
    } else if (value !== undefined) {
      // Truth values, errors and dates: none of them is a figure of the form.
      doubts.add('not-a-number');
      content = plainText(value);
    }
    for (const doubt of content.doubts) doubts.add(doubt);
    const some = content.text.trim() !== '';
    const left = font.struck ? 'struck' : font.raised ? 'mixed-size' : undefined;
    if (some && left !== undefined) doubts.add(left);
    if (!some && (content.struck || content.raised)) doubts.add(content.struck ? 'struck' : 'mixed-size');
    if (type !== 'n' && some && changesText(style.format)) doubts.add('ambiguous');
    if (!style.fits) needs = ([...content.text.trim()].length * font.size) / book.styles.standardSize + MARGIN;
    const { text, struck, raised } = content;
    const looks = some ? [...style.marks, ...content.marks] : content.marks;
    // Heads stand light on dark; a figure never does.
    const head = style.head && !/[0-9\uff10-\uff19]/u.test(text);
    own.push(...(head ? looks.filter(({ shade }) => shade !== true) : looks));
    return { text, struck, raised, doubts: [...doubts].sort(), marks: own, needs };
  };

  const failure = readXml(bytes, name, {
    open: (element) => {
      const { attributes } = element;
      const found =
        cell === undefined || !element.name.startsWith('s:') || element.name === 's:c'
          ? judgeSheet('sheet', element.name, attributes, NOTHING_EMBEDDED)
          : undefined;
      const against = found === undefined ? [] : [found];
      if (element.name === 's:row') ofRow = against;
      else if (element.name !== 's:c') marks.push(...against);
      const on = (word: string): boolean => attributes[word] !== undefined && isOn(attributes[word]);
      switch (element.name) {
        case 's:sheetView':
          hidesZeros ||= attributes['showZeros'] !== undefined && !isOn(attributes['showZeros']);
          showsFormulas ||= on('showFormulas');
          break;
        case 's:sheetFormatPr':
          standardWidth = Number(attributes['defaultColWidth']) || standardWidth;
          break;
        case 's:col': {
          const width = attributes['width'] === undefined ? standardWidth : Number(attributes['width']);
          const [from, to] = [Number(attributes['min']), Number(attributes['max'])];
          columns.push({ from, to, width, hidden: on('hidden') || width === 0 });
          break;
        }
        case 's:row':
          row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']);
          column = 0;
          if (on('hidden') || (attributes['ht'] !== undefined && Number(attributes['ht']) < 1)) hiddenRows.add(row);
          break;
        case 's:c': {
          const place = attributes['r'] === undefined ? { row, column: column + 1 } : parseAddress(attributes['r']);
          if (place === undefined || place.row !== row || cells.get(row)?.has(place.column) === true)
            return refuse('damaged', `${name}: a cell at ${attributes['r'] ?? 'no place'}`);
          column = place.column;
          count += 1;
          if (count > MOST_CELLS) return refuse('too-complex', `more than ${MOST_CELLS} cells in ${name}`);
          cell = {
            ...place,
            type: attributes['t'] ?? 'n',
            style: Number(attributes['s'] ?? 0),
            marks: against,
            formula: false,
            value: undefined,
          };
          break;
        }
        case 's:f':
          if (cell !== undefined) cell.formula = true;
          break;
        case 's:v':
          taking = true;
          break;
        case 's:mergeCell': {
          const area = parseArea(attributes['ref'] ?? '');
          if (area !== undefined) merges.push(area);
          if (merges.length > MOST_MERGES)
            return refuse('too-complex', `more than ${MOST_MERGES} merged areas in ${name}`);
          break;
        }
        case 's:conditionalFormatting':
          altered.push(...areasIn(attributes['sqref'] ?? ''));
          break;
        case 'x14:dataValidations':
          choosing = true;
          break;
        case 'xm:sqref':
          area = '';
          break;
        default:
          if (cell !== undefined) inline.open(element);
      }
      return undefined;
    },
    text: (piece) => {
      if (area !== undefined) area += piece;
      if (cell === undefined) return;
      if (taking) cell.value = (cell.value ?? '') + piece;
      else inline.text(piece);
    },
    close: (closed) => {
      if (closed === 'xm:sqref') {
        if (!choosing) altered.push(...areasIn(area ?? ''));
        area = undefined;
      } else if (closed === 'x14:dataValidations') choosing = false;
      if (closed === 's:v') {
        taking = false;
        if (cell?.type === 'str') cell.value ??= '';
      }
      if (cell === undefined) return;
      if (closed === 's:c') {
        const line = cells.get(cell.row) ?? new Map<number, SheetCell>();
        cells.set(cell.row, line.set(cell.column, settle(cell)));
        cell = undefined;
      } else inline.close(closed);
    },
  });
  return failure ?? { cells, merges, hiddenRows, columns, standardWidth, altered, marks };
}
