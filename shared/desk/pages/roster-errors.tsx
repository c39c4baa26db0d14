/** A roster that could not be taken over: every problem with line, column and remedy, and the text given back for mending. */
import type { Texts } from '#shared/words/texts.js';
import { ROSTER_FIELDS, ROSTER_HEADINGS } from '#shared/season/roster.js';
import { Document, toHtml } from '../document.js';
import { RosterForm } from '../parts/roster-form.js';
import type { RosterErrorsPage } from '../publisher-views.js';

/** Up to the contact's address; the columns after it have the season's people where they are left out. */
const NEEDED_COLUMNS = ROSTER_FIELDS.indexOf('contactAddress') + 1;

/** How many columns the row has that begins on this line of the pasted text; a quoted cell may hold separators. */
function columnsOn(roster: string, line: number): number {
  const separator = roster.includes('\t') ? '\t' : roster.includes(',') ? ',' : '，';
  const rest = roster
    .split(/\r\n?|\n/)
    .slice(line - 1)
    .join('\n');
  const [row = ''] = rest.replace(/"(?:[^"]|"")*"/g, '').split('\n');
  return row.split(separator).length;
}

/** `contact/reviewer` in the words of the roster's headings. */
function pairOf(t: Texts, pair: string): string {
  const names: Readonly<Record<string, string>> = {
    contact: ROSTER_HEADINGS.contactName,
    reviewer: ROSTER_HEADINGS.reviewerName,
    approver: ROSTER_HEADINGS.approverName,
    publisher: t.names.roles.publisher,
  };
  const [one = '', other = ''] = pair.split('/').map((role) => names[role] ?? '');
  return t.roster.pair(one, other);
}

function whatOf(t: Texts, view: RosterErrorsPage, problem: RosterErrorsPage['problems'][number]): string {
  if (problem.code === 'touched-it') return t.roster.touched.what(t.names.touches[problem.touch]);
  if (problem.code === 'columns') return t.roster.tooFewColumns(columnsOn(view.roster, problem.line), NEEDED_COLUMNS);
  return t.roster.problems[problem.code].what;
}

export function renderRosterErrorsPage(view: RosterErrorsPage, t: Texts): string {
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
          {problems.map((problem) => (
            <tr>
              <th scope="row">
                {words.columns.line} {problem.line}
              </th>
              <td data-label={words.columns.field}>{problem.field === null ? '—' : ROSTER_HEADINGS[problem.field]}</td>
              <td data-label={words.columns.what}>{whatOf(t, view, problem)}</td>
              <td data-label={words.columns.value}>
                {problem.code === 'same-person' ? pairOf(t, problem.value) : problem.value}
              </td>
              <td data-label={words.columns.todo}>
                {problem.code === 'touched-it' ? words.touched.todo : words.problems[problem.code].todo}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RosterForm t={t} viewer={viewer} roster={view.roster} invalid />
      <p>
        <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
      </p>
    </Document>,
  );
}
