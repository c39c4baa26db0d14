/** What begins the machine that carries a release out, in the transaction of the deed that asks for the release. */
import type { ReleaseId } from '#shared/ids/release-id.js';
import { releaseInput } from '#shared/workflow/payloads.js';
import type { Effect } from './change.js';

/** Its execution is named by the release, so that there is one however often it is asked for. */
export function startsRelease(id: ReleaseId): Effect {
  return { queue: { kind: 'start', id: `release.${id}.0`, machine: 'release', name: id, input: releaseInput(id) } };
}
