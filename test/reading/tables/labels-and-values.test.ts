import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alignLabels, type ObservedLabel } from '#shared/reading/tables/align.js';
import { editDistance } from '#shared/reading/tables/edit-distance.js';
import { digitsOf, foldRadicals, hasNumberSign, normaliseLabel } from '#shared/reading/normalise.js';
import { TABLE3_LABELS } from '#shared/reading/tables/table3-labels.js';
import { cellsToConfirm } from '#shared/reading/text/text-sums.js';
import { interpret, parseTyped } from '#shared/reading/values.js';
import { TABLE3_COLUMNS, TABLE3_ROWS } from '#shared/report/cells.js';
import { distinctValues } from '../../builders/values.js';

describe('the value grammar', () => {
  test.each([
    ['0', 'number', '0'],
    ['1204', 'number', '1204'],
    ['18.8710', 'number', '18.8710'],
    ['12,345', 'number', '12345'],
    ['１２，３４５．６０', 'number', '12345.60'],
    ['0.5', 'number', '0.5'],
    ['', 'blank', null],
    ['\u3000\u00a0', 'blank', null],
    ['/', 'mark', null],
    ['—', 'mark', null],
    ['－', 'mark', null],
    ['无', 'mark', null],
    ['12,34', 'unread', null],
    ['1,2345', 'unread', null],
    ['007', 'unread', null],
    ['-5', 'unread', null],
    ['12件', 'unread', null],
    ['1.2.3', 'unread', null],
    ['12²', 'unread', null],
    ['①', 'unread', null],
    ['О', 'unread', null],
    ['1e3', 'unread', null],
    ['12345678901234567890', 'unread', null],
  ])('%j is %s %s', (text, kind, value) => {
    expect(interpret(text)).toMatchObject({ kind, value });
  });

  test('every number is read back from any way of printing it', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 17n }),
        fc.option(fc.stringMatching(/^\d{1,6}$/)),
        (whole, places) => {
          const value = places === null ? `${whole}` : `${whole}.${places}`;
          const grouped = places === null ? whole.toLocaleString('en') : `${whole.toLocaleString('en')}.${places}`;
          const wide = grouped.replace(/[\d.,]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
          for (const printed of [value, grouped, wide]) expect(interpret(printed).value).toBe(value);
        },
      ),
    );
  });

  test('what a person types must suit the cell', () => {
    expect(parseTyped('activeDisclosure.fees.amount', '18.8710')).toBe('18.8710');
    expect(parseTyped('review.total', '18.5')).toBeUndefined();
    expect(parseTyped('review.total', ' １２ ')).toBe('12');
    expect(parseTyped('review.total', '无')).toBeUndefined();
    for (const two of ['1 2', '3\n4', '12\u30005']) expect(parseTyped('review.total', two)).toBeUndefined();
  });
});

describe('labels compare equal however they are written', () => {
  test.each([
    ['（一）予以公开', '(一) 予以\n公开'],
    ['1.属于国家秘密', '１．属于国家秘密'],
    ['3.危及“三安全一稳定”', '3、危及"三安全一稳定"'],
    ['人民政府', '人\u2ea0政府'],
    ['行政', '\u2f8f政'],
  ])('%s and %s', (a, b) => {
    expect(normaliseLabel(b)).toBe(normaliseLabel(a));
  });

  test('radicals are folded, everything else of a text is kept', () => {
    expect(foldRadicals('（\u2ea0）１²')).toBe('（民）１²');
  });

  test('only plain digits are digits', () => {
    expect(digitsOf('a１2②³')).toBe('12');
    expect([hasNumberSign('②'), hasNumberSign('³'), hasNumberSign('12')]).toEqual([true, true, false]);
  });
});

