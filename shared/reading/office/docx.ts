/**
 * A Word document (OOXML) -> its grids and lines. Read as it is printed, with tracked changes accepted; headers,
 * footers and notes are other parts and never looked at, comments are only counted.
 */
import type { GriddedDocument } from '../tables/gridded.js';
import { isRefusal, refuse, type ReadingLimits, type ReadingRefusal } from '../limits.js';
import type { DocumentLine } from '../sections.js';
import { readGround } from './office-ground.js';
import { partsOfType, type Package } from './parts.js';
import { rowsAgree, valuesByOrder } from './row-order.js';
import { authorsOf, countComments, counted, tracesInText } from './traces.js';
import { readWordDocument, type WordContent } from './word-document.js';
import { NO_NUMBERING, readNumbering } from './word-numbering.js';
import { NO_STYLES, readStyles } from './word-styles.js';
import { placeTable } from './word-tables.js';

const MOST_TABLES = 200;
const MOST_CELLS = 50_000;
/** A frame around a title or a page has fewer cells than any table of the form. */
const TABULAR_CELLS = 4;
const PICTURE_ONLY = 20;

/** The first part of a type, read by its reader; `none` where the document has no such part. */
function partOr<Part extends object>(
  pack: Package,
  type: string,
  read: (bytes: Uint8Array) => Part | ReadingRefusal,
  none: Part,
): Part | ReadingRefusal {
  const parts = partsOfType(pack, pack.main, type);
  if (isRefusal(parts)) return parts;
  const [bytes] = parts;
  return bytes === undefined ? none : read(bytes);
}

function linesOf({ paragraphs, tables }: WordContent): DocumentLine[] {
  return paragraphs.flatMap(({ lines, table }) => {
    const holder = table === undefined ? undefined : tables[table];
    const cells = holder?.rows.reduce((count, row) => count + row.cells.length, 0) ?? 0;
    const tabular = holder !== undefined && cells >= TABULAR_CELLS && !holder.nests;
    return lines
      .map((line) => line.replace(/[\s\u00a0]+/gu, ' ').trim())
      .filter((text) => text !== '')
      .map((text, index) => ({ text, page: null, indented: index === 0, full: null, tabular }));
  });
}

export function readDocx(pack: Package, limits: ReadingLimits): GriddedDocument | ReadingRefusal {
  const ground = readGround(pack);
  const styles = partOr(pack, 'styles', (part) => readStyles(part, ground), NO_STYLES);
  if (isRefusal(styles)) return styles;
  const numbering = partOr(pack, 'numbering', readNumbering, NO_NUMBERING);
  if (isRefusal(numbering)) return numbering;
  const bytes = pack.read(pack.main);
  if (bytes === undefined) return refuse('damaged', 'the document part is missing');
  if (isRefusal(bytes)) return bytes;
  const bounds = { tables: MOST_TABLES, cells: MOST_CELLS, characters: limits.glyphs };
  const content = readWordDocument(bytes, styles, numbering, ground, bounds);
  if (isRefusal(content)) return content;
  const lines = linesOf(content);
  const characters = lines.reduce((count, line) => count + line.text.length, 0);
  if (content.pictures > 0 && characters < PICTURE_ONLY) {
    return refuse('scanned', `${content.pictures} pictures and ${characters} characters`);
  }
  const placed = content.tables.map((table, index) => placeTable(table, index + 1, content.marks));
  const byOrder = valuesByOrder(placed.map(({ order }) => order));
  return {
    format: 'docx',
    reader: 'docx-grid',
    grids: placed.map(({ grid }) => grid),
    lines,
    traces: [...authorsOf(pack), ...counted('comments', countComments(pack, pack.main)), ...tracesInText(bytes)],
    confirm: (cells) => rowsAgree(cells, byOrder),
  };
}
