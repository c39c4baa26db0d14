/**
 * Compares the releases of a season with their executions, and begins one anew: because it stands still, or because what
 * it made public is not on the site.
 */
import type { Filing } from '#shared/filing/model.js';
import type { SeasonRef } from '#shared/ids/area-id.js';
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import { submissionLabel } from '#shared/ids/submission-id.js';
import type { Release } from '#shared/season/release.js';
import { listSeasonEvents } from '#shared/store/seasons.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadRow, queueAgain } from '#shared/store/outbox.js';
import { loadRelease } from '#shared/store/releases.js';
import { releaseInput } from '#shared/workflow/payloads.js';
import type { UpkeepDependencies } from './dependencies.js';
import type { Drift } from './drift.js';
import { isUnderWay } from './judge.js';

/** All releases that the season's log tells of, and those that took its reports down, oldest first. */
export async function releasesOf(
  { table }: UpkeepDependencies,
  season: SeasonRef,
  filings: readonly Filing[],
): Promise<Release[]> {
  const events = await listSeasonEvents(table, season);
  const ids = events.flatMap(({ deed, details }) => {
    const id = deed === 'start-release' ? releaseIdSchema.safeParse(details['release']) : undefined;
    return id?.success === true ? [id.data] : [];
  });
  const taking = filings.flatMap(({ takedowns }) => takedowns.map(({ release }) => release));
  const releases = await Promise.all([...ids, ...taking].map((id) => loadRelease(table, id)));
  return releases.flatMap((release) => release ?? []).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/**
 * Whether it must be carried out still. One that publishes and was given up is the publisher's to release again. One that takes
 * a report down has nobody to do so, since for the desk the report is down: it is tried again until it is done, or until a
 * release that was begun later has written the site, which clears what was taken down before.
 */
export function isOutstanding(release: Release, all: readonly Release[]): boolean {
  if (release.state !== 'failed' || release.takesDown === undefined) return release.state === 'running';
  return !all.some(({ state, at }) => state === 'published' && at > release.at);
}

export async function compareRelease(
  upkeep: UpkeepDependencies,
  release: Release,
  all: readonly Release[],
): Promise<Drift[]> {
  if (!isOutstanding(release, all)) return [];
  const begun = await beginRelease(upkeep, release);
  if (begun === 'under way') return [];
  const detail = begun === undefined ? 'begun anew too often' : `begun anew as ${begun}`;
  return [{ kind: 'release-not-running', about: release.id, healed: begun !== undefined, detail }];
}

/** The name of the new execution; undefined where no name is left. */
export async function beginRelease(
  { table, executions, now }: UpkeepDependencies,
  { id, area, attempts }: Release,
): Promise<string | 'under way' | undefined> {
  const found = await executions.release.find(id, attemptNames(id, attempts));
  if (found.living) return 'under way';
  const { free } = found;
  const rows = [`release.${id}.${attempts}`, ...(free === undefined ? [] : [againId(free)])];
  for (const row of rows) {
    if (isUnderWay((await loadRow(table, outboxKey(area, 'start', row)))?.status)) return 'under way';
  }
  if (free === undefined) return undefined;
  const row = { kind: 'start', id: againId(free), machine: 'release', name: free, input: releaseInput(id) } as const;
  await queueAgain(table, area, row, now());
  return free;
}

const againId = (name: string) => `again.${name}.release`;

/** A release that broke down is begun again by itself under a name with the attempt (publishing/abandon.ts). */
function attemptNames(id: ReleaseId, attempts: number): string[] {
  return Array.from({ length: attempts }, (_, n) => n + 1).flatMap((attempt) => [
    `${id}-${attempt}`,
    `${submissionLabel(id)}-${attempt}`,
  ]);
}
