/**
 * One submission as a workbook to take away: the tables as read with their findings on them, the list of findings with
 * room for explanations, and the cells that wait for a person. What comes back is read by answers.ts.
 */
import type { Texts } from '#shared/words/texts.js';
import { annotatedTables } from './annotated-tables.js';
import { cellsSheet } from './cells-sheet.js';
import { findingsSheet } from './findings-sheet.js';
import { workbookBytes } from './ooxml/workbook.js';
import type { TakenSubmission } from './submission.js';

export function annotatedWorkbook(taken: TakenSubmission, t: Texts): Uint8Array {
  const { sheet, spots } = annotatedTables(taken, t);
  const cells = cellsSheet(taken, spots, t);
  const sheets = [sheet, findingsSheet(taken, spots, t), ...(cells === undefined ? [] : [cells])];
  return workbookBytes(sheets, t.takeaway.author);
}
