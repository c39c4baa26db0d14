import { describe, expect, test } from '@jest/globals';
import { standAlike, standingRows } from '#shared/reading/pdf/row-standing.js';

/** Labels of one, three and two lines; lines 14 apart, rows 6 apart. */
const PLACES = [
  { from: 10, to: 10, size: 10 },
  { from: 30, to: 58, size: 10 },
  { from: 78, to: 92, size: 10 },
];

describe('lines of figures in rows that no rule parts', () => {
  test.each<[string, readonly (readonly number[])[], readonly (readonly number[])[]]>([
    [
      'in the middle, some of two lines',
      [
        [10, 44, 85],
        [10, 37, 51, 78, 92],
      ],
      [
        [0, 1, 2],
        [0, 1, 1, 2, 2],
      ],
    ],
    [
      'in the middle, with a blank',
      [
        [10, 85],
        [44, 85],
      ],
      [
        [0, 2],
        [1, 2],
      ],
    ],
    [
      'at the top',
      [
        [10, 30, 78],
        [10, 30, 44, 78, 92],
      ],
      [
        [0, 1, 2],
        [0, 1, 1, 2, 2],
      ],
    ],
    [
      'at the bottom',
      [
        [10, 58, 92],
        [10, 44, 58, 92],
      ],
      [
        [0, 1, 2],
        [0, 1, 1, 2],
      ],
    ],
  ])('are given to rows: %s', (_, columns, expected) => {
    expect(standingRows(columns, PLACES)).toEqual(expected);
  });

  test.each<[string, readonly (readonly number[])[]]>([
    ['a line between two rows', [[10, 44, 68, 85]]],
    [
      'columns that stand differently',
      [
        [10, 30, 78],
        [10, 58, 92],
      ],
    ],
    ['a line above the first row', [[-10, 10, 44, 85]]],
    ['lines too far apart for one cell', [[10, 30, 58, 85]]],
  ])('are left alone: %s', (_, columns) => {
    expect(standingRows(columns, PLACES)).toBeUndefined();
  });

  test('are one row where the columns stand alike', () => {
    expect(standAlike([[10, 24], [17], [], [17]], 10)).toBe(true);
    expect(standAlike([[10, 24], [10], [10]], 10)).toBe(true);
    expect(standAlike([[10, 24], [10], [17]], 10)).toBe(false);
    expect(standAlike([[10, 50], [30]], 10)).toBe(false);
  });
});
