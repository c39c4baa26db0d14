/** Where a release breaks down: its site lease is given up and a fresh execution of the same release is queued. */
import type { ReleaseId } from '#shared/ids/release-id.js';
import { isUnderWay, MAX_RELEASE_ATTEMPTS } from '#shared/season/release.js';
import { queueWrite } from '#shared/store/outbox.js';
import { giveUpLease, releaseWrite } from '#shared/store/releases.js';
import { releaseInput } from '#shared/workflow/payloads.js';
import { releaseOf, type PublishingDependencies } from './dependencies.js';
import { failedMail } from './release-mails.js';

/**
 * Each time later than the last; after MAX_RELEASE_ATTEMPTS the release has failed, and the publisher is mailed.
 *
 * @returns whether it is tried again by itself
 */
export async function abandonRelease(dependencies: PublishingDependencies, id: ReleaseId): Promise<{ again: boolean }> {
  const release = await releaseOf(dependencies, id);
  await giveUpLease(dependencies.table, id);
  // It waits on, or not at all: what broke down was not asked for.
  if (release.state === 'published' || !isUnderWay(release)) return { again: false };
  // Given up before, and tried again in vain before it had taken the site.
  if (release.state === 'failed') {
    const mail = await failedMail(dependencies, release);
    if (mail !== undefined) await dependencies.table.commit([mail]);
    return { again: false };
  }
  const attempts = release.attempts + 1;
  const again = attempts < MAX_RELEASE_ATTEMPTS;
  const now = dependencies.now();
  await dependencies.table.commit(
    [
      releaseWrite(release, { ...release, attempts, state: again ? 'running' : 'failed' }),
      again
        ? queueWrite(
            release.area,
            {
              kind: 'start',
              id: `release.${id}.${attempts}`,
              machine: 'release',
              name: `${id}-${attempts}`,
              input: releaseInput(id),
            },
            new Date(now.getTime() + attempts * 5 * 60_000),
          )
        : await failedMail(dependencies, release),
    ].flatMap((write) => write ?? []),
  );
  return { again };
}
