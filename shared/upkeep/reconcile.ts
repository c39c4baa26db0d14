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
import { listAreas, listFilings, yearsWithSeason } from '#shared/store/seasons.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';
import { compareDocuments, compareFiled, compareUploads } from './files.js';
import { compareOutbox } from './outbox.js';
import { compareRelease, releasesOf } from './releases.js';
import { comparePublished } from './published.js';
import { compareSite, historyOnSite, type PublicFiling } from './site.js';
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
  // A release that is under way changes the site at this moment.
  if (releases.every(({ state }) => state !== 'running')) {
    const publicFilings = publicOf(filings, submissions);
    const { standing, down } = historyOnSite(history);
    const publicReports = [...publicFilings, ...standing];
    const gone = [...filings.filter(isTakenDown), ...down];
    drifts.push(...((await part('site', () => compareSite(upkeep, publicReports, releases, gone))) ?? []));
    drifts.push(...((await part('site', () => comparePublished(upkeep, publicFilings))) ?? []));
  }
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
