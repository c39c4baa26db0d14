/** "This was not me": which decision, what stopping does, or, where it is too late, that it is and who knows. */
import type { Submission } from '#shared/filing/model.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { DecisionNote, StateTag } from '../parts/lines.js';
import { PostForm } from '../parts/post-form.js';
import { faultAt, FIELD_IDS, faultsOf, Problem } from '../parts/problem.js';
import type { StopPage } from '../decision-views.js';

export function renderStopPage(view: StopPage, t: Texts): string {
  const { viewer, season, agency, decision, submission, status } = view;
  const words = t.stop;
  const sure = faultAt(faultsOf(t, view.attempt?.refusal), FIELD_IDS.sure);
  const open = status === 'open' || status === 'too-late' || status === 'annulled-untold';
  return toHtml(
    <Document t={t} title={words.titles[status]} viewer={viewer} season={season}>
      <Problem t={t} attempt={view.attempt} />
      <h1>{words.titles[status]}</h1>
      <p class="lead">{t.names.filingTitle(agency.name, season.year)}</p>
      <DecisionNote t={t} decision={decision} />
      <p>
        {words.stateNow} <StateTag t={t} state={submission.state} />
      </p>
      {status === 'too-late' || status === 'told' ? <p>{words.because[becameOf(submission)]}</p> : null}
      <p>{words.what[status](season.publisher.name)}</p>
      {open ? (
        <PostForm viewer={viewer} to="/stop">
          {sure.note}
          <label class="choice">
            <input type="checkbox" id={FIELD_IDS.sure} name="sure" value="yes" {...sure.attributes} />
            {words.sure}
          </label>
          <div class="buttons">
            <button type="submit">{status === 'open' ? words.button : words.tell}</button>
          </div>
        </PostForm>
      ) : null}
      <p>
        <b>{t.layout.next + t.punctuation.colon}</b>
        {words.next[status]}
      </p>
    </Document>,
  );
}

/** What became of a report that cannot be stopped. */
function becameOf({ state }: Submission): keyof Texts['stop']['because'] {
  if (state === 'released' || state === 'corrected') return 'public';
  return state === 'taken-down' || state === 'withdrawn' || state === 'reopened' ? state : 'replaced';
}
