/** The text of a picture beside its tables, line by line from top to bottom: read once, for a person to look through. */
import type { DocumentLine } from '../sections.js';
import type { Grid } from '../tables/grid.js';
import { readWords } from './agree.js';
import type { PixelBox } from './cell-ink.js';
import type { InkMask } from './ink-mask.js';
import type { Recognisers } from './recogniser.js';
import type { StraightPicture } from './straighten.js';

/** Points: a line of text is so high, and parted from the next by so much. */
const HEIGHT = { least: 5, most: 40 } as const;
const GAP = 1;
/** Pixels of ink that a row of a line shows at least. */
const LEAST_INK = 3;
/** Words this far apart, in heights of the line, still belong to one line: beyond it something else stands there. */
const WORD_GAP = 6;
/** Far more lines than a page of text has. */
const MOST_LINES = 120;

/** @param tables the grids of this picture, in points of the straight page */
export async function runningText(
  { picture, mask }: StraightPicture,
  tables: readonly Grid[],
  page: number,
  recognisers: Recognisers,
): Promise<DocumentLine[]> {
  const { width, height, scale } = picture;
  const within = tables.map(({ rows }) => [(rows[0] ?? 0) * scale - 2, (rows.at(-1) ?? 0) * scale + 2] as const);
  const boxes = textBoxes(mask, width, height, scale, (y) => within.some(([from, to]) => y >= from && y <= to));
  if (boxes.length > MOST_LINES) return [];
  const texts = await readWords(picture, boxes, recognisers);
  const left = edgeOf(
    boxes.map(({ x0 }) => x0),
    0.1,
  );
  const right = edgeOf(
    boxes.map(({ x1 }) => x1),
    0.9,
  );
  return boxes.map(({ x0, y0, x1, y1 }, index) => ({
    text: inChinese(texts[index] ?? ''),
    page,
    indented: x0 > left + (y1 - y0),
    full: x1 > right - 1.5 * (y1 - y0),
    tabular: false,
  }));
}

function edgeOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

/** Recognisers write the marks of Chinese text now in full, now in half width. */
function inChinese(text: string): string {
  const full: Readonly<Record<string, string>> = {
    ',': '，',
    ':': '：',
    ';': '；',
    '(': '（',
    ')': '）',
    '?': '？',
    '!': '！',
  };
  return text.replace(/(?<=[\p{Script=Han}）”])[,:;()?!]|[(](?=\p{Script=Han})/gu, (mark) => full[mark] ?? mark);
}

function textBoxes(
  mask: InkMask,
  width: number,
  height: number,
  scale: number,
  isTable: (y: number) => boolean,
): PixelBox[] {
  const boxes: PixelBox[] = [];
  let from = -1;
  let last = -1;
  const close = (): void => {
    const tall = (last + 1 - from) / scale;
    if (from >= 0 && tall >= HEIGHT.least && tall <= HEIGHT.most) boxes.push(...widest(mask, width, from, last + 1));
    from = -1;
  };
  for (let y = 0; y < height; y++) {
    let ink = 0;
    if (!isTable(y)) for (let x = 0; x < width; x++) ink += mask[y * width + x] ?? 0;
    if (ink >= LEAST_INK) {
      if (from < 0) from = y;
      last = y;
    } else if (from >= 0 && y - last > GAP * scale) close();
  }
  close();
  return boxes;
}

/** The widest run of ink in a strip: specks at the edge of the paper are left aside. */
function widest(mask: InkMask, width: number, y0: number, y1: number): PixelBox[] {
  const most = WORD_GAP * (y1 - y0);
  let best: readonly [number, number] = [0, 0];
  let from = -1;
  let last = -1;
  for (let x = 0; x <= width; x++) {
    let ink = false;
    for (let y = y0; x < width && y < y1 && !ink; y++) ink = mask[y * width + x] === 1;
    if (ink) {
      if (from < 0) from = x;
      last = x;
    } else if (from >= 0 && (x - last > most || x === width)) {
      if (last + 1 - from > best[1] - best[0]) best = [from, last + 1];
      from = -1;
    }
  }
  return best[1] - best[0] < 0.5 * (y1 - y0) ? [] : [{ x0: best[0], y0, x1: best[1], y1 }];
}
