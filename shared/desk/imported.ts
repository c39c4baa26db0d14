/** Answers after a workbook was brought back: what became of each row, or why the file was not taken. */
import { submissionLabel } from '#shared/ids/submission-id.js';
import type { Context } from 'hono';
import type { Submission } from '#shared/filing/model.js';
import type { Reason } from '#shared/words/reason.js';
import type { Texts } from '#shared/words/texts.js';
import type { MatchedAnswers } from '#shared/takeaway/match-answers.js';
import { answerReason, wantsJson } from './answers.js';
import { textsOf } from './language.js';
import { renderImportedPage } from './pages/imported.js';
import type { Viewer } from './views.js';

/** Shown at once and not after a redirect: what was left out stands nowhere but here. Sent again it changes nothing. */
export function answerImported(
  context: Context,
  viewer: Viewer,
  matched: MatchedAnswers,
  otherRules: boolean,
): Response {
  if (wantsJson(context)) return context.json({ ok: true, ...matched });
  return context.html(renderImportedPage({ viewer, matched, otherRules }, textsOf(context)));
}

export function answerNotImported(context: Context, viewer: Viewer, code: string, reason: Reason): Response {
  const action = { kind: 'go' as const, label: textsOf(context).layout.back, href: `/g/${viewer.grant}` };
  return answerReason(context, reason, { code, status: 422, viewer, action });
}

export function otherSubmission(t: Texts, named: readonly string[], current: Submission | null): Reason {
  const ours = current?.state === 'draft' ? submissionLabel(current.id) : null;
  return t.takeaway.otherSubmission(named.map(submissionLabel).join(t.punctuation.list), ours);
}
