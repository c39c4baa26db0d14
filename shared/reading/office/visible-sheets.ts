/** The visible sheets of a workbook as cells, for what people bring back or hand in beside their reports. */
import { isRefusal, type ReadingRefusal } from '../limits.js';
import type { Package } from './parts.js';
import { readSheet, type Sheet } from './sheet.js';
import { readBook, readWorkbook } from './xlsx.js';

const MOST_SHEETS = 30;

export function readVisibleSheets(pack: Package): { name: string; sheet: Sheet }[] | ReadingRefusal {
  const main = pack.read(pack.main);
  if (main === undefined) return { refused: 'damaged', detail: 'the workbook part is missing' };
  if (isRefusal(main)) return main;
  const workbook = readWorkbook(main);
  if (isRefusal(workbook)) return workbook;
  const book = readBook(pack, workbook.recalculates);
  if (isRefusal(book)) return book;
  const relations = pack.relations(pack.main);
  if (isRefusal(relations)) return relations;
  const sheets: { name: string; sheet: Sheet }[] = [];
  for (const { name, relation } of workbook.sheets.slice(0, MOST_SHEETS)) {
    const part = relations.find(({ id, type }) => id === relation && type === 'worksheet');
    const bytes = part === undefined ? undefined : pack.read(part.target);
    if (bytes === undefined) continue;
    if (isRefusal(bytes)) return bytes;
    const sheet = readSheet(bytes, name, book);
    if (isRefusal(sheet)) return sheet;
    sheets.push({ name, sheet });
  }
  return sheets;
}
