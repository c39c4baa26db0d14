/** A deed of the publisher that needs a reason and nothing else, folded until it is wanted or was refused for want of one. */
import { TAKE_BACK_REASON_MAX } from '#shared/filing/model.js';
import type { Viewer } from '../views.js';
import { PostForm } from './post-form.js';
import { faultAt, type Fault } from './problem.js';

interface ReasonFormProps {
  readonly viewer: Viewer;
  /** What was wrong with what was sent last; its field stands open. */
  readonly faults: readonly Fault[];
  /** Of the field, and of no other on its page. */
  readonly id: string;
  readonly to: `/${string}`;
  readonly words: { readonly title: string; readonly hint: string; readonly reason: string; readonly button: string };
  /** What it is about, sent along. */
  readonly fields?: Readonly<Record<string, string>>;
}

export function ReasonForm({ viewer, faults, id, to, words, fields = {} }: ReasonFormProps) {
  const reason = faultAt(faults, id, `${id}-hint`);
  return (
    <details {...(reason.note === null ? {} : { open: true })}>
      <summary>{words.title}</summary>
      <PostForm viewer={viewer} to={to}>
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for={id}>{words.reason}</label>
          <p class="hint" id={`${id}-hint`}>
            {words.hint}
          </p>
          {reason.note}
          <textarea id={id} name="reason" rows={3} maxlength={TAKE_BACK_REASON_MAX} {...reason.attributes}></textarea>
        </div>
        <div class="buttons">
          <button type="submit" class="second">
            {words.button}
          </button>
        </div>
      </PostForm>
    </details>
  );
}
