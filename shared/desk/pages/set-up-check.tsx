/** All answers once more, each with its way back, before the season starts; and what an opened link says afterwards. */
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import type { Person } from '#shared/ids/person.js';
import { deadlineField } from '#shared/season/answers.js';
import { QUESTIONS, type Answered, type Question } from '#shared/season/set-up.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { PostForm } from '../parts/post-form.js';
import { Problem } from '../parts/problem.js';
import type { CheckAnswersPage, SetUpUsedPage } from '../set-up-views.js';
import type { Viewer } from '../views.js';

export function renderCheckAnswersPage({ viewer, answers, refusal }: CheckAnswersPage, t: Texts): string {
  const words = t.setUp.check;
  return toHtml(
    <Document t={t} title={`${words.title} — ${t.setUp.title}`} viewer={viewer}>
      <Problem t={t} attempt={refusal === null ? null : { refusal, typed: {} }} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <table class="plain cards">
        <caption class="hidden">{words.title}</caption>
        <tbody>
          {QUESTIONS.map((question) => (
            <Rows t={t} viewer={viewer} question={question} answers={answers} />
          ))}
        </tbody>
      </table>
      <PostForm viewer={viewer} to="/begin">
        <div class="buttons">
          <button type="submit">{words.begin(answers.calendar.year)}</button>
        </div>
      </PostForm>
      <p>
        <b>
          {t.layout.next}
          {t.punctuation.colon}
        </b>
        {words.after}
      </p>
    </Document>,
  );
}

/** The lines of one question; the first brings the way back to it. */
function Rows({
  t,
  viewer,
  question,
  answers,
}: {
  readonly t: Texts;
  readonly viewer: Viewer;
  readonly question: Question;
  readonly answers: Answered;
}) {
  const words = t.setUp;
  const { short } = words.questions[question];
  return (
    <>
      {linesOf(t, question, answers).map(([name, value], at) => (
        <tr>
          <th scope="row">{name}</th>
          <td>{value}</td>
          <td>
            {at > 0 ? null : (
              <a href={`/g/${viewer.grant}/set-up/${question}`}>
                {words.check.change}
                <span class="hidden">{words.check.changeHidden(short)}</span>
              </a>
            )}
          </td>
        </tr>
      ))}
    </>
  );
}

function linesOf(t: Texts, question: Question, answers: Answered): (readonly [string, string])[] {
  const words = t.setUp.check;
  const person = (one: Person | null) => (one === null ? words.nobody : words.person(one.name, one.address));
  const { roles } = t.names;
  switch (question) {
    case 'area':
      return [[t.fields.label('areaName'), answers.area]];
    case 'people':
      return [
        [roles.publisher, person(answers.people.publisher)],
        [roles.substitute, person(answers.people.substitute)],
      ];
    case 'office':
      return [
        [t.fields.label('officeName'), answers.office.name],
        [t.fields.label('officePhone'), answers.office.phone],
        [t.fields.label('officeHours'), answers.office.hours],
      ];
    case 'calendar':
      return [
        [t.fields.label('year'), words.year(answers.calendar.year)],
        ...AGENCY_KINDS.map(
          (kind) => [t.fields.label(deadlineField(kind)), t.dates.day(answers.calendar.deadlines[kind])] as const,
        ),
      ];
    case 'deciders':
      return [
        [roles.reviewer, person(answers.deciders.reviewer)],
        [roles.approver, person(answers.deciders.approver)],
      ];
  }
}

/** The link did what it was for. */
export function renderSetUpUsedPage({ viewer, season }: SetUpUsedPage, t: Texts): string {
  const words = t.setUp.used;
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer}>
      <h1>{words.title}</h1>
      {season === undefined ? null : <p class="lead">{words.what(season.areaName, season.year)}</p>}
      <p>{words.todo}</p>
    </Document>,
  );
}
