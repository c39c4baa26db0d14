/** Answers the pages of the form that is filled in online. */
import type { FilingGrant } from '#shared/access/model.js';
import { answerMessage } from '../answers.js';
import type { Desk, DeskContext } from '../edge.js';
import { textsOf } from '../language.js';
import { renderFormPreviewPage } from '../pages/form-preview.js';
import { renderFormPage } from '../pages/form.js';
import { viewerOf } from '../show.js';
import { formPage, loadFormState } from './page.js';
import { formPreview } from './preview.js';

export async function showForm(context: DeskContext, desk: Desk, grant: FilingGrant): Promise<Response> {
  const state = await loadFormState(desk.table, grant);
  const viewer = viewerOf(context, grant);
  if (state === undefined) return answerMessage(context, 'not-found', { viewer });
  const t = textsOf(context);
  const { openingWording } = t.onlineForm;
  return context.html(renderFormPage(formPage(state, { viewer, now: desk.now(), openingWording }), t));
}

export async function showFormPreview(context: DeskContext, desk: Desk, grant: FilingGrant): Promise<Response> {
  const state = await loadFormState(desk.table, grant);
  const viewer = viewerOf(context, grant);
  if (state === undefined) return answerMessage(context, 'not-found', { viewer });
  return context.html(renderFormPreviewPage(formPreview(state, { viewer, now: desk.now() }), textsOf(context)));
}
