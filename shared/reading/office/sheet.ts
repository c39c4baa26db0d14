/**
 * One worksheet part as its cells, merges and measures. What a cell prints is settled here; which rows make up which
 * table is not.
 */
import { refuse, type ReadingRefusal } from '../limits.js';
import { changesText, printedNumber } from './number-format.js';
import { PLAIN_STYLE, type SheetStyles } from './sheet-styles.js';
import { plainText, textCollector, type SheetText } from './sheet-text.js';
import { isOn, readXml } from './xml.js';

export interface SheetCell {
  readonly text: string;
  readonly struck: boolean;
  readonly raised: boolean;
  readonly doubts: readonly string[];
  /** Characters of the standard width that it needs; 0 where it adapts itself. */
  readonly needs: number;
}

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
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
}

export interface SheetBook {
  readonly strings: readonly SheetText[];
  readonly styles: SheetStyles;
  /** Results of formulas are worked out anew when the file is opened: those kept in it may be old. */
  readonly recalculates: boolean;
}

const [LAST_ROW, LAST_COLUMN, MOST_CELLS, MOST_MERGES] = [1_048_576, 16_384, 100_000, 10_000];
const STANDARD_WIDTH = 8.43;
/** Part of a column's width that stays empty beside the figures. */
const MARGIN = 0.5;

export function parseAddress(address: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(address);
  if (match === null) return undefined;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(match[2]);
  return row >= 1 && row <= LAST_ROW && column <= LAST_COLUMN ? { row, column } : undefined;
}

export function addressOfCell(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row}`;
}

function parseArea(text: string): Area | undefined {
  const [first = '', second = first] = text.split(':');
  const [from, to] = [parseAddress(first), parseAddress(second)];
  if (from === undefined || to === undefined || to.row < from.row || to.column < from.column) return undefined;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
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
  let [row, column, count] = [0, 0, 0];
  let cell: OpenCell | undefined;
  let [taking, hidesZeros, showsFormulas] = [false, false, false];
  let standardWidth = STANDARD_WIDTH;
  let conditional: Area[] = [];

  const settle = (open: OpenCell): SheetCell => {
    const style = book.styles.cells[open.style] ?? PLAIN_STYLE;
    const { font } = style;
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
    if (some && font.white) doubts.add('not-visible');
    const left = font.struck ? 'struck' : font.raised ? 'mixed-size' : undefined;
    if (some && left !== undefined) doubts.add(left);
    if (!some && (content.struck || content.raised)) doubts.add(content.struck ? 'struck' : 'mixed-size');
    if (type !== 'n' && some && changesText(style.format)) doubts.add('ambiguous');
    if (!style.fits) needs = ([...content.text.trim()].length * font.size) / book.styles.standardSize + MARGIN;
    const { text } = content;
    return { text, struck: content.struck, raised: content.raised, doubts: [...doubts].sort(), needs };
  };

  const failure = readXml(bytes, name, {
    open: (element) => {
      const { attributes } = element;
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
          conditional = (attributes['sqref'] ?? '').split(/\s+/).flatMap((text) => parseArea(text) ?? []);
          break;
        case 's:cfRule':
          if (book.styles.altering.has(Number(attributes['dxfId'] ?? -1))) altered.push(...conditional);
          break;
        case 's:iconSet':
        case 's:dataBar':
          if (attributes['showValue'] !== undefined && !isOn(attributes['showValue'])) altered.push(...conditional);
          break;
        default:
          if (cell !== undefined) inline.open(element);
      }
      return undefined;
    },
    text: (piece) => {
      if (cell === undefined) return;
      if (taking) cell.value = (cell.value ?? '') + piece;
      else inline.text(piece);
    },
    close: (closed) => {
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
  return failure ?? { cells, merges, hiddenRows, columns, standardWidth, altered };
}
