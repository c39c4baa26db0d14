/** The publisher takes the last release back as a whole. What that does is shown first, and done by the button of that page alone. */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { rollBackRefusal, rollBackRelease } from '#shared/deeds/season/roll-back.js';
import { deed, type Desk, type DeskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { renderRollBackPage } from '#shared/desk/pages/roll-back.js';
import { provePerson } from '#shared/desk/proof.js';
import { loadRollBackState, rollBackPreview, withNames } from '#shared/desk/roll-back-views.js';
import { showReleases } from '#shared/desk/show-releases.js';
import { attemptOf, backToPage, viewerOf } from '#shared/desk/show.js';
import { dayOf } from '#shared/ids/calendar.js';
import { digestOf } from '#shared/ids/digest.js';
import { releaseIdFor, releaseOf } from '#shared/ids/release-id.js';
import { performOnSeason } from '#shared/store/perform.js';
import { listAgencies } from '#shared/store/seasons.js';

export function rollBackDeed(app: DeskApp, desk: Desk): void {
  deed(app, desk, '/g/:grant/releases/:release/roll-back', 'publish', async (context, grant, form) => {
    const now = desk.now();
    const id = releaseOf(grant.area, context.req.param('release'));
    const names = new Map((await listAgencies(desk.table, grant)).map((agency) => [agency.id as string, agency.name]));
    const named = (agency: string) => names.get(agency) ?? agency;
    const refuse = (refusal: DeedRefusal) =>
      showReleases(context, desk, grant, { attempt: attemptOf(withNames(refusal, named), form) });
    const reason = form.text('reason');
    if (id === undefined) return refuse({ code: 'not-found' });
    if (reason.trim() === '') return refuse({ code: 'reason-missing' });
    const state = await loadRollBackState(desk.table, grant, id);
    const release = state.begun.find((each) => each.id === id);
    if (release === undefined) return refuse({ code: 'not-found' });
    const { season } = state.stored;
    if (form.text('confirmed') !== 'yes') {
      const refusal = rollBackRefusal(release, state);
      if (refusal !== undefined) return refuse(refusal);
      const view = {
        ...{ viewer: viewerOf(context, grant), season, today: dayOf(now), release, reason },
        ...rollBackPreview(state, release, named),
      };
      return context.html(renderRollBackPage(view, textsOf(context)));
    }
    const to = `/releases/${id}/roll-back` as const;
    const proven = await provePerson(context, desk, { grant, season, deed: 'roll-back', agencyName: null, to }, form);
    if (proven instanceof Response) return proven;
    // One for each release, on whatever day the button is pressed a second time: the release itself says that it was taken back.
    const rollback = releaseIdFor(grant.area, now, digestOf([id, 'roll-back']).slice(0, 10));
    const outcome = await performOnSeason(
      desk.table,
      now,
      () => loadRollBackState(desk.table, grant, id),
      (read) => rollBackRelease(read, { id, release: rollback, reason, ...proven }, { grant }, now),
    );
    if ('refused' in outcome) return refuse(outcome.refused);
    desk.log.info('release taken back', { release: id, by: rollback });
    return backToPage(context, grant, '/releases?done=rolled-back');
  });
}
