/**
 * Reconcile: compares the table with executions, outbox, uploads, documents and site, heals what it may and reports all
 * that it found. It goes area by area, as many as there is time for, and part by part; a part that cannot be compared is a drift of its
 * own and stops no other.
 */
import { askedAt } from '#shared/season/release.js';
import type { HistoryReport } from '#shared/filing/history.js';
import type { Filing, Submission } from '#shared/filing/model.js';
import { errorForLog } from '#shared/runtime/log.js';
import type { Release } from '#shared/season/release.js';
import { listHistory } from '#shared/store/history.js';
import { isHeld } from '#shared/store/releases.js';
import { loadRestore } from '#shared/store/restores.js';
import { throughAreas } from '#shared/store/rounds.js';
import { hasPlace, listSites, placeOf } from '#shared/store/sites.js';
import { listAreas, listFilings, yearsWithSeason } from '#shared/store/seasons.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';
import { compareDocuments, compareFiled, compareUploads } from './files.js';
import { compareOutbox } from './outbox.js';
import { compareRelease, releasesOf } from './releases.js';
import { comparePublished } from './published.js';
import { compareSite, historyOnSite, keysAt, strayFolders, type PublicFiling, type SiteToCompare } from './site.js';
import { compareSubmission, countedSubmissions } from './submissions.js';

/** By then whatever a deed set going has come to rest, or will not. */
export const QUIET_MINUTES = 15;
/** A restore that takes longer was broken off. */
const RESTORE_HOURS = 6;
/** Filings are compared that far apart at once, each with a few calls. */
const AT_ONCE = 10;

/** How a run compares a part, and notes where that cannot be done. */
interface Run {
  readonly part: <T>(about: string, compare: () => Promise<T>) => Promise<T | undefined>;
  /** Compares a part whose answer is its drifts, and notes them. */
  readonly drifts: (about: string, compare: () => Promise<readonly Drift[]>) => Promise<void>;
}

export interface Watch {
  /** Whether there is time for another area; those that are left come first in the next run. */
  readonly hasTime?: () => boolean;
  /** Whether there is time for more uploads, which come after the areas. */
  readonly hasTimeForUploads?: () => boolean;
  /** Told of each drift as soon as it is found: a run that is cut short has said what it knew. */
  readonly found?: (drift: Drift) => void;
}

const always = (): boolean => true;

/** @param quietMinutes what moved within so long is still under way, and left alone */
export async function reconcile(
  upkeep: UpkeepDependencies,
  quietMinutes: number,
  { hasTime = always, hasTimeForUploads = always, found = () => undefined }: Watch = {},
): Promise<Drift[]> {
  const drifts: Drift[] = [];
  const note = (drift: Drift): void => {
    drifts.push(drift);
    found(drift);
  };
  const part: Run['part'] = async (about, compare) => {
    try {
      return await compare();
    } catch (error) {
      const { name, message } = errorForLog(error);
      note({ kind: 'not-compared', about, healed: false, detail: `${name}: ${message}` });
      return undefined;
    }
  };
  const run: Run = {
    part,
    drifts: async (about, compare) => (await part(about, compare))?.forEach(note),
  };
  const quiet = new Date(upkeep.now().getTime() - quietMinutes * 60_000).toISOString();
  // Short, and what people wait for.
  await run.drifts('outbox', () => compareOutbox(upkeep));
  // Before the areas: one that outlasts the run would leave it no time, ever.
  await part('uploads', () => compareUploads(upkeep, note, hasTimeForUploads));
  await part('areas', async () => {
    const areas = (await listAreas(upkeep.table)).map(({ id }) => id as string);
    const sites = (await listSites(upkeep.table)).map(({ area }) => area as string);
    await throughAreas(upkeep.table, { name: 'reconcile', hasTime }, [...areas, ...sites], (area) =>
      run.drifts(area, () => compareUnlessRestored(upkeep, area, quiet, run)),
    );
  });
  await run.drifts('sites', () => strayFolders(upkeep));
  return drifts;
}

