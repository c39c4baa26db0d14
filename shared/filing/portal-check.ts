/**
 * A saved portal page or its file, held against what was approved: what was asked for, and what came of it. The last check of
 * each kind is kept, superseded by the next. It changes nothing of the report.
 */
import * as z from 'zod';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { daySchema } from '#shared/ids/calendar.js';
import { digestSchema } from '#shared/ids/digest.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { SHORT_FORM_CELLS, type CellId, type ShortFormCell } from '#shared/report/cells.js';
import { cellIdSchema } from '#shared/report/record.js';
import { arrivalSchema, type Filing } from './model.js';
import { refusalSchema } from './refusal.js';
import { portalPartSchema, type PortalStanding } from './portal-standing.js';

/** A form that was handed out for it: its object is read for this submission and no other. */
export const portalFormSchema = z.object({
  key: z.string().min(1),
  grant: grantIdSchema,
  role: z.enum(['agency', 'publisher']),
  by: personSchema,
  area: areaIdSchema,
  year: reportYearSchema,
  agency: agencyIdSchema,
  n: z.number().int().min(1),
  part: portalPartSchema,
  /** Since when it stands there, as the person says; what the page itself says goes before it. */
  typedOn: daySchema.nullable(),
  issuedAt: z.iso.datetime(),
});
export type PortalForm = z.infer<typeof portalFormSchema>;

const printedSchema = z.string().nullable();
const differingCellSchema = z.object({
  cell: z.custom<CellId | ShortFormCell>(
    (value) => SHORT_FORM_CELLS.includes(value as ShortFormCell) || cellIdSchema.safeParse(value).success,
  ),
  /** What is printed; null where it was not read. */
  approved: printedSchema,
  portal: printedSchema,
});
const differingSectionSchema = z.object({
  number: z.number().int(),
  missing: z.array(z.string()),
  added: z.array(z.string()),
});

export const portalCheckSchema = z.object({
  arrival: arrivalSchema,
  digest: digestSchema.nullable(),
  n: z.number().int().min(1),
  part: portalPartSchema,
  by: personSchema,
  role: z.enum(['agency', 'publisher']),
  at: z.iso.datetime(),
  /** The day of publication that the page states. */
  statedOn: daySchema.nullable(),
  typedOn: daySchema.nullable(),
  result: z.discriminatedUnion('is', [
    z.object({ is: z.literal('same') }),
    z.object({ is: z.literal('unreadable'), refusal: refusalSchema }),
    /** Whose report of which year it says it is. */
    z.object({ is: z.literal('other-report'), agencyName: z.string().nullable(), year: z.number().int().nullable() }),
    z.object({
      is: z.literal('differs'),
      cells: z.array(differingCellSchema),
      sections: z.array(differingSectionSchema),
    }),
  ]),
});
export type PortalCheck = z.infer<typeof portalCheckSchema>;

export const portalChecksSchema = z.object({
  page: portalCheckSchema.nullable(),
  file: portalCheckSchema.nullable(),
});
export type PortalChecks = z.infer<typeof portalChecksSchema>;
export const NO_PORTAL_CHECKS: PortalChecks = { page: null, file: null };

/** What the board tells of them. */
export function standingOf(checks: PortalChecks): PortalStanding {
  const seen = (check: PortalCheck | null) => (check === null ? null : { n: check.n, is: check.result.is });
  return { page: seen(checks.page), file: seen(checks.file) };
}

/**
 * The submission that a portal may be held against: approved, or public. During a correction the public one, for that is
 * what stands there. Undefined where there is none.
 */
export function forPortal({ current, state, released }: Pick<Filing, 'current' | 'state' | 'released'>) {
  if (current !== null && (state === 'approved' || state === 'released')) return current;
  return state === 'taken-down' ? undefined : released?.n;
}
