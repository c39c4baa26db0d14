/**
 * Two windows of one decider wrote different things in the same place: both texts are shown, place by place, and the person
 * makes one of them. Nothing was saved before, and what is saved then was written with the other text before one's eyes.
 */
import { COMMENT_MAX } from '#shared/filing/comments.js';
import { COMMENT_MARK, OUTCOME_MARK, type DraftConflict } from '#shared/filing/decision-draft.js';
import { DECISION_TEXT_MAX } from '#shared/filing/model.js';
import type { Texts } from '#shared/words/texts.js';
import { fieldsOf, TEXT } from '../decision-fields.js';
import { Document, toHtml } from '../document.js';
import { ProblemBox } from '../parts/problem.js';
import { PostForm } from '../parts/post-form.js';
import type { DraftConflictPage } from '../decision-views.js';

export function renderDraftConflictPage(view: DraftConflictPage, t: Texts): string {
  const { viewer, season, conflicts, written } = view;
  const words = t.review.conflict;
  const asked = conflicts.map(({ of }) => fieldOf(of));
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      <ProblemBox title={words.title} level={1}>
        <p>{words.what}</p>
        <p>{words.todoHere}</p>
      </ProblemBox>
      <PostForm viewer={viewer} to={view.to}>
        <input type="hidden" name="shown" value={view.shown} />
        {fieldsOf(written)
          .filter(([name]) => !asked.includes(name))
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        {conflicts.map((conflict, index) => (
          <OneConflict t={t} conflict={conflict} index={index} />
        ))}
        <div class="buttons">
          <button type="submit">{view.to === '/comments' ? words.save : t.decision.form.next}</button>
        </div>
      </PostForm>
      <p>
        <b>{t.layout.next + t.punctuation.colon}</b>
        {view.to === '/comments' ? words.next : words.nextDecide}
      </p>
    </Document>,
  );
}

const fieldOf = (of: string): string => (of === OUTCOME_MARK || of === COMMENT_MARK ? of : `${TEXT}${of}`);

function OneConflict({
  t,
  conflict,
  index,
}: {
  readonly t: Texts;
  readonly conflict: DraftConflict;
  readonly index: number;
}) {
  const { of, about, here, elsewhere } = conflict;
  const words = t.review.conflict;
  const id = `conflict-${index + 1}`;
  if (of === OUTCOME_MARK) {
    return (
      <fieldset class="field">
        <legend>{t.decision.form.outcome}</legend>
        {[here, elsewhere].map((outcome, which) => (
          <label class="choice">
            <input type="radio" name={of} value={outcome} {...(which === 0 ? { checked: true } : {})} />
            <span>
              {(which === 0 ? words.here : words.elsewhere) + t.punctuation.colon}
              <b>{outcomeName(t, outcome)}</b>
            </span>
          </label>
        ))}
      </fieldset>
    );
  }
  return (
    <section aria-labelledby={`${id}-title`} class="field">
      <h2 id={`${id}-title`}>{of === COMMENT_MARK ? t.decision.form.comment : words.at(t.review.place(about))}</h2>
      <h3>{words.elsewhere}</h3>
      <p class="kept">{elsewhere === '' ? words.takenAway : elsewhere}</p>
      <label for={id}>{words.here}</label>
      <p class="hint" id={`${id}-hint`}>
        {words.hint}
      </p>
      <textarea
        id={id}
        name={fieldOf(of)}
        rows={4}
        maxlength={of === COMMENT_MARK ? DECISION_TEXT_MAX : COMMENT_MAX}
        aria-describedby={`${id}-hint`}
      >
        {here}
      </textarea>
    </section>
  );
}

function outcomeName(t: Texts, outcome: string): string {
  if (outcome === '') return t.review.conflict.undecided;
  return outcome === 'approved' ? t.review.conflict.pass : t.decision.form.return;
}
