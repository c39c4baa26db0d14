/** What a form begins with: a report that was read before, part by part. What was not read there stays empty. */
import type { ReportRecord } from '#shared/report/record.js';
import {
  cellsOfPart,
  cleanContent,
  isTablePart,
  PARTS,
  sectionOfPart,
  type FormContent,
  type PartContent,
  type PartId,
} from './parts.js';

function contentOfPart(record: ReportRecord, part: PartId): PartContent {
  if (isTablePart(part)) {
    const typed = cellsOfPart(part).map((cell): [string, string] => {
      const { kind, value, raw } = record.cells[cell];
      return [cell, kind === 'number' ? (value ?? '') : kind === 'mark' ? raw : ''];
    });
    return cleanContent(part, Object.fromEntries(typed));
  }
  const number = sectionOfPart(part);
  const paragraphs = number === 0 ? (record.opening ?? []).slice(1) : (record.sections[number - 1]?.paragraphs ?? []);
  return cleanContent(part, { text: paragraphs.join('\n') });
}

export function formOfRecord(record: ReportRecord): FormContent {
  return Object.fromEntries(PARTS.map((part) => [part, contentOfPart(record, part)]));
}
