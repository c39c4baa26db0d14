/** How the intake ends for the agency: a draft with its counts, or a refusal with its reason. */
import { describe, expect, test } from '@jest/globals';
import { isRead, type FilingCase, type ReadCase } from '#shared/deeds/filing/case.js';
import { announce } from '#shared/deeds/filing/announce.js';
import type { Explanation } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { Finding } from '#shared/report/finding.js';
import { digestOf, type Digest } from '#shared/ids/digest.js';
import { recordOf } from '../../builders/record.js';
import { consistentValues } from '../../builders/values.js';
import {
  afterOf,
  changeOf,
  checkOf,
  contact,
  fileGrant,
  findingOf,
  NOW,
  queuedBy,
  record,
  stateIn,
  stranger,
  submissionIn,
} from './scene.js';

test('a document that was read becomes a draft, and the agency hears how much is left to do', () => {
  const half = recordOf(consistentValues(7), {
    cells: { 'denied.stateSecrets@naturalPerson': { unread: 'conflict' }, 'review.total': { unread: 'no-place' } },
  });
  const confirm = { ...half.cells['review.total'], kind: 'number', value: '4', certainty: 'confirm' } as const;
  const read = { ...half, cells: { ...half.cells, 'review.total': confirm } };
  const check = checkOf(findingOf('block', 'A05:a'), findingOf('explain', 'B01:b'), findingOf('note', 'V04:c'));
  const judgement = announce(stateIn('received', { record: read, check }), { outcome: 'read' }, NOW);
  const change = changeOf(judgement);
  expect(judgement).toMatchObject({ value: 'draft' });
  expect(change.after).toMatchObject({ state: 'draft', counts: { block: 1, explain: 1, unread: 1, confirm: 1 } });
  expect(change.events).toMatchObject([
    { deed: 'draft', actor: { role: 'system' }, details: { to: 'draft', block: 1 } },
  ]);
  expect(queuedBy(change)).toMatchObject([
    {
      kind: 'mail',
      id: 'home.2025-jiaoyu-1.draft-ready',
      to: contact,
      grant: fileGrant.id,
      message: { name: 'draft-ready', n: 1, blocks: 1, explains: 1, unread: 1, confirms: 1, deadline: '2026-01-31' },
    },
  ]);
});

test('a document that was not read is refused with the reason that reading gave', () => {
  const refusal = { code: 'scanned', detail: '3 pages' } as const;
  const judgement = announce(stateIn('received', { submission: { refusal } }), { outcome: 'refused' }, NOW);
  expect(afterOf(judgement)).toMatchObject({ state: 'refused', refusal });
  expect(queuedBy(changeOf(judgement))).toMatchObject([
    {
      kind: 'mail',
      id: 'home.2025-jiaoyu-1.upload-refused',
      to: contact,
      message: { name: 'upload-refused', refusal },
    },
  ]);
});

test.each([
  ['an intake that broke down', { outcome: 'failed', error: 'x'.repeat(900) } as const, 80],
  ['an intake that broke down without a word', { outcome: 'failed' } as const, 0],
  ['a document said to be read of which nothing was stored', { outcome: 'read' } as const, 0],
])('%s is refused as failed, so that the agency can try again', (_, announcement, length) => {
  const { state, refusal } = afterOf(announce(stateIn('received'), announcement, NOW));
  expect({ state, code: refusal?.code, length: refusal?.detail.length }).toEqual({
    state: 'refused',
    code: 'processing-failed',
    length,
  });
});

test('a document that nobody had time to read is refused by the system, not for what it is', () => {
  const judgement = announce(stateIn('received'), { outcome: 'busy', error: 'ReaderBusy: 40 of 10000 ms' }, NOW);
  const refusal = { code: 'system-busy', detail: '' };
  expect(afterOf(judgement)).toMatchObject({ state: 'refused', refusal });
  expect(queuedBy(changeOf(judgement))).toMatchObject([
    {
      kind: 'mail',
      id: 'home.2025-jiaoyu-1.upload-refused',
      to: contact,
      message: { name: 'upload-refused', refusal },
    },
  ]);
});

test.each(['draft', 'refused', 'superseded', 'in-review'] as const)(
  'announcing again what is %s by now changes nothing and mails nobody',
  (state) => {
    expect(announce(stateIn(state, { record, check: checkOf() }), { outcome: 'read' }, NOW)).toEqual({
      already: state,
    });
  },
);

function readState(state: FilingCase): ReadCase {
  if (!isRead(state)) throw new Error('nothing was read');
  return state;
}

describe('an unreadable file that set a draft aside', () => {
  const draft = stateIn('superseded', { submission: { explanations: [{ finding: 'X01:a', text: '机构合并' }] } });
  const refusedUpload = stateIn('received', {
    submission: {
      ...submissionIn('received', { refusal: { code: 'scanned', detail: '' } }, 2),
      supersedes: draft.submission!.id,
    },
    filing: { lastNumber: 2, current: 2 },
  });
  const restored = changeOf(announce({ ...refusedUpload, before: readState(draft) }, { outcome: 'refused' }, NOW));

  test('gives the draft back with all that was said in it', () => {
    expect(restored.after).toMatchObject({ current: 1, state: 'draft' });
    expect(restored.submissions).toMatchObject([
      { from: 'received', after: { n: 2, state: 'refused' } },
      { from: 'superseded', after: { n: 1, state: 'draft', explanations: [{ text: '机构合并' }] } },
    ]);
    expect(restored.events[0]!.details).toMatchObject({ restored: 'home.2025-jiaoyu-1' });
  });

  test('gives nothing back where there was none', () => {
    expect(changeOf(announce(refusedUpload, { outcome: 'refused' }, NOW)).after).toMatchObject({
      current: 2,
      state: 'refused',
    });
  });
});

