/**
 * Reminding: one mail to a person, together with the note that makes a second one on the same day impossible. By the
 * calendar it leaves no event, the note itself says who got what when; by the publisher's button it is a deed.
 */
import { personMark } from '#shared/access/links.js';
import type { PublisherGrant } from '#shared/access/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { MailMessage } from '#shared/outbox/message.js';
import { noteOf } from '#shared/reminders/forecast.js';
import type { Matter, Reminder } from '#shared/reminders/model.js';
import type { Season } from '#shared/season/model.js';
import type { Effect, Judgement } from '../change.js';
import { publishersChange, type SeasonChange, type StoredSeason } from './change.js';

/** Reports that a mail names one by one; a person with more sees the others on their page. */
export const NAMED_IN_MAIL = 100;
/** Persons per deed: each takes two writes of the 100 that DynamoDB allows. */
export const REMINDERS_PER_DEED = 40;

const of = <K extends Matter['kind']>(matters: readonly Matter[], kind: K) =>
  matters.filter((matter): matter is Extract<Matter, { kind: K }> => matter.kind === kind);

/** @param by the publisher who pressed the button; null where the calendar did */
export function reminderMessage(
  { areaName, year }: Pick<Season, 'areaName' | 'year'>,
  { matters }: Reminder,
  day: string,
  by: string | null,
): MailMessage {
  const about = { year, area: areaName, day };
  const [progress, overdue] = [of(matters, 'progress'), of(matters, 'overdue')];
  if (progress.length + overdue.length > 0) {
    return {
      name: 'season-progress',
      ...about,
      deadlines: progress.map(({ kind: _, ...rest }) => ({
        ...rest,
        uninvited: rest.uninvited.slice(0, NAMED_IN_MAIL),
        missing: rest.missing.slice(0, NAMED_IN_MAIL),
      })),
      overdue: overdue
        .slice(0, NAMED_IN_MAIL)
        .map(({ agencyName, stage, until, waitingFor }) => ({ agencyName, stage, until, waitingFor })),
    };
  }
  const named = matters.slice(0, NAMED_IN_MAIL);
  return {
    name: 'reminder',
    ...about,
    toFile: of(named, 'file').map(({ agencyName, deadline, state, correcting, receivedOn }) => ({
      ...{ agencyName, deadline, state },
      ...(correcting ? { correcting } : {}),
      ...(receivedOn === null ? {} : { receivedOn }),
    })),
    toDecide: of(named, 'decide').map(({ agencyName, stage, until }) => ({ agencyName, stage, until })),
    more: matters.length - named.length,
    by,
  };
}

/** The note and the mail of one reminder, for one transaction. */
export function reminderEffects(
  season: Season,
  reminder: Reminder,
  by: PublisherGrant | null,
  now: Date,
  day = dayOf(now),
): Effect[] {
  const { person, matters } = reminder;
  const grants = [...new Set(matters.flatMap((matter) => ('grant' in matter ? [matter.grant] : [])))];
  return [
    { noteReminder: noteOf(season, reminder, day, by?.person ?? null, now.toISOString()) },
    {
      queue: {
        kind: 'mail',
        id: `reminder.${season.year}.${personMark(person)}.${day}`,
        to: person,
        // A link opens one report: who is reminded of several has one of each already.
        grant: grants.length === 1 ? (grants[0] ?? null) : null,
        message: reminderMessage(season, reminder, day, by?.person.name ?? null),
      },
    },
  ];
}

/** The publisher reminds whom the chosen reports wait for. */
export function remind(
  stored: StoredSeason,
  reminders: readonly Reminder[],
  grant: PublisherGrant,
  now: Date,
): Judgement<number, SeasonChange> {
  if (reminders.length === 0) return { already: 0 };
  const { season } = stored;
  const change: SeasonChange = {
    before: stored,
    season,
    agencies: [],
    events: [
      {
        at: now.toISOString(),
        deed: 'remind',
        actor: { role: 'publisher', person: grant.person },
        submission: null,
        details: {
          // How many, and not who: nothing takes a contact out of the log of a season.
          people: reminders.length,
          agencies: reminders.flatMap(({ matters }) =>
            matters.flatMap((matter) => ('agency' in matter ? [matter.agency] : [])),
          ),
        },
      },
    ],
    effects: [
      { needGrant: grant.id },
      ...reminders.flatMap((reminder) => reminderEffects(season, reminder, grant, now)),
    ],
  };
  return { change, value: reminders.length };
}

/** Reminders by the calendar stand still from now on, for a reason; `null` lets them go on. */
export function pauseReminders(
  stored: StoredSeason,
  { reason, isPaused }: { readonly reason: string | null; readonly isPaused: boolean },
  grant: PublisherGrant,
  now: Date,
): Judgement<'paused' | 'resumed', SeasonChange> {
  const words = reason?.trim().slice(0, 200) ?? null;
  if (words === '') return { refused: { code: 'reason-missing' } };
  if (words === null && !isPaused) return { already: 'resumed' };
  const { area, year } = stored.season;
  const by = { grant, now };
  if (words === null) {
    const effects: Effect[] = [{ pauseReminders: { area, year, reason: null } }];
    const event = { deed: 'resume-reminders', details: {} } as const;
    return { change: publishersChange(stored, by, event, { effects }), value: 'resumed' };
  }
  const effects: Effect[] = [
    { pauseReminders: { area, year, reason: words, by: grant.person, at: now.toISOString() } },
  ];
  const event = { deed: 'pause-reminders', details: { reason: words } } as const;
  return { change: publishersChange(stored, by, event, { effects }), value: 'paused' };
}
