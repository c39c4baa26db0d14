/** Notes of reminders by day and person, whether reminders stand still, and all that reminders are judged on. */
import { decisionGrantId } from '#shared/access/links.js';
import type { DecisionGrant } from '#shared/access/model.js';
import type { Filing } from '#shared/filing/model.js';
import { Format } from '#shared/formats/format.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import { dayOf, dayPlus } from '#shared/ids/calendar.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { CATCH_UP_DAYS } from '#shared/reminders/milestones.js';
import {
  reminderNoteSchema,
  reminderPauseSchema,
  type AskedDecision,
  type ReminderNote,
  type ReminderPause,
  type SeasonAtHand,
} from '#shared/reminders/model.js';
import { everAskedFor } from '#shared/season/deciders.js';
import type { Agency, Season } from '#shared/season/model.js';
import { expiryOf } from '#shared/season/retention.js';
import { grantFrom } from './grants.js';
import { grantKey } from './keys.js';
import { listAgencies, listFilings, loadSeason } from './seasons.js';
import { itemOf, valueIn } from './stored.js';
import type { Key, Table, Write } from './table.js';

const NOTE = new Format('note of a reminder', reminderNoteSchema);
const PAUSE = new Format('pause of reminders', reminderPauseSchema);
const KEYS_PER_CALL = 100;

/** A person has one note a day in an area, whatever the years that are being collected. */
const noteKey = ({ area, day, mark }: Pick<ReminderNote, 'area' | 'day' | 'mark'>): Key => ({
  pk: `REMINDER#${area}`,
  sk: `DAY#${day}#${mark}`,
});
const pauseKey = ({ area, year }: SeasonRef): Key => ({ pk: `REMINDER#${area}`, sk: `PAUSE#${year}` });

/** Fails the transaction where the person was reminded on that day. */
export function noteReminderWrite(note: ReminderNote, now: Date): Write {
  return {
    Put: {
      Item: {
        ...itemOf(NOTE, noteKey(note), 'note', note),
        expiresAtSeconds: expiryOf('reminders', now),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

/** Going on leaves an empty row: functions that put may not delete. */
export function pauseRemindersWrite(pause: ReminderPause | (SeasonRef & { readonly reason: null })): Write {
  return {
    Put: {
      Item:
        pause.reason === null
          ? { ...pauseKey(pause), v: PAUSE.version, pause: null }
          : itemOf(PAUSE, pauseKey(pause), 'pause', pause),
    },
  };
}

export async function loadReminderPause(table: Table, of: SeasonRef): Promise<ReminderPause | null> {
  const item = await table.get(pauseKey(of));
  return item === undefined || item['pause'] === null ? null : valueIn(PAUSE, item, 'pause');
}

/** Notes of the days from one to another, both included. */
export async function listReminders(
  table: Table,
  area: string,
  [from, to]: readonly [string, string],
): Promise<ReminderNote[]> {
  const items = await table.listBetween(`REMINDER#${area}`, [`DAY#${from}`, `DAY#${to}~`]);
  return items.map((item) => valueIn(NOTE, item, 'note'));
}

/** Those on which it depends who is reminded today. */
export function recentReminders(table: Table, area: string, today: string): Promise<ReminderNote[]> {
  return listReminders(table, area, [dayPlus(today, -CATCH_UP_DAYS - 1), today]);
}

export async function loadSeasonAtHand(table: Table, of: SeasonRef): Promise<SeasonAtHand | undefined> {
  const [stored, agencies, filings] = await Promise.all([
    loadSeason(table, of),
    listAgencies(table, of),
    listFilings(table, of),
  ]);
  if (stored === undefined) return undefined;
  const { season } = stored;
  const decisions = await askedDecisions(table, season, agencies, filings);
  return {
    season,
    reports: agencies.map((agency) => ({
      agency,
      filing: filings.get(agency.id) ?? null,
      decision: decisions.get(agency.id) ?? null,
    })),
  };
}

/** By agency: who of those that may have been asked holds the link by which the report that waits can be decided. */
async function askedDecisions(
  table: Table,
  season: Season,
  agencies: readonly Agency[],
  filings: ReadonlyMap<string, Filing>,
): Promise<Map<string, AskedDecision>> {
  const asked = agencies.flatMap((agency) => {
    const filing = filings.get(agency.id);
    if (filing === undefined || filing.current === null || filing.lastDeedAt === null) return [];
    if (filing.state !== 'in-review' && filing.state !== 'in-approval') return [];
    const stage = filing.state === 'in-review' ? ('review' as const) : ('approval' as const);
    const since = dayOf(filing.lastDeedAt);
    const submission = submissionId(filing, filing.current);
    return everAskedFor(season, agency, stage).map((person) => ({
      agency: agency.id,
      stage,
      since,
      grant: decisionGrantId(submission, stage, person),
    }));
  });
  const found = new Map<string, AskedDecision>();
  for (let from = 0; from < asked.length; from += KEYS_PER_CALL) {
    const batch = asked.slice(from, from + KEYS_PER_CALL);
    const items = await table.getAll(
      batch.map(({ grant }) => grantKey(grant)),
      'eventually',
    );
    batch.forEach(({ agency, stage, since, grant }, at) => {
      const held = grantFrom(items[at]) as DecisionGrant | undefined;
      if (held?.status !== 'live') return;
      found.set(agency, { stage, since, grant, person: held.person, until: held.until });
    });
  }
  return found;
}
