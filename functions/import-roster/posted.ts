/** What the pages of a roster post: the file or the pasted cells, columns, lines. */
import type { PostedForm } from '#shared/desk/edge.js';
import type { RosterFault } from '#shared/desk/roster-views.js';
import { splitRows } from '#shared/season/roster/delimited.js';
import type { DraftContent } from '#shared/season/roster/draft.js';
import type { LineEdit } from '#shared/season/roster/edit.js';
import { COLUMN_USES, ROSTER_FIELDS, type ColumnUse } from '#shared/season/roster/fields.js';
import { readRosterFile } from '#shared/season/roster/file.js';
import type { HandedIn } from '#shared/season/roster/understand.js';

/** A file goes before pasted text: a browser sends the empty field of either. */
export async function tablesIn(form: PostedForm): Promise<HandedIn | { readonly problem: RosterFault }> {
  const file = form.file('file');
  if (file !== undefined && file.size > 0) {
    const tables = readRosterFile(new Uint8Array(await file.arrayBuffer()));
    return 'problem' in tables ? tables : { fileName: file.name.slice(0, 120), tables };
  }
  const pasted = form.text('roster');
  if (pasted.trim() === '') return { problem: 'nothing' };
  return { fileName: null, tables: [{ sheet: null, rows: splitRows(pasted.normalize('NFC')) }] };
}

export function usesIn(form: PostedForm, before: readonly ColumnUse[]): ColumnUse[] {
  return before.map((use, at) => COLUMN_USES.find((each) => each === form.text(`use.${at}`)) ?? use);
}

/** The lines that the page showed, `at` naming each; boxes that are not ticked are not posted. */
export function editsIn(form: PostedForm, { lines }: DraftContent): LineEdit[] {
  return form.all('at').flatMap((text): LineEdit[] => {
    const at = Number(text);
    if (!Number.isInteger(at) || at < 0 || at >= lines.length) return [];
    const values = Object.fromEntries(
      ROSTER_FIELDS.flatMap((field) => {
        const [typed] = form.all(`${field}.${at}`);
        return typed === undefined ? [] : [[field, typed] as const];
      }),
    );
    return [{ at, values, skipped: form.text(`skip.${at}`) !== '' }];
  });
}
