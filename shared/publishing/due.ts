/**
 * Before the first step of a release that has a time of its own: has it come? The row is asked each time that a wait has ended,
 * since the publisher may have moved or cancelled the release meanwhile. The one execution that finds it due makes it a
 * release under way in one transaction, with its own name; a repeat of the step knows itself by it, and every other ends.
 */
import { carryOutScheduled } from '#shared/deeds/season/schedule-release.js';
import type { ReleaseId } from '#shared/ids/release-id.js';
import { isScheduled } from '#shared/season/release.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadRelease, releaseWrite } from '#shared/store/releases.js';
import { requireSeason } from '#shared/store/seasons.js';
import type { DueOutput } from '#shared/workflow/payloads.js';
import type { PublishingDependencies } from './dependencies.js';

type Dependencies = Pick<PublishingDependencies, 'table' | 'now'>;

export async function due(
  { table, now }: Dependencies,
  { release: id, execution }: { readonly release: ReleaseId; readonly execution: string },
): Promise<DueOutput> {
  const at = now();
  let wait: string | undefined;
  const outcome = await performOnSeason(
    table,
    at,
    async () => {
      const release = await loadRelease(table, id);
      if (release === undefined) throw new Error(`no such release: ${id}`);
      return { release, stored: await requireSeason(table, release) };
    },
    ({ release, stored }) => {
      wait = isScheduled(release) && release.at > at.toISOString() ? release.at : undefined;
      return wait === undefined && isScheduled(release)
        ? carryOutScheduled(stored, release, execution, at)
        : { already: release };
    },
  );
  if (wait !== undefined) return { go: 'wait', until: wait };
  if ('done' in outcome) {
    const { state, waiting } = outcome.done;
    return state === 'running' && waiting?.carriedOutBy === execution ? { go: 'release' } : { go: 'nowhere' };
  }
  // An archived season changes no more: what waited in it waits in vain.
  if (outcome.refused.code !== 'season-closed') throw new Error(`not carried out: ${outcome.refused.code}`);
  const release = await loadRelease(table, id);
  if (release?.state === 'scheduled') await table.commit([releaseWrite(release, { ...release, state: 'cancelled' })]);
  return { go: 'nowhere' };
}
