/** One agency of the roster: what is said of it, and the deeds by which it changes, leaves, comes back or takes in others. */
import type { Child } from 'hono/jsx';
import type { Texts } from '#shared/words/texts.js';
import { dayOf } from '#shared/ids/calendar.js';
import { KIND_WORDS, type RosterField } from '#shared/season/roster/fields.js';
import { wordOfKind } from '#shared/season/roster/lines.js';
import type { AgencyPage } from '../agency-views.js';
import { Document, toHtml } from '../document.js';
import { Pairs } from '../parts/pairs.js';
import { PostForm } from '../parts/post-form.js';
import { faultAt, invalidWhen, ProblemBox } from '../parts/problem.js';
import { Merge, OwnDay, Remove, Restore } from './agency-deeds.js';
import { faultsIn, idOf } from './agency-faults.js';
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
          {done === 'readdressed' ? words.readdressed(agency.contact.address) : words.done[done]}
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

function Faults({ t, view }: Props) {
  const { problems, fault } = view;
  if (problems.length === 0 && fault === null) return null;
  return (
    <ProblemBox title={t.fields.problemTitle}>
      {fault === null || faultsIn(t, view).length > 0 ? null : <p>{t.agency.faults[fault]}</p>}
      <ul>
        {faultsIn(t, view).map(({ id, text }) => (
          <li>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
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
    </ProblemBox>
  );
}

const FIELDS: readonly RosterField[] = [
  ...(['name', 'aliases', 'contactName', 'contactAddress', 'phone'] as const),
  ...(['reviewerName', 'reviewerAddress', 'approverName', 'approverAddress', 'ruleMaking', 'parent'] as const),
];

function Edit({ t, view }: Props) {
  const words = t.agency;
  const { viewer, agency, values } = view;
  const predecessors = faultAt(faultsIn(t, view), idOf('predecessors'));
  const kinds = [...new Set(Object.values(KIND_WORDS))].map((kind) => ({ word: wordOfKind(kind), kind }));
  return (
    <section aria-labelledby="edit">
      <h2 id="edit">{words.editTitle}</h2>
      <p class="hint">{words.editHint}</p>
      <PostForm viewer={viewer} to={`/filings/${agency.id}/agency`}>
        <Labelled t={t} view={view} field="kind">
          <select
            id={idOf('kind')}
            name="kind"
            aria-describedby={`${idOf('kind')}-notes`}
            {...invalidWhen(view.problems.some((problem) => problem.field === 'kind'))}
          >
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
          {predecessors.note}
          <input
            type="text"
            id={idOf('predecessors')}
            name="predecessors"
            value={view.predecessors}
            {...predecessors.attributes}
          />
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
