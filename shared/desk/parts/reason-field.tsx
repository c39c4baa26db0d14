/** The field in which the publisher gives the reason for taking something back, with its label and what was wrong with it. */
import { TAKE_BACK_REASON_MAX } from '#shared/filing/taking-back.js';
import { faultAt, type Fault } from './problem.js';

interface ReasonFieldProps {
  /** Of the field, and of no other on its page. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly faults: readonly Fault[];
}

export function ReasonField({ id, label, hint, faults }: ReasonFieldProps) {
  const { note, attributes } = hint === undefined ? faultAt(faults, id) : faultAt(faults, id, `${id}-hint`);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {note}
      <textarea id={id} name="reason" rows={3} maxlength={TAKE_BACK_REASON_MAX} {...attributes}></textarea>
    </div>
  );
}
