/**
 * What is put together for a range of a year against the reports that are public already. The rows it is made of lie in the table
 * between releases, and whoever changed one there must not have it signed.
 */
import { digestOfBytes } from '#shared/ids/digest.js';
import { reportJsonKey } from '#shared/site/keys.js';
import type { PublishedSummary } from '#shared/site/model.js';
import { partMisquoted } from '#shared/site/verify-part.js';
import { readOnSite, VERSION_MAX_BYTES, type OnSite } from './on-site.js';

/** Reports that are read at a time. */
const AT_ONCE = 25;

export class SummaryChanged extends Error {
  override readonly name = 'SummaryChanged';
  readonly code = 'summary-changed';
  readonly remedy = 'See "Release failed" in docs/runbook.md; no index was written.';
  constructor(readonly reports: readonly string[]) {
    super(`summary-changed: ${reports.join(', ')}`);
  }
}

/**
 * One that is missing on the site is no matter here: the release that brings it back writes it before this looks.
 *
 * @throws SummaryChanged where a row says something else than its report
 */
export async function refuseMisquoted(
  deps: OnSite,
  year: number,
  summaries: readonly PublishedSummary[],
  part: string,
): Promise<void> {
  const changed = new Set<string>();
  const reports = new Map<string, string>();
  for (let from = 0; from < summaries.length; from += AT_ONCE) {
    await Promise.all(
      summaries.slice(from, from + AT_ONCE).map(async (summary) => {
        const key = reportJsonKey(summary);
        const stored = await readOnSite(deps, key, VERSION_MAX_BYTES);
        if (stored === undefined) return;
        if (digestOfBytes(stored.bytes) !== summary.json.sha256) changed.add(key);
        reports.set(key, Buffer.from(stored.bytes).toString('utf8'));
      }),
    );
  }
  for (const key of partMisquoted(year, part, reports)) changed.add(key);
  if (changed.size > 0) throw new SummaryChanged([...changed].sort());
}
