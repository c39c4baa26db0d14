/** The row of a filed submission against the log: no state, decision or person that no deed brought, and none left out. */
import { describe, expect, test } from '@jest/globals';
import type { AuditEvent } from '#shared/audit/chain.js';
import { emptyChain, extendChain } from '#shared/audit/chain.js';
import type { Decision, Submission } from '#shared/filing/model.js';
import { filingEvent, isAsLogged, lastVouchedFor } from '#shared/proof/history.js';
import { approver, contact, reviewer, stranger, submissionIn } from '../deeds/filing/scene.js';

const PASSED = '2026-01-19T02:00:00.000Z';
const review: Decision = { stage: 'review', outcome: 'approved', comment: '', by: reviewer, at: PASSED };
const approval: Decision = { ...review, stage: 'approval', by: approver };
const { id, receivedAt } = submissionIn('in-review');

const drafts = [
  { deed: 'receive', at: receivedAt, actor: { role: 'agency' as const, person: contact }, details: {} },
  { deed: 'file', at: PASSED, actor: { role: 'agency' as const, person: contact }, details: { to: 'in-review' } },
  {
    deed: 'passReview',
    at: PASSED,
    actor: { role: 'reviewer' as const, person: reviewer },
    details: { to: 'in-approval', comment: '' },
  },
].map((draft) => ({ ...draft, submission: id }));
const events: AuditEvent[] = extendChain(emptyChain('FILING#home#2025#jiaoyu'), drafts).events;
const filed = filingEvent(events, id)!;
const row: Submission = {
  ...submissionIn('in-approval'),
  decisions: [review],
  touched: [{ person: reviewer, how: 'reviewed' }],
};
const isTold = (change: Partial<Submission>) => isAsLogged(events, filed, { ...row, ...change });

test('a row that says what the log says is as logged', () => {
  expect(isTold({})).toBe(true);
});

test('a decision of former code, whose event has no comment, is as logged', () => {
  const former = events.map((event) =>
    event.deed === 'passReview' ? { ...event, details: { to: 'in-approval' } } : event,
  );
  expect(isAsLogged(former, filed, { ...row, decisions: [{ ...review, comment: '同意' }] })).toBe(true);
});

test('pinned comments and the person in whose place it was decided are held to the event too', () => {
  const comments = [{ id: 'a1', about: null, text: '请核对' }];
  const told = events.map((event) =>
    event.deed === 'passReview'
      ? { ...event, details: { ...event.details, comments, insteadOf: approver.name } }
      : event,
  );
  const decided = (change: Partial<Decision>) =>
    isAsLogged(told, filed, { ...row, decisions: [{ ...review, comments, insteadOf: approver, ...change }] });
  expect(decided({})).toBe(true);
  expect(decided({ comments: [{ ...comments[0]!, text: '同意' }] })).toBe(false);
  expect(decided({ comments: [] })).toBe(false);
  expect(decided({ insteadOf: stranger })).toBe(false);
  expect(isTold({ decisions: [{ ...review, comments }] })).toBe(false);
});

describe.each<[string, Partial<Submission>]>([
  ['another state', { state: 'approved' }],
  ['a decision that nobody made', { decisions: [review, approval] }],
  ['a decision left out', { decisions: [] }],
  ['another person', { decisions: [{ ...review, by: stranger }] }],
  ['another comment', { decisions: [{ ...review, comment: '同意' }] }],
  ['another time', { decisions: [{ ...review, at: receivedAt }] }],
  ['an annulled decision that nobody made', { annulled: [approval] }],
  ['a reviewer who is barred no more', { touched: [] }],
  ['a stop that nobody asked for', { stopped: { stage: 'review', decidedAt: PASSED, by: reviewer, at: PASSED } }],
  ['another day of arrival', { receivedAt: PASSED }],
])('%s', (_, change) => {
  test('is not as logged', () => {
    expect(isTold(change)).toBe(false);
  });
});

describe('a line of the log that is no deed which could be done then', () => {
  const withEvent = (deed: string, to: string) => {
    const note = {
      deed,
      at: PASSED,
      actor: { role: 'system' as const, function: 'reconcile' },
      submission: id,
      details: { to },
    };
    return extendChain(emptyChain('FILING#home#2025#jiaoyu'), [...drafts, note]).events;
  };
  test.each(['note', 'complete', 'constructor'])('%s brings no state, whatever it says of one', (deed) => {
    expect(isAsLogged(withEvent(deed, 'approved'), filed, { ...row, state: 'approved' })).toBe(false);
    expect(isAsLogged(withEvent(deed, 'approved'), filed, row)).toBe(true);
  });

  test.each<[string, Submission['state']]>([
    ['passReview', 'in-approval'],
    ['release', 'released'],
    ['resumeApproval', 'in-approval'],
    ['draft', 'draft'],
  ])('%s out of turn makes the whole of it unbelievable', (deed, to) => {
    for (const state of [to, row.state]) expect(isAsLogged(withEvent(deed, to), filed, { ...row, state })).toBe(false);
  });
});

test('a checkpoint must vouch for the last decision, and for filing where there is none', () => {
  expect(lastVouchedFor(events, filed, id).seq).toBe(3);
  expect(lastVouchedFor(events.slice(0, 2), filed, id).seq).toBe(2);
});
