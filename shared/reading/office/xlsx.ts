/**
 * An Excel workbook (OOXML) -> its grids and lines. Visible sheets only, in the order of their tabs; results of
 * formulas are those that the file keeps, because nothing is calculated here.
 */
import type { GriddedDocument } from '../tables/gridded.js';
import { isRefusal, refuse, type ReadingLimits, type ReadingRefusal } from '../limits.js';
import { readGround } from './office-ground.js';
import { partsOfType, type Package } from './parts.js';
import { rowsAgree, valuesByOrder } from './row-order.js';
import { areasIn, type Area } from './sheet-areas.js';
import { readSheet, type SheetBook } from './sheet.js';
import { readDrawings, readOldDrawing } from './sheet-drawings.js';
import { seenSheet } from './sheet-layout.js';
import { NO_SHEET_STYLES, readSheetStyles } from './sheet-styles.js';
import { tablesOfSheet, type SheetTables } from './sheet-tables.js';
import { readSharedStrings } from './sheet-text.js';
import { authorsOf, countComments, counted, hidesCells } from './traces.js';
import { isOn, readXml } from './xml.js';

const MOST_SHEETS = 60;

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly relation: string }[];
  /** Names of the sheets that nobody sees. */
  readonly hidden: readonly string[];
  readonly recalculates: boolean;
}

/** Sheets in which WPS keeps pictures of its own accord. */
const KEPT_BY_PROGRAM = /^WpsReserved/u;

/** Its visible sheets, in the order of their tabs, and the names of the others. */
export function readWorkbook(bytes: Uint8Array): Workbook | ReadingRefusal {
  const sheets: { name: string; relation: string }[] = [];
  const hidden: string[] = [];
  let recalculates = false;
  const failure = readXml(bytes, 'workbook', {
    open: ({ name, attributes }) => {
      const shown = (attributes['state'] ?? 'visible') === 'visible';
      const sheet = attributes['name'] ?? '';
      if (name === 's:sheet' && shown) sheets.push({ name: sheet, relation: attributes['r:id'] ?? '' });
      else if (name === 's:sheet' && !KEPT_BY_PROGRAM.test(sheet)) hidden.push(sheet);
      if (name === 's:calcPr')
        recalculates = attributes['fullCalcOnLoad'] !== undefined && isOn(attributes['fullCalcOnLoad']);
      return undefined;
    },
  });
  return failure ?? { sheets, hidden, recalculates };
}

/** What all sheets share: texts and looks. */
export function readBook(pack: Package, recalculates: boolean): SheetBook | ReadingRefusal {
  const [strings, styles] = [partsOfType(pack, pack.main, 'sharedStrings'), partsOfType(pack, pack.main, 'styles')];
  if (isRefusal(strings)) return strings;
  if (isRefusal(styles)) return styles;
  const texts = strings[0] === undefined ? { strings: [] } : readSharedStrings(strings[0]);
  if (isRefusal(texts)) return texts;
  const looks = styles[0] === undefined ? NO_SHEET_STYLES : readSheetStyles(styles[0]);
  return isRefusal(looks) ? looks : { strings: texts.strings, styles: looks, recalculates };
}

function coversOf(pack: Package, sheet: string): Area[] | ReadingRefusal {
  const drawings = partsOfType(pack, sheet, 'drawing');
  if (isRefusal(drawings)) return drawings;
  const areas: Area[] = [];
  for (const bytes of drawings) {
    const drawn = readDrawings(bytes);
    if (isRefusal(drawn)) return drawn;
    areas.push(...drawn.areas);
  }
  const old = partsOfType(pack, sheet, 'vmlDrawing');
  if (isRefusal(old)) return old;
  return [...areas, ...old.flatMap(readOldDrawing)];
}

/** Where a sheet has tables of the program's own kind, whose styles colour and hide. */
function styledAreasOf(pack: Package, sheet: string): Area[] | ReadingRefusal {
  const parts = partsOfType(pack, sheet, 'table');
  if (isRefusal(parts)) return parts;
  const areas: Area[] = [];
  for (const bytes of parts) {
    const failure = readXml(bytes, 'table', {
      open: ({ name, attributes }) => {
        if (name === 's:table') areas.push(...areasIn(attributes['ref'] ?? 'everywhere'));
        return undefined;
      },
    });
    if (failure !== undefined) return failure;
  }
  return areas;
}

export function readXlsx(pack: Package, limits: ReadingLimits): GriddedDocument | ReadingRefusal {
  const main = pack.read(pack.main);
  if (main === undefined) return refuse('damaged', 'the workbook part is missing');
  if (isRefusal(main)) return main;
  const workbook = readWorkbook(main);
  if (isRefusal(workbook)) return workbook;
  if (workbook.sheets.length > MOST_SHEETS) return refuse('too-complex', `more than ${MOST_SHEETS} sheets`);
  const book = readBook(pack, workbook.recalculates);
  if (isRefusal(book)) return book;
  const ground = readGround(pack);
  const relations = pack.relations(pack.main);
  if (isRefusal(relations)) return relations;

  const tables: SheetTables[] = [];
  const hiding = [...workbook.hidden];
  let [characters, comments] = [0, 0];
  for (const { name, relation } of workbook.sheets) {
    const part = relations.find((each) => each.id === relation);
    if (part?.type !== 'worksheet') continue;
    const bytes = pack.read(part.target);
    if (bytes === undefined) return refuse('damaged', `the sheet ${name} is missing`);
    if (isRefusal(bytes)) return bytes;
    const sheet = readSheet(bytes, name, book);
    if (isRefusal(sheet)) return sheet;
    if (hidesCells(sheet)) hiding.push(name);
    comments += countComments(pack, part.target);
    const covers = coversOf(pack, part.target);
    if (isRefusal(covers)) return covers;
    const styled = styledAreasOf(pack, part.target);
    if (isRefusal(styled)) return styled;
    const plainly = { ...sheet, marks: [...ground.marks, ...sheet.marks], altered: [...sheet.altered, ...styled] };
    const seen = seenSheet(plainly, name, covers);
    if (isRefusal(seen)) return seen;
    characters += seen.cells.reduce((count, cell) => count + cell.text.length, 0);
    if (characters > limits.glyphs) return refuse('too-complex', `more than ${limits.glyphs} characters`);
    tables.push(tablesOfSheet(seen));
  }
  const byOrder = valuesByOrder(tables.flatMap(({ orders }) => orders));
  return {
    format: 'xlsx',
    reader: 'xlsx-grid',
    grids: tables.flatMap(({ grids }) => grids),
    lines: tables.flatMap(({ lines }) => lines),
    traces: [
      ...authorsOf(pack),
      ...counted('comments', comments),
      ...hiding.map((detail) => ({ kind: 'hidden-cells' as const, detail })),
    ],
    confirm: (cells) => rowsAgree(cells, byOrder),
  };
}
