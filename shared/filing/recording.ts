/**
 * An agency without a computer hands its report in on paper, and somebody whom the publisher names records it in the agency's
 * name. One person at a time may; what they record says for ever that it came from paper, when and through whom.
 */
import type { Person } from '#shared/ids/person.js';
import type { Agency } from '#shared/season/model.js';
import type { Filing, Recorded, Recorder, Submission } from './model.js';

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
  if (filing === null || recorder === undefined) return { person: contact, records: false };
  const isTheirs = filing.marks?.includes('recorded') === true || (filing.lastDeedAt ?? '') <= recorder.at;
  return isTheirs ? { person: recorder.person, records: true } : { person: contact, records: false };
}

/** Whether paper came in by the deadline and is still being recorded: nobody is late then, whatever the day. */
export function isPaperInTime(
  agency: Pick<Agency, 'contact' | 'deadline'>,
  filing: Pick<Filing, 'recorders' | 'marks' | 'lastDeedAt'> | null,
): boolean {
  if (filing === null || !worksOn(agency, filing).records) return false;
  return (activeRecorder(filing)?.receivedOn ?? '9') <= agency.deadline;
}

/** The day on which a report counts as filed: that of the paper, where it was recorded from paper. */
export function dayThatCounts({ recorded }: Pick<Submission, 'recorded'>, filedOn: string): string {
  return recorded === undefined ? filedOn : recorded.receivedOn;
}
