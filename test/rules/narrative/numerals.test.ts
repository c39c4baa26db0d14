import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readChineseNumeral } from '#shared/rules/narrative/numerals.js';
import { chineseNumeral } from '../../builders/numerals.js';

describe('Chinese numerals', () => {
  test.each([
    ['零', 0],
    ['〇', 0],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['一十二', 12],
    ['二十', 20],
    ['九十九', 99],
    ['一百', 100],
    ['两百', 200],
    ['一百零三', 103],
    ['一百一十', 110],
    ['三千零五十', 3050],
    ['三千零五', 3005],
    ['一万', 10_000],
    ['一万零八十', 10_080],
    ['十二万三千四百五十六', 123_456],
    ['两亿零一', 200_000_001],
    ['二〇二四', 2024],
    ['一九九八', 1998],
  ])('%s is %i', (text, value) => {
    expect(readChineseNumeral(text)).toBe(value);
  });

  test.each([
    '',
    '一百二',
    '三四',
    '十十',
    '百',
    '零五',
    '一百零',
    '千三',
    '一万二',
    '二二十',
    '万',
    '亿',
    '一百零一十零',
    '两两两',
  ])('%s is left unread', (text) => {
    expect(readChineseNumeral(text)).toBeUndefined();
  });

  test('what is written is read again', () => {
    const sizes = [99, 9_999, 99_999_999, 999_999_999_999].map((max) => fc.integer({ min: 0, max }));
    fc.assert(
      fc.property(fc.oneof(...sizes), (value) => {
        expect(readChineseNumeral(chineseNumeral(value))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  test('any run of numeral characters is read as a whole number or not at all', () => {
    const runs = fc.string({ unit: fc.constantFrom(...'〇零一二两三四五六七八九十百千万亿'), maxLength: 12 });
    fc.assert(
      fc.property(runs, (text) => {
        const value = readChineseNumeral(text);
        if (value !== undefined) expect(Number.isInteger(value) && value >= 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
