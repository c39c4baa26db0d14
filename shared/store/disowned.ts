/** Which of the decisions that count was disowned when the report could not be held back any more (deeds/filing/stop.ts). */
import { stopGrantFor } from '#shared/deeds/filing/stop.js';
import type { Decision, Submission } from '#shared/filing/model.js';
import { loadGrants } from './grants.js';
import type { Table } from './table.js';

/** The link to stop a decision is used up by the first click; one that counts still was not held back by it. */
export async function disownedDecision(table: Table, submission: Submission): Promise<Decision | undefined> {
  const links = submission.decisions.flatMap((decision) => roundsOf(submission, decision));
  const grants = await loadGrants(
    table,
    links.map(({ id }) => id),
  );
  const used = links.find(({ id, decision }) => {
    const grant = grants.get(id);
    return grant?.purpose === 'stop' && grant.status === 'used' && grant.decidedAt === decision.at;
  });
  return used?.decision;
}

/** It may have been made in any round of the deciding, if only a later stage was asked anew since. */
function roundsOf(submission: Submission, decision: Decision) {
  const rounds = Array.from({ length: (submission.round ?? 0) + 1 }, (_, round) => round);
  return rounds.map((round) => ({ id: stopGrantFor({ ...submission, round }, decision).id, decision }));
}
