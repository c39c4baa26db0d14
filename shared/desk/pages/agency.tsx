/** One agency of the roster: what is said of it, and the deeds by which it changes, leaves, comes back or takes in others. */
import type { Child } from 'hono/jsx';
import type { Texts } from '#shared/words/texts.js';
import { dayOf } from '#shared/ids/calendar.js';
import { deadlineOf } from '#shared/season/deadlines.js';
import { takesReports } from '#shared/season/phases.js';
import { KIND_WORDS, type RosterField } from '#shared/season/roster/fields.js';
import { wordOfKind } from '#shared/season/roster/lines.js';
import type { AgencyPage } from '../agency-views.js';
import { Document, toHtml } from '../document.js';
import { Pairs } from '../parts/lines.js';
import { PostForm } from '../parts/post-form.js';
import { invalidWhen } from '../parts/problem.js';
import { whatIsWrong } from '../parts/roster-problems.js';

interface Props {
  readonly t: Texts;
  readonly view: AgencyPage;
}

export function renderAgencyPage(view: AgencyPage, t: Texts): string {
  const { viewer, season, agency, done } = view;
  const words = t.agency;
  const title = words.title(agency.name);
  return toHtml(
    <Document t={t} title={title} viewer={viewer} season={season}>
      <Faults t={t} view={view} />
      {done === null ? null : (
        <p class="note ok" role="status">
          {words.done[done]}
        </p>
      )}
      <p>
        <a href={`/g/${viewer.grant}`}>{t.layout.backToBoard}</a>
      </p>
      <h1>{title}</h1>
      {agency.removed === null ? null : (
        <p class="note block">{words.removedNote(t.dates.day(dayOf(agency.removed.at)), agency.removed.reason)}</p>
      )}
      <Pairs
        pairs={[
          [words.code, agency.id],
          [
            words.formerNames,
            agency.formerNames.length === 0
              ? null
              : agency.formerNames
                  .map(({ name, until }) => words.formerName(name, t.dates.day(until)))
                  .join(t.punctuation.list),
          ],
          [
            t.board.columns.state,
            agency.invitedAt === null ? words.notInvited : words.invited(t.dates.day(dayOf(agency.invitedAt))),
          ],
        ]}
      />
      <p>
        <a href={`/g/${viewer.grant}/filings/${agency.id}`}>{words.toFiling}</a>
      </p>
      <Edit t={t} view={view} />
      {agency.removed === null ? (
        <>
          <OwnDay t={t} view={view} />
          <Merge t={t} view={view} />
          <Remove t={t} view={view} />
        </>
      ) : (
        <Restore t={t} view={view} />
      )}
    </Document>,
  );
}

const idOf = (field: string): string => `field-${field}`;

