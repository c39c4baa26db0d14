/** On the page of releases: the last one, with the way to take it back, or why there is none. */
import type { Texts } from '#shared/words/texts.js';
import type { ReleasesPage } from '../release-views.js';
import type { LastRelease } from '../roll-back-views.js';
import { PostForm } from './post-form.js';
import { openAt, type Fault } from './problem.js';
import { ReasonField } from './reason-field.js';

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
    <details {...openAt(faults, ROLL_BACK_REASON)}>
      <summary>{words.title}</summary>
      <PostForm viewer={view.viewer} to={`/releases/${release.id}/roll-back`}>
        <p>{which}</p>
        <p class="hint">{words.hint}</p>
        <ReasonField id={ROLL_BACK_REASON} label={words.reason} faults={faults} />
        <div class="buttons">
          <button type="submit" class="second">
            {words.next}
          </button>
        </div>
      </PostForm>
    </details>
  );
}
