/**
 * The version that a correction takes the place of, as the public has it: what the new version says it changed is read from
 * there. A version that was taken down is quoted nowhere, and neither is one that is not what was signed.
 */
import { reportJsonKey } from '#shared/site/keys.js';
import type { PublicAgency, PublishedReport } from '#shared/site/model.js';
import type { ReportYear } from '#shared/ids/report-year.js';
import type { PublishingDependencies } from './dependencies.js';
import { readSignedReport, type OnSite } from './on-site.js';

/** Its report.json; undefined for a first version, and where there is nothing that may be quoted. */
export async function correctedReport(
  deps: OnSite & Pick<PublishingDependencies, 'proof'>,
  agency: PublicAgency & { readonly year: ReportYear },
  { correction, earlier }: Pick<PublishedReport, 'correction' | 'earlier'>,
): Promise<string | undefined> {
  // One between them may have been withdrawn with its release.
  const before = earlier.findLast(({ takenDownAt }) => takenDownAt === undefined);
  if (correction === null || before === undefined) return undefined;
  return readSignedReport(deps, reportJsonKey({ year: agency.year, agency, version: before.version }));
}
