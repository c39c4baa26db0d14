/**
 * The agency saves what it typed in the form, a part by the page's script or the whole page by a button, or begins the
 * form anew from the file that was read.
 */
import { handle } from '#shared/desk/handle.js';
import { saveForm, takeIntoForm, type SavedForm } from '#shared/deeds/form/save.js';
import type { FilingGrant } from '#shared/access/model.js';
import { answerRefusal, wantsJson } from '#shared/desk/answers.js';
import { deed, deskApp, type DeskContext } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { openDesk } from '#shared/desk/open.js';
import { renderFormConflictPage } from '#shared/desk/pages/form-conflict.js';
import { renderFormEndedPage } from '#shared/desk/pages/form-ended.js';
import { renderFormPage } from '#shared/desk/pages/form.js';
import { formPage, loadFormState, type FormPageOptions, type FormState } from '#shared/desk/online/page.js';
import { postedTyping } from '#shared/desk/online/posted.js';
import { savingAnswer } from '#shared/desk/online/saving.js';
import { backToPage, viewerOf } from '#shared/desk/show.js';
import { seasonClosed } from '#shared/deeds/season/phase.js';
import { takesReports } from '#shared/season/phases.js';
import { PARTS } from '#shared/form/parts.js';
import { formOfRecord } from '#shared/form/start.js';
import { dayOf } from '#shared/ids/calendar.js';
import { performOnForm } from '#shared/store/perform.js';

const desk = openDesk('save-form');
const app = deskApp(desk);

const optionsOf = (context: DeskContext, grant: FilingGrant, now: Date): FormPageOptions => ({
  viewer: viewerOf(context, grant),
  now,
  openingWording: textsOf(context).onlineForm.openingWording,
});

async function stateOf(grant: FilingGrant): Promise<FormState> {
  const state = await loadFormState(desk.table, grant);
  if (state === undefined) throw new Error(`no such agency: ${grant.area} ${grant.year} ${grant.agency}`);
  return state;
}

deed(
  app,
  desk,
  '/g/:grant/form',
  'file',
  async (context, grant, form) => {
    const now = desk.now();
    const t = textsOf(context);
    const { parts, pasteProblems } = postedTyping(form, t);
    // On the page of a conflict a text may be given up for the other's, which is stored already.
    const posted = parts.filter(({ part }) => form.text(`choose:${part}`) !== 'theirs');
    let state: FormState | undefined;
    const outcome = await performOnForm(
      desk.table,
      now,
      async () => (state = await stateOf(grant)),
      (read) => saveForm(read, posted, grant, now),
    );
    const viewer = viewerOf(context, grant);
    if ('refused' in outcome) {
      if (state !== undefined && !takesReports(state.season))
        return answerRefusal(context, seasonClosed(state.season), viewer);
      return answerRefusal(context, outcome.refused, viewer);
    }
    const { done } = outcome;
    const after: FormState = { ...(state ?? (await stateOf(grant))), form: done.form };
    const options = optionsOf(context, grant, now);
    if (wantsJson(context)) {
      const view = formPage(after, options);
      return context.json(
        savingAnswer(
          view,
          posted.map(({ part }) => part),
          done,
          t,
        ),
        done.conflicts.length > 0 ? 409 : 200,
      );
    }
    if (done.conflicts.length > 0) return showConflicts(context, after, done, options);
    if (pasteProblems.size > 0) {
      return context.html(renderFormPage(formPage(after, { ...options, pasteProblems }), t), 422);
    }
    const then = form.text('then');
    if (then === 'preview') return backToPage(context, grant, '/form/preview');
    const part = PARTS.find((known) => known === then);
    return backToPage(context, grant, part === undefined ? '/form' : `/form#saved-${part}`);
  },
  {
    ended: (context, grant, form) =>
      context.html(renderFormEndedPage({ grant, to: '/form', entries: form.entries() }, textsOf(context)), 401),
  },
);

function showConflicts(context: DeskContext, state: FormState, { conflicts }: SavedForm, options: FormPageOptions) {
  const { viewer, now } = options;
  const page = { viewer, season: state.season, today: dayOf(now), conflicts };
  return context.html(renderFormConflictPage(page, textsOf(context)), 409);
}

deed(app, desk, '/g/:grant/form/take', 'file', async (context, grant) => {
  const now = desk.now();
  const outcome = await performOnForm(
    desk.table,
    now,
    () => stateOf(grant),
    (state) => takeIntoForm(state, state.record === null ? null : formOfRecord(state.record), grant, now),
  );
  if ('refused' in outcome) return answerRefusal(context, outcome.refused, viewerOf(context, grant));
  return backToPage(context, grant, '/form');
});

export const handler = handle(app);
