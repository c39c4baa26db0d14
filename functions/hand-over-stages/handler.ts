/**
 * By the hour: on the first day of a delegation the stages that wait go to whoever stands in, on the day after its last back
 * to whom the roster names; and what a function that died left behind is completed.
 */
import { dayAfter, instantAfter } from '#shared/ids/calendar.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { timeLeft } from '#shared/runtime/time-left.js';
import { openTable } from '#shared/store/client.js';
import { throughAreas } from '#shared/store/rounds.js';
import { listAgencies, listAreas, listFilings, listSeasons } from '#shared/store/seasons.js';
import { handOverSeason } from '#shared/upkeep/hand-over-season.js';

const { environment, log, now: clock } = openFunction('hand-over-stages');
const table = openTable(environment.TABLE_NAME);
const linkDays = wholeNumber('LINK_DAYS', environment.LINK_DAYS);
const decisionDays = wholeNumber('DECISION_DAYS', environment.DECISION_DAYS);

export async function handler(): Promise<void> {
  const now = clock();
  const terms = {
    grantExpiresAt: instantAfter(now, linkDays),
    until: dayAfter(now, decisionDays),
    by: 'hand-over-stages',
  };
  const areas = (await listAreas(table)).map(({ id }) => id);
  const hasTime = timeLeft('hand-over-stages', clock);
  await throughAreas(table, { name: 'hand-over-stages', hasTime }, areas, async (id) => {
    for (const { season } of await listSeasons(table, id, now)) {
      if (season.delegations.length === 0 || season.state === 'archived') continue;
      const [agencies, filings] = await Promise.all([listAgencies(table, season), listFilings(table, season)]);
      const { handed, left } = await handOverSeason(table, { season, agencies, filings }, terms, now);
      if (handed > 0 || left.length > 0) log.info('stages handed over', { year: season.year, handed, left: [...left] });
    }
  });
}
