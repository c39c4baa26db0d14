/**
 * Runs every hour. Notes that a season is late from the day after its last deadline, finishes what the closing of a season
 * owes where the publisher's own request did not get done with it, and erases the contacts of a season a year later.
 */
import { randomBytes } from 'node:crypto';
import { openCheckpointing } from '#shared/proof/open.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { errorForLog } from '#shared/runtime/log.js';
import { timeLeft } from '#shared/runtime/time-left.js';
import { turnLate } from '#shared/deeds/season/phase.js';
import { dayOf } from '#shared/ids/calendar.js';
import { phaseOn } from '#shared/season/phases.js';
import { openTable } from '#shared/store/client.js';
import { performOnSeason } from '#shared/store/perform.js';
import { throughAreas } from '#shared/store/rounds.js';
import { listAreas, loadSeason, requireSeason, yearsWithSeason } from '#shared/store/seasons.js';
import { finishClosing } from '#shared/upkeep/closing.js';
import { eraseContactsOf } from '#shared/upkeep/erase-contacts.js';

const { environment, log, now: clock } = openFunction('advance-seasons');
const table = openTable(environment.TABLE_NAME);
const checkpointing = openCheckpointing(table, environment);
const salt = () => randomBytes(32).toString('hex');
/** Of the fifteen minutes that it has, with time to end what was begun. */
const ERASING_SHARE = 2 / 3;
/** A draft can still come out of a file that was being read when the season was closed; not two days later. */
const CLOSING_MS = 48 * 3_600_000;

export async function handler(): Promise<void> {
  const now = clock();
  const hasTime = timeLeft('advance-seasons', clock);
  const mayErase = timeLeft('advance-seasons', clock, ERASING_SHARE);
  const areas = (await listAreas(table)).map(({ id }) => id);
  const errors: unknown[] = [];
  const round = (name: string, time: () => boolean, visit: (area: string) => Promise<void>) =>
    throughAreas(table, { name, hasTime: time }, areas, visit).catch((error: unknown) => errors.push(error));
  // What people wait for comes first, in every area, and an area that fails in it keeps its contacts no longer.
  await round('advance-seasons', hasTime, (area) => advance(area, now, hasTime));
  await round('erase-contacts', mayErase, (area) => eraseContacts(area, now, mayErase));
  if (errors.length > 0) throw new AggregateError(errors, errors.map((error) => errorForLog(error).message).join('; '));
}

async function advance(area: string, now: Date, hasTime: () => boolean): Promise<void> {
  for (const year of await yearsWithSeason(table, area, now)) {
    const season = (await loadSeason(table, { area, year }))?.season;
    if (season === undefined) continue;
    if (season.state === 'open' && phaseOn(season, dayOf(now)) === 'late') {
      await performOnSeason(
        table,
        now,
        () => requireSeason(table, season),
        (stored) => turnLate(stored, now),
      );
      log.info('season late', { area, year });
    }
    const { closedAt } = season;
    if (season.state === 'closed' && closedAt !== null && now.getTime() - Date.parse(closedAt) < CLOSING_MS)
      log.info('closing finished', { area, year, ...(await finishClosing(table, season, now, hasTime)) });
  }
}

async function eraseContacts(area: string, now: Date, mayErase: () => boolean): Promise<void> {
  for (const year of await yearsWithSeason(table, area, now)) {
    const season = (await loadSeason(table, { area, year }))?.season;
    if (season === undefined) continue;
    const erased = await eraseContactsOf({ table, checkpointing, log, salt }, season, now, mayErase);
    if (erased !== undefined) log.info('contacts erased', { area, year, ...erased });
  }
}
