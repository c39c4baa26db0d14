/** The deed of a release of this season's reports: now, or at a time that is to come. */
import type { PublisherGrant } from '#shared/access/model.js';
import type { Outcome } from '#shared/deeds/outcome.js';
import { scheduleRelease } from '#shared/deeds/season/schedule-release.js';
import { startRelease } from '#shared/deeds/season/start-release.js';
import type { Proven } from '#shared/desk/proof.js';
import { isScheduled, releaseSchema, type Release } from '#shared/season/release.js';
import { performOnSeason } from '#shared/store/perform.js';
import { listScheduled, loadRelease } from '#shared/store/releases.js';
import { requireSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { writeManifest, type ManifestPlace } from './manifest.js';
import { releaseNameFor } from './release-name.js';
import { selectionOf, type Reports } from './ticked.js';

export interface Beginning {
  readonly grant: PublisherGrant;
  readonly proven: Proven;
  /** Null for at once. */
  readonly plannedAt: string | null;
}

/** @returns the release that stands then, or why none does */
export async function beginRelease(
  table: Table,
  place: ManifestPlace,
  reports: Reports,
  { grant, proven, plannedAt }: Beginning,
  now: Date,
): Promise<Outcome<Release>> {
  const { area, year, person } = grant;
  const id = await releaseNameFor(table, area, selectionOf(reports), now);
  const entries = reports.flatMap(({ submission }) =>
    submission.contentDigest === null ? [] : [{ submission: submission.id, content: submission.contentDigest }],
  );
  await writeManifest(place, { release: id, area, year, entries });
  const submissions = entries.map(({ submission }) => submission);
  const release = releaseSchema.parse({
    ...{ id, area, year, by: person, at: plannedAt ?? now.toISOString(), count: entries.length, attempts: 0 },
    ...(plannedAt === null
      ? { state: 'running' }
      : { state: 'scheduled', waiting: { askedAt: now.toISOString(), submissions, moves: 0, carriedOutBy: null } }),
  });
  const by = { grant, ...proven };
  const outcome = await performOnSeason(
    table,
    now,
    async () => {
      const stored = await requireSeason(table, grant);
      const [existing, scheduled] = await Promise.all([loadRelease(table, id), listScheduled(table, stored.season)]);
      return { stored, beside: { existing, scheduled } };
    },
    ({ stored, beside }) =>
      isScheduled(release)
        ? scheduleRelease(stored, release, beside, by, now)
        : startRelease(stored, release, beside, submissions, by, now),
  );
  return 'refused' in outcome ? outcome : { ...outcome, done: release };
}
