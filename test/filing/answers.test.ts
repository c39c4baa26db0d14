/** What answers a finding: only what was said of these very numbers, and only the kind of answer it asks for. */
import { describe, expect, test } from '@jest/globals';
import { answered, answerTo, pressing } from '#shared/filing/answers.js';
import type { Explanation, Waiver } from '#shared/filing/model.js';
import { AT, checkOf, findingOf, publisher } from '../deeds/filing/scene.js';

const asks = findingOf('explain', 'X01:a');
const blocks = findingOf('block', 'A05:b');
const notes = findingOf('note', 'N01:c');
const said = (finding: string, message?: string): Explanation => ({ finding, text: '因撤回。', message });
const lifted = (finding: string, message: string): Waiver => ({
  finding,
  message,
  reason: '旧',
  by: publisher,
  at: AT,
});
const given = (explanations: Explanation[], waivers: Waiver[] = []) => ({ explanations, waivers });
const words = asks.message.zh;

describe('a finding is', () => {
  test.each([
    ['open without a word', asks, given([]), 'open'],
    ['explained by what was said of it', asks, given([said('X01:a', words)]), 'explained'],
    ['explained by what was said before messages were kept', asks, given([said('X01:a')]), 'explained'],
    ['open where other numbers were explained', asks, given([said('X01:a', '相差九百')]), 'open'],
    ['open where another finding was explained', asks, given([said('X01:b', words)]), 'open'],
    ['not explained by a waiver', asks, given([], [lifted('X01:a', words)]), 'open'],
    ['waived with its reason', blocks, given([], [lifted('A05:b', words)]), 'waived'],
    ['open where other numbers were waived', blocks, given([], [lifted('A05:b', '两边差五')]), 'open'],
    ['not waived by an explanation', blocks, given([said('A05:b', words)]), 'open'],
    [
      'nobody’s to answer where it is a note',
      notes,
      given([said('N01:c', words)], [lifted('N01:c', words)]),
      'not-asked',
    ],
  ] as const)('%s', (_, finding, answers, is) => {
    expect(answerTo(answers, finding).is).toBe(is);
  });
});

test('what was said of other numbers is kept beside the open finding', () => {
  expect(answerTo(given([said('X01:a', '相差九百')]), asks)).toMatchObject({ earlier: { text: '因撤回。' } });
});

test('a waived finding presses no more than a note, an explained one as before', () => {
  const check = answered(checkOf(blocks, asks), given([said('X01:a')], [lifted('A05:b', words)]));
  expect(check.findings.map(pressing)).toEqual(['note', 'explain']);
});
