/** Takes over a document of an earlier year that was confirmed for an agency: it is held as history, for the publisher to release. */
import type { PublisherGrant } from '#shared/access/model.js';
import { importHistory } from '#shared/deeds/season/history.js';
import { refused, type Outcome } from '#shared/deeds/outcome.js';
import { historyContent, type HistoryReport, type HistorySource } from '#shared/filing/history.js';
import type { LastYearFile } from '#shared/filing/last-year.js';
import type { Agency } from '#shared/season/model.js';
import { loadHistory } from '#shared/store/history.js';
import { loadLastYearRecord } from '#shared/store/last-year.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadSeason, requireSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { isClaimed } from '#shared/store/uploads.js';

export async function takeOverHistory(
  table: Table,
  file: LastYearFile,
  agency: Agency,
  source: HistorySource,
  grant: PublisherGrant,
  now: Date,
): Promise<Outcome<HistoryReport>> {
  const record = await loadLastYearRecord(table, file, file.id);
  const { arrival, digest, counts, of: year } = file;
  if (record === null || arrival === null || digest === null || counts === null || year === undefined)
    return refused({ code: 'not-found' });
  const { id, name, kind } = agency;
  const of = { area: file.area, year, agency: { id, name, kind } };
  const ref = { area: file.area, year, agency: id };
  const taken = {
    ...{ document: { name: file.name, digest, format: record.format }, source, form: record.form },
    ...{ unread: counts.unread, content: historyContent(record) },
  };
  return performOnSeason(
    table,
    now,
    async () => {
      const [stored, known, season, claimed] = await Promise.all([
        requireSeason(table, grant),
        loadHistory(table, ref),
        loadSeason(table, { area: file.area, year }),
        isClaimed(table, arrival),
      ]);
      return { state: { stored, known, hasSeason: season !== undefined }, claimed };
    },
    ({ state, claimed }) =>
      importHistory(state, claimed ? (state.known?.report ?? null) : null, { of, arrival, taken, record }, grant, now),
  );
}
