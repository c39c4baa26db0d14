/** A release that waits for its time: moved to another, or cancelled. */
import type { PublisherGrant } from '#shared/access/model.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { cancelRelease, moveRelease } from '#shared/deeds/season/schedule-release.js';
import { deed, type Desk, type DeskApp } from '#shared/desk/edge.js';
import { provePerson } from '#shared/desk/proof.js';
import { showReleases } from '#shared/desk/show-releases.js';
import { attemptOf, backToPage } from '#shared/desk/show.js';
import { releaseOf, type ReleaseId } from '#shared/ids/release-id.js';
import { readPlanned } from '#shared/season/planned-time.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadRelease } from '#shared/store/releases.js';
import { requireSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';

export function waitingDeeds(app: DeskApp, desk: Desk): void {
  const { table } = desk;

  deed(app, desk, '/g/:grant/releases/:release/time', 'publish', async (context, grant, form) => {
    const [now, id] = [desk.now(), releaseOf(grant.area, context.req.param('release'))];
    const planned = readPlanned((field) => form.text(field));
    const refused = (refusal: DeedRefusal) =>
      showReleases(context, desk, grant, { attempt: attemptOf(refusal, form), id });
    const read = () => readWaiting(table, grant, id);
    const { stored, release } = await read();
    if (release === undefined) return refused({ code: 'not-found' });
    if ('problem' in planned) return refused({ code: 'planned-time', problem: planned.problem });
    const to = `/releases/${release.id}/time` as const;
    const proving = { grant, season: stored.season, deed: 'release', agencyName: null, to } as const;
    const proven = await provePerson(context, desk, proving, form);
    if (proven instanceof Response) return proven;
    const outcome = await performOnSeason(table, now, read, (found) =>
      moveRelease(found.stored, found.release, planned.value, { grant, ...proven }, now),
    );
    return 'refused' in outcome ? refused(outcome.refused) : backToPage(context, grant, '/releases?done=moved');
  });

  // Asks for no code: it makes nothing public, and whoever sees what should not come must be quick.
  deed(app, desk, '/g/:grant/releases/:release/cancel', 'publish', async (context, grant, form) => {
    const [now, id] = [desk.now(), releaseOf(grant.area, context.req.param('release'))];
    const outcome = await performOnSeason(
      table,
      now,
      () => readWaiting(table, grant, id),
      ({ stored, release }) => cancelRelease(stored, release, grant, now),
    );
    return 'refused' in outcome
      ? showReleases(context, desk, grant, { attempt: attemptOf(outcome.refused, form), id })
      : backToPage(context, grant, '/releases?done=cancelled');
  });
}

async function readWaiting(table: Table, grant: PublisherGrant, id: ReleaseId | undefined) {
  const [stored, release] = await Promise.all([
    requireSeason(table, grant),
    id === undefined ? undefined : loadRelease(table, id),
  ]);
  return { stored, release: release?.year === grant.year ? release : undefined };
}
