import { describe, expect, test } from '@jest/globals';
import { latticeOf } from '#shared/reading/pdf/lattice.js';
import type { Glyph, PageModel, PaintedPath } from '#shared/reading/pdf/page-model.js';
import { fill, glyphs, page, ruled, stroke } from './pages.js';

/** Rows of a grid as `text@rows/columns`. */
function shape(model: PageModel): string[][] {
  return latticeOf(model).grids.map((grid) =>
    grid.cells.map((cell) => `${cell.text}@${cell.rows.from}-${cell.rows.to}/${cell.columns.from}-${cell.columns.to}`),
  );
}

const XS = [100, 140, 180];
const YS = [100, 120, 140];
const plain = ['a@0-1/0-1', 'b@0-1/1-2', 'c@1-2/0-1', 'd@1-2/1-2'];
const letters = [
  ...glyphs('a', 110, 112),
  ...glyphs('b', 150, 112),
  ...glyphs('c', 110, 132),
  ...glyphs('d', 150, 132),
];

describe('rules become cells', () => {
  test.each<[string, PaintedPath[]]>([
    ['strokes', ruled(XS, YS)],
    [
      'hairline rectangles',
      [...YS.map((y) => fill(100, y, 180, y + 0.7)), ...XS.map((x) => fill(x, 100, x + 0.7, 140))],
    ],
    [
      'a mixture of both, cut into pieces that touch',
      [
        ...YS.flatMap((y) => [stroke(100, y, 141, y), stroke(139, y, 180, y)]),
        ...XS.flatMap((x) => [fill(x, 100, x + 1, 119), fill(x, 121, x + 1, 140)]),
      ],
    ],
    [
      'double rules',
      [
        ...ruled(XS, YS),
        ...ruled(
          XS.map((x) => x + 2),
          YS.map((y) => y + 2),
        ),
      ],
    ],
    [
      'rows of dots',
      [
        ...YS.flatMap((y) => Array.from({ length: 41 }, (_, i) => fill(100 + 2 * i, y - 0.4, 100.8 + 2 * i, y + 0.4))),
        ...XS.flatMap((x) => Array.from({ length: 21 }, (_, i) => fill(x - 0.4, 100 + 2 * i, x + 0.4, 100.8 + 2 * i))),
      ],
    ],
  ])('drawn as %s', (_, paths) => {
    expect(shape(page({ paths, glyphs: letters }))).toEqual([plain]);
  });

  test('cells without a rule between them are one', () => {
    const paths = [
      ...YS.map((y) => stroke(100, y, 180, y)),
      stroke(100, 100, 100, 140),
      stroke(180, 100, 180, 140),
      stroke(140, 120, 140, 140),
    ];
    expect(shape(page({ paths, glyphs: letters }))).toEqual([['ab@0-1/0-2', 'c@1-2/0-1', 'd@1-2/1-2']]);
  });

  test('a joined cell that is no rectangle is marked', () => {
    const paths = [...ruled([100, 180], [100, 140]), stroke(140, 120, 180, 120), stroke(140, 100, 140, 120)];
    const cells = latticeOf(page({ paths, glyphs: letters })).grids[0]!.cells;
    expect(cells.map((cell) => cell.doubts)).toEqual([['not-rectangular'], []]);
  });

  test('a table cut by the page is closed where its upright rules end', () => {
    const below = [stroke(100, 100, 180, 100), stroke(100, 120, 180, 120), ...XS.map((x) => stroke(x, 100, x, 140))];
    expect(shape(page({ paths: below, glyphs: letters }))).toEqual([plain]);
    const above = [stroke(100, 120, 180, 120), stroke(100, 140, 180, 140), ...XS.map((x) => stroke(x, 100, x, 140))];
    expect(shape(page({ paths: above, glyphs: letters }))).toEqual([plain]);
  });

  test('a table without rules at its sides is closed where its level rules end', () => {
    const paths = [...YS.map((y) => stroke(100, y, 180, y)), stroke(140, 100, 140, 140)];
    expect(shape(page({ paths: [...paths, stroke(160, 100, 160, 140)], glyphs: [] }))[0]).toHaveLength(6);
  });

  test('tables that do not touch are apart', () => {
    const lower = ruled(XS, [300, 320]);
    expect(shape(page({ paths: [...lower, ...ruled(XS, YS)], glyphs: letters })).map((grid) => grid.length)).toEqual([
      4, 2,
    ]);
  });

  test('a lone line is no table', () => {
    expect(shape(page({ paths: [stroke(100, 100, 500, 100)] }))).toEqual([]);
  });
});

