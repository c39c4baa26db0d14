/** Where a report is on its way: five steps, the one it stands at, and by whom the decided ones were decided. */
import type { Submission } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { Texts } from '#shared/words/texts.js';

const STEPS = ['upload', 'file', 'review', 'approval', 'release'] as const;

/** How many steps are behind a submission in each state. */
const DONE: Readonly<Record<SubmissionState, number>> = {
  received: 0,
  refused: 0,
  draft: 1,
  superseded: 0,
  expired: 1,
  'in-review': 2,
  'in-approval': 3,
  returned: 0,
  withdrawn: 0,
  approved: 4,
  stopped: 2,
  reopened: 0,
  released: 5,
  corrected: 5,
  'taken-down': 5,
};

/** A stopped report stands at the stage whose decision is in doubt. */
function doneBy({ state, stopped }: Submission): number {
  return state !== 'stopped' || stopped === undefined
    ? DONE[state]
    : DONE[stopped.stage === 'review' ? 'in-review' : 'in-approval'];
}

export function Progress({ t, submission }: { readonly t: Texts; readonly submission: Submission | null }) {
  const done = submission === null ? 0 : doneBy(submission);
  const words = t.filing;
  const current = submission?.state === 'stopped' ? words.stepStopped : words.stepCurrent;
  return (
    <ol class="steps">
      {STEPS.map((step, index) => (
        <li
          class={index < done ? 'done' : index === done ? 'now' : ''}
          {...(index === done ? { 'aria-current': 'step' as const } : {})}
        >
          <b>{words.steps[step]}</b>
          <span>{index < done ? `✓ ${words.stepDone}` : index === done ? current : words.stepAhead}</span>
        </li>
      ))}
    </ol>
  );
}
