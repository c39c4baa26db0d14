/**
 * A reviewer or approver passes a report or returns it, in steps: what was chosen is confirmed on a page of its own, and a
 * browser that has not proved to be the person's is asked for a code. Whatever is posted is judged anew at each step.
 * One decision counts; whoever comes later is told whose.
 */
import { handle } from '#shared/desk/handle.js';
import type { DecisionGrant } from '#shared/access/model.js';
import { deed, deskApp, type DeskContext, type PostedForm } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { openProofDesk } from '#shared/desk/open.js';
import { renderConfirmDecisionPage } from '#shared/desk/pages/confirm-decision.js';
import { provePerson, standingProof } from '#shared/desk/proof.js';
import { carryOutDecision } from '#shared/desk/carry-out-decision.js';
import { hasComments, writtenIn } from '#shared/desk/decision-fields.js';
import { answerDraftConflict } from '#shared/desk/draft-conflict.js';
import { attemptOf, backToPage, showDecision, viewerOf } from '#shared/desk/show.js';
import { answerMessage } from '#shared/desk/answers.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { decide, type DecisionRequest } from '#shared/deeds/filing/decide.js';
import {
  knownOf,
  markOfText,
  NOTHING_WRITTEN,
  OUTCOME_MARK,
  putOver,
  type DecisionDraft,
  type WrittenDecision,
} from '#shared/filing/decision-draft.js';
import { decisionSchema } from '#shared/filing/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import { digestSchema } from '#shared/ids/digest.js';
import { openCheckpointing } from '#shared/proof/open.js';
import type { ReportRecord } from '#shared/report/record.js';
import { decisionDraftFrom, draftKey, saveDecisionDraft } from '#shared/store/decision-drafts.js';
import { loadHeadsOf } from '#shared/store/filing-case.js';
import { loadSubmissionFile } from '#shared/store/filings.js';

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
  const confirmed = form.text('confirmed') === 'yes';
  if (!confirmed) return putBefore(context, grant, { ...request, outcome: outcome.data }, written, form);
  const choice = { ...request, outcome: outcome.data };
  const standing = await standingProof(context, desk, grant);
  if (standing !== undefined) return decideNow(context, grant, { ...choice, ...standing }, form);
  // What was filed is neither shown nor decided on here: it is read, and compared with its seal, when it is decided.
  const { state } = await loadHeadsOf(desk.table, grant.submission);
  const judged = decide(state, choice, grant, desk.now());
  if ('refused' in judged) return showDecision(context, desk, grant, attemptOf(judged.refused, form));
  const { season, agency } = state;
  const proven = await provePerson(
    context,
    desk,
    { grant, season, deed: grant.stage, agencyName: agency.name, outcome: outcome.data, to: '/decision' },
    form,
  );
  return proven instanceof Response ? proven : decideNow(context, grant, { ...choice, ...proven }, form);
});

/**
 * The choice, put before the person once more, with what they wrote in another window. What was written is saved, so that
 * whoever stops there finds it again; a choice alone is made again by one press.
 */
async function putBefore(
  context: DeskContext,
  grant: DecisionGrant,
  request: DecisionRequest,
  form: WrittenDecision,
  posted: PostedForm,
): Promise<Response> {
  const { state, beside } = await loadHeadsOf(desk.table, grant.submission, [draftKey(grant)]);
  const before = decisionDraftFrom(beside[0]);
  const written = meant(form);
  const { both, conflicts } = putOver(before, written);
  const { comment } = both;
  const comments = both.comments.filter(({ text }) => text !== '');
  const choice = { ...request, comment, comments };
  const judged = decide(state, choice, grant, desk.now());
  if ('refused' in judged) return showDecision(context, desk, grant, attemptOf(judged.refused, posted));
  const conflicting = { written, form: posted, to: '/decision' as const };
  if (conflicts.length > 0) return answerDraftConflict(context, desk, grant, { ...conflicting, conflicts, before });
  if (before === null && comment === '' && comments.length === 0)
    return confirmPage(context, grant, state, choice, before);
  const saved = await saveDecisionDraft(desk.table, grant, written, desk.now());
  if (saved === 'ended') return showDecision(context, desk, grant, attemptOf({ code: 'link-ended' }, posted));
  if ('conflicts' in saved) return answerDraftConflict(context, desk, grant, { ...conflicting, ...saved });
  return confirmPage(context, grant, state, { ...choice, comment: saved.comment, comments: saved.comments }, saved);
}

/**
 * Who presses on with the choice that the form showed means it, and does not take over silently what another window chose
 * since. Of another choice the form knows what it showed, as of any text: that is how one changes one's mind.
 */
function meant(form: WrittenDecision): WrittenDecision {
  const isAsShown = form.known[OUTCOME_MARK] === markOfText(form.outcome ?? '');
  return isAsShown ? { ...form, known: { ...form.known, [OUTCOME_MARK]: '' } } : form;
}

const NO_REPORT: Pick<ReportRecord, 'sections'> = { sections: [] };

/** What comments are pinned to: read where there are any. */
async function reportOf({ submission }: DecisionGrant, form: PostedForm): Promise<Pick<ReportRecord, 'sections'>> {
  if (!hasComments(form)) return NO_REPORT;
  return (await loadSubmissionFile(desk.table, submission))?.record ?? NO_REPORT;
}

async function decideNow(context: DeskContext, grant: DecisionGrant, request: DecisionRequest, form: PostedForm) {
  const decided = await carryOutDecision({ desk, checkpointing }, grant, request);
  if ('refused' in decided) return showDecision(context, desk, grant, attemptOf(decided.refused, form));
  return backToPage(context, grant);
}

function confirmPage(
  context: DeskContext,
  grant: DecisionGrant,
  { season, agency, submission }: FilingCase,
  { outcome, comment, comments = [], shown }: Omit<DecisionRequest, 'proof'>,
  saved: DecisionDraft | null,
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
        known: knownOf(saved ?? NOTHING_WRITTEN),
        shown,
      },
      textsOf(context),
    ),
  );
}

export const handler = handle(app);
