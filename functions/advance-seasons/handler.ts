/**
 * Runs every hour. Notes that a season is late from the day after its last deadline, and finishes what the closing of a
 * season owes where the publisher's own request did not get done with it.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import { turnLate } from '#shared/deeds/season/phase.js';
import { dayOf } from '#shared/ids/calendar.js';
import { phaseOn } from '#shared/season/phases.js';
import { openTable } from '#shared/store/client.js';
import { performOnSeason } from '#shared/store/perform.js';
import { listAreas, loadSeason, requireSeason, yearsWithSeason } from '#shared/store/seasons.js';
import { finishClosing } from '#shared/upkeep/closing.js';

const { environment, log, now: clock } = openFunction('advance-seasons');
const table = openTable(environment.TABLE_NAME);
/** A draft can still come out of a file that was being read when the season was closed; not two days later. */
const CLOSING_MS = 48 * 3_600_000;

export async function handler(): Promise<void> {
  const now = clock();
  for (const { id: area } of await listAreas(table)) {
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
        log.info('closing finished', { area, year, ...(await finishClosing(table, season, now)) });
    }
  }
}