describe('the very file of before, sent again', () => {
  const again = (state: SubmissionState, said: { sameFileReason?: string } = {}, digest?: Digest) => {
    const before = readState(
      stateIn(state, { submission: { explanations: [{ finding: 'X01:a', text: '机构合并' }] }, check: checkOf() }),
    );
    const upload = stateIn('received', {
      record,
      check: checkOf(),
      submission: submissionIn('received', { digest: digest ?? before.submission.digest, ...said }, 2),
      filing: { lastNumber: 2, current: 2 },
    });
    return announce({ ...upload, before }, { outcome: 'read' }, NOW);
  };

  test('gives the draft back with everything that was keyed in and explained, and says so', () => {
    const change = changeOf(again('superseded'));
    expect(change.after).toMatchObject({ current: 1, state: 'draft' });
    expect(change.submissions).toMatchObject([
      { from: 'received', after: { n: 2, state: 'refused', refusal: { code: 'identical', detail: '1' } } },
      { from: 'superseded', after: { n: 1, state: 'draft', explanations: [{ text: '机构合并' }] } },
    ]);
    expect(change.record).toBeUndefined();
    expect(queuedBy(change)).toMatchObject([
      { message: { name: 'upload-refused', refusal: { code: 'identical' }, draft: { n: 1 } } },
    ]);
  });

  test('after a return is refused, and the return stays what is to be answered', () => {
    const change = changeOf(again('returned'));
    expect(change.after).toMatchObject({ current: 1, state: 'returned' });
    expect(change.submissions).toMatchObject([
      { from: 'received', after: { n: 2, state: 'refused', refusal: { code: 'identical-returned' } } },
    ]);
  });

  test('after a return becomes a draft where the agency says why', () => {
    const judgement = again('returned', { sameFileReason: '退回意见所指的数字经核对无误' });
    expect(afterOf(judgement)).toMatchObject({ state: 'draft', sameFileReason: '退回意见所指的数字经核对无误' });
  });

  test.each(['withdrawn', 'reopened', 'expired'] as const)('after it was %s becomes a draft', (state) => {
    expect(again(state)).toMatchObject({ value: 'draft' });
  });

  test('is not what a file of other bytes is', () => {
    for (const state of ['superseded', 'returned'] as const) {
      expect(again(state, {}, digestOf('other bytes'))).toMatchObject({ value: 'draft' });
    }
  });
});

test('whoever explained the file before had a hand in the next, where their words are carried over', () => {
  const asked = findingOf('explain', 'X01:a');
  const touched = [
    { person: stranger, how: 'explained' },
    { person: stranger, how: 'keyed' },
  ] as const;
  const explanations = [{ finding: asked.key, text: '机构合并' }];
  const drafted = (...findings: Finding[]) => {
    const before = readState(
      stateIn('superseded', { check: checkOf(asked), submission: { explanations, touched: [...touched] } }),
    );
    const upload = stateIn('received', {
      record,
      check: checkOf(...findings),
      submission: submissionIn('received', {}, 2),
    });
    return afterOf(announce({ ...upload, before }, { outcome: 'read' }, NOW)).touched;
  };
  expect(drafted(asked)).toContainEqual({ person: stranger, how: 'explained' });
  expect(drafted(asked)).not.toContainEqual({ person: stranger, how: 'keyed' });
  expect(drafted()).not.toContainEqual({ person: stranger, how: 'explained' });
});

describe('what was explained about the file before', () => {
  const asked = findingOf('explain', 'X01:requests.carriedIn@total');
  const said = { finding: asked.key, text: '上年数据更正，差 1 件。', reason: 'correction' } as const;
  const elsewhere = (zh: string) => ({ ...asked, message: { zh, en: asked.message.en } });
  const draftAfter = (again: Finding[], state: SubmissionState = 'superseded', explained: Explanation = said) => {
    const before = readState(stateIn(state, { check: checkOf(asked), submission: { explanations: [explained] } }));
    const upload = stateIn('received', {
      record,
      check: checkOf(...again),
      submission: submissionIn('received', {}, 2),
    });
    return announce({ ...upload, before }, { outcome: 'read' }, NOW);
  };
  const explainsInMail = (judgement: ReturnType<typeof draftAfter>) =>
    queuedBy(changeOf(judgement)).map((row) => 'message' in row && 'explains' in row.message && row.message.explains);

  test.each(['superseded', 'returned', 'withdrawn', 'reopened', 'expired'] as const)(
    'answers the very same finding of the file after one that was %s, and says whence it comes',
    (state) => {
      const judgement = draftAfter([asked, findingOf('explain', 'N01:other')], state);
      expect(afterOf(judgement).explanations).toEqual([{ ...said, carriedFrom: 1 }]);
      expect(changeOf(judgement).events).toMatchObject([{ deed: 'draft', details: { carriedOver: [asked.key] } }]);
      expect(explainsInMail(judgement)).toEqual([1]);
    },
  );

  test('answers no finding of other numbers, none that blocks now, and none that is gone', () => {
    for (const again of [[elsewhere('两边差 2 件')], [{ ...asked, severity: 'block' as const }], []]) {
      expect(afterOf(draftAfter(again)).explanations).toEqual([]);
    }
  });

  test('keeps the number of the upload that it was written for, however often it is carried over', () => {
    expect(afterOf(draftAfter([asked], 'superseded', { ...said, carriedFrom: 7 })).explanations).toEqual([
      { ...said, carriedFrom: 7 },
    ]);
  });
});
