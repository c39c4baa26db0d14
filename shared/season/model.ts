/**
 * A season is the collection of one report year: its deadlines, its roster of agencies and the people who decide.
 * Dates are calendar days of the season's time zone (Asia/Shanghai), instants are ISO strings in UTC.
 */
import * as z from 'zod';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { AGENCY_KINDS, agencyKindSchema, type AgencyKind } from '#shared/ids/agency-kind.js';
import { daySchema } from '#shared/ids/calendar.js';
import { personSchema } from '#shared/ids/person.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';

/** Releases that may wait for their time beside each other: each is an execution that lives until then, and a row on the board. */
export const MAX_SCHEDULED = 20;

export const SEASON_STATES = ['open', 'late', 'closed', 'archived'] as const;

/** Whom people may ask: the office that collects, as it stands on every page and in every mail. */
export const officeSchema = z.object({
  name: z.string().min(1).max(60),
  phone: z.string().max(40),
  /** When somebody answers, as people write it: 工作日 9:00-17:00. */
  hours: z.string().max(60),
});
export type Office = z.infer<typeof officeSchema>;

/** By when each kind of agency is to file: departments by 31 January, governments by 31 March, townships as the area sets. */
export const deadlinesSchema = z.object({
  department: daySchema,
  township: daySchema,
  government: daySchema,
  vertical: daySchema,
}) satisfies z.ZodType<Record<AgencyKind, string>>;
export type Deadlines = z.infer<typeof deadlinesSchema>;

/** One day for every kind. */
export function deadlinesOn(day: string): Deadlines {
  return deadlinesSchema.parse(Object.fromEntries(AGENCY_KINDS.map((kind) => [kind, day])));
}

/** A reviewer or approver is away, and another decides in their place from the first day to the last. */
export const delegationSchema = z.object({
  id: z.string().min(1).max(40),
  from: personSchema,
  to: personSchema,
  since: daySchema,
  until: daySchema,
  reason: z.string().min(1).max(200),
  at: z.iso.datetime(),
  /** Ended before its last day. */
  endedAt: z.iso.datetime().nullable(),
});
export type Delegation = z.infer<typeof delegationSchema>;

export const seasonSchema = z.object({
  area: areaIdSchema,
  year: reportYearSchema,
  /** The area that collects, e.g. 云溪县. */
  areaName: z.string().min(1).max(60),
  state: z.enum(SEASON_STATES),
  /** Regulation art. 49: departments submit and publish by 31 January of the following year. */
  deadline: daySchema,
  /** The deadline of each kind; `deadline` is that of departments. Null in a season opened before kinds had their own. */
  deadlines: deadlinesSchema.nullable().default(null),
  publisher: personSchema,
  /** Takes the publisher's place when they are away, or for good. */
  substitute: personSchema.nullable().default(null),
  office: officeSchema.nullable().default(null),
  /** Used for every agency whose roster row names nobody else. */
  reviewer: personSchema,
  approver: personSchema,
  openedAt: z.iso.datetime(),
  /** Whether a decision asks for the code that proves the person. Off for a demonstration only, and every page says so. */
  proof: z.enum(['code', 'off']).default('code'),
  delegations: z.array(delegationSchema).default([]),
  /** When the last phase began; null while reports are still taken. */
  closedAt: z.iso.datetime().nullable().default(null),
  archivedAt: z.iso.datetime().nullable().default(null),
  /** The last release that was started; absent before the first. */
  release: releaseIdSchema.optional(),
  /** Whether the public pages name those who have not published once their deadline is past; else they are only counted. */
  namesMissing: z.boolean().default(false),
  /** Releases that wait for the day and time which the publisher set. */
  scheduled: z.array(releaseIdSchema).max(MAX_SCHEDULED).default([]),
});
export type Season = z.infer<typeof seasonSchema>;

/** A name that the agency had, until that day. */
export const formerNameSchema = z.object({ name: z.string().min(2).max(60), until: daySchema });

/** One line of the roster. */
export const agencySchema = z.object({
  id: agencyIdSchema,
  area: areaIdSchema,
  year: reportYearSchema,
  name: z.string().min(2).max(60),
  /** What people call it every day (市科委); a title with such a name is the agency's own. */
  aliases: z.array(z.string().min(2).max(60)).max(20).default([]),
  formerNames: z.array(formerNameSchema).max(20).default([]),
  /** The agencies that it was merged from or split off. */
  predecessors: z.array(agencyIdSchema).max(20).default([]),
  /** The agency that it belongs to. */
  parent: agencyIdSchema.nullable().default(null),
  kind: agencyKindSchema,
  /** Whether it may make 规章; absent means no, as for every agency of a county. */
  ruleMaking: z.boolean().optional(),
  contact: personSchema,
  /** Of the contact, as the office writes it. */
  phone: z.string().max(40).nullable().default(null),
  reviewer: personSchema,
  approver: personSchema,
  deadline: daySchema,
  /** Taken off the roster; its filing stays as it was. */
  removed: z
    .object({ at: z.iso.datetime(), reason: z.string().min(1).max(200) })
    .nullable()
    .default(null),
  /** When the invitation was handed to the outbox; null before. */
  invitedAt: z.iso.datetime().nullable(),
});
export type Agency = z.infer<typeof agencySchema>;
