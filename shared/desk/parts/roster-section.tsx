/** The roster's place on the board: what is on its way, and the way to hand in another. */
import type { RosterDraft } from '#shared/season/roster/draft.js';
import type { Texts } from '#shared/words/texts.js';
import type { Viewer } from '../views.js';
import { RosterForm } from './roster-form.js';

interface RosterSectionProps {
  readonly t: Texts;
  readonly viewer: Viewer;
  readonly draft: RosterDraft | null;
  /** Whether there is no roster yet: to hand one in is the one next thing to do. */
  readonly isFirst: boolean;
}

export function RosterSection({ t, viewer, draft, isFirst }: RosterSectionProps) {
  const words = t.roster;
  const href = `/g/${viewer.grant}/roster`;
  if (draft?.state === 'saving')
    return (
      <p class="note look" role="status">
        {words.saving(draft.done, draft.total)} <a href={href}>{words.refresh}</a>
      </p>
    );
  return (
    <>
      {draft?.state === 'open' ? (
        <p class="note look">
          <a href={href}>{words.toCheck}</a>
        </p>
      ) : null}
      <RosterForm t={t} viewer={viewer} roster="" invalid={false} isFirst={isFirst && draft === null} />
    </>
  );
}
