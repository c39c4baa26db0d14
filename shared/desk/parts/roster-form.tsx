/** Handing in a roster: the file that an office has, or its rows, copied out of the spreadsheet. */
import type { Texts } from '#shared/words/texts.js';
import type { Viewer } from '../views.js';
import { PostForm } from './post-form.js';
import { invalidWhen, PROBLEM_TITLE } from './problem.js';

interface RosterFormProps {
  readonly t: Texts;
  readonly viewer: Viewer;
  readonly roster: string;
  readonly invalid: boolean;
  /** Whether this is the one next thing to do on its page. */
  readonly isFirst?: boolean;
}

/** What is wrong stands in the summary right above. */
function refusedIf(wrong: boolean, hint: string) {
  return { 'aria-describedby': wrong ? `${hint} ${PROBLEM_TITLE}` : hint, ...invalidWhen(wrong) };
}

export function RosterForm({ t, viewer, roster, invalid, isFirst }: RosterFormProps) {
  const words = t.roster;
  return (
    <PostForm viewer={viewer} to="/roster" enctype="multipart/form-data">
      <div class="field">
        <label for="field-roster-file">{words.file}</label>
        <p class="hint" id="roster-file-hint">
          {words.fileHint}
        </p>
        <input
          id="field-roster-file"
          type="file"
          name="file"
          accept=".xlsx,.csv,.tsv,.txt"
          {...refusedIf(invalid && roster === '', 'roster-file-hint')}
        />
      </div>
      <div class="field">
        <label for="field-roster">{words.paste}</label>
        <div id="roster-hint">
          <p class="hint">{words.pasteHint}</p>
          <p class="hint">{words.needs}</p>
        </div>
        <textarea id="field-roster" name="roster" rows={6} {...refusedIf(invalid && roster !== '', 'roster-hint')}>
          {roster}
        </textarea>
      </div>
      <div class="buttons">
        <button type="submit" {...(isFirst === true ? {} : { class: 'second' })}>
          {words.read}
        </button>
        <span class="quiet">{words.next}</span>
      </div>
    </PostForm>
  );
}
