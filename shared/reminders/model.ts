/**
 * Reminders as data: what is asked of whom, and what is kept of having reminded them. One mail a day to a person, whatever
 * the number of reports; the note of it, kept by day and person, is what makes a second one impossible.
 */
import * as z from 'zod';
import type { AgencyId } from '#shared/ids/agency-id.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { daySchema } from '#shared/ids/calendar.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import { personSchema, type Person } from '#shared/ids/person.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import type { Filing, Stage } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { Agency, Season } from '#shared/season/model.js';

/** Who was asked for the decision that a report waits for. */
export interface AskedDecision {
  readonly stage: Stage;
  readonly person: Person;
  readonly grant: GrantId;
  /** The day on which the stage began. */
  readonly since: string;
  readonly until: string;
}

export interface ReportAtHand {
  readonly agency: Agency;
  /** Null before the first upload. */
  readonly filing: Filing | null;
  /** Null where nobody holds a link to decide. */
  readonly decision: AskedDecision | null;
}

/** All that reminders are judged on. */
export interface SeasonAtHand {
  readonly season: Season;
  readonly reports: readonly ReportAtHand[];
}

/** One thing that is asked of a person. */
export type Matter =
  | {
      readonly kind: 'file';
      readonly agency: AgencyId;
      readonly agencyName: string;
      readonly deadline: string;
      readonly state: SubmissionState | null;
      /** Public, and a corrected version is asked for: no deadline counts for it. */
      readonly correcting: boolean;
      /** Asked of whoever records it: when the paper came in. */
      readonly receivedOn: string | null;
      readonly grant: GrantId;
    }
  | {
      readonly kind: 'decide';
      readonly agency: AgencyId;
      readonly agencyName: string;
      readonly stage: Stage;
      readonly until: string;
      readonly grant: GrantId;
    }
  /** To the publisher: somebody has not decided in time. */
  | {
      readonly kind: 'overdue';
      readonly agency: AgencyId;
      readonly agencyName: string;
      readonly stage: Stage;
      readonly until: string;
      readonly waitingFor: string;
    }
  /** To the publisher: how far the agencies of one deadline are. */
  | {
      readonly kind: 'progress';
      readonly deadline: string;
      readonly total: number;
      readonly filed: number;
      readonly uninvited: readonly string[];
      readonly missing: readonly string[];
    };

export interface Reminder {
  readonly person: Person;
  readonly matters: readonly Matter[];
}

/** What a matter is known by from day to day: a decision of another stage, or asked until another day, is another. */
export function keyOf(matter: Matter): string {
  switch (matter.kind) {
    case 'file':
      return `file:${matter.agency}`;
    case 'decide':
    case 'overdue':
      return `${matter.kind}:${matter.agency}:${matter.stage}:${matter.until}`;
    case 'progress':
      return `progress:${matter.deadline}`;
  }
}

/** One reminder that was sent: to whom, when, about what. */
export const reminderNoteSchema = z.object({
  area: areaIdSchema,
  year: reportYearSchema,
  day: daySchema,
  /** Hash of the address (access/links.ts). */
  mark: z.string().min(1).max(64),
  person: personSchema,
  about: z.array(z.string().min(1).max(120)),
  at: z.iso.datetime(),
  /** The publisher who pressed the button; null where the clock did it. */
  by: personSchema.nullable(),
});
export type ReminderNote = z.infer<typeof reminderNoteSchema>;

/** Reminders by the clock stand still; the publisher may still press the button. */
export const reminderPauseSchema = z.object({
  area: areaIdSchema,
  year: reportYearSchema,
  reason: z.string().min(1).max(200),
  by: personSchema,
  at: z.iso.datetime(),
});
export type ReminderPause = z.infer<typeof reminderPauseSchema>;
