/**
 * A season is the collection of one report year: its deadlines, its roster of agencies and the people who decide.
 * Dates are calendar days of the season's time zone (Asia/Shanghai), instants are ISO strings in UTC.
 */
import { z } from 'zod';

/** ASCII slug: the stable id of an agency in every key, address and execution name. Chinese names are content. */
export const agencyIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(40)
  .brand('AgencyId');
export type AgencyId = z.infer<typeof agencyIdSchema>;

/** The year reported on: the 2025 report is collected in January 2026. */
export const reportYearSchema = z.number().int().min(2008).max(2100).brand('ReportYear');
export type ReportYear = z.infer<typeof reportYearSchema>;

export const daySchema = z.iso.date();

/** A mail address in the one spelling that is compared: trimmed, NFKC, lower case. */
export const addressSchema = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(z.email().max(254))
  .brand('Address');
export type Address = z.infer<typeof addressSchema>;

/** A person is known by the address that a link was mailed to; the name is what they are called on screen. */
export const personSchema = z.object({
  name: z
    .string()
    // NFC: shown as it was written, with its full-width brackets; comparing folds further (filing/four-eyes.ts).
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(40)),
  address: addressSchema,
});
export type Person = z.infer<typeof personSchema>;

export const AGENCY_KINDS = ['department', 'township', 'government', 'vertical'] as const;
export const agencyKindSchema = z.enum(AGENCY_KINDS);
export type AgencyKind = z.infer<typeof agencyKindSchema>;

export const SEASON_STATES = ['open', 'late', 'closed', 'archived'] as const;

export const seasonSchema = z.object({
  year: reportYearSchema,
  /** The area that collects, e.g. 云溪县. */
  area: z.string().min(1).max(60),
  state: z.enum(SEASON_STATES),
  /** Regulation art. 49: departments submit and publish by 31 January of the following year. */
  deadline: daySchema,
  publisher: personSchema,
  /** Used for every agency whose roster row names nobody else. */
  reviewer: personSchema,
  approver: personSchema,
  openedAt: z.iso.datetime(),
});
export type Season = z.infer<typeof seasonSchema>;

/** One line of the roster. */
export const agencySchema = z.object({
  id: agencyIdSchema,
  year: reportYearSchema,
  name: z.string().min(2).max(60),
  kind: agencyKindSchema,
  /** Whether it may make 规章; absent means no, as for every body of a county. */
  ruleMaking: z.boolean().optional(),
  contact: personSchema,
  reviewer: personSchema,
  approver: personSchema,
  deadline: daySchema,
  /** When the invitation was handed to the outbox; null before. */
  invitedAt: z.iso.datetime().nullable(),
});
export type Agency = z.infer<typeof agencySchema>;
