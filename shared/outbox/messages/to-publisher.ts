/** What whoever runs a season is told: that it is theirs, how far everybody is, and what did not go as planned. */
import * as z from 'zod';
import { daySchema } from '#shared/ids/calendar.js';
import { TOUCH_KINDS } from '#shared/filing/four-eyes.js';
import { season, about } from './parts.js';

export const TO_PUBLISHER = [
  /** To the publisher: the season is open, here is your desk. */
  z.object({ name: z.literal('desk-opened'), year: z.number().int(), area: z.string(), deadline: daySchema }),
  /** To whoever sets an installation up; null where it collects for no area yet. */
  z.object({ name: z.literal('set-up'), area: z.string().nullable() }),
  /** To the substitute: they can take the publisher's place. */
  z.object({ name: z.literal('substitute-named'), ...season, publisher: z.string() }),
  /** To the new publisher, and to the one before. */
  z.object({ name: z.literal('publisher-appointed'), ...season, former: z.string(), reason: z.string() }),
  z.object({ name: z.literal('publisher-replaced'), ...season, publisher: z.string(), reason: z.string() }),
  /** To the publisher: how far everybody is at a deadline, and whose decisions are late. */
  z.object({
    name: z.literal('season-progress'),
    year: z.number().int(),
    area: z.string(),
    day: daySchema,
    deadlines: z.array(
      z.object({
        deadline: daySchema,
        total: z.number().int(),
        filed: z.number().int(),
        uninvited: z.array(z.string()),
        missing: z.array(z.string()),
      }),
    ),
    overdue: z.array(
      z.object({
        agencyName: z.string(),
        stage: z.enum(['review', 'approval']),
        until: daySchema,
        waitingFor: z.string(),
      }),
    ),
  }),
  /** To the publisher: a decision is overdue; an approved report waits; a release ended. */
  z.object({
    name: z.literal('decision-overdue'),
    ...about,
    stage: z.enum(['review', 'approval']),
    waitingFor: z.string(),
  }),
  /** To the publisher: the roster names somebody to decide who had a hand in the report. */
  z.object({
    name: z.literal('decider-conflict'),
    ...about,
    stage: z.enum(['review', 'approval']),
    person: z.string(),
    /** What they did (filing/four-eyes.ts). */
    touch: z.enum(TOUCH_KINDS),
    /** In whose place they were to decide; absent where the roster itself names them. */
    insteadOf: z.string().optional(),
  }),
  /** To the publisher: somebody says that a decision was not theirs. */
  z.object({
    name: z.literal('decision-disowned'),
    ...about,
    stage: z.enum(['review', 'approval']),
    by: z.string(),
    decidedAt: z.iso.datetime(),
    /** Whether the report could still be held back. */
    held: z.boolean(),
  }),
  /** To the publisher: a release waits for its time, waits for another, or does not wait any more. */
  z.object({
    name: z.literal('release-scheduled'),
    what: z.enum(['set', 'moved', 'cancelled']),
    year: z.number().int(),
    area: z.string(),
    at: z.iso.datetime(),
    count: z.number(),
  }),
  z.object({
    name: z.literal('release-ended'),
    year: z.number().int(),
    /** Of reports of that earlier year: nobody but the publisher is mailed. */
    history: z.literal(true).optional(),
    area: z.string(),
    published: z.number(),
    left: z.array(z.string()),
    failed: z.boolean(),
    /** The address of the area's site, where it does not stand at the root. */
    site: z.string().optional(),
  }),
  /** To the publisher: a release was taken back as a whole, but for what had changed meanwhile; or that could not be finished. */
  z.object({
    name: z.literal('rollback-ended'),
    year: z.number().int(),
    area: z.string(),
    count: z.number(),
    left: z.array(z.string()),
    /** Names of those that cannot be released again as they are: a decision on them was disowned. Absent in former mails. */
    disowned: z.array(z.string()).optional(),
    failed: z.boolean(),
    /** As with `release-ended`. */
    site: z.string().optional(),
  }),
  /** To the publisher: the release of a takedown broke down, and the site may still show the report. */
  z.object({ name: z.literal('take-down-failed'), ...about, url: z.url() }),
] as const;
