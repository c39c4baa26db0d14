/**
 * What closing a season owes: each draft expires in a transaction of its own, and every agency that has not filed is told
 * once. Begun by the publisher's deed, finished by the schedule where that ended early; done twice it does nothing more.
 */
import { closingMails, expire } from '#shared/deeds/filing/expire.js';
import type { Filing } from '#shared/filing/model.js';
import { activeRecorder } from '#shared/filing/recording.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { isOver } from '#shared/filing/over.js';
import { filingRefOf } from '#shared/ids/area-id.js';
import type { Season } from '#shared/season/model.js';
import { emptyFiling } from '#shared/store/filings.js';
import { loadFilingCase } from '#shared/store/filing-case.js';
import { queueWrite } from '#shared/store/outbox.js';
import { perform } from '#shared/store/perform.js';
import { listAgencies, listFilings } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';

/** What an agency has to file anew, or never filed. */
const NOT_FILED: readonly (SubmissionState | null)[] = [null, 'refused', 'returned', 'withdrawn', 'reopened'];
const AT_ONCE = 10;

/** An agency that was never invited, but whose paper is recorded. */
const isFromPaper = (filing: Filing) => filing.state === 'draft' || activeRecorder(filing) !== undefined;

/** @param go whether there is time for more */
export async function finishClosing(
  table: Table,
  season: Season,
  now: Date,
  go: () => boolean = () => true,
): Promise<{ readonly expired: number; readonly told: number }> {
  const [agencies, filings] = await Promise.all([listAgencies(table, season), listFilings(table, season)]);
  const asked = agencies.filter(({ id, invitedAt, removed }) => {
    const filing = filings.get(id);
    return removed === null && (invitedAt !== null || (filing !== undefined && isFromPaper(filing)));
  });
  const counts = { expired: 0, told: 0 };
  for (let from = 0; from < asked.length && go(); from += AT_ONCE) {
    await Promise.all(
      asked.slice(from, from + AT_ONCE).map(async (agency) => {
        const of = filingRefOf(agency);
        const filing = filings.get(agency.id) ?? emptyFiling(of);
        const { state } = filing;
        // A correction of what is public, or sent back since: it may still come.
        if (!isOver(season, filing)) return;
        if (state === 'draft') {
          const outcome = await perform(
            table,
            now,
            async () => {
              const found = await loadFilingCase(table, of);
              if (found === undefined) throw new Error(`no such agency: ${agency.id}`);
              return found;
            },
            (found) => expire(found, now),
          );
          if ('done' in outcome && outcome.done?.state === 'expired') counts.expired += 1;
        } else if (NOT_FILED.includes(state)) {
          for (const { queue } of closingMails({ season, agency, filing }, null, false)) {
            // Stale where it was queued before.
            if ((await table.commit([queueWrite(season.area, queue, now)])) === 'committed') counts.told += 1;
          }
        }
      }),
    );
  }
  return counts;
}
