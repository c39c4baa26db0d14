/** The two buttons that decide, or, where nothing is to be decided, what stands already and who was told. */
import type { Texts } from '#shared/words/texts.js';
import { daysBetween } from '#shared/ids/calendar.js';
import { DecisionNote } from '../parts/lines.js';
import { FIELD_IDS, invalidWhen } from '../parts/problem.js';
import type { DecisionPage } from '../views.js';

interface DecisionProps {
  readonly t: Texts;
  readonly view: DecisionPage;
}

export function DecisionForm({ t, view }: DecisionProps) {
  const { viewer, stage, attempt } = view;
  const words = t.decision.form;
  return (
    <section aria-labelledby="decision" class="decide noprint">
      <h2 id="decision">{words.title}</h2>
      <p>
        <b>{t.decision.youDecideAs(viewer.person.name, t.names.roles[viewer.role])}</b>
      </p>
      <form method="post" action={`/g/${viewer.grant}/decision`}>
        <input type="hidden" name="shown" value={view.shown} />
        <div class="field">
          <label for={FIELD_IDS.comment}>{words.comment}</label>
          <p class="hint" id="comment-hint">
            {words.commentHint}
          </p>
          <textarea
            id={FIELD_IDS.comment}
            name="comment"
            rows={4}
            maxlength={4000}
            aria-describedby="comment-hint"
            {...invalidWhen(attempt?.refusal.code === 'comment-missing')}
          >
            {attempt?.typed['comment'] ?? ''}
          </textarea>
        </div>
        <div class="buttons">
          <button type="submit" name="outcome" value="approved">
            {words.pass[stage]}
          </button>
          <button type="submit" name="outcome" value="returned" class="second">
            {words.return}
          </button>
        </div>
      </form>
      <p>
        <b>{t.layout.next}：</b>
        {t.decision.after[stage].approved}
        {t.decision.after[stage].returned}
      </p>
    </section>
  );
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
          <p class="noprint">
            <a href="#decision">{words.form.toDecision}</a>
          </p>
        </>
      );
    case 'decided': {
      const { decision } = status;
      const at = t.dates.instant(decision.at);
      const title = decision.outcome === 'approved' ? words.done.approved[decision.stage] : words.done.returned;
      return (
        <section aria-labelledby="decided">
          <h2 id="decided">{title}</h2>
          <p class="lead">
            {decision.by.address === viewer.person.address ? words.done.byYou(at) : words.done.by(decision.by.name, at)}
          </p>
          <p>
            <b>{t.layout.next}：</b>
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
