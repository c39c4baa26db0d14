/**
 * The roster gives a waiting stage to somebody else: they get a link at once, the one who had it can decide no more. The
 * review machine need not know; it waits for a decision, whoever makes it.
 */
import { decisionGrantId } from '#shared/access/links.js';
import { issue, serialOf, type Grant } from '#shared/access/model.js';
import type { Person } from '#shared/ids/person.js';
import type { Judgement } from '../change.js';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import type { Stage } from '#shared/filing/model.js';
import { moveCurrent, systemActor, type FilingCase } from './case.js';
import { askingMails, grantFor } from './ask.js';

export interface Reassignment {
  readonly stage: Stage;
  /** Whether the stage was asked already, and waits. */
  readonly waits: boolean;
  /** Who had the stage before, and whether they have a link to end: none was given where they might not decide. */
  readonly before: Person;
  readonly hadGrant: boolean;
  /** The grant of the new person, who may have had the stage once before. */
  readonly known: Grant | undefined;
  /** Whether they were mailed under it. */
  readonly mailed: boolean;
  readonly grantExpiresAt: string;
  readonly until: string;
}

export function reassign(state: FilingCase, change: Reassignment, now: Date): Judgement<'asked' | 'nothing'> {
  const { submission } = state;
  const { stage, before } = change;
  const waiting = stage === 'review' ? 'in-review' : 'in-approval';
  const person = stage === 'review' ? state.agency.reviewer : state.agency.approver;
  // Not asked yet, or somewhere else by now: the stage will ask whom the roster names then.
  if (submission?.state !== waiting || !change.waits) return { already: 'nothing' };
  if (change.hadGrant && person.address === before.address) return { already: 'nothing' };
  const conflict = fourEyesConflict(submission, person, stage, state.record);
  if (conflict !== undefined) return { refused: { code: 'four-eyes', reason: conflict } };
  const grant = decisionGrantId(submission.id, stage, person);
  return {
    change: moveCurrent(
      { ...state, submission },
      submission,
      { deed: 'reassign', actor: systemActor('import-roster'), at: now, details: { stage, person: person.name } },
      {
        effects: [
          { issue: issue(grantFor(submission, person, grant, change), change.known) },
          ...(change.hadGrant
            ? [{ endGrant: { id: decisionGrantId(submission.id, stage, before), as: 'revoked' as const } }]
            : []),
          ...(change.mailed
            ? []
            : askingMails(
                state,
                person,
                { id: grant, serial: serialOf(change.known) },
                { stage, asked: 0, until: change.until },
              )),
        ],
      },
    ),
    value: 'asked',
  };
}
