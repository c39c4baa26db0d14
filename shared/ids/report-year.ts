/** The year reported on: the 2025 report is collected in January 2026. */
import * as z from 'zod';

export const reportYearSchema = z.number().int().min(2008).max(2100).brand('ReportYear');
export type ReportYear = z.infer<typeof reportYearSchema>;
