/** Lines of a draft as they were mended on its page. */
import type { DraftContent, DraftLine } from './draft.js';
import { MAX_CELL, ROSTER_FIELDS, type RosterField } from './fields.js';

export interface LineEdit {
  /** Place of the line in the draft, from 0. */
  readonly at: number;
  readonly values: Readonly<Partial<Record<RosterField, string>>>;
  readonly skipped: boolean;
}

export function withEdits(content: DraftContent, edits: readonly LineEdit[]): DraftContent {
  const byPlace = new Map(edits.map((edit) => [edit.at, edit]));
  const lines = content.lines.map((line, at) => {
    const edit = byPlace.get(at);
    return edit === undefined ? line : edited(line, edit);
  });
  return { ...content, lines };
}

function edited(line: DraftLine, edit: LineEdit): DraftLine {
  const values = { ...line.values };
  for (const field of ROSTER_FIELDS) {
    const typed = edit.values[field];
    if (typed !== undefined) values[field] = settled(field, typed);
  }
  // A note is about what was read; what somebody wrote in its place needs none.
  const notes = line.notes.filter(({ field }) => values[field] === line.values[field]);
  return { ...line, values, notes, skipped: edit.skipped };
}

function settled(field: RosterField, typed: string): string {
  const text = typed.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, MAX_CELL);
  return field === 'id' ? text.toLowerCase() : text;
}
