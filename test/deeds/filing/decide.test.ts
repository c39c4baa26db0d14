/** Deciding, withdrawing and being released: who may, on what, and who hears of it. */
import { describe, expect, test } from '@jest/globals';
import { filingGrantId } from '#shared/access/links.js';
import type { Comment } from '#shared/filing/comments.js';
import { digestOf } from '#shared/ids/digest.js';
import { decide, type DecisionRequest } from '#shared/deeds/filing/decide.js';
import { markReleased } from '#shared/deeds/filing/release.js';
import { withdraw } from '#shared/deeds/filing/withdraw.js';
import { assignmentConflicts } from '#shared/season/assignment.js';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import { samePerson } from '#shared/ids/person.js';
import type { Decision, Stage, Submission } from '#shared/filing/model.js';
import { personSchema, type Person } from '#shared/ids/person.js';
import {
  afterOf,
  agency,
  approver,
  AT,
  changeOf,
  contact,
  decideGrant,
  fileGrant,
  NOW,
  publisher,
  queuedBy,
  refusalOf,
  reviewer,
  rowsOf,
  stateIn,
  stranger,
  submissionIn,
  type Wishes,
} from './scene.js';

const WAITING = { review: 'in-review', approval: 'in-approval' } as const;

interface Click extends Partial<DecisionRequest> {
  readonly by?: Person;
  readonly digest?: DecisionRequest['shown'];
}

function deciding(stage: Stage, click: Click = {}, state = stateIn(WAITING[stage])) {
  const { by, digest, ...request } = click;
  const filed = state.submission!.contentDigest!;
  const grant = decideGrant(stage, state.submission!, {
    ...(by === undefined ? {} : { person: by }),
    ...(digest === undefined ? {} : { digest }),
  });
  return decide(state, { shown: filed, outcome: 'approved', comment: '', proof: 'code', ...request }, grant, NOW);
}

describe.each<[Stage, Decision['outcome'], string, string[]]>([
  ['review', 'approved', 'in-approval', ['tell home.2025-jiaoyu-1.review']],
  ['review', 'returned', 'returned', ['tell home.2025-jiaoyu-1.review', 'mail returned to 周小雨']],
  ['approval', 'approved', 'approved', ['tell home.2025-jiaoyu-1.approval', 'mail approved to 周小雨']],
  ['approval', 'returned', 'returned', ['tell home.2025-jiaoyu-1.approval', 'mail returned to 周小雨']],
])('a %s that ends %s', (stage, outcome, to, rows) => {
  const judgement = deciding(stage, { outcome, comment: ' 第三表总计 ' });
  const change = changeOf(judgement);
  const by = stage === 'review' ? reviewer : approver;

  test(`leads to ${to} with the decision on record`, () => {
    expect(change.after.state).toBe(to);
    expect(afterOf(judgement).decisions.at(-1)).toEqual({ stage, outcome, comment: '第三表总计', by, at: AT });
    expect(change.events).toMatchObject([
      { actor: { role: stage === 'review' ? 'reviewer' : 'approver', person: by } },
    ]);
    expect(change.events[0]!.details).toMatchObject({
      to,
      content: afterOf(judgement).contentDigest,
      proof: 'code',
    });
  });

  test('needs its grant, and four eyes once more in the transaction', () => {
    expect(change.effects[0]).toEqual({ endGrant: { id: decideGrant(stage, afterOf(judgement)).id, as: 'used' } });
    expect(change.submissions).toMatchObject([{ from: WAITING[stage], notBy: { person: by, deciding: stage } }]);
  });

  test(`queues ${rows.join(', ')}`, () => {
    expect(rowsOf(change)).toEqual([...rows, `mail decision-made to ${by.name}`]);
  });
});

test('the mail of a return carries the comment, the stage and the link of the agency', () => {
  const mails = queuedBy(changeOf(deciding('approval', { outcome: 'returned', comment: '第三表总计' })));
  expect(mails[1]).toMatchObject({
    to: contact,
    grant: fileGrant.id,
    message: { name: 'returned', stage: 'approval', comment: '第三表总计', deadline: '2026-01-31' },
  });
});

test.each(['approved', 'returned'] as const)(
  'after the contact changed, the mail that it is %s goes to whom its link belongs to, not to who filed',
  (outcome) => {
    const state = stateIn('in-approval', { agency: { ...agency, contact: stranger } });
    const mails = queuedBy(changeOf(deciding('approval', { outcome, comment: '请核对' }, state)));
    expect(mails[1]).toMatchObject({
      to: stranger,
      grant: filingGrantId({ area: 'home', year: 2025, agency: agency.id }, stranger),
    });
  },
);

test.each(['review', 'approval'] as const)('a return from %s without a comment is refused', (stage) => {
  expect(refusalOf(deciding(stage, { outcome: 'returned', comment: ' \n' }))).toEqual({ code: 'comment-missing' });
});

