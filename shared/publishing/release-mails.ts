/** Who is mailed when a release has ended: the agencies whose reports are public, and the publisher, also where it was given up. */
import { absoluteAddress, currentPageKey } from '#shared/site/keys.js';
import { loadFiling } from '#shared/store/filings.js';
import { queueWrite } from '#shared/store/outbox.js';
import { loadAgency, loadSeason } from '#shared/store/seasons.js';
import type { Write } from '#shared/store/table.js';
import { partsOf } from '#shared/ids/submission-id.js';
import type { Manifest, Release } from '#shared/season/release.js';
import type { PublishingDependencies } from './dependencies.js';

/** How often a release that broke down is started anew by itself before a person has to look (docs/runbook.md). */
export const MAX_RELEASE_ATTEMPTS = 5;

/** To each agency that its report is public, and to the publisher what became of the release. */
export async function newsOf(
  dependencies: PublishingDependencies,
  release: Release,
  entries: Manifest['entries'],
): Promise<Write[]> {
  const writes: Write[] = [];
  const left: string[] = [];
  for (const { submission } of entries) {
    const of = partsOf(submission);
    const [agency, filing] = await Promise.all([
      loadAgency(dependencies.table, of),
      loadFiling(dependencies.table, of),
    ]);
    if (agency === undefined) continue;
    if (filing.released?.release !== release.id) {
      left.push(agency.name);
      continue;
    }
    const season = await loadSeason(dependencies.table, of);
    writes.push(
      queueWrite(
        release.area,
        {
          kind: 'mail',
          id: `published.${release.id}.${of.agency}`,
          to: agency.contact,
          // The mail shows the public page and no link of the desk: it must not end the one that the agency has.
          grant: null,
          message: {
            name: 'published',
            agencyName: agency.name,
            year: of.year,
            area: season?.season.areaName ?? '',
            url: absoluteAddress(dependencies.siteBaseUrl, currentPageKey({ year: of.year, agency })),
          },
        },
        dependencies.now(),
      ),
    );
  }
  const published = entries.length - left.length;
  return [...writes, await endedMail(dependencies, release, { published, left, failed: false })];
}

/** The release was given up. */
export async function failedMail(
  dependencies: PublishingDependencies,
  release: Release,
  error: string,
): Promise<Write> {
  const { takesDown, attempts } = release;
  const of = takesDown && partsOf(takesDown);
  const agency = of && (await loadAgency(dependencies.table, of));
  // Each time that it was tried in vain, because it may have been given up before.
  const id = `release-ended.${release.id}${attempts === MAX_RELEASE_ATTEMPTS ? '' : `.${attempts}`}`;
  if (of === undefined || agency === undefined)
    return endedMail(dependencies, release, { published: 0, left: [error.slice(0, 120)], failed: true }, id);
  const season = await loadSeason(dependencies.table, of);
  const url = absoluteAddress(dependencies.siteBaseUrl, currentPageKey({ year: of.year, agency }));
  const about = { agencyName: agency.name, year: of.year, area: season?.season.areaName ?? '' };
  return queueWrite(
    release.area,
    { kind: 'mail', id, to: release.by, grant: null, message: { name: 'take-down-failed', ...about, url } },
    dependencies.now(),
  );
}

async function endedMail(
  dependencies: PublishingDependencies,
  release: Release,
  result: { published: number; left: string[]; failed: boolean },
  id = `release-ended.${release.id}`,
): Promise<Write> {
  const season = await loadSeason(dependencies.table, release);
  return queueWrite(
    release.area,
    {
      kind: 'mail',
      id,
      to: release.by,
      grant: null,
      message: { name: 'release-ended', year: release.year, area: season?.season.areaName ?? '', ...result },
    },
    dependencies.now(),
  );
}
