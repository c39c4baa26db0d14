/** From pixels to cells, without any recogniser: light, lean, perspective, rules, ink. */
import { describe, expect, test } from '@jest/globals';
import { gridsOfRules } from '#shared/reading/pdf/lattice.js';
import type { PageModel } from '#shared/reading/pdf/page-model.js';
import { inkOfCell } from '#shared/reading/scans/cell-ink.js';
import { inkOf } from '#shared/reading/scans/ink-mask.js';
import { rulesOf } from '#shared/reading/scans/rules-of-ink.js';
import { leanOf, straightened } from '#shared/reading/scans/straighten.js';
import { bent, block, paper, table, turned, type Drawing } from './pictures.js';

const XS = [60, 200, 340, 480, 620, 740];
const YS = [80, 150, 220, 290, 360, 430, 500];

function page(picture: Drawing): PageModel {
  const { width, height, scale } = picture;
  return {
    number: 1,
    width: width / scale,
    height: height / scale,
    glyphs: [],
    paths: [],
    images: [],
    annotations: [],
  };
}

function cellsOf(picture: Drawing): number[] {
  const straight = straightened(picture);
  return gridsOfRules(rulesOf(straight.picture, straight.mask), [], page(picture)).map(({ cells }) => cells.length);
}

function sheet(): Drawing {
  const picture = paper(800, 600);
  table(picture, XS, YS);
  return picture;
}

describe('the lattice of a picture', () => {
  test.each([0, 0.5, -2, 3])('all cells of a table turned by %d degrees', (degrees) => {
    expect(cellsOf(turned(sheet(), degrees))).toEqual([30]);
  });

  test('all cells of a table seen at an angle', () => {
    const seen = bent(sheet(), (x, y) => {
      const w = 1 + 0.05 * (1 - y / 600);
      return [400 + (x - 400) * w, 300 + (y - 300) * w];
    });
    expect(cellsOf(seen)).toEqual([30]);
  });

  test('in light that falls off to a half across the page', () => {
    const dim = sheet();
    for (let at = 0; at < dim.pixels.length; at++) dim.pixels[at]! *= 1 - 0.5 * ((at % 800) / 800);
    expect(cellsOf(dim)).toEqual([30]);
  });

  test('rules that a fax has torn hold together', () => {
    const torn = sheet();
    for (let at = 0; at < torn.pixels.length; at += 37) {
      torn.pixels[at] = 255;
      torn.pixels[at + 1] = 255;
    }
    expect(cellsOf(torn)).toEqual([30]);
  });

  test('the lean is told to a twentieth of a degree', () => {
    const picture = turned(sheet(), 2);
    expect(Math.abs(Math.abs(leanOf(inkOf(picture), 800, 600)) - 2)).toBeLessThanOrEqual(0.1);
  });

  test('where a straight pixel lay on the leaning page is told', () => {
    const picture = turned(sheet(), 2);
    const { way } = straightened(picture);
    const [x, y] = way(400, 300);
    expect([Math.round(x / 4), Math.round(y / 4)]).toEqual([100, 75]);
    expect(Math.abs(way(700, 300)[1] - 300)).toBeGreaterThan(8);
  });
});

describe('the ink of a cell', () => {
  const cell = { x0: 61, y0: 81, x1: 201, y1: 151 };
  const inkIn = (picture: Drawing) => inkOfCell(picture, inkOf(picture), cell);

  test('none is a blank', () => {
    expect(inkIn(sheet())).toEqual({ kind: 'blank', lines: [] });
  });

  test('a speck of dust is a blank', () => {
    const picture = sheet();
    block(picture, 120, 110, 121, 111);
    expect(inkIn(picture).kind).toBe('blank');
  });

  test('a trace that is neither ink nor paper is no blank', () => {
    const picture = sheet();
    block(picture, 120, 100, 126, 130, 218);
    expect(inkIn(picture)).toEqual({ kind: 'faint', lines: [] });
  });

  test('a figure has one line with its box', () => {
    const picture = sheet();
    block(picture, 120, 100, 130, 130);
    block(picture, 136, 100, 146, 130);
    expect(inkIn(picture)).toEqual({ kind: 'ink', lines: [{ x0: 120, y0: 100, x1: 146, y1: 130 }] });
  });

  test('two lines stay two', () => {
    const picture = sheet();
    block(picture, 100, 90, 140, 110);
    block(picture, 100, 118, 140, 138);
    expect(inkIn(picture).lines).toHaveLength(2);
  });

  test('the strokes of one character are one line', () => {
    const picture = sheet();
    for (const y of [90, 98, 106]) block(picture, 110, y, 130, y + 3);
    block(picture, 110, 116, 132, 137);
    expect(inkIn(picture).lines.map(({ y0, y1 }) => [y0, y1])).toEqual([
      [90, 109],
      [116, 137],
    ]);
  });

  test('a figure that runs over a rule is told', () => {
    const picture = sheet();
    block(picture, 120, 100, 130, 160);
    expect(inkIn(picture).kind).toBe('crossed');
  });

  test('what is left of a rule that is not quite straight is no ink', () => {
    const picture = sheet();
    block(picture, 90, 80, 190, 84);
    expect(inkIn(picture).kind).toBe('blank');
  });
});
