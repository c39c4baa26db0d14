/**
 * Compares the releases of a season with their executions, and begins one anew: because it stands still, or because what
 * it made public is not on the site.
 */
import type { Filing } from '#shared/filing/model.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import { executionName } from '#shared/deeds/season/schedule-release.js';
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import { seasonDeedsThat } from '#shared/season/deeds.js';
import { MAX_RELEASE_ATTEMPTS } from '#shared/season/release.js';
import { submissionLabel } from '#shared/ids/submission-id.js';
import type { Release } from '#shared/season/release.js';
import { listSeasonEvents } from '#shared/store/seasons.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadRow, queueAgain } from '#shared/store/outbox.js';
import { loadRelease } from '#shared/store/releases.js';
import { releaseInput, waitingReleaseInput } from '#shared/workflow/payloads.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';
import { isUnderWay } from './judge.js';

const HOUR_MS = 3_600_000;

const MAKES_RELEASE = seasonDeedsThat('makesRelease');

/** All releases that the season's log tells of, and those that took its reports down, oldest first. */
export async function releasesOf(
  { table }: UpkeepDependencies,
  season: SeasonRef,
  filings: readonly Filing[],
): Promise<Release[]> {
  const events = await listSeasonEvents(table, season);
  const ids = events.flatMap(({ deed, details }) => {
    const id = MAKES_RELEASE.has(deed) ? releaseIdSchema.safeParse(details['release']) : undefined;
    return id?.success === true ? [id.data] : [];
  });
  const taking = filings.flatMap(({ takedowns }) => takedowns.map(({ release }) => release));
  const releases = await Promise.all([...new Set([...ids, ...taking])].map((id) => loadRelease(table, id)));
  return releases.flatMap((release) => release ?? []).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** A filing, or a report of an earlier year: by which release it is public. */
interface PublicBy {
  readonly released: { readonly release: string } | null;
}

/**
 * Whether it must be carried out still. One that publishes and was given up before anything was public is the publisher's
 * to release again. Nobody else can end one that has made some of its reports public, since for the desk they are; nor one that takes
 * a report down, which for the desk is down: either is tried again until it is done, the latter also until a release that
 * was begun later has written the site, which clears what was taken down before.
 */
export function isOutstanding(release: Release, all: readonly Release[], filings: readonly PublicBy[]): boolean {
  // One that waits must have an execution that waits with it.
  if (release.state !== 'failed') return release.state === 'running' || release.state === 'scheduled';
  // No other release finishes it: its reports are gone through by this one alone.
  if (release.rollsBack !== undefined) return true;
  if (release.takesDown === undefined) return filings.some(({ released }) => released?.release === release.id);
  return !all.some(({ state, at }) => state === 'published' && at > release.at);
}

export async function compareRelease(
  upkeep: UpkeepDependencies,
  release: Release,
  all: readonly Release[],
  filings: readonly PublicBy[],
): Promise<Drift[]> {
  if (!isOutstanding(release, all, filings)) return [];
  const begun = await beginRelease(upkeep, release);
  if (begun === 'under-way') return [];
  const healed = begun !== 'no-name-left';
  const detail = healed ? `begun anew as ${begun.as}` : NO_NAME_LEFT;
  return [{ kind: 'release-not-running', about: release.id, healed, detail }];
}

export const NO_NAME_LEFT = 'begun anew too often';

/** The new execution by its name; or why none was begun. */
export type BegunRelease = { readonly as: string } | 'under-way' | 'no-name-left';

export async function beginRelease(
  { table, executions, now }: UpkeepDependencies,
  release: Release,
): Promise<BegunRelease> {
  const { id, area, attempts } = release;
  const hours = attempts >= MAX_RELEASE_ATTEMPTS ? hourNames(id, now()) : [];
  const found = await executions.release.find(id, [...attemptNames(id, attempts), ...moveNames(release), ...hours]);
  if (found.living) return 'under-way';
  const free = found.free ?? hours[0];
  const rows = [`release.${id}.${attempts}`, ...(free === undefined ? [] : [againId(free)])];
  // Moved forward, it is begun by a row of its own.
  rows.push(...moveNames(release).map((name) => `release.${name}.0`));
  for (const row of rows) {
    if (isUnderWay((await loadRow(table, outboxKey(area, 'start', row)))?.status)) return 'under-way';
  }
  if (free === undefined) return 'no-name-left';
  const input = release.state === 'scheduled' ? waitingReleaseInput(id) : releaseInput(id);
  const row = { kind: 'start', id: againId(free), machine: 'release', name: free, input } as const;
  await queueAgain(table, area, row, now());
  return { as: free };
}

const againId = (name: string) => `again.${name}.release`;

/** Of this hour and of those before in which an execution may have begun that still lives: it waits five hours for the site. */
function hourNames(id: ReleaseId, now: Date): string[] {
  return Array.from({ length: 12 }, (_, ago) => new Date(now.getTime() - ago * HOUR_MS).toISOString()).map(
    (at) => `${id}.at-${at.slice(0, 13)}`,
  );
}

/** A release that broke down is begun again by itself under a name with the attempt (publishing/abandon.ts). */
function attemptNames(id: ReleaseId, attempts: number): string[] {
  return Array.from({ length: attempts }, (_, n) => n + 1).flatMap((attempt) => [
    `${id}-${attempt}`,
    `${submissionLabel(id)}-${attempt}`,
  ]);
}

/** One that was put forward waits under a name of its own as well. */
function moveNames({ id, waiting }: Release): string[] {
  return Array.from({ length: waiting?.moves ?? 0 }, (_, n) => executionName(id, n + 1));
}
