/**
 * The publisher's button: whoever the chosen reports wait for is reminded now, whatever day it is, but at most once a day.
 * Everybody who is left out is named with the reason, before anything is sent.
 */
import { personMark } from '#shared/access/links.js';
import { worksOn } from '#shared/filing/recording.js';
import { isOver } from '#shared/filing/over.js';
import type { Agency, Season } from '#shared/season/model.js';
import { byPerson, decideMatter, fileMatter, isWithAgency } from './due.js';
import type { Matter, Reminder, ReminderNote, ReportAtHand } from './model.js';

export const LEFT_OUT = [
  'removed',
  /** Has no link yet: is to be invited. */
  'not-invited',
  /** Waits for the publisher, or for nobody any more. */
  'nobody-waited-for',
  /** Would have to file, in a season that takes nothing any more. */
  'season-over',
  /** In review, but nobody holds a link to decide. */
  'no-decider',
  'reminded-today',
] as const;
export type LeftOutReason = (typeof LEFT_OUT)[number];

export interface LeftOut {
  readonly agency: Agency;
  readonly why: LeftOutReason;
}

export interface Selection {
  readonly reminders: readonly Reminder[];
  readonly leftOut: readonly LeftOut[];
}

export function remindersFor(
  season: Season,
  reports: readonly ReportAtHand[],
  notes: readonly ReminderNote[],
  today: string,
): Selection {
  const reminded = new Set(notes.filter(({ day }) => day === today).map(({ mark }) => mark));
  const due: { person: Agency['contact']; matter: Matter }[] = [];
  const leftOut: LeftOut[] = [];
  for (const report of reports) {
    const found = asked(report, season);
    if (typeof found === 'string') leftOut.push({ agency: report.agency, why: found });
    else if (reminded.has(personMark(found.person))) leftOut.push({ agency: report.agency, why: 'reminded-today' });
    else due.push(found);
  }
  return { reminders: byPerson(due), leftOut };
}

function asked(report: ReportAtHand, season: Season): { person: Agency['contact']; matter: Matter } | LeftOutReason {
  const { agency, filing, decision } = report;
  if (agency.removed !== null) return 'removed';
  if (isWithAgency(report)) {
    if (isOver(season, filing)) return 'season-over';
    const { person, records } = worksOn(agency, filing);
    return agency.invitedAt === null && !records ? 'not-invited' : { person, matter: fileMatter(report) };
  }
  if (filing?.state !== 'in-review' && filing?.state !== 'in-approval') return 'nobody-waited-for';
  return decision === null ? 'no-decider' : { person: decision.person, matter: decideMatter(report, decision) };
}
