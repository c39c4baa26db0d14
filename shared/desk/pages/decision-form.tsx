/** The choice that is confirmed on the page after it, or, where nothing is to be decided, what stands already and who was told. */
import type { Texts } from '#shared/words/texts.js';
import { daysBetween } from '#shared/ids/calendar.js';
import { standsInFor } from '#shared/season/deciders.js';
import { isAskedAnew } from '#shared/deeds/filing/ask.js';
import { knownOf, NOTHING_WRITTEN, putOver, type WrittenDecision } from '#shared/filing/decision-draft.js';
import { DECISION_TEXT_MAX } from '#shared/filing/model.js';
import { knownFields, typedForm, writtenIn } from '../decision-fields.js';
import { CommentRows } from '../parts/comment-rows.js';
import { doubtOf } from '../parts/doubt.js';
import { DecisionNote } from '../parts/lines.js';
import { PostForm } from '../parts/post-form.js';
import { faultAt, FIELD_IDS, faultsOf } from '../parts/problem.js';
import type { DecisionPage } from '../decision-views.js';

/** The tables and the text stand outside it; what is pinned there belongs to it by this id. */
export const DECISION_FORM = 'decision-form';

interface DecisionProps {
  readonly t: Texts;
  readonly view: DecisionPage;
}

export function DecisionForm({ t, view }: DecisionProps) {
  const { viewer, season, agency, stage, today, attempt } = view;
  const words = t.decision.form;
  const role = t.names.roles[viewer.role];
  const absent = standsInFor(viewer.person, season, agency, stage, today);
  const typed = attempt?.typed ?? view.chosen;
  const written = writtenSoFar(view, typed);
  const faults = faultsOf(t, attempt?.refusal);
  const outcomeFault = faultAt(faults, FIELD_IDS.outcome);
  const commentFault = faultAt(faults, FIELD_IDS.comment, 'comment-hint');
  const comments = t.review.comments;
  return (
    <section aria-labelledby="decision" class="decide noprint">
      <h2 id="decision">{words.title}</h2>
      <p>
        <b>
          {absent === null
            ? t.decision.youDecideAs(viewer.person.name, role)
            : t.decision.youDecideFor(absent.name, role)}
        </b>
      </p>
      <PostForm viewer={viewer} to="/decision" id={DECISION_FORM} data-draft="1">
        <input type="hidden" name="shown" value={view.shown} />
        {knownFields(written.known).map(([name, mark]) => (
          <input type="hidden" name={name} value={mark} />
        ))}
        <section aria-labelledby="comments">
          <h3 id="comments">{comments.title}</h3>
          <p class="hint">{comments.hint}</p>
          <CommentRows t={t} record={view.current.record} comments={written.comments} fresh={view.freshComment} />
          <div class="buttons">
            <button type="submit" class="second" formaction={`/g/${viewer.grant}/comments`}>
              {comments.another}
            </button>
            <span role="status" class="quiet" data-saved="1" data-not-saved={t.review.notSaved}>
              {view.draft === null ? '' : t.review.saved(t.dates.shortInstant(view.draft.savedAt))}
            </span>
          </div>
        </section>
        <fieldset class="field" {...outcomeFault.attributes}>
          <legend>{words.outcome}</legend>
          {outcomeFault.note}
          {(['approved', 'returned'] as const).map((outcome) => (
            <label class="choice">
              <input
                type="radio"
                id={outcome === 'approved' ? FIELD_IDS.outcome : 'field-outcome-returned'}
                name="outcome"
                value={outcome}
                {...(written.outcome === outcome ? { checked: true } : {})}
              />
              {outcome === 'approved' ? words.pass[stage] : words.return}
            </label>
          ))}
        </fieldset>
        <div class="field">
          <label for={FIELD_IDS.comment}>{words.comment}</label>
          <p class="hint" id="comment-hint">
            {words.commentHint}
          </p>
          {commentFault.note}
          <textarea
            id={FIELD_IDS.comment}
            name="comment"
            rows={4}
            maxlength={DECISION_TEXT_MAX}
            {...commentFault.attributes}
          >
            {written.comment}
          </textarea>
        </div>
        <div class="buttons">
          <button type="submit">{words.next}</button>
          <button type="submit" class="second" formaction={`/g/${viewer.grant}/comments`}>
            {comments.save}
          </button>
        </div>
      </PostForm>
      <p>
        <b>{t.layout.next + t.punctuation.colon}</b>
        {t.decision.after[stage].approved + t.punctuation.gap + t.decision.after[stage].returned}
      </p>
    </section>
  );
}