/** What is still in the bundle of an area that is being put back is not missing. */
async function compareUnlessRestored(
  upkeep: UpkeepDependencies,
  area: string,
  quiet: string,
  run: Run,
): Promise<Drift[]> {
  const restore = await loadRestore(upkeep.table, area);
  if (restore?.doneAt !== null) {
    await compareArea(upkeep, area, quiet, run);
    return [];
  }
  if (upkeep.now().getTime() - Date.parse(restore.begunAt) < RESTORE_HOURS * 3_600_000) return [];
  const detail = `its restore was begun at ${restore.begunAt} and not ended: call restore-season again`;
  return [{ kind: 'not-compared', about: area, healed: false, detail }];
}

async function compareArea(upkeep: UpkeepDependencies, area: string, quiet: string, run: Run): Promise<void> {
  const { part } = run;
  const submissions: Submission[] = [];
  const filings: Filing[] = [];
  const releases: Release[] = [];
  const history = (await part(`history of ${area}`, () => historyOf(upkeep, area))) ?? [];
  for (const year of (await part(area, () => yearsWithSeason(upkeep.table, area, upkeep.now()))) ?? []) {
    const season = { area, year };
    const about = `${area} ${year}`;
    const found = await part(about, () => listFilings(upkeep.table, season));
    if (found === undefined) continue;
    filings.push(...found.values());
    const counted = (await part(about, () => countedSubmissions(upkeep, season, found.values()))) ?? [];
    submissions.push(...counted);
    const still = counted.filter(({ agency }) => (found.get(agency)?.lastDeedAt ?? '') <= quiet);
    for (let from = 0; from < still.length; from += AT_ONCE) {
      const compared = still.slice(from, from + AT_ONCE).map(async (submission) => {
        await run.drifts(submission.id, () => compareSubmission(upkeep, submission));
        await run.drifts(submission.id, () => compareFiled(upkeep, submission));
      });
      await Promise.all(compared);
    }
    const begun = (await part(about, () => releasesOf(upkeep, season, [...found.values()]))) ?? [];
    releases.push(...begun);
    for (const release of begun.filter((release) => askedAt(release) <= quiet)) {
      await run.drifts(release.id, () => compareRelease(upkeep, release, begun, [...filings, ...history]));
    }
  }
  await run.drifts(`documents of ${area}`, () => compareDocuments(upkeep, submissions));
  const site = await part(`site of ${area}`, () => siteOf(upkeep, area, { filings, submissions, releases, history }));
  if (site !== undefined) await compareWhole(upkeep, site, run);
}

async function compareWhole(upkeep: UpkeepDependencies, site: SiteToCompare, run: Run): Promise<void> {
  const { part } = run;
  const about = `site of ${site.area}`;
  // Listed before it is known whether a release is under way: what one writes meanwhile is no stray.
  const there = await part(about, () => keysAt(upkeep, site.place));
  const isWritten = await part(about, () => isHeld(upkeep.table, site.area, upkeep.now()));
  // A release that is under way changes the site at this moment.
  if (there === undefined || isWritten !== false || site.releases.some(({ state }) => state === 'running')) return;
  await run.drifts(about, () => compareSite(upkeep, site, there));
  await run.drifts(about, () => comparePublished(upkeep, site));
}

/** Of an area that has a place in the bucket, or anything that should be there; undefined of any other. */
async function siteOf(
  { table }: UpkeepDependencies,
  area: string,
  { filings, submissions, releases, history }: AreaToCompare,
): Promise<SiteToCompare | undefined> {
  if (releases.length === 0 && !(await hasPlace(table, area))) return undefined;
  const past = historyOnSite(history);
  const filed = publicOf(filings, submissions);
  return {
    ...{ area, place: await placeOf(table, area), filings: filed, reports: [...filed, ...past.standing], releases },
    takenDown: [...filings.filter(isTakenDown), ...past.down],
  };
}

/** What the table knows of an area. */
interface AreaToCompare {
  readonly filings: readonly Filing[];
  readonly submissions: readonly Submission[];
  readonly releases: readonly Release[];
  readonly history: readonly HistoryReport[];
}

async function historyOf({ table }: UpkeepDependencies, area: string): Promise<HistoryReport[]> {
  return (await listHistory(table, { area })).map(({ report }) => report);
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
