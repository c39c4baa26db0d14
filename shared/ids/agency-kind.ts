/** The kinds of reporting agencies that the rules, deadlines and totals tell apart. */
import * as z from 'zod';

export const AGENCY_KINDS = ['department', 'township', 'government', 'vertical'] as const;
export const agencyKindSchema = z.enum(AGENCY_KINDS);
export type AgencyKind = z.infer<typeof agencyKindSchema>;
