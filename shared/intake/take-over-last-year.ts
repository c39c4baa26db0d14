/**
 * Takes over a document of last year that was confirmed for an agency: it becomes what this year is compared with, as if it had
 * been sent for it alone.
 */
import type { PublisherGrant } from '#shared/access/model.js';
import { importPrevious } from '#shared/deeds/filing/import-previous.js';
import type { Outcome } from '#shared/deeds/outcome.js';
import type { LastYearFile } from '#shared/filing/last-year.js';
import type { PreviousImport } from '#shared/filing/model.js';
import { checkRecord } from '#shared/rules/index.js';
import { loadLastYearRecord } from '#shared/store/last-year.js';
import { perform } from '#shared/store/perform.js';
import { loadImport } from '#shared/store/previous.js';
import type { Table } from '#shared/store/table.js';
import { isClaimed } from '#shared/store/uploads.js';
import { loadFilingToCheck } from './judge.js';

export async function takeOverLastYear(
  table: Table,
  file: LastYearFile,
  grant: PublisherGrant,
  now: Date,
): Promise<Outcome<PreviousImport>> {
  const [record, { chosen, arrival }] = [await loadLastYearRecord(table, file, file.id), file];
  if (record === null || chosen === null || arrival === null) return { refused: { code: 'not-found' } };
  const of = { area: file.area, year: file.year, agency: chosen };
  const imported = {
    import: { arrival, digest: file.digest, by: grant.person, at: now.toISOString(), refusal: null },
    record,
  };
  return perform(
    table,
    now,
    async () => ({
      state: await loadFilingToCheck(table, of, now),
      already: (await isClaimed(table, arrival)) ? ((await loadImport(table, of))?.import ?? imported.import) : null,
    }),
    ({ state: { known, ...state }, already }) => {
      const judgement = importPrevious(state, already, imported, (draft, lastYear) =>
        checkRecord(
          draft,
          known.previous?.source === 'published'
            ? known
            : { ...known, previous: { record: lastYear, source: 'imported' } },
        ),
      );
      if (!('change' in judgement)) return judgement;
      const effects = [...judgement.change.effects, { needGrant: grant.id }];
      return { ...judgement, change: { ...judgement.change, effects } };
    },
  );
}
