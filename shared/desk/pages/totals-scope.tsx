/** The form by which the publisher declares whose reports are added up. */
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import { BELOW, NAMED_MAX, SUBORDINATES } from '#shared/totals/scope.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { PostForm } from '../parts/post-form.js';
import { invalidWhen, Problem, ProblemBox } from '../parts/problem.js';
import type { ScopePage, ScopeProblem } from '../totals-views.js';

const idOf = (field: string): string => `scope-${field}`;

export function renderScopePage(view: ScopePage, t: Texts): string {
  const { viewer, season, problems, refusal, choice, roster } = view;
  const words = t.totals.form;
  const governments = roster.filter(({ kind, removed }) => kind === 'government' && removed === null);
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      {problems.length === 0 ? null : (
        <ProblemBox title={t.fields.problemTitle}>
          <ul>
            {problems.map((problem) => (
              <li>
                <a href={`#${idOf(problem.field)}`}>{problemText(t, problem)}</a>
              </li>
            ))}
          </ul>
        </ProblemBox>
      )}
      <Problem t={t} attempt={refusal === null ? null : { refusal, typed: {} }} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <PostForm viewer={viewer} to="/season/scope">
        <fieldset class="field">
          <legend>{words.kinds}</legend>
          <Wrong t={t} view={view} field="kinds" />
          {AGENCY_KINDS.map((kind, at) => (
            <label class="tick">
              <input
                {...(at === 0 ? { id: idOf('kinds') } : {})}
                type="checkbox"
                name="kind"
                value={kind}
                {...(choice.kinds.includes(kind) ? { checked: true } : {})}
                {...toldBy(view, 'kinds')}
              />
              <span>{t.names.kinds[kind]}</span>
            </label>
          ))}
        </fieldset>
        <Names t={t} view={view} field="groups" label={words.groups} hint={words.groupsHint} />
        <Names t={t} view={view} field="except" label={words.except} hint={words.exceptHint} />
        <Choices
          legend={words.subordinates}
          name="subordinates"
          chosen={choice.subordinates}
          choices={SUBORDINATES.map((each) => [each, words.subordinateChoices[each]] as const)}
        />
        {view.hasBelow ? (
          <Choices
            legend={words.below}
            name="below"
            chosen={choice.below}
            choices={BELOW.map((each) => [each, words.belowChoices[each]] as const)}
          />
        ) : null}
        <div class="field">
          <label for={idOf('government')}>{words.government}</label>
          <p class="hint" id={`${idOf('government')}-hint`}>
            {words.governmentHint}
          </p>
          <select id={idOf('government')} name="government" aria-describedby={`${idOf('government')}-hint`}>
            <option value="">{words.noGovernment}</option>
            {governments.map(({ id, name }) => (
              <option value={id} {...(id === choice.government ? { selected: true } : {})}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="buttons">
          <button type="submit">{words.button}</button>
          <a href={`/g/${viewer.grant}/season/totals`}>{words.cancel}</a>
        </div>
      </PostForm>
    </Document>,
  );
}

function problemText(t: Texts, { code, names }: ScopeProblem): string {
  const words = t.totals.form.problems;
  if (code === 'none') return words.kinds;
  return code === 'unknown' ? words.unknown(names.join(t.punctuation.list)) : words.tooMany(NAMED_MAX);
}

interface WrongProps {
  readonly t: Texts;
  readonly view: ScopePage;
  readonly field: ScopeProblem['field'];
}

function Wrong({ t, view, field }: WrongProps) {
  const problem = view.problems.find((one) => one.field === field);
  if (problem === undefined) return null;
  return (
    <p class="late" id={`${idOf(field)}-problem`}>
      {problemText(t, problem)}
    </p>
  );
}

/** What is said of a field beside it, its hint included. */
function toldBy({ problems }: ScopePage, field: ScopeProblem['field'], hint?: string) {
  const isWrong = problems.some((problem) => problem.field === field);
  const ids = [...(hint === undefined ? [] : [hint]), ...(isWrong ? [`${idOf(field)}-problem`] : [])];
  return { ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }), ...invalidWhen(isWrong) };
}

interface NamesProps {
  readonly t: Texts;
  readonly view: ScopePage;
  readonly field: 'groups' | 'except';
  readonly label: string;
  readonly hint: string;
}

function Names({ t, view, field, label, hint }: NamesProps) {
  const id = idOf(field);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <Wrong t={t} view={view} field={field} />
      <textarea id={id} name={field} rows={3} {...toldBy(view, field, `${id}-hint`)}>
        {view[field]}
      </textarea>
    </div>
  );
}

interface ChoicesProps {
  readonly legend: string;
  readonly name: string;
  readonly chosen: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
}

function Choices({ legend, name, chosen, choices }: ChoicesProps) {
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      {choices.map(([value, label]) => (
        <label class="tick">
          <input type="radio" name={name} value={value} {...(value === chosen ? { checked: true } : {})} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
