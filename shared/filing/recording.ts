/**
 * An agency without a computer hands its report in on paper, and somebody whom the publisher names records it in the agency's
 * name. One person at a time may; what they record says for ever that it came from paper, when and through whom.
 */
import * as z from 'zod';
import { personSchema, type Person } from '#shared/ids/person.js';
import type { Agency } from '#shared/season/model.js';
import { dayOf, daySchema } from '#shared/ids/calendar.js';
import type { Filing, Submission } from './model.js';
import type { SubmissionState } from './states.js';
import { becauseOf, TAKE_BACK_REASON_MAX } from './taking-back.js';

/** Characters of who brought the paper, as the office writes it. */
export const HANDED_IN_BY_MAX = 60;
const onPaper = { handedInBy: z.string().min(1).max(HANDED_IN_BY_MAX), receivedOn: daySchema };

/** Somebody named to record in the system what the agency handed in on paper; `until` they were called back. */
export const recorderSchema = z.object({
  person: personSchema,
  ...becauseOf,
  ...onPaper,
  until: z.iso.datetime().nullable(),
});
export type Recorder = z.infer<typeof recorderSchema>;

/** What a submission says for ever of its coming from paper: who recorded it, and what the publisher said of the paper. */
export const recordedSchema = z.object({
  person: personSchema,
  ...onPaper,
  reason: z.string().min(1).max(TAKE_BACK_REASON_MAX),
});
export type Recorded = z.infer<typeof recordedSchema>;

/** Days after filing during which the agency is asked to say if what was recorded is not what it handed in. */
export const OBJECTION_DAYS = 3;

/** Who may record for the agency now. */
export function activeRecorder({ recorders }: Pick<Filing, 'recorders'>): Recorder | undefined {
  return recorders.findLast(({ until }) => until === null);
}

/** Whether this person may send files in the agency's name without being its contact. */
export function mayRecord(filing: Pick<Filing, 'recorders'>, person: Person): boolean {
  return activeRecorder(filing)?.person.address === person.address;
}

/** What a file of this person says of the paper that it was recorded from; undefined where they are the agency's contact. */
export function recordedFor(
  { contact }: Pick<Agency, 'contact'>,
  filing: Pick<Filing, 'recorders'>,
  person: Person,
): Recorded | undefined {
  const recorder = activeRecorder(filing);
  if (recorder?.person.address !== person.address || contact.address === person.address) return undefined;
  const { handedInBy, receivedOn, reason } = recorder;
  return { person: recorder.person, handedInBy, receivedOn, reason };
}

/**
 * Who goes on with the report: the contact, or whoever records it for them, once they were named and as long as what counts is
 * theirs. Where the agency sent a file of its own after that, it is the agency again.
 */
export function worksOn(
  { contact }: Pick<Agency, 'contact'>,
  filing: Pick<Filing, 'recorders' | 'marks' | 'lastDeedAt'> | null,
): { readonly person: Person; readonly records: boolean } {
  const recorder = filing === null ? undefined : activeRecorder(filing);
  // Whoever recorded and is the contact now goes on as the contact.
  if (filing === null || recorder === undefined || recorder.person.address === contact.address)
    return { person: contact, records: false };
  const isTheirs = filing.marks?.includes('recorded') === true || (filing.lastDeedAt ?? '') <= recorder.at;
  return isTheirs ? { person: recorder.person, records: true } : { person: contact, records: false };
}

/**
 * Whether the agency has sent a file of its own since somebody was named to record its paper, and has not filed it yet: it is
 * not theirs to set aside.
 */
export function isAgencyAtWork(filing: Pick<Filing, 'recorders'>, submission: Submission | null): boolean {
  if (submission === null || submission.recorded !== undefined || !['received', 'draft'].includes(submission.state))
    return false;
  return submission.receivedAt > (activeRecorder(filing)?.at ?? submission.receivedAt);
}

/** Whether paper came in by the deadline and is still being recorded: nobody is late then, whatever the day. */
export function isPaperInTime(
  agency: Pick<Agency, 'contact' | 'deadline'>,
  filing: Pick<Filing, 'recorders' | 'marks' | 'lastDeedAt'> | null,
): boolean {
  if (filing === null || !worksOn(agency, filing).records) return false;
  return (activeRecorder(filing)?.receivedOn ?? '9') <= agency.deadline;
}

type Filed = Pick<Submission, 'recorded' | 'firstFiled'>;

/**
 * The day on which a report counts as filed, and the deadline as it stood then: that of the paper, where it was recorded from
 * paper. What mends a returned report or corrects a public one counts as of the day of that one, if it is the earlier: the
 * agency had done its part by then.
 */
export function whatCounts({ recorded, firstFiled }: Filed, filedOn: string, deadline: string): DayAndDeadline {
  const own = { day: recorded === undefined ? filedOn : recorded.receivedOn, deadline };
  return firstFiled !== undefined && firstFiled.day <= own.day ? firstFiled : own;
}
type DayAndDeadline = NonNullable<Submission['inTime']>;

/** The agency had filed it, and what comes now mends or corrects it. What the agency took back itself counts no more. */
const FILED_BEFORE: readonly SubmissionState[] = ['returned', 'reopened', 'released', 'taken-down', 'corrected'];

/** What the next file carries on from the one that counts now; undefined where nothing was filed before. */
export function firstFiledOf(
  before: Pick<Submission, 'state' | 'statement' | 'inTime'> & Filed,
  { deadline }: Pick<Agency, 'deadline'>,
): DayAndDeadline | undefined {
  const { state, statement, inTime } = before;
  if (!FILED_BEFORE.includes(state) || statement === null) return before.firstFiled;
  // Filed before the day that counts was kept: its statement tells it.
  return inTime ?? whatCounts(before, dayOf(new Date(statement.at)), deadline);
}
