/**
 * Who is to be reminded of what on a day, from the season as it stands and the notes of what was sent: pure, so that a
 * whole season can be gone through day by day (docs/reminders.md). Whoever has done their part is reminded no more.
 */
import { filingGrantId, personMark } from '#shared/access/links.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import { dayOf, daysBetween } from '#shared/ids/calendar.js';
import { activeRecorder, worksOn } from '#shared/filing/recording.js';
import type { Person } from '#shared/ids/person.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { isOver } from '#shared/filing/over.js';
import { awaitsCorrection, openCorrection } from '#shared/filing/taking-back.js';
import { takesReports } from '#shared/season/phases.js';
import {
  dayDue,
  daysAround,
  decisionDays,
  FILE_DAYS,
  OVERDUE_DAYS,
  PROGRESS_DAYS,
  RETURNED_DAYS,
} from './milestones.js';
import {
  keyOf,
  type AskedDecision,
  type Matter,
  type Reminder,
  type ReminderNote,
  type ReportAtHand,
  type SeasonAtHand,
} from './model.js';

/** The agency has not filed, or has to file again; a draft that expired stands here only in a season that was opened again. */
const UNFILED: ReadonlySet<SubmissionState> = new Set([
  'received',
  'refused',
  'draft',
  'superseded',
  'expired',
  'returned',
  'withdrawn',
  'reopened',
]);
const CAME_BACK: ReadonlySet<SubmissionState> = new Set(['returned', 'withdrawn', 'reopened', 'expired']);

export function isUnfiledState(state: SubmissionState | null): boolean {
  return state === null || UNFILED.has(state);
}

export function isUnfiled({ filing }: ReportAtHand): boolean {
  return isUnfiledState(filing?.state ?? null);
}

/** Whether the agency is waited for: what it has not filed, or what it was asked to correct. */
export function isWithAgency(report: ReportAtHand): boolean {
  return isUnfiled(report) || (report.filing !== null && awaitsCorrection(report.filing));
}

/** Reports of agencies that are on the roster. */
function onRoster({ reports }: SeasonAtHand): readonly ReportAtHand[] {
  return reports.filter(({ agency }) => agency.removed === null);
}

/** One day to remind somebody of something. */
interface Occasion {
  readonly person: Person;
  readonly matter: Matter;
  readonly days: readonly string[];
  /** Whoever was written to on this day or before needs no reminder for that day. */
  readonly after: string;
}

/** Everybody who is to be written to on this day, in the order of the roster, the publisher last. */
export function dueReminders(at: SeasonAtHand, notes: readonly ReminderNote[], today: string): Reminder[] {
  const { season } = at;
  if (season.state === 'archived') return [];
  const { reminded, lastTold } = read(notes, today);
  const due = occasionsOf(at, today).filter(({ person, matter, days, after }) => {
    if (reminded.has(personMark(person))) return false;
    const told = lastTold.get(`${personMark(person)} ${keyOf(matter)}`) ?? '';
    return dayDue(days, today, told > after ? told : after) !== undefined;
  });
  return byPerson(due);
}

/** Who was reminded today, and of what each was reminded when last. */
function read(notes: readonly ReminderNote[], today: string) {
  const reminded = new Set<string>();
  const lastTold = new Map<string, string>();
  for (const { mark, day, about } of notes) {
    if (day === today) reminded.add(mark);
    for (const key of about) {
      const before = lastTold.get(`${mark} ${key}`);
      if (before === undefined || day > before) lastTold.set(`${mark} ${key}`, day);
    }
  }
  return { reminded, lastTold };
}

/** One reminder for each person, whatever the number of matters. */
export function byPerson(due: readonly { readonly person: Person; readonly matter: Matter }[]): Reminder[] {
  const people = new Map<string, { person: Person; matters: Matter[] }>();
  for (const { person, matter } of due) {
    const known = people.get(personMark(person));
    if (known === undefined) people.set(personMark(person), { person, matters: [matter] });
    else known.matters.push(matter);
  }
  return [...people.values()];
}