describe('glyphs become the text of a cell', () => {
  const cellWith = (content: Glyph[], parts: Partial<PageModel> = {}, width = 40) => {
    const model = page({
      paths: [...ruled([100, 100 + width], [100, 130]), ...(parts.paths ?? [])],
      glyphs: content,
      images: parts.images ?? [],
      annotations: parts.annotations ?? [],
    });
    const [cell] = latticeOf(model).grids[0]!.cells;
    return { text: cell!.text, doubts: cell!.doubts };
  };

  test('a number is read as it stands', () => {
    expect(cellWith(glyphs('1204', 110, 118))).toEqual({ text: '1204', doubts: [] });
  });

  test('a number that its narrow cell wrapped is joined', () => {
    expect(cellWith([...glyphs('120', 102, 111), ...glyphs('4', 107, 124)], {}, 20)).toEqual({
      text: '1204',
      doubts: [],
    });
  });

  test('guard several-lines: two numbers under each other in a wide cell are not one', () => {
    expect(cellWith([...glyphs('12', 102, 111), ...glyphs('4', 102, 124)], {}, 60).doubts).toEqual(['several-lines']);
  });

  test('guard spaced: two numbers beside each other are not one', () => {
    expect(cellWith(glyphs('12  4', 104, 118)).doubts).toEqual(['spaced']);
  });

  test('guard mixed-size: a note mark beside a number is not a digit of it', () => {
    expect(cellWith([...glyphs('496', 105, 118), ...glyphs('1', 120, 114, { size: 6 })]).doubts).toContain(
      'mixed-size',
    );
  });

  test('guard overlap: digits painted over each other are not read', () => {
    expect(cellWith([...glyphs('5', 110, 118), ...glyphs('7', 111, 118)]).doubts).toContain('overlap');
  });

  test('guard crosses-rule: a number that runs over from the next cell is not read', () => {
    expect(cellWith(glyphs('1234', 122, 118)).doubts).toContain('crosses-rule');
    expect(cellWith(glyphs('12', 130, 118)).doubts).toContain('crosses-rule');
  });

  test.each([
    ['unmapped', 'unmapped'],
    ['invisible', 'not-visible'],
    ['faint', 'not-visible'],
    ['tiny', 'not-visible'],
    ['actual-text', 'actual-text'],
  ] as const)('guard %s: such a digit makes its cell unread', (doubt, reason) => {
    expect(cellWith([...glyphs('4', 110, 118), ...glyphs('2', 115, 118, { doubts: [doubt] })]).doubts).toEqual([
      reason,
    ]);
  });

  test('an unmapped character alone is not a blank', () => {
    expect(cellWith(glyphs('\ufffd', 110, 118, { doubts: ['unmapped'] }))).toEqual({
      text: '\ufffd',
      doubts: ['unmapped'],
    });
  });

  test('guard struck: crossed-out digits do not count, and nothing left is not a blank', () => {
    expect(cellWith(glyphs('9912', 105, 118), { paths: [stroke(105, 114.8, 115, 114.8)] })).toEqual({
      text: '12',
      doubts: [],
    });
    expect(cellWith(glyphs('99', 105, 118), { paths: [stroke(105, 114.8, 115, 114.8)] })).toEqual({
      text: '',
      doubts: ['struck'],
    });
  });

  test('an underline crosses nothing out', () => {
    expect(cellWith(glyphs('99', 105, 118), { paths: [stroke(105, 119.4, 115, 119.4)] })).toEqual({
      text: '99',
      doubts: [],
    });
  });

  test('guard covered: what a picture or a form field covers is not read', () => {
    const box = [100, 100, 140, 130] as const;
    expect(cellWith([], { images: [box] }).doubts).toEqual(['covered']);
    expect(cellWith(glyphs('7', 110, 118), { annotations: [box] }).doubts).toEqual(['covered']);
  });

  test('a slanted watermark is no part of the table', () => {
    expect(cellWith([...glyphs('7', 110, 118), ...glyphs('2024', 105, 112, { slanted: true })])).toEqual({
      text: '7',
      doubts: [],
    });
  });

  test('upright text set glyph under glyph is read downwards', () => {
    const content = [...'三年'].flatMap((character, index) => glyphs(character, 103, 112 + 13 * index));
    expect(cellWith(content, {}, 16).text).toBe('三年');
  });

  test('digits beside the table are seen', () => {
    const model = page({ paths: ruled(XS, YS), glyphs: [...letters, ...glyphs('3', 190, 112)] });
    expect(latticeOf(model).grids[0]!.digitsBeside).toBe(true);
  });
});
