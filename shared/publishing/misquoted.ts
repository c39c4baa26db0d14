/**
 * What is put together for a year against the reports that are public already. The rows it is made of lie in the table
 * between releases, and whoever changed one there must not have it signed.
 */
import { readObject } from '#shared/s3/objects.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { reportJsonKey, yearJsonKey } from '#shared/site/keys.js';
import type { PublishedSummary, SiteObject } from '#shared/site/model.js';
import { reportsMisquoted } from '#shared/site/verify-year.js';
import type { PublishingDependencies } from './dependencies.js';

const REPORT_MAX_BYTES = 16 * 1024 * 1024;
/** Reports that are held in memory at a time: each year's data are taken apart once for so many. */
const AT_ONCE = 100;

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
  { s3, siteBucket: bucket }: PublishingDependencies,
  summaries: readonly PublishedSummary[],
  objects: readonly SiteObject[],
): Promise<void> {
  const years = new Set(summaries.map(({ year }) => yearJsonKey(year)));
  const yearly = objects.filter(({ key }) => years.has(key));
  const changed = new Set<string>();
  for (let from = 0; from < summaries.length; from += AT_ONCE) {
    const reports = new Map<string, string>();
    await Promise.all(
      summaries.slice(from, from + AT_ONCE).map(async (summary) => {
        const key = reportJsonKey(summary);
        const stored = await readObject(s3, { bucket, key, maxBytes: REPORT_MAX_BYTES });
        if (stored === undefined) return;
        if (digestOfBytes(stored.bytes) !== summary.json.sha256) changed.add(key);
        reports.set(key, Buffer.from(stored.bytes).toString('utf8'));
      }),
    );
    for (const { body } of yearly) for (const key of reportsMisquoted(String(body), reports)) changed.add(key);
  }
  if (changed.size > 0) throw new SummaryChanged([...changed].sort());
}
