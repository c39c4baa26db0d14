/** Why an uploaded file was not taken, as a code and what more is known of it; what a reader is told stands in words/. */
import * as z from 'zod';
import { REFUSAL_CODES } from '#shared/report/record.js';

/** Reasons that are no fault of the document's text but of when, whose or what kind of file it is. */
export const INTAKE_REFUSALS = [
  'other-year',
  'other-agency',
  'own-workbook',
  'link-replaced',
  'agency-at-work',
  'season-closed',
  'under-decision',
  'already-released',
  'identical',
  'identical-returned',
  'processing-failed',
  'system-busy',
  'threat-found',
  'scan-unsupported',
  'scan-unfinished',
] as const;

export const refusalSchema = z.object({
  code: z.enum([...REFUSAL_CODES, ...INTAKE_REFUSALS]),
  detail: z.string(),
});
export type Refusal = z.infer<typeof refusalSchema>;
export type RefusalReason = Refusal['code'];
