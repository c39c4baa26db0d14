/** A decider saves what is written so far: nothing is decided by it, and nobody else reads it. */
import { handle } from '#shared/desk/handle.js';
import { answerRefusal, wantsJson } from '#shared/desk/answers.js';
import { knownFields, writtenIn } from '#shared/desk/decision-fields.js';
import { answerDraftConflict } from '#shared/desk/draft-conflict.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { openDesk } from '#shared/desk/open.js';
import { backToPage, viewerOf } from '#shared/desk/show.js';
import { WAITING_STATE } from '#shared/deeds/filing/decide.js';
import { knownAfter } from '#shared/filing/decision-draft.js';
import { saveDecisionDraft } from '#shared/store/decision-drafts.js';
import { loadSubmissionFile } from '#shared/store/filings.js';

const desk = openDesk('save-comments');
const app = deskApp(desk);

deed(app, desk, '/g/:grant/comments', 'decide', async (context, grant, form) => {
  const file = await loadSubmissionFile(desk.table, grant.submission);
  const state = file?.submission.state ?? null;
  const refuse = (code: 'link-ended' | 'not-now') =>
    answerRefusal(context, code === 'not-now' ? { code, state } : { code }, viewerOf(context, grant));
  if (file?.record == null || state !== WAITING_STATE[grant.stage]) return refuse('not-now');
  const written = writtenIn(form, file.record);
  const saved = await saveDecisionDraft(desk.table, grant, written, desk.now());
  if (saved === 'ended') return refuse('link-ended');
  if ('conflicts' in saved)
    return answerDraftConflict(context, desk, grant, { ...saved, written, form, to: '/comments' });
  const t = textsOf(context);
  return wantsJson(context)
    ? context.json({
        saved: t.review.saved(t.dates.time(saved.savedAt)),
        fields: Object.fromEntries(knownFields(knownAfter(written, saved))),
      })
    : backToPage(context, grant, '#comments');
});

export const handler = handle(app);
