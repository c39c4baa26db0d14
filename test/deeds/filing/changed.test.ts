/** What is stored is not what was filed: nobody decides on it and nothing releases it, but its agency may take it back. */
import { expect, test } from '@jest/globals';
import { decide } from '#shared/deeds/filing/decide.js';
import { markReleased } from '#shared/deeds/filing/release.js';
import { withdraw } from '#shared/deeds/filing/withdraw.js';
import type { Changed } from '#shared/filing/sealed.js';
import { changeOf, decideGrant, fileGrant, NOW, publisher, refusalOf, stateIn } from './scene.js';

const WHAT: readonly Changed[] = ['cells', 'original'];
const refused = { code: 'changed-since-filed', what: WHAT };

test.each([
  ['review', 'in-review', 'approved'],
  ['review', 'in-review', 'returned'],
  ['approval', 'in-approval', 'approved'],
  ['approval', 'in-approval', 'returned'],
] as const)('at the %s (%s) it is not %s', (stage, waiting, outcome) => {
  const state = stateIn(waiting);
  const request = { shown: state.submission!.contentDigest!, outcome, comment: '请补充。', proof: 'code' as const };
  const grant = decideGrant(stage, state.submission!);
  expect(refusalOf(decide(state, request, grant, NOW, null, WHAT))).toEqual(refused);
  expect(changeOf(decide(state, request, grant, NOW, null, []))).toBeDefined();
});

test('it is not released', () => {
  const state = stateIn('approved');
  const release = { id: 'r20260120-abcdef', version: 1, content: state.submission!.contentDigest!, by: publisher };
  expect(refusalOf(markReleased(state, release, NOW, null, WHAT))).toEqual(refused);
  expect(changeOf(markReleased(state, release, NOW, null, []))).toBeDefined();
});

test('its agency may withdraw it', () => {
  expect(changeOf(withdraw(stateIn('in-review'), fileGrant, NOW))).toBeDefined();
});
