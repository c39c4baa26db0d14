/** What a person who decides is told of the rules having changed their mind since filing. */
import { expect, test } from '@jest/globals';
import { isUnchanged, recheck, recheckDetails } from '#shared/filing/recheck.js';
import { checkOf, findingOf } from '../deeds/filing/scene.js';

const filed = checkOf(findingOf('explain', 'X01:a'), findingOf('note', 'O03:b'));

test('the same rules saying the same is no news', () => {
  const again = recheck(filed, filed);
  expect(again).toMatchObject({ newRules: false, added: [], gone: [] });
  expect(isUnchanged(again)).toBe(true);
});

test('a finding that came and one that went are told apart, whoever of rules and facts changed', () => {
  const now = { ...checkOf(findingOf('explain', 'X01:a'), findingOf('explain', 'D12:c')), ruleSet: newRules() };
  const again = recheck(filed, now);
  expect(isUnchanged(again)).toBe(false);
  expect(again).toMatchObject({ newRules: true, added: [{ key: 'D12:c' }], gone: [{ key: 'O03:b' }] });
  expect(recheckDetails(again)).toEqual({ ruleSet: again.ruleSet, added: ['D12:c'], gone: ['O03:b'] });
});

test('the same key with other numbers is another finding', () => {
  const finding = findingOf('explain', 'X01:a');
  const other = { ...finding, message: { zh: '相差五', en: 'off by five' } };
  expect(recheck(checkOf(finding), checkOf(other))).toMatchObject({ added: [other], gone: [finding] });
});

test('nothing was read, nothing is compared', () => {
  expect(recheckDetails(null)).toEqual({});
});

function newRules() {
  return { version: '2', digest: 'rules-2' };
}
