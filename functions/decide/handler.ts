/** A reviewer or approver passes a report or returns it. One decision counts; whoever comes later is told whose. */
import { handle } from 'hono/aws-lambda';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openDesk } from '#shared/desk/open.js';
import { attemptOf, backToPage, showDecision } from '#shared/desk/show.js';
import { answerMessage } from '#shared/desk/answers.js';
import { decide, standingDecision } from '#shared/deeds/filing/decide.js';
import { decisionSchema } from '#shared/filing/model.js';
import { digestSchema } from '#shared/ids/digest.js';
import { recheckState } from '#shared/intake/judge.js';
import { loadCaseOf } from '#shared/store/filing-case.js';
import { perform } from '#shared/store/perform.js';

const desk = openDesk('decide');
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
      return { state, again: stands ? null : await recheckState(desk.table, state, now, found) };
    },
    ({ state, again }) => decide(state, request, grant, now, again),
  );
  if ('refused' in decided) return showDecision(context, desk, grant, attemptOf(decided.refused, form));
  desk.log.info('decided', { submission: grant.submission, stage: grant.stage, outcome: outcome.data });
  return backToPage(context, grant);
});

export const handler = handle(app);
