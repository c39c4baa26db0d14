/** The roster as pasted text: what a county office has is an Excel sheet, and copying its rows is the shortest way. */
import type { Texts } from '#shared/words/texts.js';
import { ROSTER_FIELDS, ROSTER_HEADINGS } from '#shared/season/roster.js';
import type { Viewer } from '../views.js';
import { PostForm } from './post-form.js';
import { invalidWhen } from './problem.js';

export function RosterForm({
  t,
  viewer,
  roster,
  invalid,
}: {
  readonly t: Texts;
  readonly viewer: Viewer;
  readonly roster: string;
  readonly invalid: boolean;
}) {
  const words = t.roster;
  return (
    <PostForm viewer={viewer} to="/roster">
      <div class="field">
        <label for="field-roster">{words.label}</label>
        <div id="roster-hint">
          <p class="hint">
            {words.hint}
            {ROSTER_FIELDS.map((field) => ROSTER_HEADINGS[field]).join(t.punctuation.list)}
          </p>
          <p class="hint">{words.hintEmpty}</p>
          <p class="hint digest">{words.example}</p>
        </div>
        <textarea id="field-roster" name="roster" rows={8} aria-describedby="roster-hint" {...invalidWhen(invalid)}>
          {roster}
        </textarea>
      </div>
      <div class="buttons">
        <button type="submit" class="second">
          {words.button}
        </button>
        <span class="quiet">{words.next}</span>
      </div>
    </PostForm>
  );
}