describe('alignment with the official labels', () => {
  const full = TABLE3_LABELS.filter((label) => label.optional !== true);
  const observe = (texts: readonly string[]): ObservedLabel[] =>
    texts.map((text) => ({ text, weight: 3, joinsNext: false }));
  const keys = (texts: readonly string[]): unknown[] =>
    alignLabels(observe(texts), TABLE3_LABELS).map((match) => match.key);
  const official = full.map((label) => label.wordings[0]!);

  test('finds all 25', () => {
    expect(keys(official)).toEqual(full.map((label) => label.key));
  });

  test('never matches labels out of order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(official), (texts) => {
        const matches = alignLabels(observe(texts), TABLE3_LABELS);
        const order = matches.map((match) => TABLE3_LABELS.findIndex((label) => label.key === match.key));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        for (const match of matches) expect(match.distance).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  test('leaves out what is too far from any label', () => {
    const changed = official.map((text, index) => (index === 4 ? '其中：涉密' : text));
    expect(keys(changed)).toEqual(full.filter((_, index) => index !== 4).map((label) => label.key));
  });

  test('does not take one label for another that it resembles more', () => {
    const changed = official.map((text, index) => (index === 13 ? official[12]! : text));
    expect(keys(changed)).toEqual(full.filter((_, index) => index !== 13).map((label) => label.key));
  });

  test('edit distance is what the plain table of it says', () => {
    const plain = (a: string, b: string): number => {
      const [from, to] = [[...a], [...b]];
      const table = Array.from({ length: from.length + 1 }, (_, i) =>
        Array.from({ length: to.length + 1 }, (_, j) => i + j),
      );
      from.forEach((left, i) =>
        to.forEach((right, j) => {
          const replaced = table[i]![j]! + (left === right ? 0 : 1);
          table[i + 1]![j + 1] = Math.min(replaced, table[i]![j + 1]! + 1, table[i + 1]![j]! + 1);
        }),
      );
      return table[from.length]![to.length]!;
    };
    // Few letters, so that much agrees; up to more than a word of bits, and characters of two code units.
    const text = fc.array(fc.constantFrom('公', '开', '1', '.', '𠮷'), { maxLength: 40 }).map((all) => all.join(''));
    const simple = text.map((all) => all.replaceAll('𠮷', '数'));
    const pair = fc.oneof(fc.tuple(simple, simple), fc.tuple(text, text));
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(editDistance(a, b)).toBe(plain(a, b));
      }),
      { numRuns: 500 },
    );
  });

  test('edit distance is a distance', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
  });
});

describe('the sums of table 3', () => {
  const values = distinctValues(2);
  const table = TABLE3_ROWS.map((row) => TABLE3_COLUMNS.map((column) => values[`${row}@${column}`]));

  test('point at any single changed cell', () => {
    fc.assert(
      fc.property(fc.nat(24), fc.nat(6), fc.integer({ min: 1, max: 99 }), (row, column, by) => {
        const changed = table.map((line, y) =>
          line.map((value, x) => (y === row && x === column ? String(Number(value) + by) : value)),
        );
        expect(cellsToConfirm(changed, TABLE3_ROWS)).toEqual([{ row, column }]);
      }),
    );
  });

  test('are not satisfied by two figures of a row that changed places', () => {
    fc.assert(
      fc.property(fc.nat(24), fc.nat(6), fc.nat(6), (row, a, b) => {
        const line = table[row]!;
        fc.pre(line[a] !== line[b]);
        const moved = line.map((value, x) => (x === a ? line[b]! : x === b ? line[a]! : value));
        const changed = table.map((other, y) => (y === row ? moved : other));
        expect(cellsToConfirm(changed, TABLE3_ROWS)).toBeUndefined();
      }),
    );
  });

  test('leave a balance that fails in one column and in 总计 to a person', () => {
    const changed = table.map((line, y) =>
      line.map((value, x) => (y === 24 && (x === 2 || x === 6) ? String(Number(value) + 4) : value)),
    );
    const rows = [0, 1, 23, 24];
    expect(cellsToConfirm(changed, TABLE3_ROWS)).toEqual(
      [2, 6].flatMap((column) => rows.map((row) => ({ row, column }))),
    );
  });

  test('are not judged where a cell is no whole number', () => {
    expect(
      cellsToConfirm(
        table.map((line, y) => line.map((value, x) => (x + y === 0 ? null : value))),
        TABLE3_ROWS,
      ),
    ).toBeUndefined();
  });
});
