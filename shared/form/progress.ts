/** How far a form is: numbers filled of 200, and sections of six that hold what the official form asks for there. */
import { CELL_IDS } from '#shared/report/cells.js';
import { cellsOfPart, EMPTY, TABLE_PARTS, textOf, typedCells, type FormContent, type TextPart } from './parts.js';

export interface Progress {
  readonly cells: number;
  readonly sections: number;
}
export const ALL_CELLS = CELL_IDS.length;
export const ALL_SECTIONS = 6;

const WRITTEN: readonly TextPart[] = ['section1', 'section5', 'section6'];

export function progressOf(form: FormContent): Progress {
  const tables = TABLE_PARTS.filter((part) => Object.keys(form[part] ?? EMPTY).length === cellsOfPart(part).length);
  const written = WRITTEN.filter((part) => textOf(form, part) !== '');
  return { cells: typedCells(form).size, sections: tables.length + written.length };
}

export function isBegun(form: FormContent): boolean {
  return Object.values(form).some((content) => Object.keys(content ?? EMPTY).length > 0);
}
