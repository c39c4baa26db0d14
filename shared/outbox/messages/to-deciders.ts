/** What reviewer and approver are asked and told, and whoever stands in for them. */
import * as z from 'zod';
import { daySchema } from '#shared/ids/calendar.js';
import { TAKEDOWN_CAUSES } from '#shared/filing/takedowns.js';
import { about, takenBack } from './parts.js';

export const TO_DECIDERS = [
  /** To reviewer and approver. */
  z.object({
    name: z.literal('decision-request'),
    ...about,
    stage: z.enum(['review', 'approval']),
    until: daySchema,
    again: z.boolean(),
    /** The stage was decided before, and that does not count: the report had been stopped. */
    anew: z.literal(true).optional(),
  }),
  /** To a decider for whom several reports wait: one mail a day instead of one for each. */
  z.object({
    name: z.literal('digest'),
    area: z.string(),
    today: daySchema,
    reports: z.array(
      z.object({
        agencyName: z.string(),
        year: z.number().int(),
        stage: z.enum(['review', 'approval']),
        until: daySchema,
      }),
    ),
    /** How many more wait than are listed. */
    more: z.number().int().min(0),
  }),
  /** Somebody stands in for a decider for some days, or no more: to who stands in, to who is away, to the publisher. */
  z.object({
    name: z.literal('delegation'),
    what: z.enum(['made', 'ended']),
    role: z.enum(['stand-in', 'absent', 'publisher']),
    year: z.number().int(),
    area: z.string(),
    from: z.string(),
    to: z.string(),
    since: daySchema,
    until: daySchema,
    reason: z.string(),
    stages: z.array(z.enum(['review', 'approval'])),
  }),
  /** To the decider, of their own decision: with the link by which they can stop what they did not do. */
  z.object({
    name: z.literal('decision-made'),
    ...about,
    stage: z.enum(['review', 'approval']),
    outcome: z.enum(['approved', 'returned']),
    comment: z.string(),
    at: z.iso.datetime(),
  }),
  /** To those who passed it. */
  z.object({ name: z.literal('decided-reopened'), ...about, ...takenBack }),
  /** To those who passed it. */
  z.object({ name: z.literal('decided-taken-down'), ...about, ...takenBack, cause: z.enum(TAKEDOWN_CAUSES) }),
  z.object({ name: z.literal('decided-put-back'), ...about, ...takenBack }),
] as const;
