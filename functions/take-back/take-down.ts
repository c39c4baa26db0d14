/** The publisher takes a public report down. What that does is shown first, and done by the button of that page alone. */
import * as z from 'zod';
import { takeDown } from '#shared/deeds/filing/take-down.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, type DeskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { renderTakeDownPage } from '#shared/desk/pages/take-down.js';
import { provePerson } from '#shared/desk/proof.js';
import { attemptOf, backToPage, showPublisherFiling, viewerOf, type PublisherDesk } from '#shared/desk/show.js';
import { publicAddress } from '#shared/desk/shown-submissions.js';
import { TAKEDOWN_CAUSES } from '#shared/filing/takedowns.js';
import { dayOf } from '#shared/ids/calendar.js';
import { digestOf } from '#shared/ids/digest.js';
import { releaseIdFor } from '#shared/ids/release-id.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { checkpointBeside } from '#shared/proof/checkpoints.js';
import type { Checkpointing } from '#shared/proof/open.js';
import { loadFilingCase, requireFilingCase } from '#shared/store/filing-case.js';
import { loadSubmission } from '#shared/store/filings.js';
import { perform } from '#shared/store/perform.js';

const causeSchema = z.enum(TAKEDOWN_CAUSES);

export function takeDownDeed(app: DeskApp, desk: PublisherDesk, checkpointing: Checkpointing): void {
  deed(app, desk, '/g/:grant/filings/:agency/take-down', 'publish', async (context, grant, form) => {
    const named = await loadFilingCase(desk.table, { ...grant, agency: context.req.param('agency') ?? '' });
    if (named === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
    const { agency, filing, season } = named;
    const { released } = filing;
    const refuse = (refusal: DeedRefusal) =>
      showPublisherFiling(context, desk, grant, agency.id, attemptOf(refusal, form));
    const reason = form.text('reason');
    const cause = causeSchema.safeParse(form.text('cause')).data;
    if (reason.trim() === '' || cause === undefined) return refuse({ code: 'reason-missing' });
    const now = desk.now();
    if (form.text('confirmed') !== 'yes') {
      const publishedUrl = await publicAddress(desk, filing);
      if (released === null || publishedUrl === null) return refuse({ code: 'not-now', state: filing.state });
      const view = {
        ...{ viewer: viewerOf(context, grant), season, today: dayOf(now), agency, released, publishedUrl },
        correcting: filing.current !== released.n,
        asked: { cause, reason },
      };
      return context.html(renderTakeDownPage(view, textsOf(context)));
    }
    const to = `/filings/${agency.id}/take-down` as const;
    const proving = { grant, season, deed: 'take-down', agencyName: agency.name, to } as const;
    const proven = await provePerson(context, desk, proving, form);
    if (proven instanceof Response) return proven;
    const outcome = await perform(
      desk.table,
      now,
      async () => {
        const state = await requireFilingCase(desk.table, { ...grant, agency: agency.id });
        const n = state.filing.released?.n;
        const published = n === undefined ? undefined : await loadSubmission(desk.table, submissionId(state.filing, n));
        return { state, published: published ?? null };
      },
      ({ state, published }) => {
        const version = state.filing.released?.version ?? 0;
        const drawn = digestOf([state.agency.id, String(grant.year), 'take-down', String(version)]).slice(0, 10);
        const release = releaseIdFor(grant.area, now, drawn);
        return takeDown(state, published, { reason, cause, release, ...proven }, grant, now);
      },
      (_, change) => checkpointBeside(checkpointing, change, desk.log, now),
    );
    if ('refused' in outcome) return refuse(outcome.refused);
    desk.log.info('report taken down', { release: outcome.done.release });
    return backToPage(context, grant, `/filings/${agency.id}`);
  });
}