test('a comment is cut between characters', () => {
  const comment = `${'因'.repeat(3999)}𠮷`;
  const kept = afterOf(deciding('review', { outcome: 'returned', comment })).decisions[0]!.comment;
  expect([kept.length, kept.at(-1)]).toEqual([3999, '因']);
});

const ROSTER_FIELD = { review: 'reviewer', approval: 'approver' } as const;

describe('a decision on something else than what was filed is refused', () => {
  const other = digestOf('something else');
  test.each<[string, Click]>([
    ['the page showed something else', { shown: other }],
    ['the grant was given for something else', { digest: other }],
  ])('%s', (_, click) => {
    expect(refusalOf(deciding('review', click))).toEqual({ code: 'changed-since-shown' });
  });
});

test('whom the roster does not name any more decides no more, whatever link they hold', () => {
  const state = stateIn('in-review', { agency: { ...agency, reviewer: stranger } });
  expect(refusalOf(deciding('review', {}, state))).toEqual({ code: 'link-ended' });
});

describe('four eyes', () => {
  const named = (name: string, address: string): Person => personSchema.parse({ name, address });
  const elsewhere = 'somebody.else@yunxi.example.invalid';
  test.each<[string, Stage, Person, 'filed-it' | 'reviewed-it' | undefined]>([
    ['who filed it, by address', 'review', named('别名', contact.address), 'filed-it'],
    [
      'who filed it, by address in another spelling',
      'review',
      named('别名', ' CONTACT@yunxi.example.invalid '),
      'filed-it',
    ],
    ['who filed it, by name', 'review', named(contact.name, elsewhere), 'filed-it'],
    ['who filed it, at the approval', 'approval', named('别名', contact.address), 'filed-it'],
    ['who reviewed it, by address', 'approval', named('别名', reviewer.address), 'reviewed-it'],
    ['who reviewed it, by name', 'approval', named(` ${reviewer.name} `, elsewhere), 'reviewed-it'],
    ['a person who did neither', 'approval', stranger, undefined],
  ])('%s', (_, stage, by, reason) => {
    const judgement = deciding(
      stage,
      { by },
      stateIn(WAITING[stage], { agency: { ...agency, [ROSTER_FIELD[stage]]: by } }),
    );
    expect(refusalOf(judgement)).toEqual(reason === undefined ? undefined : { code: 'four-eyes', reason });
    expect(fourEyesConflict(stateIn(WAITING[stage]).submission!, by)).toBe(reason);
  });

  test('binds to who filed this submission, not to who is the contact today', () => {
    const state = stateIn('in-review', { agency: { ...agency, contact: stranger } });
    expect(refusalOf(deciding('review', { by: contact }, state))).toEqual({ code: 'four-eyes', reason: 'filed-it' });
  });

  test('at assignment names each pair that is one person', () => {
    expect(assignmentConflicts(agency)).toEqual([]);
    expect(assignmentConflicts({ contact, reviewer: contact, approver })).toEqual(['contact/reviewer']);
    expect(assignmentConflicts({ contact, reviewer, approver: named('别名', reviewer.address) })).toEqual([
      'reviewer/approver',
    ]);
    expect(assignmentConflicts({ contact, reviewer: contact, approver: contact })).toHaveLength(3);
    expect(samePerson(contact, reviewer)).toBe(false);
  });
});

describe('a second decision', () => {
  test.each<[Stage, 'in-approval' | 'approved' | 'returned' | 'released', Decision['outcome']]>([
    ['review', 'in-approval', 'approved'],
    ['review', 'returned', 'returned'],
    ['approval', 'approved', 'approved'],
    ['approval', 'released', 'approved'],
  ])('at the %s of what is %s is told who decided what and when', (stage, now, outcome) => {
    const by = stage === 'review' ? reviewer : approver;
    expect(refusalOf(deciding(stage, { outcome: 'returned' }, stateIn(now)))).toMatchObject({
      code: 'already-decided',
      decision: { stage, outcome, by, at: '2026-01-19T02:00:00.000Z' },
      withdrawn: false,
    });
  });

  test('after the agency withdrew is told so, with the decision that stood before', () => {
    const { decisions } = submissionIn('in-approval');
    const passed = stateIn('withdrawn', { submission: { decisions } });
    expect(refusalOf(deciding('review', {}, passed))).toMatchObject({ code: 'already-decided', withdrawn: true });
    expect(refusalOf(deciding('approval', {}, passed))).toEqual({
      code: 'already-withdrawn',
      at: '2026-01-19T03:00:00.000Z',
    });
  });

  test('an approver who comes before the review waits', () => {
    expect(refusalOf(deciding('approval', {}, stateIn('in-review')))).toEqual({ code: 'not-now', state: 'in-review' });
  });
});

