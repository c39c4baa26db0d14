/** A return is answered item by item, and the answers go with the report until it is filed again. */
import { describe, expect, test } from '@jest/globals';
import { announce } from '#shared/deeds/filing/announce.js';
import { isRead, type FilingCase } from '#shared/deeds/filing/case.js';
import { carriedChecklist, replyToReturn, type ReplyGiven } from '#shared/deeds/filing/reply.js';
import type { ChecklistItem } from '#shared/filing/comments.js';
import { partDigests, sealedContent } from '#shared/filing/sealed.js';
import type { SubmissionState } from '#shared/filing/states.js';
import { digestOf } from '#shared/ids/digest.js';
import {
  afterOf,
  AT,
  changeOf,
  checkOf,
  contact,
  fileGrant,
  NOW,
  record,
  refusalOf,
  season,
  stateIn,
  submissionIn,
} from './scene.js';

const cell: ChecklistItem = { id: 'a1', about: { cell: 'review.total' }, text: '应为 4。', reply: null };
const general: ChecklistItem = { id: 'general', about: null, text: '请核对。', reply: null };
const list = [general, cell];

const replying = (state: FilingCase, ...replies: ReplyGiven[]) =>
  replyToReturn(state, { shown: 4, replies }, fileGrant, NOW);
const draft = stateIn('draft', { submission: { checklist: list } });
const mended: ReplyGiven = { comment: 'a1', how: 'mended', text: '' };

test('an answer is kept with who gave it and when, and the others stay as they were', () => {
  const after = afterOf(replying(draft, mended));
  expect(after.checklist).toEqual([general, { ...cell, reply: { how: 'mended', text: '', by: contact, at: AT } }]);
  expect(after.touched).toContainEqual({ person: contact, how: 'explained' });
  expect(changeOf(replying(draft, mended)).events).toMatchObject([
    { deed: 'reply', details: { replies: [['a1', 'mended', '']] } },
  ]);
});

test('a text without a choice is an explanation, and nothing at all takes an answer back', () => {
  const said = afterOf(replying(draft, { comment: 'general', how: null, text: ' 数字无误 ' }));
  expect(said.checklist?.[0]?.reply).toMatchObject({ how: 'explained', text: '数字无误' });
  const state = stateIn('draft', { submission: { checklist: said.checklist } });
  expect(afterOf(replying(state, { comment: 'general', how: null, text: '' })).checklist?.[0]?.reply).toBeNull();
});

test('saving the same again keeps who said it first', () => {
  const reply = { how: 'mended', text: '', by: { ...contact, name: '前任' }, at: '2026-01-01T00:00:00Z' } as const;
  const state = stateIn('draft', { submission: { checklist: [{ ...cell, reply }] } });
  expect(afterOf(replying(state, mended)).checklist?.[0]?.reply).toEqual(reply);
});

describe('is refused', () => {
  test('when the season has closed since the return', () => {
    const closed = { ...season, state: 'closed' as const, closedAt: AT };
    const returned = { ...stateIn('returned', { submission: { returnedWith: list } }), season: closed };
    expect(refusalOf(replying(returned, mended))?.code).toBe('season-closed');
  });

  test('where an explanation explains nothing', () => {
    expect(refusalOf(replying(draft, { comment: 'a1', how: 'explained', text: ' ' }))).toEqual({
      code: 'reply-text-missing',
      comments: ['a1'],
    });
  });
  test('on a page shown before somebody else changed the draft', () => {
    expect(refusalOf(replyToReturn(draft, { shown: 3, replies: [mended] }, fileGrant, NOW))).toEqual({
      code: 'changed-since-shown',
    });
  });
  test.each<SubmissionState>(['in-review', 'in-approval', 'withdrawn', 'approved', 'superseded'])(
    'of what is %s: there the answers stand still',
    (state) => {
      expect(refusalOf(replying(stateIn(state, { submission: { checklist: list } }), mended))).toEqual({
        code: 'not-now',
        state,
      });
    },
  );
});

test('before the next upload the answers stand on what was returned, whose seal they do not touch', () => {
  const state = stateIn('returned', { submission: { returnedWith: list } });
  const after = afterOf(replying(state, mended));
  expect(after.returnedWith?.[1]?.reply?.how).toBe('mended');
  expect(after.touched).toEqual(state.submission!.touched);
  const filed = { submission: state.submission!, record, check: checkOf() };
  expect(partDigests(sealedContent({ ...filed, submission: after }))).toEqual(partDigests(sealedContent(filed)));
});

test('with filing the answers are sealed', () => {
  const sealed = (checklist: ChecklistItem[]) =>
    partDigests(sealedContent({ submission: submissionIn('in-review', { checklist }), record, check: checkOf() }));
  const answered = { ...cell, reply: { how: 'mended' as const, text: '', by: contact, at: AT } };
  expect(sealed([answered]).answers).not.toBe(sealed([{ ...answered, text: '应为 5。' }]).answers);
});

describe('what the next upload answers', () => {
  const answered = { ...cell, reply: { how: 'mended' as const, text: '', by: contact, at: AT } };
  const after = (state: SubmissionState) => {
    const before = stateIn(state, { submission: { checklist: [answered], returnedWith: [general] } });
    if (!isRead(before)) throw new Error('not read');
    const received = stateIn('received', {
      submission: { digest: digestOf('another file') },
      record,
      check: checkOf(),
    });
    return afterOf(announce({ ...received, before }, { outcome: 'read' }, NOW));
  };

  test('is the list of the return', () => {
    expect(after('returned').checklist).toEqual([general]);
  });
  test.each<SubmissionState>(['superseded', 'withdrawn', 'stopped'])(
    'goes on from the file before that is %s, with the answers and those who gave them',
    (state) => {
      expect(after(state).checklist).toEqual([answered]);
      expect(after(state).touched).toContainEqual({ person: contact, how: 'explained' });
    },
  );
  test('is nothing where the report had been approved', () => {
    expect(carriedChecklist(submissionIn('reopened', { checklist: [answered] }))).toEqual([]);
    expect(after('reopened').checklist).toBeUndefined();
  });
});
