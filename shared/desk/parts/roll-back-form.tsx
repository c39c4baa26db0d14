/** On the page of releases: the last one, with the way to take it back, or why there is none. */
import type { Texts } from '#shared/words/texts.js';
import { TAKE_BACK_REASON_MAX } from '#shared/filing/model.js';
import type { ReleasesPage } from '../release-views.js';
import type { LastRelease } from '../roll-back-views.js';
import { PostForm } from './post-form.js';
import { faultAt, type Fault } from './problem.js';

/** The field for the reason. */
export const ROLL_BACK_REASON = 'roll-back-reason';

interface Props {
  readonly t: Texts;
  readonly view: ReleasesPage;
  readonly last: LastRelease;
  readonly faults: readonly Fault[];
}

export function RollBackForm({ t, view, last, faults }: Props) {
  const words = t.releases.rollBack;
  const { release, count, refusal } = last;
  const reason = faultAt(faults, ROLL_BACK_REASON);
  const which = words.which(t.dates.instant(release.at), count, release.by.name);
  if (refusal !== null) {
    const { what, todo } = t.deedRefusal(refusal);
    return (
      <p class="quiet">
        {which} {words.cannot}
        {what} {todo.join(' ')}
      </p>
    );
  }
  return (
    <details {...(reason.note === null ? {} : { open: true })}>
      <summary>{words.title}</summary>
      <PostForm viewer={view.viewer} to={`/releases/${release.id}/roll-back`}>
        <p>{which}</p>
        <p class="hint">{words.hint}</p>
        <div class="field">
          <label for={ROLL_BACK_REASON}>{words.reason}</label>
          {reason.note}
          <textarea
            id={ROLL_BACK_REASON}
            name="reason"
            rows={3}
            maxlength={TAKE_BACK_REASON_MAX}
            {...reason.attributes}
          ></textarea>
        </div>
        <div class="buttons">
          <button type="submit" class="second">
            {words.next}
          </button>
        </div>
      </PostForm>
    </details>
  );
}
