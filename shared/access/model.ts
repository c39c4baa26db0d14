/**
 * A grant is what a mailed link stands for: one person, one purpose, one subject, until a day. The link's secret is
 * never stored; only its SHA-256 points at the grant (links.ts).
 */
import { z } from 'zod';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { daySchema } from '#shared/ids/calendar.js';
import { digestSchema } from '#shared/ids/digest.js';
import { grantIdSchema } from '#shared/ids/grant-id.js';
import { personSchema } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';

const base = {
  id: grantIdSchema,
  person: personSchema,
  area: areaIdSchema,
  year: reportYearSchema,
  expiresAt: z.iso.datetime(),
  status: z.enum(['live', 'used', 'revoked']),
  /** When a link of this grant was last asked for or mailed: limits "send me a new link". */
  lastLinkAt: z.iso.datetime().nullable(),
};

export const grantSchema = z.discriminatedUnion('purpose', [
  z.object({ ...base, purpose: z.literal('file'), agency: agencyIdSchema }),
  z.object({
    ...base,
    purpose: z.literal('decide'),
    agency: agencyIdSchema,
    submission: submissionIdSchema,
    stage: z.enum(['review', 'approval']),
    /** What was filed; a decision on anything else is refused. */
    digest: digestSchema,
    /** The day until which the decision is asked for, as the mail says. */
    until: daySchema,
  }),
  z.object({ ...base, purpose: z.literal('publish') }),
]);
export type Grant = z.infer<typeof grantSchema>;
export type FilingGrant = Extract<Grant, { purpose: 'file' }>;
export type DecisionGrant = Extract<Grant, { purpose: 'decide' }>;
export type PublisherGrant = Extract<Grant, { purpose: 'publish' }>;
