/** Starting a release of approved filings; the release machine does the rest. */
import type { PublisherGrant } from '#shared/access/model.js';
import type { Judgement } from '../change.js';
import type { Release } from '#shared/season/release.js';
import type { Season } from '#shared/season/model.js';
import { releaseInput } from '#shared/workflow/payloads.js';
import type { SeasonChange, StoredSeason } from './change.js';

/** Starts a release. Its id was made when the publisher saw the preview, so that a second click is the same release. */
export function startRelease(
  stored: StoredSeason,
  release: Release,
  existing: Release | undefined,
  submissions: readonly string[],
  { grant, proof }: { readonly grant: PublisherGrant; readonly proof: Season['proof'] },
  now: Date,
  /** The area that the public site shows already, where it shows another. */
  otherArea?: string,
): Judgement<Release, SeasonChange> {
  if (existing !== undefined) return { already: existing };
  if (otherArea !== undefined) return { refused: { code: 'other-area-public', area: otherArea } };
  if (submissions.length === 0) return { refused: { code: 'nothing-selected' } };
  const change: SeasonChange = {
    before: stored,
    season: { ...stored.season, release: release.id },
    agencies: [],
    release,
    events: [
      {
        at: now.toISOString(),
        deed: 'start-release',
        actor: { role: 'publisher', person: grant.person },
        submission: null,
        details: { release: release.id, submissions: [...submissions], proof },
      },
    ],
    effects: [
      { needGrant: grant.id },
      {
        queue: {
          kind: 'start',
          id: `release.${release.id}.0`,
          machine: 'release',
          name: release.id,
          input: releaseInput(release.id),
        },
      },
    ],
  };
  return { change, value: release };
}
