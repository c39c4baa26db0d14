/** A reviewer or approver passes a report or returns it. One decision counts; whoever comes later is told whose. */
import { handle } from 'hono/aws-lambda';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openProofDesk } from '#shared/desk/open.js';
import { attemptOf, backToPage, showDecision } from '#shared/desk/show.js';
import { answerMessage } from '#shared/desk/answers.js';
import { decide, standingDecision } from '#shared/deeds/filing/decide.js';
import { decisionSchema } from '#shared/filing/model.js';
import { digestSchema } from '#shared/ids/digest.js';
import { checkpointAfter } from '#shared/proof/checkpoints.js';
import { changedSinceFiled } from '#shared/proof/filed.js';
import { openCheckpointing } from '#shared/proof/open.js';
import { chainOfFiling } from '#shared/store/checkpoints.js';
import { recheckState } from '#shared/intake/judge.js';
import { loadCaseOf } from '#shared/store/filing-case.js';
import { perform } from '#shared/store/perform.js';

const desk = openProofDesk('decide');
const checkpointing = openCheckpointing(desk.table, desk.environment);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/decision', 'decide', async (context, grant, form) => {
  const shown = digestSchema.safeParse(form.text('shown'));
  const outcome = decisionSchema.shape.outcome.safeParse(form.text('outcome'));
  if (!shown.success || !outcome.success) return answerMessage(context, 'bad-form');
  const now = desk.now();
  const request = { shown: shown.data, outcome: outcome.data, comment: form.text('comment') };
  const decided = await perform(
    desk.table,
    now,
    async () => {
      const found = await loadCaseOf(desk.table, grant.submission);
      const { state } = found;
      // Whoever comes after the decision is told of it, for which the rules need not run.
      const stands = state.submission !== null && standingDecision(state.submission, grant.stage) !== undefined;
      if (stands) return { state, again: null, changed: [] };
      const [again, changed] = await Promise.all([
        recheckState(desk.table, state, now, found),
        changedSinceFiled(desk.proof, state),
      ]);
      return { state, again, changed };
    },
    ({ state, again, changed }) => decide(state, request, grant, now, again, changed),
  );
  if ('refused' in decided) return showDecision(context, desk, grant, attemptOf(decided.refused, form));
  await checkpointAfter(checkpointing, chainOfFiling(grant), desk.log, now);
  desk.log.info('decided', { submission: grant.submission, stage: grant.stage, outcome: outcome.data });
  return backToPage(context, grant);
});

export const handler = handle(app);
