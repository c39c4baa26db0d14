/**
 * A reviewer or approver passes a report or returns it, in steps: what was chosen is confirmed on a page of its own, and a
 * browser that has not proved to be the person's is asked for a code. Whatever is posted is judged anew at each step.
 * One decision counts; whoever comes later is told whose.
 */
import { handle } from 'hono/aws-lambda';
import type { DecisionGrant } from '#shared/access/model.js';
import { deed, deskApp, type DeskContext, type PostedForm } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { openProofDesk } from '#shared/desk/open.js';
import { renderConfirmDecisionPage } from '#shared/desk/pages/confirm-decision.js';
import { provePerson, standingProof } from '#shared/desk/proof.js';
import { hasComments, writtenIn } from '#shared/desk/decision-fields.js';
import { attemptOf, backToPage, showDecision, viewerOf } from '#shared/desk/show.js';
import { answerMessage } from '#shared/desk/answers.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { decide, standingDecision, type DecisionRequest } from '#shared/deeds/filing/decide.js';
import { decisionSchema } from '#shared/filing/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { digestSchema } from '#shared/ids/digest.js';
import { checkpointWith } from '#shared/proof/checkpoints.js';
import { comparedWithFiled } from '#shared/proof/filed.js';
import { openCheckpointing } from '#shared/proof/open.js';
import { recheckState } from '#shared/intake/judge.js';
import type { ReportRecord } from '#shared/report/record.js';
import { saveDecisionDraft } from '#shared/store/decision-drafts.js';
import { loadCaseOf, loadHeadsOf } from '#shared/store/filing-case.js';
import { loadSubmissionFile } from '#shared/store/filings.js';
import { perform } from '#shared/store/perform.js';

const desk = openProofDesk('decide');
const checkpointing = openCheckpointing(desk.table, desk.environment);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/decision', 'decide', async (context, grant, form) => {
  const [chosen, comment] = [form.text('outcome'), form.text('comment')];
  const shown = digestSchema.safeParse(form.text('shown'));
  const outcome = decisionSchema.shape.outcome.safeParse(chosen);
  if (!shown.success || (chosen !== '' && !outcome.success)) return answerMessage(context, 'bad-form');
  if (form.text('change') !== '') return showDecision(context, desk, grant, null, form.typed());
  const written = writtenIn(form, await reportOf(grant, form));
  const comments = written.comments.filter(({ text }) => text !== '');
  const request = { shown: shown.data, comment, comments, proof: 'code' as const };
  if (!outcome.success) {
    // Whoever comes after the decision hears of that first.
    const { state } = await loadHeadsOf(desk.table, grant.submission);
    const judged = decide(state, { ...request, outcome: 'approved' }, grant, desk.now());
    const refusal = 'refused' in judged ? judged.refused : ({ code: 'outcome-missing' } as const);
    return showDecision(context, desk, grant, attemptOf(refusal, form));
  }
  const choice = { ...request, outcome: outcome.data };
  const confirmed = form.text('confirmed') === 'yes';
  const standing = confirmed ? await standingProof(context, desk, grant) : undefined;
  if (standing !== undefined) return decideNow(context, grant, { ...choice, ...standing }, form);
  // What was filed is neither shown nor decided on here: it is read, and compared with its seal, when it is decided.
  const { state } = await loadHeadsOf(desk.table, grant.submission);
  const judged = decide(state, choice, grant, desk.now());
  if ('refused' in judged) return showDecision(context, desk, grant, attemptOf(judged.refused, form));
  if (!confirmed) {
    // Whoever stops at the page that confirms finds it all again.
    await saveDecisionDraft(desk.table, grant, written, desk.now());
    return confirmPage(context, grant, state, choice);
  }
  const { season, agency } = state;
  const proven = await provePerson(
    context,
    desk,
    { grant, season, deed: grant.stage, agencyName: agency.name, outcome: outcome.data, to: '/decision' },
    form,
  );
  return proven instanceof Response ? proven : decideNow(context, grant, { ...choice, ...proven }, form);
});

const NO_REPORT: Pick<ReportRecord, 'sections'> = { sections: [] };

/** What comments are pinned to: read where there are any. */
async function reportOf({ submission }: DecisionGrant, form: PostedForm): Promise<Pick<ReportRecord, 'sections'>> {
  if (!hasComments(form)) return NO_REPORT;
  return (await loadSubmissionFile(desk.table, submission))?.record ?? NO_REPORT;
}

async function decideNow(context: DeskContext, grant: DecisionGrant, request: DecisionRequest, form: PostedForm) {
  const now = desk.now();
  const decided = await perform(
    desk.table,
    now,
    async () => {
      const found = await loadCaseOf(desk.table, grant.submission);
      const { state } = found;
      // Whoever comes after the decision is told of it, for which the rules need not run.
      const stands = state.submission !== null && standingDecision(state.submission, grant.stage) !== undefined;
      if (stands) return { state, again: null, changed: [], log: null };
      const [again, compared] = await Promise.all([
        recheckState(desk.table, state, now, found),
        comparedWithFiled(desk.proof, state),
      ]);
      return { state, again, ...compared };
    },
    ({ state, again, changed }) => decide(state, request, grant, now, again, changed),
    async ({ log }, change) => (log === null ? [] : checkpointWith(checkpointing, log, change, desk.log, now)),
  );
  if ('refused' in decided) return showDecision(context, desk, grant, attemptOf(decided.refused, form));
  desk.log.info('decided', { submission: grant.submission, stage: grant.stage, outcome: request.outcome });
  return backToPage(context, grant);
}

function confirmPage(
  context: DeskContext,
  grant: DecisionGrant,
  { season, agency, submission }: FilingCase,
  { outcome, comment, comments = [], shown }: Omit<DecisionRequest, 'proof'>,
): Response | Promise<Response> {
  if (submission === null) return answerMessage(context, 'not-found');
  return context.html(
    renderConfirmDecisionPage(
      {
        viewer: viewerOf(context, grant),
        season,
        today: dayOf(desk.now()),
        agency,
        stage: grant.stage,
        submission,
        outcome,
        comment,
        comments,
        shown,
      },
      textsOf(context),
    ),
  );
}

export const handler = handle(app);
