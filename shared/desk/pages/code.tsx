/** Six digits before a decision counts: who asks for them, where they were sent, and the decision carried along. */
import { CODE_MINUTES } from '#shared/access/codes.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { PostForm } from '../parts/post-form.js';
import { Pairs } from '../parts/pairs.js';
import { invalidWhen, ProblemBox } from '../parts/problem.js';
import { isUsable } from '#shared/words/code-problem.js';
import type { CodePage } from '../decision-views.js';

export function renderCodePage(view: CodePage, t: Texts): string {
  const { viewer, season, state } = view;
  const words = t.code;
  const problem = state.is === 'sent' ? null : words.problems(state);
  const usable = state.is === 'sent' || isUsable(state);
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      {problem === null ? null : (
        <ProblemBox title={problem.title}>
          <p id="field-code-problem">{problem.what}</p>
          {usable ? (
            <p>
              <a href="#field-code">{words.label}</a>
            </p>
          ) : null}
          <p class="quiet">{words.kept}</p>
        </ProblemBox>
      )}
      <h1>{words.title}</h1>
      {usable ? <p class="lead">{words.sentTo(view.address)}</p> : null}
      <Pairs pairs={[[words.confirms, words.confirmed(view.confirms, view.subject)]]} />
      <p>{words.why[view.because]}</p>
      <PostForm viewer={viewer} to={view.to}>
        {view.carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {usable ? <CodeField t={t} wrong={state.is === 'wrong' || state.is === 'malformed'} /> : null}
        <div class="buttons">
          {usable ? <button type="submit">{words.button(words.deeds[view.deed])}</button> : null}
          <button type="submit" name="resend" value="yes" {...(usable ? { class: 'second' } : {})}>
            {words.resend}
          </button>
        </div>
      </PostForm>
      <p>
        <b>{t.layout.next + t.punctuation.colon}</b>
        {words.after}
      </p>
    </Document>,
  );
}

function CodeField({ t, wrong }: { readonly t: Texts; readonly wrong: boolean }) {
  const words = t.code;
  return (
    <div class="field">
      <label for="field-code">{words.label}</label>
      <p class="hint" id="code-hint">
        {words.hint(CODE_MINUTES)}
      </p>
      <input
        type="text"
        id="field-code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength={12}
        aria-describedby={wrong ? 'code-hint field-code-problem' : 'code-hint'}
        {...invalidWhen(wrong)}
      />
    </div>
  );
}
