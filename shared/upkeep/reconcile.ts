/**
 * Reconcile: compares the table with executions, outbox, uploads, documents and site, heals what it may and reports all
 * that it found. It goes part by part; a part that cannot be compared is a drift of its own and stops no other.
 */
import { askedAt } from '#shared/season/release.js';
import type { HistoryReport } from '#shared/filing/history.js';
import type { Filing, Submission } from '#shared/filing/model.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import { errorForLog } from '#shared/runtime/log.js';
import type { Release } from '#shared/season/release.js';
import { listHistory } from '#shared/store/history.js';
import { isHeld } from '#shared/store/releases.js';
import { listSites, placeOf } from '#shared/store/sites.js';
import { listAreas, listFilings, yearsWithSeason } from '#shared/store/seasons.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';
import { compareDocuments, compareFiled, compareUploads } from './files.js';
import { compareOutbox } from './outbox.js';
import { compareRelease, releasesOf } from './releases.js';
import { comparePublished } from './published.js';
import {
  compareSite,
  historyOnSite,
  keysByPlace,
  strayFolders,
  type PublicFiling,
  type SiteToCompare,
} from './site.js';
import { compareSubmission, countedSubmissions } from './submissions.js';

/** Filings are compared that far apart at once, each with a few calls. */
const AT_ONCE = 10;

/** @param quietMinutes what moved within so long is still under way, and left alone */
export async function reconcile(upkeep: UpkeepDependencies, quietMinutes: number): Promise<Drift[]> {
  const drifts: Drift[] = [];
  const part = async <T>(about: string, compare: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await compare();
    } catch (error) {
      const { name, message } = errorForLog(error);
      drifts.push({ kind: 'not-compared', about, healed: false, detail: `${name}: ${message}` });
      return undefined;
    }
  };
  const quiet = new Date(upkeep.now().getTime() - quietMinutes * 60_000).toISOString();
  const submissions: Submission[] = [];
  const filings: Filing[] = [];
  const releases: Release[] = [];
  const history = (await part('history', () => historyOf(upkeep))) ?? [];
  for (const season of (await part('seasons', () => seasonsOf(upkeep))) ?? []) {
    const about = `${season.area} ${season.year}`;
    const found = await part(about, () => listFilings(upkeep.table, season));
    if (found === undefined) continue;
    filings.push(...found.values());
    const counted = (await part(about, () => countedSubmissions(upkeep, season, found.values()))) ?? [];
    submissions.push(...counted);
    const still = counted.filter(({ agency }) => (found.get(agency)?.lastDeedAt ?? '') <= quiet);
    for (let from = 0; from < still.length; from += AT_ONCE) {
      const compared = still.slice(from, from + AT_ONCE).map(async (submission) => {
        drifts.push(...((await part(submission.id, () => compareSubmission(upkeep, submission))) ?? []));
        drifts.push(...((await part(submission.id, () => compareFiled(upkeep, submission))) ?? []));
      });
      await Promise.all(compared);
    }
    const begun = (await part(about, () => releasesOf(upkeep, season, [...found.values()]))) ?? [];
    releases.push(...begun);
    for (const release of begun.filter((release) => askedAt(release) <= quiet)) {
      drifts.push(
        ...((await part(release.id, () => compareRelease(upkeep, release, begun, [...filings, ...history]))) ?? []),
      );
    }
  }
  drifts.push(...((await part('uploads', () => compareUploads(upkeep))) ?? []));
  drifts.push(...((await part('documents', () => compareDocuments(upkeep, submissions))) ?? []));
  const sites = (await part('sites', () => sitesOf(upkeep, filings, submissions, releases, history))) ?? [];
  // Listed before it is known whether a release is under way: what one writes meanwhile is no stray.
  const keys = await part('sites', () => keysByPlace(upkeep));
  for (const site of sites) {
    const about = `site of ${site.area}`;
    const isWritten = await part(about, () => isHeld(upkeep.table, site.area, upkeep.now()));
    // A release that is under way changes the site at this moment.
    if (keys === undefined || isWritten !== false || site.releases.some(({ state }) => state === 'running')) continue;
    const there = keys.get(site.place) ?? new Set<string>();
    drifts.push(...((await part(about, () => compareSite(upkeep, site, there))) ?? []));
    drifts.push(...((await part(about, () => comparePublished(upkeep, site))) ?? []));
  }
  if (keys !== undefined) drifts.push(...strayFolders(keys, sites));
  drifts.push(...((await part('outbox', () => compareOutbox(upkeep))) ?? []));
  return drifts;
}

async function seasonsOf({ table, now }: UpkeepDependencies): Promise<SeasonRef[]> {
  const areas = await listAreas(table);
  const seasons = await Promise.all(
    areas.map(async ({ id }) => (await yearsWithSeason(table, id, now())).map((year) => ({ area: id, year }))),
  );
  return seasons.flat();
}

/** Of every area that has a place in the bucket, or anything that should be there. */
async function sitesOf(
  { table }: UpkeepDependencies,
  filings: readonly Filing[],
  submissions: readonly Submission[],
  releases: readonly Release[],
  history: readonly HistoryReport[],
): Promise<SiteToCompare[]> {
  const known = (await listSites(table)).map(({ area }) => area as string);
  const areas = [...new Set([...known, ...releases.map(({ area }) => area as string)])].sort();
  return Promise.all(
    areas.map(async (area) => {
      const own = filings.filter((filing) => filing.area === area);
      const past = historyOnSite(history.filter((report) => report.area === area));
      const filed = publicOf(own, submissions);
      return {
        ...{ area, place: await placeOf(table, area), filings: filed, reports: [...filed, ...past.standing] },
        releases: releases.filter((release) => release.area === area),
        takenDown: [...own.filter(isTakenDown), ...past.down],
      };
    }),
  );
}

async function historyOf({ table }: UpkeepDependencies): Promise<HistoryReport[]> {
  const areas = await listAreas(table);
  const stored = await Promise.all(areas.map(({ id }) => listHistory(table, { area: id })));
  return stored.flat().map(({ report }) => report);
}

/** It was public, and nothing of it is. */
function isTakenDown({ released, takedowns }: Filing): boolean {
  return released === null && takedowns.length > 0;
}

function publicOf(filings: readonly Filing[], submissions: readonly Submission[]): PublicFiling[] {
  return filings.flatMap((filing) => {
    const { released } = filing;
    const submission = submissions.find(
      ({ area, year, agency, n }) =>
        n === released?.n && agency === filing.agency && year === filing.year && area === filing.area,
    );
    return submission === undefined ? [] : [{ filing, submission }];
  });
}