/** What is in the form: what was typed just now over what was saved before. Of what both changed it knows what it knew. */
function writtenSoFar({ current, draft }: DecisionPage, typed: Readonly<Record<string, string>>): WrittenDecision {
  const saved = { ...(draft ?? NOTHING_WRITTEN), known: knownOf(draft ?? NOTHING_WRITTEN) };
  if (Object.keys(typed).length === 0) return saved;
  const form = writtenIn(typedForm(typed), current.record);
  const { both, conflicts } = putOver(draft, form);
  const kept = conflicts.map(({ of }): [string, string] => [of, form.known[of] ?? '']);
  return {
    ...both,
    comments: both.comments.filter(({ text }) => text !== ''),
    known: { ...saved.known, ...Object.fromEntries(kept) },
  };
}

export function DecisionStatus({ t, view }: DecisionProps) {
  const { status, stage, viewer } = view;
  const words = t.decision;
  switch (status.is) {
    case 'open':
      return (
        <>
          <p class={daysBetween(view.today, view.until) < 0 ? 'late' : 'quiet'}>
            {words.until(t.dates.day(view.until), t.dates.daysLeft(view.today, view.until))}
          </p>
          {isAskedAnew(view.current.submission, stage) ? <p>{words.anew(t.names.stages[stage])}</p> : null}
          <p class="noprint">
            <a href="#decision">{words.form.toDecision}</a>
          </p>
        </>
      );
    case 'decided': {
      const { decision } = status;
      const at = t.dates.instant(decision.at);
      const { stopped } = view.current.submission;
      const not = doubtOf(view.current.submission, decision);
      if (stopped !== undefined && not !== undefined) {
        return (
          <section aria-labelledby="decided">
            <h2 id="decided">{t.names.states.stopped}</h2>
            <p class="lead">
              {words.stopped(stopped.by.name, t.names.stages[stopped.stage], t.dates.instant(stopped.decidedAt))}
            </p>
            <p>
              <b>{t.layout.next + t.punctuation.colon}</b>
              {words.stoppedNext(view.season.publisher.name)}
            </p>
            <DecisionNote t={t} decision={decision} not={not} />
          </section>
        );
      }
      const title = decision.outcome === 'approved' ? words.done.approved[decision.stage] : words.done.returned;
      return (
        <section aria-labelledby="decided">
          <h2 id="decided">{title}</h2>
          <p class="lead">
            {decision.by.address === viewer.person.address ? words.done.byYou(at) : words.done.by(decision.by.name, at)}
          </p>
          <p>
            <b>{t.layout.next + t.punctuation.colon}</b>
            {words.done.told[stage][decision.outcome]}
          </p>
          <DecisionNote t={t} decision={decision} />
        </section>
      );
    }
    case 'withdrawn':
      return (
        <section aria-labelledby="decided">
          <h2 id="decided">{words.withdrawnTitle}</h2>
          <p class="lead">{words.withdrawn(t.dates.instant(status.at))}</p>
        </section>
      );
    case 'not-now':
      return (
        <section aria-labelledby="decided">
          <h2 id="decided">{words.notNowTitle}</h2>
          <p class="lead">{words.notNow}</p>
          <p>{t.names.states[view.current.submission.state]}</p>
        </section>
      );
  }
}
