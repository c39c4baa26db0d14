/** Answers a decider whose two windows wrote different things: a page with both, or a sentence for the page's script. */
import type { DecisionGrant } from '#shared/access/model.js';
import {
  knownOf,
  NOTHING_WRITTEN,
  putOver,
  type DecisionDraft,
  type DraftConflict,
  type WrittenDecision,
} from '#shared/filing/decision-draft.js';
import { dayOf } from '#shared/ids/calendar.js';
import { requireSeason } from '#shared/store/seasons.js';
import { answerReason, wantsJson } from './answers.js';
import type { Desk, DeskContext, PostedForm } from './edge.js';
import { textsOf } from './language.js';
import { renderDraftConflictPage } from './pages/draft-conflict.js';
import { viewerOf } from './show.js';
import type { DraftConflictPage } from './decision-views.js';

export interface Conflicting {
  readonly conflicts: readonly DraftConflict[];
  readonly before: DecisionDraft | null;
  readonly written: WrittenDecision;
  readonly form: PostedForm;
  readonly to: DraftConflictPage['to'];
}

export async function answerDraftConflict(
  context: DeskContext,
  desk: Desk,
  grant: DecisionGrant,
  { conflicts, before, written, form, to }: Conflicting,
): Promise<Response> {
  const t = textsOf(context);
  const viewer = viewerOf(context, grant);
  const { title, what, todo } = t.review.conflict;
  const reason = { title, what, why: '', todo: [todo] };
  if (wantsJson(context))
    return answerReason(context, reason, { code: 'draft-conflict', status: 409, viewer, action: null });
  const page: DraftConflictPage = {
    viewer,
    season: (await requireSeason(desk.table, grant)).season,
    today: dayOf(desk.now()),
    conflicts,
    // Both texts are on the page: whatever is saved from it was written with the other in sight.
    written: { ...putOver(before, written).both, known: knownOf(before ?? NOTHING_WRITTEN) },
    shown: form.text('shown'),
    to,
  };
  return context.html(renderDraftConflictPage(page, t), 409);
}