function Faults({ t, view }: Props) {
  const { problems, fault } = view;
  if (problems.length === 0 && fault === null) return null;
  return (
    <div class="problem" role="alert" tabindex={-1} data-problem="1" aria-labelledby="problem-title">
      <h2 id="problem-title">{t.fields.problemTitle}</h2>
      {fault === null ? null : <p>{t.agency.faults[fault]}</p>}
      <ul>
        {problems.map((problem) => (
          <li>
            <a href={`#${idOf(problem.field)}`}>
              {t.roster.fields[problem.field]}
              {t.punctuation.colon}
              {whatIsWrong(t, problem).what}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const FIELDS: readonly RosterField[] = [
  ...(['name', 'aliases', 'contactName', 'contactAddress', 'phone'] as const),
  ...(['reviewerName', 'reviewerAddress', 'approverName', 'approverAddress', 'ruleMaking', 'parent'] as const),
];

function Edit({ t, view }: Props) {
  const words = t.agency;
  const { viewer, agency, values } = view;
  const kinds = [...new Set(Object.values(KIND_WORDS))].map((kind) => ({ word: wordOfKind(kind), kind }));
  return (
    <section aria-labelledby="edit">
      <h2 id="edit">{words.editTitle}</h2>
      <p class="hint">{words.editHint}</p>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/agency`}>
        <Labelled t={t} view={view} field="kind">
          <select id={idOf('kind')} name="kind">
            {kinds.map(({ word, kind }) => (
              <option value={word} {...(values.kind === word ? { selected: true } : {})}>
                {t.names.kinds[kind]}
              </option>
            ))}
          </select>
        </Labelled>
        {FIELDS.map((field) => (
          <Labelled t={t} view={view} field={field}>
            <input
              type="text"
              id={idOf(field)}
              name={field}
              value={values[field]}
              autocomplete="off"
              aria-describedby={`${idOf(field)}-notes`}
              {...invalidWhen(view.problems.some((problem) => problem.field === field))}
            />
          </Labelled>
        ))}
        <div class="field">
          <label for={idOf('predecessors')}>{words.predecessors}</label>
          <input type="text" id={idOf('predecessors')} name="predecessors" value={view.predecessors} />
        </div>
        <div class="buttons">
          <button type="submit">{words.save}</button>
        </div>
      </PostForm>
    </section>
  );
}

function Labelled({ t, view, field, children }: Props & { readonly field: RosterField; readonly children?: Child }) {
  const wrong = view.problems.filter((problem) => problem.field === field);
  return (
    <div class="field">
      <label for={idOf(field)}>{t.roster.fields[field]}</label>
      {children}
      <div id={`${idOf(field)}-notes`}>
        {wrong.map((problem) => (
          <p class="late">
            {whatIsWrong(t, problem).what}
            {t.punctuation.stop}
            {whatIsWrong(t, problem).todo}
          </p>
        ))}
      </div>
    </div>
  );
}

interface FieldOf {
  readonly name: string;
  readonly id: string;
  readonly label: string;
}

function TextBox({ name, id, label }: FieldOf) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input type="text" id={id} name={name} maxlength={200} autocomplete="off" />
    </div>
  );
}

function OwnDay({ t, view: { viewer, agency, season, day, fault } }: Props) {
  const words = t.agency.deadline;
  const ofKind = deadlineOf(season, agency.kind);
  if (!takesReports(season)) return null;
  const wrong = fault === 'bad-day';
  return (
    <section aria-labelledby="deadline">
      <h2 id="deadline">{words.title}</h2>
      <p>
        {words.now(t.dates.day(agency.deadline))}
        {agency.deadline === ofKind
          ? words.asKind(t.names.kinds[agency.kind])
          : words.apart(t.names.kinds[agency.kind], t.dates.day(ofKind))}
      </p>
      <p class="hint">{words.hint}</p>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/deadline`}>
        <div class="field">
          <label for="field-deadline">{words.label}</label>
          <input
            // The calendar of a browser takes a day only; what was typed otherwise is shown as it was typed.
            type={wrong ? 'text' : 'date'}
            id="field-deadline"
            name="deadline"
            class="short"
            value={day.deadline}
            {...invalidWhen(wrong)}
          />
        </div>
        <div class="field">
          <label for="field-deadline-reason">{t.agency.reason}</label>
          <input
            type="text"
            id="field-deadline-reason"
            name="reason"
            maxlength={200}
            autocomplete="off"
            value={day.reason}
          />
        </div>
        <div class="buttons">
          <button type="submit" class="second">
            {words.button}
          </button>
        </div>
      </PostForm>
    </section>
  );
}

function Merge({ t, view: { viewer, agency } }: Props) {
  const words = t.agency;
  return (
    <section aria-labelledby="merge">
      <h2 id="merge">{words.mergeTitle}</h2>
      <p class="hint">{words.mergeHint}</p>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/merger`}>
        <TextBox name="others" id="field-others" label={words.mergeNames} />
        <TextBox name="reason" id="field-merge-reason" label={words.reason} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.merge}
          </button>
        </div>
      </PostForm>
    </section>
  );
}

function Remove({ t, view: { viewer, agency } }: Props) {
  const words = t.agency;
  return (
    <section aria-labelledby="remove">
      <h2 id="remove">{words.removeTitle}</h2>
      <p class="hint">{words.removeHint}</p>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/removal`}>
        <TextBox name="reason" id="field-reason" label={words.reason} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.remove}
          </button>
        </div>
      </PostForm>
    </section>
  );
}

function Restore({ t, view: { viewer, agency } }: Props) {
  const words = t.agency;
  return (
    <section aria-labelledby="restore">
      <h2 id="restore">{words.restoreTitle}</h2>
      <p class="hint">{words.restoreHint}</p>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/return`}>
        <div class="buttons">
          <button type="submit" class="second">
            {words.restore}
          </button>
        </div>
      </PostForm>
    </section>
  );
}
