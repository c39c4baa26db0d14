/** The bounds of `npm run bench:findings`, on fewer numbers: neither silence nor a false question. */
import { describe, expect, test } from '@jest/globals';
import { HELD_OUT } from '../../corpus/sentences/held-out.js';
import { measure, sentencesOf } from '../../corpus/sentences/measure.js';
import type { Wording } from '../../corpus/sentences/wording.js';
import { KNOWN } from '../../corpus/sentences/wordings.js';

const LEAST_RECALL = 0.95;

test('the set is large, and no wording is in both halves', () => {
  const texts = [...KNOWN, ...HELD_OUT].map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThanOrEqual(60);
  const sentences = [1, 2, 3].flatMap((seed) => [...KNOWN, ...HELD_OUT].flatMap((one) => sentencesOf(one, seed)));
  expect(sentences.length).toBeGreaterThanOrEqual(300);
});

describe.each<[string, readonly Wording[]]>([
  ['known', KNOWN],
  ['held out', HELD_OUT],
])('of the %s wordings', (_, wordings) => {
  const measures = measure(wordings.flatMap((wording) => sentencesOf(wording, 7)));

  test('nearly every wrong number is found', () => {
    const [wrong, found] = [
      measures.reduce((sum, one) => sum + one.wrong, 0),
      measures.reduce((sum, one) => sum + one.found, 0),
    ];
    expect(measures.flatMap(({ missed }) => missed).slice(0, 20)).toHaveLength(wrong - found);
    expect(found / wrong).toBeGreaterThanOrEqual(LEAST_RECALL);
  });

  test('nobody is asked about a right one', () => {
    expect(measures.flatMap(({ alarms }) => alarms)).toEqual([]);
  });
});
