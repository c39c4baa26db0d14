/** A hundred lines of a roster as they would be saved: each value in its field, what is wrong and what it changes beside it. */
import type { Child } from 'hono/jsx';
import type { Texts } from '#shared/words/texts.js';
import type { Agency } from '#shared/season/model.js';
import { KIND_WORDS, kindOfWord, type RosterField } from '#shared/season/roster/fields.js';
import type { JudgedLine, RosterChange } from '#shared/season/roster/judge.js';
import { wordOfKind } from '#shared/season/roster/lines.js';
import { LINES_PER_PAGE, type RosterCheck } from '../roster-views.js';
import { PostForm } from './post-form.js';
import { invalidWhen } from './problem.js';
import { lineFieldId, whatIsWrong, type ShownProblem } from './roster-problems.js';

interface LineProps {
  readonly t: Texts;
  readonly view: RosterCheck;
  readonly judged: JudgedLine;
  /** Place of the line in the draft. */
  readonly at: number;
}

export function RosterLines({ t, view, pages }: { t: Texts; view: RosterCheck; pages: number }) {
  const words = t.roster;
  const { viewer, version, page, judged } = view;
  const first = (page - 1) * LINES_PER_PAGE;
  const to = `/g/${viewer.grant}/roster/lines`;
  return (
    <section aria-labelledby="lines">
      <h2 id="lines">{words.linesTitle}</h2>
      <p class="hint">{words.linesHint}</p>
      <PostForm viewer={viewer} to="/roster/save">
        <input type="hidden" name="version" value={String(version)} />
        {/* The first button is the one that the Enter key presses: it saves nothing. */}
        <div class="buttons">
          <button type="submit" class="second" formaction={to} name="page" value={String(page)}>
            {words.check}
          </button>
          {pages > 1 ? <span>{words.pages(page, pages)}</span> : null}
        </div>
        <table class="plain cards">
          <thead>
            <tr>
              <th scope="col">{words.columns.line}</th>
              <th scope="col">{words.fields.name}</th>
              <th scope="col">{words.fields.contactName}</th>
              <th scope="col">{words.columns.more}</th>
              <th scope="col">{words.columns.state}</th>
            </tr>
          </thead>
          <tbody>
            {judged.lines.slice(first, first + LINES_PER_PAGE).map((line, index) => (
              <Line t={t} view={view} judged={line} at={first + index} />
            ))}
          </tbody>
        </table>
        <div class="buttons">
          {pagesBeside(page, pages).map((other) => (
            <button type="submit" class="second" formaction={to} name="page" value={String(other)}>
              {words.toPage(other)}
            </button>
          ))}
        </div>
        <div class="buttons">
          <button type="submit" id="save">
            {words.save}
          </button>
          <span class="quiet">{words.saveNext}</span>
        </div>
      </PostForm>
    </section>
  );
}

function pagesBeside(page: number, pages: number): number[] {
  return [...new Set([1, page - 1, page + 1, pages])].filter((each) => each >= 1 && each <= pages && each !== page);
}

const MORE: readonly RosterField[] = [
  'id',
  'aliases',
  'parent',
  'reviewerName',
  'reviewerAddress',
  'approverName',
  'approverAddress',
  'ruleMaking',
];

function Line({ t, view, judged, at }: LineProps) {
  const words = t.roster;
  const { line, before, changes } = judged;
  const problems = view.problems.filter((problem) => problem.line === line.line);
  const field = (name: RosterField) => <Field t={t} judged={judged} at={at} field={name} problems={problems} />;
  const openMore = problems.some((problem) => MORE.includes(problem.field));
  return (
    <tr>
      <th scope="row">
        <input type="hidden" name="at" value={String(at)} />
        {words.lineOf(line.line)}
      </th>
      <td>
        {field('name')}
        <Kind t={t} judged={judged} at={at} problems={problems} />
      </td>
      <td>
        {field('contactName')}
        {field('contactAddress')}
        {field('phone')}
      </td>
      <td>
        <details {...(openMore ? { open: true } : {})}>
          <summary>{words.more}</summary>
          {MORE.map(field)}
        </details>
      </td>
      <td>
        <p>{stateOf(t, judged)}</p>
        {changes.map((change) => (
          <p class="quiet">{words.formerly(formerly(t, change, before))}</p>
        ))}
        <label class="tick">
          <input
            type="checkbox"
            name={`skip.${at}`}
            value="yes"
            aria-label={`${words.lineOf(line.line)}${t.punctuation.colon}${words.skip}`}
            {...(line.skipped ? { checked: true } : {})}
          />
          {words.skip}
        </label>
      </td>
    </tr>
  );
}

