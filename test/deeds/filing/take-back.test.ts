/** Taking back: an approval before the release, what is public by a corrected version, a waiver while nobody filed on it. */
import { describe, expect, test } from '@jest/globals';
import { digestOf } from '#shared/ids/digest.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { receive } from '#shared/deeds/filing/receive.js';
import { markReleased } from '#shared/deeds/filing/release.js';
import { askCorrection, reopen } from '#shared/deeds/filing/take-back.js';
import { endWaiver, waive } from '#shared/deeds/filing/waive.js';
import { openCorrection, type Correction } from '#shared/filing/taking-back.js';
import { SUBMISSION_STATES, type SubmissionState } from '#shared/filing/states.js';
import type { Filing } from '#shared/filing/model.js';
import {
  afterOf,
  AT,
  changeOf,
  checkOf,
  fileGrant,
  findingOf,
  frozen,
  NOW,
  publisher,
  publishGrant,
  refusalOf,
  rowsOf,
  stateIn,
  submissionIn,
} from './scene.js';

const why = { reason: ' 附表三单位有误 ', proof: 'code' } as const;
const allBut = (...states: SubmissionState[]) => SUBMISSION_STATES.filter((state) => !states.includes(state));
const correction: Correction = {
  n: 1,
  version: 1,
  publishedAt: '2026-01-19T05:00:00.000Z',
  reason: '多写了一个零',
  by: publisher,
  at: AT,
  replacedBy: null,
};
const arrived = {
  arrival: { key: 'home/2025/jiaoyu/x', versionId: 'x' },
  fileName: '年报.pdf',
  size: 1,
  grant: fileGrant,
} as const;
const upload = (state: FilingCase) => receive({ ...state, claimedAs: undefined }, arrived, NOW);
const refusalIn = (state: FilingCase) => changeOf(upload(state)).submissions[0]!.after.refusal?.code ?? null;

describe('an approved report that is opened again', () => {
  const opened = reopen(stateIn('approved'), why, publishGrant, NOW);

  test('waits for the agency, which is told why; so are those who passed it', () => {
    expect(afterOf(opened).state).toBe('reopened');
    expect(changeOf(opened).after).toMatchObject({
      state: 'reopened',
      reopenings: [{ n: 1, reason: '附表三单位有误', by: publisher, at: AT }],
    });
    expect(rowsOf(changeOf(opened))).toEqual([
      'mail reopened to 周小雨',
      'mail decided-reopened to 李复核',
      'mail decided-reopened to 王审定',
    ]);
    expect(changeOf(opened).effects).toContainEqual({ needGrant: publishGrant.id });
  });

  test('takes the agency’s next file, which sets nothing aside and is released by no release of the old one', () => {
    const state = stateIn('reopened');
    expect(refusalIn(state)).toBeNull();
    const content = submissionIn('reopened').contentDigest ?? '';
    const late = markReleased(state, { id: 'r20260120-abcdef', version: 1, content, by: publisher }, NOW);
    expect(refusalOf(late)).toEqual({ code: 'not-now', state: 'reopened' });
  });

  test('needs a reason, and is opened once', () => {
    expect(refusalOf(reopen(stateIn('approved'), { ...why, reason: ' ' }, publishGrant, NOW))).toEqual({
      code: 'reason-missing',
    });
    expect(reopen(stateIn('reopened'), why, publishGrant, NOW)).toHaveProperty('already');
  });

  test.each(allBut('approved', 'reopened'))('is none in the state %s', (state) => {
    expect(refusalOf(reopen(stateIn(state), why, publishGrant, NOW))).toMatchObject({ code: 'not-now' });
  });
});

