/** Right, wrong and unread of one document, against what it prints. */
import { CELL_IDS, SHORT_FORM_ABSENT_ROWS, type CellId } from '#shared/report/cells.js';
import type { CellReading, Reading, ReportRecord } from '#shared/report/record.js';
import { readDocument } from '#shared/reading/read-document.js';
import { narrativeFor } from '../../builders/narrative.js';
import { layoutPdf, type LayoutOptions } from '../../builders/pdf-layouts.js';
import type { FormValues } from '../../builders/values.js';

export interface Score {
  right: number;
  unread: number;
  agreed: number;
  readonly wrong: string[];
  readonly reasons: Record<string, number>;
}

export function recordIn(reading: Reading): ReportRecord {
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  return reading.record;
}

export function draw(values: FormValues, options: LayoutOptions = {}): Promise<Uint8Array> {
  return layoutPdf({ values, narrative: narrativeFor(values) }, options);
}

export async function read(values: FormValues, options: LayoutOptions = {}): Promise<ReportRecord> {
  return recordIn(await readDocument(await draw(values, options)));
}

function isAbsent(id: CellId, options: LayoutOptions): boolean {
  return options.shortForm === true && SHORT_FORM_ABSENT_ROWS.some((row) => id.startsWith(`${row}@`));
}

function isPrinted(cell: CellReading, id: CellId, values: FormValues, options: LayoutOptions): boolean {
  if (isAbsent(id, options)) return cell.kind === 'not-printed';
  const wish = options.printed?.[id];
  if (wish === undefined) return cell.kind === 'number' && cell.value === values[id];
  return wish === '' ? cell.kind === 'blank' : cell.kind === 'mark' && cell.raw === wish;
}

export function scoreOf(record: ReportRecord, values: FormValues, options: LayoutOptions = {}): Score {
  const score: Score = { right: 0, unread: 0, agreed: 0, wrong: [], reasons: {} };
  for (const id of CELL_IDS) {
    const cell = record.cells[id];
    if (isPrinted(cell, id, values, options)) score.right++;
    else if (cell.kind === 'unread') {
      score.unread++;
      score.reasons[cell.reason!] = (score.reasons[cell.reason!] ?? 0) + 1;
    } else score.wrong.push(`${id}: ${cell.kind} ${cell.value}, printed ${values[id]}`);
    if (cell.certainty === 'agreed') score.agreed++;
  }
  return score;
}