function stateOf(t: Texts, { before, changes }: JudgedLine): string {
  const { states, changes: names } = t.roster;
  if (before === null) return states.added;
  return changes.length === 0 ? states.same : states.changed(changes.map((change) => names[change]));
}

function formerly(t: Texts, change: RosterChange, before: Agency | null): string {
  if (before === null) return '';
  const { noNote } = t.roster;
  switch (change) {
    case 'contact':
    case 'reviewer':
    case 'approver':
      return `${before[change].name} ${before[change].address}`;
    case 'kind':
      return t.names.kinds[before.kind];
    case 'aliases':
      return before.aliases.join(t.punctuation.list) || noNote;
    case 'ruleMaking':
      return before.ruleMaking === true ? t.roster.fields.ruleMaking : noNote;
    case 'removed':
      return before.removed?.reason ?? noNote;
    case 'name':
    case 'phone':
    case 'parent':
      return before[change] ?? noNote;
  }
}

interface FieldProps {
  readonly t: Texts;
  readonly judged: JudgedLine;
  readonly at: number;
  readonly field: RosterField;
  readonly problems: readonly ShownProblem[];
  readonly children?: Child;
}

/** A label that is read out with its line, the field, what was understood and what is wrong. */
function Framed({ t, judged, at, field, problems, children }: FieldProps) {
  const words = t.roster;
  const notes = judged.line.notes.filter((note) => note.field === field);
  const wrong = problems.filter((problem) => problem.field === field);
  return (
    <div class="field">
      <label for={lineFieldId(at, field)}>
        {words.fields[field]}
        <span class="hidden">{words.lineOf(judged.line.line)}</span>
      </label>
      {children}
      <div id={`${lineFieldId(at, field)}-notes`}>
        {wrong.map((problem) => {
          const { what, todo } = whatIsWrong(t, problem);
          return (
            <p class="late">
              {what}
              {t.punctuation.stop}
              {todo}
            </p>
          );
        })}
        {notes.map((note) => (
          <p class="quiet">{words.note(note)}</p>
        ))}
        {field === 'parent' && judged.strangeParent ? <p class="quiet">{words.strangeParent}</p> : null}
      </div>
    </div>
  );
}

function Field(props: FieldProps) {
  const { judged, at, field, problems } = props;
  const { line, before } = judged;
  const id = lineFieldId(at, field);
  // A code that stands is part of every key and address.
  const fixed = field === 'id' && before !== null && !problems.some((problem) => problem.field === 'id');
  return (
    <Framed {...props}>
      <input
        type="text"
        id={id}
        name={`${field}.${at}`}
        value={line.values[field]}
        aria-describedby={`${id}-notes`}
        autocomplete="off"
        {...(fixed ? { readonly: true } : {})}
        {...invalidWhen(problems.some((problem) => problem.field === field))}
      />
    </Framed>
  );
}

function Kind({ t, judged, at, problems }: Omit<FieldProps, 'field'>) {
  const said = judged.line.values.kind;
  const kinds = [...new Set(Object.values(KIND_WORDS))];
  const known = kindOfWord(said);
  const id = lineFieldId(at, 'kind');
  return (
    <Framed t={t} judged={judged} at={at} field="kind" problems={problems}>
      <select
        id={id}
        name={`kind.${at}`}
        aria-describedby={`${id}-notes`}
        {...invalidWhen(problems.some((problem) => problem.field === 'kind'))}
      >
        {known === undefined ? (
          <option value={said} selected>
            {said}
          </option>
        ) : null}
        {kinds.map((kind) => (
          <option value={wordOfKind(kind)} {...(kind === known ? { selected: true } : {})}>
            {t.names.kinds[kind]}
          </option>
        ))}
      </select>
    </Framed>
  );
}