function occasionsOf(at: SeasonAtHand, today: string): Occasion[] {
  const reports = onRoster(at);
  // After the closing only what came back or is to be corrected is still waited for.
  if (!takesReports(at.season)) {
    const since = at.season.closedAt;
    return since === null ? [] : reports.filter((report) => !isOver(at.season, report.filing)).flatMap(filing);
  }
  return [
    ...reports.flatMap(filing),
    ...reports.flatMap((report) => deciding(report)),
    ...reports.flatMap((report) => overdue(report, at.season.publisher)),
    ...progress(reports, at.season.publisher, today),
  ];
}

function filing(report: ReportAtHand): Occasion[] {
  const { agency } = report;
  const { person, records } = worksOn(agency, report.filing);
  const known = records && report.filing !== null ? (activeRecorder(report.filing)?.at ?? null) : agency.invitedAt;
  // Who was not invited knows of nothing; the publisher is told of them.
  if (known === null || !isWithAgency(report)) return [];
  const correction = report.filing === null || isUnfiled(report) ? undefined : openCorrection(report.filing);
  const cameBack = correction === undefined ? cameBackOn(report) : dayOf(correction.at);
  const invited = dayOf(known);
  return [
    {
      person,
      matter: fileMatter(report),
      days:
        // A correction has no deadline: the day on which it was asked for counts.
        cameBack !== null && (correction !== undefined || cameBack > agency.deadline)
          ? daysAround(cameBack, RETURNED_DAYS)
          : daysAround(agency.deadline, FILE_DAYS),
      after: cameBack !== null && cameBack > invited ? cameBack : invited,
    },
  ];
}

/** The day on which it was sent back or taken back, where it was. */
function cameBackOn({ filing }: ReportAtHand): string | null {
  if (filing?.state == null || !CAME_BACK.has(filing.state) || filing.lastDeedAt === null) return null;
  return dayOf(filing.lastDeedAt);
}

function deciding({ agency, decision }: ReportAtHand): Occasion[] {
  if (decision === null) return [];
  return [
    {
      person: decision.person,
      matter: decideMatter({ agency }, decision),
      days: decisionDays(decision),
      after: decision.since,
    },
  ];
}

function overdue({ agency, decision }: ReportAtHand, publisher: Person): Occasion[] {
  if (decision === null) return [];
  const { stage, until, person } = decision;
  const matter: Matter = {
    kind: 'overdue',
    agency: agency.id,
    agencyName: agency.name,
    stage,
    until,
    waitingFor: person.name,
  };
  return [{ person: publisher, matter, days: daysAround(until, OVERDUE_DAYS), after: until }];
}

/** On the day after a deadline only where somebody is late. */
function progress(reports: readonly ReportAtHand[], publisher: Person, today: string): Occasion[] {
  const deadlines = [...new Set(reports.map(({ agency }) => agency.deadline))].sort();
  return deadlines.flatMap((deadline) => {
    const theirs = reports.filter(({ agency }) => agency.deadline === deadline);
    const unfiled = theirs.filter(isUnfiled);
    if (daysBetween(deadline, today) > 0 && unfiled.length === 0) return [];
    const named = (invited: boolean) =>
      unfiled.filter(({ agency }) => (agency.invitedAt !== null) === invited).map(({ agency }) => agency.name);
    const matter: Matter = {
      kind: 'progress',
      deadline,
      total: theirs.length,
      filed: theirs.length - unfiled.length,
      uninvited: named(false),
      missing: named(true),
    };
    return [{ person: publisher, matter, days: daysAround(deadline, PROGRESS_DAYS), after: '' }];
  });
}

export function fileMatter({ agency, filing: of }: ReportAtHand): Matter {
  const { person, records } = worksOn(agency, of);
  return {
    kind: 'file',
    agency: agency.id,
    agencyName: agency.name,
    deadline: agency.deadline,
    state: of?.state ?? null,
    correcting: of !== null && awaitsCorrection(of),
    receivedOn: records && of !== null ? (activeRecorder(of)?.receivedOn ?? null) : null,
    grant: filingGrantId(filingRefOf(agency), person),
  };
}

export function decideMatter({ agency }: Pick<ReportAtHand, 'agency'>, { stage, until, grant }: AskedDecision): Matter {
  return { kind: 'decide', agency: agency.id, agencyName: agency.name, stage, until, grant };
}
