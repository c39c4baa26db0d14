/**
 * A roster on its way from a file to the season: as it was read, how each column is understood, and each line as it would be
 * saved. It is kept until somebody saves or discards it, so that 3,000 lines need not travel with every page.
 */
import * as z from 'zod';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { personSchema } from '#shared/ids/person.js';
import { COLUMN_USES, ROSTER_FIELDS, type ColumnUse } from './fields.js';

const fieldSchema = z.enum(ROSTER_FIELDS);
const useSchema = z.enum(COLUMN_USES as [ColumnUse, ...ColumnUse[]]);

/**
 * `others`: more people or addresses stood in the cell. `phone-rounded`: a spreadsheet cut the phone's last digits. `made`: a
 * code that was made out of the name. `guessed`: a kind or everyday names that follow from the name. `known-as`: the file calls
 * a known agency by a name of every day, or by a former one.
 */
export const LINE_NOTES = ['others', 'phone-rounded', 'made', 'guessed', 'known-as'] as const;
const noteSchema = z.object({ field: fieldSchema, code: z.enum(LINE_NOTES), value: z.string() });
export type LineNote = z.infer<typeof noteSchema>;

export const draftLineSchema = z.object({
  line: z.number().int().min(1),
  /** As they would be saved, and as they are edited; empty where nothing is said. */
  values: z.record(fieldSchema, z.string()),
  notes: z.array(noteSchema),
  /** Somebody took it out of the import. */
  skipped: z.boolean(),
});
export type DraftLine = z.infer<typeof draftLineSchema>;

export const draftContentSchema = z.object({
  /** Null for what was pasted. */
  fileName: z.string().nullable(),
  sheet: z.string().nullable(),
  /** Tabs that were not taken. */
  otherSheets: z.array(z.string()),
  /** Texts of the headings by column; null where there are none. */
  headings: z.array(z.string()).nullable(),
  uses: z.array(useSchema),
  rows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  lines: z.array(draftLineSchema),
  /** Rows that were taken for no agency: titles, notes, sums. */
  left: z.array(z.object({ line: z.number().int(), text: z.string() })),
});
export type DraftContent = z.infer<typeof draftContentSchema>;

export const rosterDraftSchema = z.object({
  area: areaIdSchema,
  year: reportYearSchema,
  by: personSchema,
  at: z.iso.datetime(),
  /** `open`: looked at and mended. `saving`: confirmed, and taken over in batches. `saved`: all of it. */
  state: z.enum(['open', 'saving', 'saved', 'discarded']),
  /** Lines taken over so far, of all that are to be. */
  done: z.number().int().min(0),
  total: z.number().int().min(0),
  /** What became of them. */
  added: z.number().int().min(0),
  changed: z.number().int().min(0),
  contacts: z.number().int().min(0),
});
export type RosterDraft = z.infer<typeof rosterDraftSchema>;
