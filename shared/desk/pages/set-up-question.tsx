/** One question of an installation that begins. Works without script; every answer is kept when it is sent. */
import { allAnswered, QUESTIONS } from '#shared/season/set-up.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { DeadlineFields, FieldProblems, OfficeFields, PersonFields, TextField, type Filled } from '../parts/fields.js';
import { invalidWhen } from '../parts/problem.js';
import { PostForm } from '../parts/post-form.js';
import type { QuestionPage } from '../set-up-views.js';

export function renderQuestionPage(view: QuestionPage, t: Texts): string {
  const { viewer, question, problems, typed } = view;
  const words = t.setUp;
  const { title, lead } = words.questions[question];
  const at = QUESTIONS.indexOf(question);
  const before = QUESTIONS[at - 1];
  const complete = allAnswered(view.answers);
  const filled = { t, typed, problems };
  const base = `/g/${viewer.grant}`;
  return toHtml(
    <Document t={t} title={`${title} — ${words.title}`} viewer={viewer}>
      <FieldProblems t={t} problems={problems} />
      <p class="quiet">{words.step(at + 1, QUESTIONS.length)}</p>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <PostForm viewer={viewer} to={`/set-up/${question}`}>
        <Fields filled={filled} view={view} />
        <div class="buttons">
          <button type="submit">{complete ? words.saveBack : words.next}</button>
          {complete ? <a href={base}>{words.backToCheck}</a> : null}
          {!complete && before !== undefined ? (
            <a href={`${base}/set-up/${before}`}>{words.backTo(words.questions[before].short)}</a>
          ) : null}
        </div>
      </PostForm>
      <p class="quiet">{words.kept}</p>
    </Document>,
  );
}

function Fields({ filled, view }: { readonly filled: Filled; readonly view: QuestionPage }) {
  const { t } = filled;
  const [words, hints] = [t.setUp, t.fields.hints];
  switch (view.question) {
    case 'area':
      return <TextField {...filled} field="areaName" hint={hints.areaName} />;
    case 'people':
      return (
        <>
          <PersonFields
            {...filled}
            role="publisher"
            legend={words.publisherLegend}
            hints={{ address: hints.publisherAddress }}
            own
          />
          <PersonFields
            {...filled}
            role="substitute"
            legend={words.substituteLegend}
            hints={{ name: hints.substituteName }}
          />
        </>
      );
    case 'office':
      return <OfficeFields {...filled} />;
    case 'calendar':
      return (
        <>
          <YearField filled={filled} today={view.today} />
          <DeadlineFields {...filled} />
        </>
      );
    case 'deciders':
      return (
        <>
          <PersonFields
            {...filled}
            role="reviewer"
            legend={words.reviewerLegend}
            hints={{ name: hints.reviewerName }}
          />
          <PersonFields
            {...filled}
            role="approver"
            legend={words.approverLegend}
            hints={{ name: hints.approverName }}
          />
        </>
      );
  }
}

/** Last year, this one and the next: nobody collects anything else. */
function YearField({ filled: { t, typed, problems }, today }: { readonly filled: Filled; readonly today: string }) {
  const running = Number(today.slice(0, 4));
  const wrong = problems.find(({ field }) => field === 'year');
  return (
    <div class="field">
      <label for="field-year">{t.fields.label('year')}</label>
      <p class="hint" id="field-year-hint">
        {t.fields.hints.year}
      </p>
      {wrong === undefined ? null : (
        <p class="late" id="field-year-problem">
          {t.fields.problem(wrong)}
        </p>
      )}
      <select
        id="field-year"
        name="year"
        aria-describedby={wrong === undefined ? 'field-year-hint' : 'field-year-hint field-year-problem'}
        {...invalidWhen(wrong !== undefined)}
      >
        {[running - 1, running, running + 1].map((year) => (
          <option value={String(year)} {...(typed['year'] === String(year) ? { selected: true } : {})}>
            {t.setUp.check.year(year)}
          </option>
        ))}
      </select>
    </div>
  );
}
