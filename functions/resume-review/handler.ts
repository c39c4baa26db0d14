/** The publisher has a stopped stage asked anew, once it is clear who decided. */
import { handle } from '#shared/desk/handle.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { provePerson } from '#shared/desk/proof.js';
import { attemptOf, backToPage, showPublisherFiling, viewerOf } from '#shared/desk/show.js';
import { tellId } from '#shared/deeds/filing/case.js';
import { resume } from '#shared/deeds/filing/stop.js';
import type { Submission } from '#shared/filing/model.js';
import { loadFilingCase, requireFilingCase } from '#shared/store/filing-case.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadRow } from '#shared/store/outbox.js';
import { checkpointBeside } from '#shared/proof/checkpoints.js';
import { openCheckpointing } from '#shared/proof/open.js';
import { perform } from '#shared/store/perform.js';

const desk = openPublisherDesk('resume-review');
const checkpointing = openCheckpointing(desk.table, desk.environment);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/filings/:agency/resume', 'publish', async (context, grant, form) => {
  const agency = context.req.param('agency') ?? '';
  const now = desk.now();
  const named = await loadFilingCase(desk.table, { ...grant, agency });
  if (named === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  const { season, agency: resumed } = named;
  const to = `/filings/${agency}/resume` as const;
  const proven = await provePerson(
    context,
    desk,
    { grant, season, deed: 'resume', agencyName: resumed.name, to },
    form,
  );
  if (proven instanceof Response) return proven;
  const outcome = await perform(
    desk.table,
    now,
    async () => {
      const state = await requireFilingCase(desk.table, { ...grant, agency });
      return { ...state, told: state.submission !== null && (await isTold(state.submission)) };
    },
    (state) => resume(state, grant, now),
    (_, change) => checkpointBeside(checkpointing, change, desk.log, now),
  );
  if ('refused' in outcome) return showPublisherFiling(context, desk, grant, agency, attemptOf(outcome.refused, form));
  desk.log.info('review resumed', { submission: outcome.done.id, round: outcome.done.round });
  return backToPage(context, grant, `/filings/${agency}?done=resumed`);
});

/** Whether the machine that waited for this submission has heard of everything: two of them must not ask at once. */
async function isTold(submission: Submission): Promise<boolean> {
  const rows = await Promise.all(
    (['review', 'approval'] as const).map((stage) =>
      loadRow(desk.table, outboxKey(submission.area, 'tell', tellId(submission, stage))),
    ),
  );
  return rows.every((row) => row === undefined || row.status === 'done');
}

export const handler = handle(app);
