/**
 * Fields that are asked for on more than one page, each with its label, a hint and, where it was refused, what is wrong
 * beside it; and the summary of all faults at the top, whose links lead to the fields.
 */
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import {
  addressField,
  deadlineField,
  nameField,
  NAMINGS,
  type FieldProblem,
  type Role,
} from '#shared/season/answers.js';
import type { Texts } from '#shared/words/texts.js';
import { invalidWhen, ProblemBox } from './problem.js';

/** What stands in the fields, and what is wrong with them. */
export interface Filled {
  readonly t: Texts;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

const idOf = (field: string): string => `field-${field}`;

export function FieldProblems({ t, problems }: Pick<Filled, 't' | 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <ProblemBox title={t.fields.problemTitle}>
      <p>{t.fields.problemHint}</p>
      <ul>
        {problems.map((problem) => (
          <li>
            <a href={`#${idOf(problem.field)}`}>{t.fields.problem(problem)}</a>
          </li>
        ))}
      </ul>
    </ProblemBox>
  );
}

interface TextFieldProps extends Filled {
  readonly field: string;
  readonly hint?: string | undefined;
  readonly type?: 'text' | 'email' | 'date';
  readonly autocomplete?: string;
  readonly short?: boolean;
}

export function TextField({ t, typed, problems, field, hint, type = 'text', autocomplete, short }: TextFieldProps) {
  const id = idOf(field);
  const problem = problems.find((one) => one.field === field);
  const told = [hint === undefined ? '' : `${id}-hint`, problem === undefined ? '' : `${id}-problem`].filter(Boolean);
  return (
    <div class="field">
      <label for={id}>{t.fields.label(field)}</label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem === undefined ? null : (
        <p class="late" id={`${id}-problem`}>
          {t.fields.problem(problem)}
        </p>
      )}
      <input
        // The calendar of a browser takes a day only; what was typed otherwise is shown as it was typed.
        type={type === 'date' && problem !== undefined ? 'text' : type}
        id={id}
        name={field}
        value={typed[field] ?? ''}
        {...(short === true ? { class: 'short' } : {})}
        {...(autocomplete === undefined ? {} : { autocomplete })}
        {...(told.length === 0 ? {} : { 'aria-describedby': told.join(' ') })}
        {...invalidWhen(problem !== undefined)}
      />
    </div>
  );
}

export function PersonFields({
  role,
  legend,
  hints = {},
  own,
  ...filled
}: Filled & {
  readonly role: Role;
  readonly legend: string;
  readonly hints?: { readonly name?: string; readonly address?: string };
  /** Whether the person who fills them in is meant: the browser may offer their own. */
  readonly own?: boolean;
}) {
  const auto = (value: string) => (own === true ? value : 'off');
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      <TextField {...filled} field={nameField(role)} hint={hints.name} autocomplete={auto('name')} />
      <TextField
        {...filled}
        field={addressField(role)}
        hint={hints.address}
        type="email"
        autocomplete={auto('email')}
      />
    </fieldset>
  );
}

export function OfficeFields(filled: Filled) {
  const { hints } = filled.t.fields;
  return (
    <>
      <TextField {...filled} field="officeName" hint={hints.officeName} autocomplete="organization" />
      <TextField {...filled} field="officePhone" hint={hints.officePhone} autocomplete="tel" />
      <TextField {...filled} field="officeHours" hint={hints.officeHours} />
    </>
  );
}

export function DeadlineFields(filled: Filled) {
  return (
    <>
      <p class="hint">{filled.t.fields.hints.deadline}</p>
      {AGENCY_KINDS.map((kind) => (
        <TextField {...filled} field={deadlineField(kind)} type="date" short />
      ))}
    </>
  );
}

/** Whether the public pages name who is missing. */
export function NamingFields({ t, typed, problems }: Filled) {
  const words = t.seasonSettings.missing;
  const wrong = problems.some(({ field }) => field === 'naming');
  return (
    <fieldset>
      <legend>{words.title}</legend>
      {wrong ? (
        <p class="late" id={`${idOf('naming')}-problem`}>
          {t.fields.problem({ field: 'naming', code: 'missing' })}
        </p>
      ) : null}
      {NAMINGS.map((naming, at) => (
        <label class="tick">
          <input
            {...(at === 0 ? { id: idOf('naming') } : {})}
            type="radio"
            name="naming"
            value={naming}
            {...(typed['naming'] === naming ? { checked: true } : {})}
            {...(wrong ? { 'aria-describedby': `${idOf('naming')}-problem` } : {})}
            {...invalidWhen(wrong)}
          />
          <span>{words.choices[naming]}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function ReasonField({ hint, ...filled }: Filled & { readonly hint?: string }) {
  return <TextField {...filled} field="reason" hint={hint ?? filled.t.fields.hints.reason} />;
}

/** Before what cannot be taken back lightly. */
export function SureBox({ t, problems, label }: Filled & { readonly label: string }) {
  const wrong = problems.some(({ field }) => field === 'sure');
  return (
    <label class="tick">
      <input
        type="checkbox"
        id={idOf('sure')}
        name="sure"
        value="yes"
        {...(wrong ? { 'aria-describedby': `${idOf('sure')}-problem` } : {})}
        {...invalidWhen(wrong)}
      />
      <span>
        {label}
        {wrong ? (
          <span class="late" id={`${idOf('sure')}-problem`}>
            {' '}
            {t.fields.problem({ field: 'sure', code: 'missing' })}
          </span>
        ) : null}
      </span>
    </label>
  );
}
