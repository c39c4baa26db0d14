/** A decision that counts still, although its decider has said that it was not theirs. */
import { describe, expect, test } from '@jest/globals';
import type { Grant } from '#shared/access/model.js';
import { stopGrantFor } from '#shared/deeds/filing/stop.js';
import { disownedDecision } from '#shared/store/disowned.js';
import { issueWrite } from '#shared/store/grants.js';
import { grantKey } from '#shared/store/keys.js';
import type { Item, Table } from '#shared/store/table.js';
import { submissionIn } from '../deeds/filing/scene.js';

const submission = submissionIn('taken-down');
const [review, approval] = submission.decisions;

/** With these grants, and nothing else. */
function tableWith(...grants: Grant[]): Table {
  const items = new Map(
    grants.map((grant) => [grantKey(grant.id).pk, issueWrite({ grant, over: undefined }).Put?.Item]),
  );
  return { get: async ({ pk }: Item) => items.get(String(pk)) } as unknown as Table;
}

describe('a decision', () => {
  test('is disowned where its link to stop it was used and did not hold the report back', async () => {
    const used = { ...stopGrantFor(submission, approval!), status: 'used' as const };
    expect(await disownedDecision(tableWith(used), submission)).toBe(approval);
    expect(await disownedDecision(tableWith({ ...used, status: 'live' }), submission)).toBeUndefined();
    expect(await disownedDecision(tableWith(), submission)).toBeUndefined();
  });

  test('is found also where a later stage was asked anew since', async () => {
    const used = { ...stopGrantFor(submission, review!), status: 'used' as const };
    expect(await disownedDecision(tableWith(used), { ...submission, round: 1 })).toBe(review);
  });

  test('is not taken for the one that was made before it and does not count', async () => {
    const before = {
      ...stopGrantFor(submission, approval!),
      status: 'used' as const,
      decidedAt: '2025-01-01T00:00:00Z',
    };
    expect(await disownedDecision(tableWith(before), submission)).toBeUndefined();
  });
});
