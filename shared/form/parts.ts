/**
 * The official form as an agency types it on the page: ten parts, the opening, six sections and three tables, each
 * saved by itself so that two people at once meet only where both wrote. What is typed is kept as it was typed; what it
 * says is for typed-record.ts.
 */
import * as z from 'zod';
import { cutTo } from '#shared/ids/cut.js';
import { digestOf } from '#shared/ids/digest.js';
import { visibleText } from '#shared/ids/visible-text.js';
import { foldRadicals } from '#shared/reading/normalise.js';
import { isCellId, TABLE2_CELLS, TABLE3_CELLS, TABLE4_CELLS, tableOf, type CellId } from '#shared/report/cells.js';

export const TEXT_PARTS = ['opening', 'section1', 'section2', 'section3', 'section4', 'section5', 'section6'] as const;
export const TABLE_PARTS = ['table2', 'table3', 'table4'] as const;
export const PARTS = [...TEXT_PARTS, ...TABLE_PARTS] as const;
export type TextPart = (typeof TEXT_PARTS)[number];
export type TablePart = (typeof TABLE_PARTS)[number];
export type PartId = (typeof PARTS)[number];

/** What is typed in a part: by cell in a table, under the one name `text` elsewhere. What is empty is left out. */
export type PartContent = Readonly<Record<string, string>>;
export const EMPTY: PartContent = {};

/** The parts of one form; one that nobody has typed anything in is absent. */
export type FormContent = Readonly<Partial<Record<PartId, PartContent>>>;

export const partIdSchema = z.enum(PARTS);
export const partContentSchema = z.record(z.string(), z.string());

/** Characters of one section: twice a long report. */
export const TEXT_MAX = 20_000;
/** Characters of one cell: the longest number and what may stand around it. */
export const CELL_MAX = 40;

const CELLS: Readonly<Record<TablePart, readonly CellId[]>> = {
  table2: TABLE2_CELLS,
  table3: TABLE3_CELLS,
  table4: TABLE4_CELLS,
};

export function isTablePart(part: PartId): part is TablePart {
  return part in CELLS;
}

export function cellsOfPart(part: TablePart): readonly CellId[] {
  return CELLS[part];
}

export function partOfCell(cell: CellId): TablePart {
  return `table${tableOf(cell)}`;
}

/** The section that a part stands in; 0 is what stands before the first. */
export function sectionOfPart(part: PartId): number {
  return part === 'opening' ? 0 : Number(part.slice(-1));
}

export function paragraphsOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

/** Running text as paragraphs without what nobody sees: what is kept is what a document of it says when it is read. */
function cleanText(text: string): string {
  const paragraphs = foldRadicals(visibleText(text.normalize('NFC')))
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[\s\u00a0\u3000]+/gu, ' ').trim());
  return cutTo(paragraphs.filter((line) => line !== '').join('\n'), TEXT_MAX);
}

function cleanCell(text: string): string {
  return cutTo(visibleText(text).replace(/\s+/gu, ' ').trim(), CELL_MAX);
}

/** @param typed by cell or under `text`; names that are none of this part are left out */
export function cleanContent(part: PartId, typed: Readonly<Record<string, string>>): PartContent {
  const entries: [string, string][] = isTablePart(part)
    ? cellsOfPart(part).map((cell) => [cell, cleanCell(typed[cell] ?? '')])
    : [['text', cleanText(typed['text'] ?? '')]];
  return Object.fromEntries(entries.filter(([, text]) => text !== ''));
}

export function isSame(one: PartContent, other: PartContent): boolean {
  return digestOf({ ...one }) === digestOf({ ...other });
}

/** Names a content in a form's hidden field: whoever did not touch a part sends this very content back. */
export function contentMark(content: PartContent): string {
  return digestOf({ ...content }).slice(0, 16);
}

/** All that is typed, by cell. */
export function typedCells(form: FormContent): ReadonlyMap<CellId, string> {
  const entries = TABLE_PARTS.flatMap((part) => Object.entries(form[part] ?? EMPTY));
  return new Map(entries.flatMap(([cell, text]): [CellId, string][] => (isCellId(cell) ? [[cell, text]] : [])));
}

export function textOf(form: FormContent, part: TextPart): string {
  return form[part]?.['text'] ?? '';
}
