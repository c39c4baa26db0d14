/** A roster that could not be taken over: every problem with line, column and remedy, and the text given back for mending. */
import type { Texts } from '../../language/texts.js';
import { ROSTER_HEADINGS } from '../../season/roster.js';
import { defaultTexts, Document, toHtml } from '../document.js';
import { RosterForm } from '../parts/roster-form.js';
import type { RosterErrorsPage } from '../views.js';

export function renderRosterErrorsPage(view: RosterErrorsPage, t: Texts = defaultTexts): string {
  const words = t.roster;
  const { viewer, season, problems } = view;
  return toHtml(
    <Document t={t} title={words.errorsTitle} viewer={viewer} season={season}>
      <div class="problem" role="alert" tabindex={-1} data-problem="1" aria-labelledby="problem-title">
        <h1 id="problem-title">{words.errorsTitle}</h1>
        <p>{words.errorsWhat(problems.length)}</p>
        <p>
          <a href="#field-roster">{words.label}</a>
        </p>
      </div>
      <table class="plain cards">
        <thead>
          <tr>
            <th scope="col">{words.columns.line}</th>
            <th scope="col">{words.columns.field}</th>
            <th scope="col">{words.columns.what}</th>
            <th scope="col">{words.columns.value}</th>
            <th scope="col">{words.columns.todo}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ line, field, code, value }) => (
            <tr>
              <th scope="row">
                {words.columns.line} {line}
              </th>
              <td data-label={words.columns.field}>{field === null ? '—' : ROSTER_HEADINGS[field]}</td>
              <td data-label={words.columns.what}>{words.problems[code].what}</td>
              <td data-label={words.columns.value}>{value}</td>
              <td data-label={words.columns.todo}>{words.problems[code].todo}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <RosterForm t={t} grant={viewer.grant} roster={view.roster} invalid />
      <p>
        <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
      </p>
    </Document>,
  );
}
