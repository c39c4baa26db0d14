/** A deed of the publisher that needs a reason and nothing else, folded until it is wanted or was refused for want of one. */
import type { Viewer } from '../views.js';
import { PostForm } from './post-form.js';
import { openAt, type Fault } from './problem.js';
import { ReasonField } from './reason-field.js';

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
  return (
    <details {...openAt(faults, id)}>
      <summary>{words.title}</summary>
      <PostForm viewer={viewer} to={to}>
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <ReasonField id={id} label={words.reason} hint={words.hint} faults={faults} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.button}
          </button>
        </div>
      </PostForm>
    </details>
  );
}