describe('withdrawing', () => {
  test.each([
    ['in-review', 'review'],
    ['in-approval', 'approval'],
  ] as const)('what is %s tells the waiting %s and confirms it to who withdrew', (from, stage) => {
    const judgement = withdraw(stateIn(from), fileGrant, NOW);
    const change = changeOf(judgement);
    expect(afterOf(judgement)).toMatchObject({ state: 'withdrawn', withdrawnAt: AT });
    expect(change.effects[0]).toEqual({ needGrant: fileGrant.id });
    expect(rowsOf(change)).toEqual([`tell home.2025-jiaoyu-1.${stage}`, 'mail withdrawn to 周小雨']);
  });

  test('twice is once', () => {
    expect(withdraw(stateIn('withdrawn'), fileGrant, NOW)).toMatchObject({ already: { state: 'withdrawn' } });
  });

  test('after the last decision comes too late', () => {
    expect(refusalOf(withdraw(stateIn('approved'), fileGrant, NOW))).toEqual({ code: 'not-now', state: 'approved' });
  });

  test('in a season that has closed is refused: nothing could come in its place', () => {
    const state = stateIn('in-review');
    const closed = { ...state, season: { ...state.season, state: 'closed' as const, closedAt: NOW.toISOString() } };
    expect(refusalOf(withdraw(closed, fileGrant, NOW))).toMatchObject({ code: 'season-closed' });
  });
});

describe('marking as released', () => {
  const id = 'r20260120-abcdef';
  const releasing = (wishes: Wishes = {}, content = submissionIn('approved').contentDigest!) =>
    markReleased(stateIn('approved', wishes), { id, version: 3, content, by: publisher }, NOW);

  test('makes the approved submission the public version, in the publisher’s name', () => {
    const change = changeOf(releasing());
    expect(change.after).toMatchObject({ state: 'released', released: { n: 1, version: 3, at: AT, release: id } });
    expect(change.events).toMatchObject([
      { deed: 'release', actor: { role: 'publisher', person: publisher }, details: { release: id, version: 3 } },
    ]);
  });

  test('refuses content that is not what was approved', () => {
    expect(refusalOf(releasing({}, digestOf('other')))).toEqual({ code: 'changed-since-shown' });
  });

  test.each<[string, Partial<Submission>]>([
    ['no decision', { decisions: [] }],
    ['the first decision alone', { decisions: submissionIn('approved').decisions.slice(0, 1) }],
    [
      'a decision that returned it',
      {
        decisions: submissionIn('approved').decisions.map((decision) => ({
          ...decision,
          outcome: 'returned' as const,
        })),
      },
    ],
  ])('refuses what only its state calls approved: %s', (_, submission) => {
    expect(refusalOf(releasing({ submission }))).toEqual({ code: 'changed-since-filed', what: ['decisions'] });
  });

  test('repeated by the same release is done once; by another release it is refused', () => {
    const state = stateIn('released', { filing: { released: { n: 1, version: 3, at: AT, release: id } } });
    const content = state.submission!.contentDigest!;
    expect(markReleased(state, { id, version: 3, content, by: publisher }, NOW)).toHaveProperty('already');
    expect(refusalOf(markReleased(state, { id: 'r20260121-zzzzzz', version: 4, content, by: publisher }, NOW))).toEqual(
      {
        code: 'not-now',
        state: 'released',
      },
    );
  });
});

describe('comments pinned to places', () => {
  const comments: Comment[] = [
    { id: 'a1', about: { cell: 'outcomes.granted@total' }, text: '六类合计应为 17。' },
    { id: 'a2', about: { section: 1, paragraph: 2, quote: '全年主动公开' }, text: '与表二不一致。' },
  ];

  test('are kept in the decision, noted in its event and mailed; none of them is lost without a general opinion', () => {
    const change = changeOf(deciding('review', { outcome: 'returned', comment: ' ', comments }));
    expect(change.submissions[0]!.after.decisions.at(-1)).toMatchObject({ outcome: 'returned', comment: '', comments });
    expect(change.events[0]!.details).toMatchObject({ comments });
    expect(queuedBy(change)[1]).toMatchObject({ message: { name: 'returned', comments } });
  });

  test('make the list that the agency answers, after the general opinion', () => {
    const after = afterOf(deciding('review', { outcome: 'returned', comment: '请核对', comments }));
    expect(after.returnedWith).toEqual([
      { id: 'general', about: null, text: '请核对', reply: null },
      ...comments.map((one) => ({ ...one, reply: null })),
    ]);
  });

  test('may go with a report that passes, which asks for no answer', () => {
    const after = afterOf(deciding('review', { outcome: 'approved', comments }));
    expect(after.decisions.at(-1)?.comments).toEqual(comments);
    expect(after.returnedWith).toBeUndefined();
  });

  test('or an opinion: a return without a word is refused', () => {
    expect(refusalOf(deciding('review', { outcome: 'returned', comments: [] }))).toEqual({ code: 'comment-missing' });
  });
});
