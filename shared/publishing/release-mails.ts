/** Who is mailed when a release has ended: the agencies whose reports are public, and the publisher, also where it was given up. */
import { absoluteAddress, currentPageKey } from '#shared/site/keys.js';
import { homeOf, ROOT, type Site } from '#shared/site/place.js';
import { loadFiling } from '#shared/store/filings.js';
import { loadHistory } from '#shared/store/history.js';
import { dayOf } from '#shared/ids/calendar.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadRow, queueWrite } from '#shared/store/outbox.js';
import { loadAgency, loadSeason } from '#shared/store/seasons.js';
import type { Write } from '#shared/store/table.js';
import { partsOf } from '#shared/ids/submission-id.js';
import type { Agency } from '#shared/season/model.js';
import type { Manifest, Release } from '#shared/season/release.js';
import { entriesOf, entriesToWorkOn, type PublishingDependencies } from './dependencies.js';

/** To each agency that its report is public, and to the publisher what became of the release. */
export async function newsOf(
  dependencies: PublishingDependencies,
  release: Release,
  entries: Manifest['entries'],
): Promise<Write[]> {
  const { published, ofHistory, left } = await resultOf(dependencies, release, entries);
  const season = await loadSeason(dependencies.table, release);
  const writes = published.map((agency) =>
    queueWrite(
      release.area,
      {
        kind: 'mail',
        id: `published.${release.id}.${agency.id}`,
        to: agency.contact,
        // The mail shows the public page and no link of the desk: it must not end the one that the agency has.
        grant: null,
        message: {
          name: 'published',
          agencyName: agency.name,
          year: release.year,
          area: season?.season.areaName ?? '',
          url: absoluteAddress(dependencies.site.base, currentPageKey({ year: release.year, agency })),
        },
      },
      dependencies.now(),
    ),
  );
  return [
    ...writes,
    await endedMail(dependencies, release, { published: published.length + ofHistory, left, failed: false }),
  ];
}

/**
 * Of one that takes something away: what became of taking a release back. Who must know that a report was taken down, or went
 * with its release, was told with the deed.
 */
export async function takenAwayMails(dependencies: PublishingDependencies, release: Release): Promise<Write[]> {
  return release.rollsBack === undefined
    ? []
    : [await rollbackMail(dependencies, release, false, `rollback-ended.${release.id}`)];
}

async function rollbackMail(
  dependencies: PublishingDependencies,
  release: Release,
  failed: boolean,
  id: string,
): Promise<Write> {
  const { table } = dependencies;
  const season = await loadSeason(table, release);
  // It may have broken down because the manifest cannot be read: that it has, is said all the same.
  const entries = await entriesToWorkOn(dependencies, release).catch((): Manifest['entries'] => []);
  const left: string[] = [];
  const disowned: string[] = [];
  let count = 0;
  for (const { submission } of entries) {
    const of = partsOf(submission);
    const [agency, filing] = await Promise.all([loadAgency(table, of), loadFiling(table, of)]);
    const name = agency?.name ?? of.agency;
    const takedown = filing.takedowns.find((each) => each.release === release.id && each.n === of.n);
    if (takedown !== undefined) {
      count += 1;
      if (takedown.putBack === null) disowned.push(name);
    } else if (filing.released?.release === release.rollsBack?.release) left.push(name);
  }
  const about = { year: release.year, area: season?.season.areaName ?? '' };
  return queueWrite(
    release.area,
    {
      kind: 'mail',
      id,
      to: release.by,
      grant: null,
      message: { name: 'rollback-ended', ...about, count, left, disowned, failed, ...siteNamed(dependencies.site) },
    },
    dependencies.now(),
  );
}

/** Of its reports those that it has made public, and the names of the agencies whose reports it has not. */
async function resultOf(
  { table }: PublishingDependencies,
  release: Release,
  entries: Manifest['entries'],
): Promise<{ published: Agency[]; ofHistory: number; left: string[] }> {
  const published: Agency[] = [];
  const left: string[] = [];
  // Of earlier years nobody is mailed but the publisher: the agencies published them long ago.
  let ofHistory = 0;
  for (const { submission } of entries) {
    const of = partsOf(submission);
    if (release.history === true) {
      const history = (await loadHistory(table, of))?.report;
      if (history?.released?.release === release.id) ofHistory += 1;
      else left.push(history?.agency.name ?? of.agency);
      continue;
    }
    const [agency, filing] = await Promise.all([loadAgency(table, of), loadFiling(table, of)]);
    if (agency === undefined) continue;
    if (filing.released?.release === release.id) published.push(agency);
    else left.push(agency.name);
  }
  return { published, ofHistory, left };
}

/** The release was given up. It may have been before, since it is tried again every hour: once a day is enough. */
export async function failedMail(dependencies: PublishingDependencies, release: Release): Promise<Write | undefined> {
  const now = dependencies.now();
  const id = `release-failed.${release.id}.${dayOf(now)}`;
  if ((await loadRow(dependencies.table, outboxKey(release.area, 'mail', id))) !== undefined) return undefined;
  if (release.rollsBack !== undefined) return rollbackMail(dependencies, release, true, id);
  const { takesDown } = release;
  const of = takesDown && partsOf(takesDown);
  const agency =
    of &&
    (release.history === true
      ? (await loadHistory(dependencies.table, of))?.report.agency
      : await loadAgency(dependencies.table, of));
  if (of === undefined || agency === undefined) {
    // It may have broken down because its manifest cannot be read: that it has, is said all the same.
    const entries = await entriesOf(dependencies, release.id).catch((): Manifest['entries'] => []);
    const { published, ofHistory, left } = await resultOf(dependencies, release, entries);
    return endedMail(dependencies, release, { published: published.length + ofHistory, left, failed: true }, id);
  }
  const season = await loadSeason(dependencies.table, release);
  const url = absoluteAddress(dependencies.site.base, currentPageKey({ year: of.year, agency }));
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
      message: {
        name: 'release-ended',
        ...(await aboutOf(dependencies, release)),
        area: season?.season.areaName ?? '',
        ...result,
        ...siteNamed(dependencies.site),
      },
    },
    dependencies.now(),
  );
}

/** At the root mails name the address by themselves. */
function siteNamed(site: Site): { readonly site?: string } {
  return site.place === ROOT ? {} : { site: homeOf(site) };
}

/** Of which year its reports are: those of earlier years are released from the desk of the season. */
async function aboutOf(
  dependencies: PublishingDependencies,
  release: Release,
): Promise<{ readonly year: number; readonly history?: true }> {
  if (release.history !== true) return { year: release.year };
  const [first] = await entriesOf(dependencies, release.id).catch((): Manifest['entries'] => []);
  return { year: first === undefined ? release.year : partsOf(first.submission).year, history: true };
}
