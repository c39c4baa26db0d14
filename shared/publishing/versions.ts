/**
 * Second step, per batch: marks each approved filing released, then writes its version (publish-version.ts), of nothing but what
 * was filed and is still under its seal. The deed comes first, because it is what cannot be taken back; a step that is repeated finds it done and writes the same
 * objects again. Version objects are written once and never overwritten (If-None-Match).
 */
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { coversStill, markReleased } from '#shared/deeds/filing/release.js';
import type { Submission } from '#shared/filing/model.js';
import type { Changed } from '#shared/filing/sealed.js';
import { nextVersion } from '#shared/filing/takedowns.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { recheckState } from '#shared/intake/judge.js';
import { changedSinceFiled } from '#shared/proof/filed.js';
import type { Manifest, Release } from '#shared/season/release.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { loadSubmission } from '#shared/store/filings.js';
import { perform } from '#shared/store/perform.js';
import type { PublishInput } from '#shared/workflow/payloads.js';
import { entriesToWorkOn, fenceOf, releaseOf, type PublishingDependencies } from './dependencies.js';
import { publishHistory } from './history.js';
import { publishVersion } from './publish-version.js';
import { rollBackEntry } from './roll-back.js';

type VersionsInput = Extract<PublishInput, { step: 'versions' }>;
type Entry = Manifest['entries'][number];

/** An entry as it was looked at when it was marked released. */
interface Seen {
  readonly state: FilingCase;
  readonly changed: readonly Changed[];
}

export async function publishVersions(
  dependencies: PublishingDependencies,
  input: VersionsInput,
): Promise<{ published: number; left: string[] }> {
  const release = await releaseOf(dependencies, input.release);
  const entries = await entriesToWorkOn(dependencies, release);
  const fence = await fenceOf(dependencies, input.release);
  if (release.history === true)
    return publishHistory(dependencies, entries.slice(input.from, input.to), release, fence);
  const left: string[] = [];
  for (const entry of entries.slice(input.from, input.to)) {
    if (release.rollsBack !== undefined) {
      if (!(await rollBackEntry(dependencies, entry, release, release.rollsBack, fence))) left.push(entry.submission);
      continue;
    }
    const released = await releaseEntry(dependencies, entry, release);
    if (released === undefined) left.push(entry.submission);
    else await publishVersion(dependencies, released, { mark: release.id, at: release.at }, fence);
  }
  return { published: input.to - input.from - left.length, left };
}

/** Undefined for an entry that is not what was approved any more: it stays as it is, and the publisher is told. */
async function releaseEntry(
  dependencies: PublishingDependencies,
  entry: Entry,
  release: Release,
): Promise<(FilingCase & { readonly submission: Submission }) | undefined> {
  let seen: Seen | undefined;
  const now = dependencies.now();
  const outcome = await perform(
    dependencies.table,
    now,
    async () => {
      const state = await loadStateOf(dependencies.table, entry.submission);
      const { released } = state.filing;
      const isAnother = released !== null && released.n !== state.submission?.n;
      const replaced = isAnother
        ? ((await loadSubmission(dependencies.table, submissionId(state.filing, released.n))) ?? null)
        : null;
      seen = { state, changed: await changedSinceFiled(dependencies.proof, state) };
      return { ...seen, replaced, again: await recheckState(dependencies.table, state, now) };
    },
    ({ state, changed, again, replaced }) => {
      if (!coversStill(release, state)) return { refused: { code: 'changed-since-shown' } };
      const { id, by } = release;
      const version = nextVersion(state.filing);
      return markReleased(state, { id, version, content: entry.content, by }, now, again, changed, replaced);
    },
  );
  // Also where an earlier try had marked it: nothing is written of what has changed since.
  if (seen !== undefined && seen.changed.length > 0) {
    dependencies.changed(entry.submission, seen.changed);
    return undefined;
  }
  if ('done' in outcome && seen !== undefined) return { ...seen.state, submission: outcome.done };
  if ('done' in outcome || outcome.refused.code === 'busy') throw new Error(`busy: ${entry.submission}`);
  return undefined;
}
