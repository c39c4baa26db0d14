/**
 * The numbers of an accepted report, and nothing else of it: what a sum over thousands of reports is made of. A record
 * takes a hundred times as long to read; so the deed that approves a report leaves its numbers beside the roster.
 */
import * as z from 'zod';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import { decimalSchema, FORMS, type ReportRecord } from '#shared/report/record.js';
import type { CountedReport } from './totals.js';

/** Which submission of the filing they are of, and what it says: decimal strings in official order, null for what is no number. */
export interface Figures extends CountedReport {
  readonly n: number;
  readonly form: ReportRecord['form'];
}

const SEPARATOR = ',';

/** As it is stored: one text instead of two hundred values, which the table would bill and the reader would parse one by one. */
function line(length: number): z.ZodType<readonly (string | null)[], string> {
  return z.string().transform((text, context): readonly (string | null)[] => {
    const values = text.split(SEPARATOR).map((value) => (value === '' ? null : value));
    const isSound =
      values.length === length && values.every((value) => value === null || decimalSchema.safeParse(value).success);
    if (!isSound) context.addIssue({ code: 'custom', message: `not ${length} numbers` });
    return values;
  });
}

export const figuresSchema = z.object({
  n: z.number().int().min(1),
  form: z.enum(FORMS),
  values: line(CELL_IDS.length),
  shortForm: line(SHORT_FORM_CELLS.length).nullable(),
});

export function figuresOf(n: number, record: ReportRecord): Figures {
  const { form, cells, shortFormRow } = record;
  return {
    n,
    form,
    values: CELL_IDS.map((id) => numberIn(cells[id])),
    shortForm: shortFormRow === null ? null : SHORT_FORM_CELLS.map((id) => numberIn(shortFormRow[id])),
  };
}

/** What `figuresSchema` reads. */
export function storedFigures({ n, form, values, shortForm }: Figures): z.input<typeof figuresSchema> {
  const joined = (each: Figures['values']) => each.map((value) => value ?? '').join(SEPARATOR);
  return { n, form, values: joined(values), shortForm: shortForm === null ? null : joined(shortForm) };
}

function numberIn(cell: ReportRecord['cells'][keyof ReportRecord['cells']] | undefined): string | null {
  return cell?.kind === 'number' ? cell.value : null;
}
