/** The day and time that a release waits for: two fields of one form, and what is wrong with either beside it. */
import { dayOf, timeOf } from '#shared/ids/calendar.js';
import type { Texts } from '#shared/words/texts.js';
import type { Attempt } from '../views.js';
import { plannedField } from './anchors.js';
import { faultAt, faultsOf } from './problem.js';

interface Props {
  readonly t: Texts;
  /** Of the form on its page, which may have more than one. */
  readonly form: string;
  /** The time that stands; null where none was set. */
  readonly at: string | null;
  /** What this form was refused for. */
  readonly attempt: Attempt | null;
}

export function PlannedTime(props: Props) {
  const { t, at } = props;
  return (
    <>
      <Field {...props} field="day" standing={at === null ? '' : dayOf(at)} hint={t.releases.zone} />
      <Field {...props} field="time" standing={at === null ? '' : timeOf(at)} hint={t.releases.timeHint} />
    </>
  );
}

interface FieldProps extends Props {
  readonly field: 'day' | 'time';
  readonly standing: string;
  readonly hint: string;
}

function Field({ t, form, attempt, field, standing, hint }: FieldProps) {
  const id = plannedField(form, field);
  const refused = attempt?.refusal.code === 'planned-time' ? attempt : null;
  const fault = faultAt(faultsOf(t, refused?.refusal, form), id, `${id}-hint`);
  return (
    <div class="field">
      <label for={id}>{t.releases[field]}</label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {fault.note}
      <input
        // A picker shows nothing of what it cannot read: that is shown as it was typed.
        type={refused !== null ? 'text' : field === 'day' ? 'date' : 'time'}
        id={id}
        name={field}
        class="short"
        required
        value={refused?.typed[field] ?? standing}
        {...fault.attributes}
      />
    </div>
  );
}
