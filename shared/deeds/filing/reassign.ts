/**
 * A waiting stage goes to somebody else, because the roster names another person or somebody stands in for them: who decides
 * now gets a link at once, and whoever had the stage can decide no more. The review machine need not know; it waits for a
 * decision, whoever makes it.
 */
import { decisionGrantId } from '#shared/access/links.js';
import { issue, serialOf, type Grant } from '#shared/access/model.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Judgement } from '../change.js';
import { dayOf } from '#shared/ids/calendar.js';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import type { Stage } from '#shared/filing/model.js';
import { deciderOf } from '#shared/season/deciders.js';
import { inPlaceOf, moveCurrent, systemActor, type FilingCase } from './case.js';
import { askingMails, grantFor } from './ask.js';

export interface Reassignment {
  readonly stage: Stage;
  /** Whether the stage was asked already, and waits. */
  readonly waits: boolean;
  /** Links of other people to this stage that are still live: none was given where somebody might not decide. */
  readonly former: readonly GrantId[];
  /** The grant of whom decides now, who may have had the stage once before. */
  readonly known: Grant | undefined;
  /** Whether they were mailed under it. */
  readonly mailed: boolean;
  readonly grantExpiresAt: string;
  readonly until: string;
  /** When the mail is due, where it waits for the morning's. */
  readonly mailDueAt?: string | undefined;
  /** The function that hands over. */
  readonly by: string;
}

export function reassign(state: FilingCase, change: Reassignment, now: Date): Judgement<'asked' | 'nothing'> {
  const { submission } = state;
  const { stage } = change;
  const waiting = stage === 'review' ? 'in-review' : 'in-approval';
  // Not asked yet, or somewhere else by now: the stage will ask whoever decides then.
  if (submission?.state !== waiting || !change.waits) return { already: 'nothing' };
  const { person, insteadOf } = deciderOf(state.season, state.agency, stage, dayOf(now));
  const grant = decisionGrantId(submission.id, stage, person);
  const former = change.former.filter((id) => id !== grant);
  const isTheirs = change.known?.status === 'live';
  if (isTheirs && former.length === 0) return { already: 'nothing' };
  const conflict = fourEyesConflict(submission, person, stage, state.record);
  if (conflict !== undefined) return { refused: { code: 'four-eyes', reason: conflict } };
  return {
    change: moveCurrent(
      { ...state, submission },
      submission,
      {
        deed: 'reassign',
        actor: systemActor(change.by),
        at: now,
        details: { stage, person: person.name, ...inPlaceOf(insteadOf) },
      },
      {
        effects: [
          ...(isTheirs ? [] : [{ issue: issue(grantFor(submission, person, grant, change), change.known) }]),
          ...former.map((id) => ({ endGrant: { id, as: 'revoked' as const } })),
          ...(isTheirs || change.mailed
            ? []
            : askingMails(
                state,
                person,
                { id: grant, serial: serialOf(change.known) },
                { stage, asked: 0, until: change.until, mailDueAt: change.mailDueAt },
              )),
        ],
      },
    ),
    value: 'asked',
  };
}
