/** What becomes of a file that arrives, judged on the state of the filing. */
import { describe, expect, test } from '@jest/globals';
import { receive } from '#shared/deeds/filing/receive.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { submissionSchema } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { AT, changeOf, contact, fileGrant, NOW, queuedBy, rowsOf, stateIn } from './scene.js';

const arrival = { key: '2025/jiaoyu/form-2', versionId: 'v9' };
const arrived = { arrival, fileName: '年报（修改）.pdf', size: 4321, grant: fileGrant };
const arriveIn = (state: SubmissionState | null, wishes: Parameters<typeof stateIn>[1] = {}) =>
  receive({ ...stateIn(state, wishes), claimedAs: undefined }, arrived, NOW);

test('the first upload becomes submission 1, claims its arrival and starts the intake under its own name', () => {
  const judgement = arriveIn(null);
  const change = changeOf(judgement);
  expect(judgement).toMatchObject({ value: 'home.2025-jiaoyu-1' });
  expect(change.after).toMatchObject({ lastNumber: 1, current: 1, state: 'received', lastDeedAt: AT });
  expect(change.submissions).toHaveLength(1);
  expect(change.submissions[0]).toMatchObject({
    from: null,
    after: { n: 1, state: 'received', fileName: '年报（修改）.pdf', size: 4321, digest: null, refusal: null },
  });
  expect(submissionSchema.safeParse(change.submissions[0]!.after).success).toBe(true);
  expect(change.effects).toContainEqual({ claim: { arrival, submission: 'home.2025-jiaoyu-1' } });
  expect(queuedBy(change)).toEqual([
    {
      kind: 'start',
      id: 'intake.home.2025-jiaoyu-1',
      machine: 'intake',
      name: 'home.2025-jiaoyu-1',
      input: { submission: 'home.2025-jiaoyu-1', v: '1' },
    },
  ]);
  expect(change.events).toMatchObject([
    { deed: 'receive', actor: { role: 'agency', person: contact }, details: { supersedes: null, refusal: null } },
  ]);
});

test.each(['received', 'draft'] as const)('a newer upload supersedes the one that is %s', (state) => {
  const change = changeOf(arriveIn(state, { filing: { counts: { block: 2, explain: 1, unread: 3, confirm: 4 } } }));
  expect(change.submissions).toMatchObject([
    { from: null, after: { n: 2, state: 'received' } },
    { from: state, after: { n: 1, state: 'superseded' } },
  ]);
  expect(change.after).toMatchObject({
    lastNumber: 2,
    current: 2,
    state: 'received',
    counts: { block: 0, explain: 0, unread: 0, confirm: 0 },
  });
  expect(change.events[0]!.details).toMatchObject({ supersedes: 'home.2025-jiaoyu-1' });
});

test.each(['refused', 'returned', 'withdrawn', 'expired', 'reopened'] as const)(
  'after a submission that was %s the next one begins anew and leaves it as it is',
  (state) => {
    const change = changeOf(arriveIn(state));
    expect(change.submissions).toHaveLength(1);
    expect(change.after).toMatchObject({ current: 2, state: 'received' });
  },
);

describe.each([
  ['in-review', 'under-decision'],
  ['in-approval', 'under-decision'],
  ['approved', 'under-decision'],
  ['released', 'already-released'],
] as const)('a file that arrives while the submission is %s', (state, code) => {
  const judgement = arriveIn(state);
  const change = changeOf(judgement);

  test(`is kept and refused as ${code}; what counts stays what it was`, () => {
    expect(change.submissions).toMatchObject([
      { from: null, after: { n: 2, state: 'refused', arrival, refusal: { code } } },
    ]);
    expect(change.after).toMatchObject({ lastNumber: 2, current: 1, state });
    expect(change.events).toMatchObject([{ deed: 'refuse-upload', details: { refusal: code, supersedes: null } }]);
  });

  test('starts nothing, and tells the agency with a link', () => {
    expect(queuedBy(change)).toMatchObject([
      {
        kind: 'mail',
        id: 'home.2025-jiaoyu-2.upload-refused',
        to: contact,
        grant: fileGrant.id,
        message: { name: 'upload-refused', fileName: '年报（修改）.pdf', refusal: { code } },
      },
    ]);
    expect(change.effects).toContainEqual({ claim: { arrival, submission: 'home.2025-jiaoyu-2' } });
  });
});

test('a file refused during a decision does not take the place of what is decided on', () => {
  // The refused one has number 2, the one under decision stays current with number 1; the next upload is number 3.
  const change = changeOf(arriveIn('in-review', { filing: { lastNumber: 2 } }));
  expect(change.after).toMatchObject({ lastNumber: 3, current: 1, state: 'in-review' });
});

test('an arrival that was claimed before is answered with its submission, in any state', () => {
  for (const state of [null, 'draft', 'in-review', 'released'] as const) {
    const claimedAs = submissionId({ area: 'home', year: 2025, agency: 'jiaoyu' }, 7);
    expect(receive({ ...stateIn(state), claimedAs }, arrived, NOW)).toEqual({ already: claimedAs });
  }
});

test('no mail goes out where the intake itself will tell the outcome', () => {
  expect(rowsOf(changeOf(arriveIn('draft')))).toEqual(['start intake.home.2025-jiaoyu-2']);
});
