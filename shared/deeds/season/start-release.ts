/** Starting a release of approved filings; the release machine does the rest. */
import type { PublisherGrant } from '#shared/access/model.js';
import type { Judgement } from '../change.js';
import type { DeedRefusal } from '../outcome.js';
import { startsRelease } from '../starts-release.js';
import { waitingIn, type Release, type ScheduledRelease } from '#shared/season/release.js';
import type { Season } from '#shared/season/model.js';
import { publishersChange, type SeasonChange, type StoredSeason } from './change.js';

/** What stands beside a release that is to begin. */
export interface Releasing {
  /** The release of the same name, which a second click asks for again. */
  readonly existing: Release | undefined;
  /** Releases that wait for their time: what is theirs is taken along by no other. */
  readonly scheduled?: readonly ScheduledRelease[];
}

/** Starts a release. Its id was made when the publisher saw the preview, so that a second click is the same release. */
export function startRelease(
  stored: StoredSeason,
  release: Release,
  beside: Releasing,
  submissions: readonly string[],
  { grant, proof }: { readonly grant: PublisherGrant; readonly proof: Season['proof'] },
  now: Date,
): Judgement<Release, SeasonChange> {
  if (beside.existing !== undefined) return { already: beside.existing };
  const refusal = refusedRelease(submissions, beside);
  if (refusal !== undefined) return { refused: refusal };
  const details = { release: release.id, submissions: [...submissions], proof };
  const change = publishersChange(
    stored,
    { grant, now },
    { deed: 'start-release', details },
    { season: { ...stored.season, release: release.id }, release, effects: [startsRelease(release.id)] },
  );
  return { change, value: release };
}

/** Why it may not begin, at once or later. */
export function refusedRelease(submissions: readonly string[], { scheduled = [] }: Releasing): DeedRefusal | undefined {
  if (submissions.length === 0) return { code: 'nothing-selected' };
  const waits: ReadonlyMap<string, unknown> = waitingIn(scheduled);
  return submissions.some((id) => waits.has(id)) ? { code: 'changed-since-shown' } : undefined;
}