describe('a correction of what is public', () => {
  const asked = changeOf(askCorrection(stateIn('released'), why, publishGrant, NOW));

  test('is asked of the agency and changes nothing public', () => {
    expect(asked.submissions).toEqual([]);
    expect(asked.after).toMatchObject({ state: 'released', released: { n: 1, version: 1 } });
    expect(openCorrection(asked.after)).toMatchObject({ n: 1, version: 1, reason: '附表三单位有误' });
    expect(rowsOf(asked)).toEqual(['mail correction-asked to 周小雨']);
    expect(asked.events.map(({ deed }) => deed)).toEqual(['ask-correction']);
  });

  test('is asked once, with a reason, and only of what is public', () => {
    const twice = stateIn('released', { filing: { corrections: [correction] } });
    expect(askCorrection(twice, why, publishGrant, NOW)).toEqual({ already: correction });
    expect(refusalOf(askCorrection(stateIn('released'), { ...why, reason: '' }, publishGrant, NOW))).toEqual({
      code: 'reason-missing',
    });
    for (const state of allBut('released'))
      expect(refusalOf(askCorrection(stateIn(state), why, publishGrant, NOW))).toMatchObject({ code: 'not-now' });
  });

  test('opens the way for a file that is refused without it, even after the season has closed', () => {
    const closed = (filing: Partial<Filing>) => {
      const state = stateIn('released', { filing });
      return frozen({ ...state, season: { ...state.season, state: 'closed' as const } });
    };
    expect(refusalIn(stateIn('released'))).toBe('already-released');
    expect(refusalIn(stateIn('released', { filing: { corrections: [correction] } }))).toBeNull();
    expect(refusalIn(closed({}))).toBe('season-closed');
    expect(refusalIn(closed({ corrections: [correction] }))).toBeNull();
    expect(refusalIn(stateIn('released', { filing: { corrections: [{ ...correction, replacedBy: 2 }] } }))).toBe(
      'already-released',
    );
  });

  const released = { n: 1, version: 1, at: correction.publishedAt, release: 'r20260119-abcdef' };
  const second = submissionIn('approved', {}, 2);
  const approved = frozen({
    ...stateIn('approved', { filing: { current: 2, lastNumber: 2, released, corrections: [correction] } }),
    submission: second,
  });
  const release = { id: 'r20260120-abcdef', version: 2, content: second.contentDigest ?? '', by: publisher };
  const former = submissionIn('released');

  test('takes the place of the old version with its release, in one deed', () => {
    const change = changeOf(markReleased(approved, release, NOW, null, [], former));
    expect(change.submissions.map(({ from, after }) => `${after.id} ${from} -> ${after.state}`)).toEqual([
      'home.2025-jiaoyu-2 approved -> released',
      'home.2025-jiaoyu-1 released -> corrected',
    ]);
    expect(change.after).toMatchObject({ released: { n: 2, version: 2 }, corrections: [{ n: 1, replacedBy: 2 }] });
    expect(change.events.map(({ deed, submission }) => `${deed} ${submission}`)).toEqual([
      'release home.2025-jiaoyu-2',
      'correct home.2025-jiaoyu-1',
    ]);
  });

  test('is not released over an old version that is in another state than public', () => {
    const odd = { ...former, state: 'taken-down' as const };
    expect(refusalOf(markReleased(approved, release, NOW, null, [], odd))).toEqual({
      code: 'not-now',
      state: 'taken-down',
    });
  });
});

describe('a waiver that is taken back', () => {
  const block = findingOf('block', 'A01:x');
  const open = stateIn('draft', { check: checkOf(block) });
  const waived = afterOf(waive(open, { finding: block.key, ...why }, publishGrant, NOW));
  const state = frozen({ ...open, submission: waived });
  const ended = endWaiver(state, { finding: block.key, ...why }, publishGrant, NOW);

  test('lets the finding block again, and the agency hears which one and why', () => {
    expect(waived.waivers).toHaveLength(1);
    expect(afterOf(ended).waivers).toEqual([]);
    expect(changeOf(ended).after.counts.block).toBe(1);
    expect(rowsOf(changeOf(ended))).toEqual(['mail waiver-ended to 周小雨']);
  });

  test('leaves the publisher among those who touched the report', () => {
    expect(afterOf(ended).touched).toContainEqual({ person: publisher, how: 'waived' });
  });

  test('needs a reason, a waiver, and a report that nobody has filed', () => {
    const of = (case_: FilingCase, more = {}) =>
      refusalOf(endWaiver(case_, { finding: block.key, ...why, ...more }, publishGrant, NOW));
    expect(of(state, { reason: ' ' })).toEqual({ code: 'reason-missing' });
    expect(of(state, { finding: 'nothing' })).toEqual({ code: 'unknown-finding' });
    expect(endWaiver(open, { finding: block.key, ...why }, publishGrant, NOW)).toHaveProperty('already');
    const filed = frozen({ ...state, submission: { ...waived, state: 'in-review' as const, digest: digestOf('x') } });
    expect(of(filed)).toEqual({ code: 'not-now', state: 'in-review' });
  });
});
