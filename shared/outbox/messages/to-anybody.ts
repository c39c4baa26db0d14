/** What anybody may be mailed, whatever their part in a season: a new link, a code, a reminder. */
import * as z from 'zod';
import { daySchema } from '#shared/ids/calendar.js';
import { submissionStateSchema } from '#shared/filing/states.js';

export const TO_ANYBODY = [
  /** To anybody who asked for it. */
  z.object({
    name: z.literal('new-link'),
    year: z.number().int(),
    area: z.string(),
    purpose: z.enum(['file', 'decide', 'stop', 'publish', 'stand-in', 'desk']),
    agencyName: z.string().nullable(),
    /** Comes because every older link and every other browser was ended. */
    ended: z.literal(true).optional(),
    /** Comes because the area was put back from a copy, in which no link is. */
    restored: z.literal(true).optional(),
  }),
  /** To whoever is about to decide in a browser that has not proved itself; the code is minted when the mail leaves. */
  z.object({
    name: z.literal('code'),
    year: z.number().int(),
    area: z.string(),
    agencyName: z.string().nullable(),
    deed: z.enum([
      'review',
      'approval',
      'waive',
      'release',
      'invite',
      'roster',
      'resume',
      'reopen-report',
      'correct',
      'take-down',
      'put-back',
      'roll-back',
      'unwaive',
      'hand-out',
      'season',
      'appoint',
      'close',
      'archive',
      'reopen',
      'next-season',
      'delegate',
      'end-delegation',
      'several',
      'recording',
    ]),
    /** Of a decision: which one it is that the code confirms. */
    outcome: z.enum(['approved', 'returned']).optional(),
  }),
  /** To whoever is waited for: everything of a day in one mail. */
  z.object({
    name: z.literal('reminder'),
    year: z.number().int(),
    area: z.string(),
    /** The day of the mail: how many days are left is reckoned from it. */
    day: daySchema,
    toFile: z.array(
      z.object({
        agencyName: z.string(),
        deadline: daySchema,
        state: submissionStateSchema.nullable(),
        /** Public, and to be corrected: no deadline counts. */
        correcting: z.literal(true).optional(),
        /** Of whoever records it: the day on which the paper came in, which tells whether it is late. */
        receivedOn: daySchema.optional(),
      }),
    ),
    toDecide: z.array(z.object({ agencyName: z.string(), stage: z.enum(['review', 'approval']), until: daySchema })),
    /** How many more there are than the mail names. */
    more: z.number().int().min(0),
    /** The publisher who asked for it; null where the calendar did. */
    by: z.string().nullable(),
  }),
] as const;
