/** A decision as it is carried out, of one report or of each of several: read, compared with what was filed, judged, committed. */
import type { DecisionGrant } from '#shared/access/model.js';
import { decide, standingDecision, type DecisionRequest } from '#shared/deeds/filing/decide.js';
import type { Outcome } from '#shared/deeds/outcome.js';
import type { Decision } from '#shared/filing/model.js';
import { recheckState } from '#shared/intake/judge.js';
import { checkpointWith } from '#shared/proof/checkpoints.js';
import { comparedWithFiled } from '#shared/proof/filed.js';
import type { openCheckpointing, Proof } from '#shared/proof/open.js';
import { loadCaseOf } from '#shared/store/filing-case.js';
import { perform } from '#shared/store/perform.js';
import type { Desk } from './edge.js';

export interface DecidingDesk {
  readonly desk: Desk & { readonly proof: Proof };
  readonly checkpointing: ReturnType<typeof openCheckpointing>;
}

export async function carryOutDecision(
  { desk, checkpointing }: DecidingDesk,
  grant: DecisionGrant,
  request: DecisionRequest,
): Promise<Outcome<Decision>> {
  const now = desk.now();
  const decided = await perform(
    desk.table,
    now,
    async () => {
      const found = await loadCaseOf(desk.table, grant.submission);
      const { state } = found;
      // Whoever comes after the decision is told of it, for which the rules need not run.
      const stands = state.submission !== null && standingDecision(state.submission, grant.stage) !== undefined;
      if (stands) return { state, again: null, changed: [], log: null };
      const [again, compared] = await Promise.all([
        recheckState(desk.table, state, now, found),
        comparedWithFiled(desk.proof, state),
      ]);
      return { state, again, ...compared };
    },
    ({ state, again, changed }) => decide(state, request, grant, now, again, changed),
    async ({ log }, change) => (log === null ? [] : checkpointWith(checkpointing, log, change, desk.log, now)),
  );
  if ('done' in decided)
    desk.log.info('decided', { submission: grant.submission, stage: grant.stage, outcome: request.outcome });
  return decided;
}
