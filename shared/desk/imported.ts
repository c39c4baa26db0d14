/** Answers after a workbook was brought back: what became of each row, or why the file was not taken. */
import { submissionLabel } from '#shared/ids/submission-id.js';
import type { Context } from 'hono';
import type { Submission } from '#shared/filing/model.js';
import type { Reason } from '#shared/words/reason.js';
import type { MatchedAnswers } from '#shared/takeaway/match-answers.js';
import { answerReason, wantsJson } from './answers.js';
import { defaultTexts } from './document.js';
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
  return context.html(renderImportedPage({ viewer, matched, otherRules }));
}

export function answerNotImported(context: Context, viewer: Viewer, code: string, reason: Reason): Response {
  const action = { kind: 'go' as const, label: defaultTexts.layout.back, href: `/g/${viewer.grant}` };
  return answerReason(context, reason, { code, status: 422, viewer, action });
}

export function otherSubmission(named: readonly string[], current: Submission | null): Reason {
  const ours = current?.state === 'draft' ? submissionLabel(current.id) : null;
  return defaultTexts.takeaway.otherSubmission(named.map(submissionLabel).join('、'), ours);
}
