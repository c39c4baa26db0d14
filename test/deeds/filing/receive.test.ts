/** What becomes of a file that arrives, judged on the state of the filing. */
import { describe, expect, test } from '@jest/globals';
import { receive } from '#shared/deeds/filing/receive.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { submissionSchema } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { filingGrantId } from '#shared/access/links.js';
import { agency, AT, changeOf, contact, fileGrant, NOW, queuedBy, rowsOf, stateIn, stranger } from './scene.js';

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

  test('mails nobody once more where a file of the same form was refused before', () => {
    const again = changeOf(receive({ ...stateIn(state), claimedAs: undefined }, { ...arrived, isTold: true }, NOW));
    expect(queuedBy(again)).toEqual([]);
    expect(again.submissions).toMatchObject([{ after: { state: 'refused', refusal: { code } } }]);
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

describe('a file that comes through the form of a contact who was replaced', () => {
  const filed = (state: SubmissionState | null, invitedAt: string | null = AT) =>
    changeOf(arriveIn(state, { agency: { ...agency, contact: stranger, invitedAt } }));

  test.each([null, 'received', 'draft', 'in-review', 'returned', 'released'] as const)(
    'is kept and refused while the report is %s, and sets nothing aside',
    (state) => {
      const change = filed(state);
      expect(change.submissions).toMatchObject([
        { from: null, after: { state: 'refused', refusal: { code: 'link-replaced' } } },
      ]);
      expect(change.after).toMatchObject({ state, current: state === null ? null : 1 });
    },
  );

  test('is told to its sender, who has no link any more, and to the contact of today', () => {
    expect(queuedBy(filed('draft'))).toMatchObject([
      { id: 'home.2025-jiaoyu-2.upload-refused', to: contact, grant: null },
      {
        id: 'home.2025-jiaoyu-2.upload-refused.contact',
        to: stranger,
        grant: filingGrantId({ area: 'home', year: 2025, agency: 'jiaoyu' }, stranger),
        message: { sender: contact.name, refusal: { code: 'link-replaced' } },
      },
    ]);
  });

  test('is told without a link to a contact who was not invited yet', () => {
    expect(queuedBy(filed('draft', null))[1]).toMatchObject({ to: stranger, grant: null });
  });

  test('is refused too where the link was ended and the same person is named', () => {
    const grant = { ...fileGrant, status: 'revoked' as const };
    const change = changeOf(receive({ ...stateIn('draft'), claimedAs: undefined }, { ...arrived, grant }, NOW));
    expect(change.submissions[0]!.after.refusal).toEqual({ code: 'link-replaced', detail: '' });
  });
});

test.each(['closed', 'archived'] as const)(
  'a file that comes when the season is %s is kept, refused and told',
  (state) => {
    const before = stateIn('draft');
    const change = changeOf(
      receive({ ...before, season: { ...before.season, state }, claimedAs: undefined }, arrived, NOW),
    );
    expect(change.submissions).toMatchObject([
      { from: null, after: { state: 'refused', refusal: { code: 'season-closed' } } },
    ]);
    expect(change.after).toMatchObject({ state: 'draft', current: 1 });
    expect(queuedBy(change)).toMatchObject([{ to: contact, grant: fileGrant.id, message: { name: 'upload-refused' } }]);
  },
);

test('whoever sent the file had a hand in it, and what they said of it is kept', () => {
  const change = changeOf(
    receive({ ...stateIn('returned'), claimedAs: undefined }, { ...arrived, sameFileReason: '数字无误' }, NOW),
  );
  expect(change.submissions[0]!.after).toMatchObject({
    touched: [{ person: contact, how: 'uploaded' }],
    sameFileReason: '数字无误',
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
