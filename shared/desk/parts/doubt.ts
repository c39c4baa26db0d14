/** How a decision is shown that its decider disowns, with what was decided after it: apart from those that count. */
import { isInDoubt } from '#shared/deeds/filing/stop.js';
import type { Decision, Submission } from '#shared/filing/model.js';

export function doubtOf(submission: Submission | null, decision: Decision): 'inDoubt' | undefined {
  return submission !== null && isInDoubt(submission, decision) ? 'inDoubt' : undefined;
}
