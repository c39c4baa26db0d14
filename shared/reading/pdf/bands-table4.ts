/**
 * Table 4 without a full grid: fifteen bands under the five official words three times over, the name of each group
 * above its own five, and one row of values.
 */
import { TABLE4_GROUPS } from '#shared/report/cells.js';
import { TABLE4_GROUP_LABELS, TABLE4_RESULT_NAMES } from '#shared/report/labels.js';
import { bandGrids, type BandHead } from './band-grid.js';
import { breaksEarly } from './band-rows.js';
import {
  bandOf,
  bandsOf,
  boundariesOf,
  isPieceOf,
  isValueWord,
  linesOfWords,
  spellHeads,
  textsWithin,
} from './bands.js';
import { isHead } from '../tables/frames.js';
import type { Extent, Grid } from '../tables/grid.js';
import { centreX } from './page-model.js';
import { standAlike } from './row-standing.js';
import { levelsOf, stripeAt } from './stripes.js';
import { interpret } from '../values.js';
import { PAGE_STEP, type Word, type WordPage } from './words.js';

const HEADS = TABLE4_GROUPS.flatMap(() => TABLE4_RESULT_NAMES);
const isLeaf = isPieceOf(TABLE4_RESULT_NAMES);
/** Ems between the last line of the heads and the values, at most. */
const VALUE_REACH = 8;
const HEAD_REACH = 12;

/** The name stands over the middle of its five bands. */
function groupHead(words: readonly Word[], bands: readonly Extent[], index: number): BandHead | undefined {
  const group = TABLE4_GROUPS[index];
  const [from, to] = [bands[index * TABLE4_RESULT_NAMES.length], bands[(index + 1) * TABLE4_RESULT_NAMES.length - 1]];
  if (group === undefined || from === undefined || to === undefined) return undefined;
  const width = to.to - from.from;
  const middle = (from.from + to.to) / 2;
  const named = words.filter(
    (word) => isHead(word.text, TABLE4_GROUP_LABELS[group].zh) && Math.abs(centreX(word.box) - middle) < 0.25 * width,
  );
  const [name] = named;
  if (named.length !== 1 || name === undefined) return undefined;
  return {
    text: name.text,
    from: index * TABLE4_RESULT_NAMES.length,
    to: (index + 1) * TABLE4_RESULT_NAMES.length,
    level: 0,
  };
}

/**
 * Several lines of figures that no rules bound are one row of wrapped numbers: all stand alike, no line breaks before it
 * is full, and the numbers put together add up in every group.
 */
function areOneRow(values: readonly Word[], bands: readonly Extent[]): boolean {
  const columns = bands.map((_, index) => linesOfWords(values.filter((word) => bandOf(bands, word.box) === index)));
  const size = Math.max(...values.map((word) => word.size));
  const depths = columns.map((lines) => lines.map((line) => line[0]?.depth ?? 0));
  if (!standAlike(depths, size) || columns.some((lines, index) => breaksEarly(lines, bands[index]))) return false;
  const numbers = columns.map((lines) => {
    const { value } = interpret(
      lines
        .flat()
        .map((word) => word.text)
        .join(''),
    );
    return value !== null && /^\d+$/u.test(value) ? BigInt(value) : undefined;
  });
  return TABLE4_GROUPS.every((_, group) => {
    const own = numbers.slice(group * TABLE4_RESULT_NAMES.length, (group + 1) * TABLE4_RESULT_NAMES.length);
    const [total, ...parts] = own.reverse();
    return total !== undefined && parts.every((part) => part !== undefined) && sum(parts) === total;
  });
}

function sum(parts: readonly (bigint | undefined)[]): bigint {
  return parts.reduce((total: bigint, part) => total + (part ?? 0n), 0n);
}

export function bandsOfTable4(section: readonly Word[], pages: ReadonlyMap<number, WordPage>): Grid[] {
  const leaves = section.filter(isLeaf);
  const [first] = leaves;
  if (first === undefined) return [];
  const headPage = first.page;
  const lowest = Math.max(...leaves.filter((word) => word.page === headPage).map((word) => word.depth));
  const below = section.filter((word) => word.depth > lowest + 0.5 * first.size);
  const valuePage = below.find(isValueWord)?.page ?? headPage;
  const figures = below.filter((word) => isValueWord(word) && word.page === valuePage);
  const highest = Math.min(...figures.map((word) => word.depth), Infinity);
  // Text after the table: from the first word on that is no figure.
  const end = Math.min(
    ...below.filter((word) => word.depth > highest && !isValueWord(word)).map((word) => word.depth),
    Infinity,
  );
  const values = figures.filter((word) => word.depth < end - 0.4 * word.size);
  if (valuePage === headPage && highest - lowest > VALUE_REACH * first.size) return [];

  const bands = bandsOf(leaves, values, HEADS.length);
  if (bands === undefined || !spellHeads(textsWithin(bands, leaves), HEADS)) return [];
  const above = section.filter((word) => word.page === headPage && word.depth > lowest - HEAD_REACH * first.size);
  const groups = TABLE4_GROUPS.map((_, index) => groupHead(above, bands, index)).filter((head) => head !== undefined);
  if (groups.length !== TABLE4_GROUPS.length) return [];

  const home = pages.get(valuePage);
  const extent = { from: bands[0]?.from ?? 0, to: bands.at(-1)?.to ?? 0 };
  const levels = home === undefined ? [] : levelsOf(home, extent);
  const stripes = new Set(values.map((word) => stripeAt(levels, word.depth - word.page * PAGE_STEP)));
  const [stripe] = stripes;
  const bounded = stripes.size === 1 && stripe !== undefined && stripe > 0 && stripe < levels.length;
  // Figures under each other are one number only where rules hold them together, or where all speaks for it.
  const clear = linesOfWords(values).length <= 1 || bounded || areOneRow(values, bands);
  const stray = values.some((word) => bandOf(bands, word.box) < 0);
  const boxes = values.map((word) => word.box);
  const edges = boundariesOf(bands, extent.from - 8);
  const leafTop = Math.min(...leaves.filter((word) => word.page === headPage).map((word) => word.box[1]));
  return bandGrids(
    {
      columns: [(edges[0] ?? 0) - 2, ...edges],
      heads: [
        ...groups,
        ...textsWithin(bands, leaves).map((text, index) => ({ text, from: index, to: index + 1, level: 1 })),
      ],
      headPage,
      headTop: leafTop - 2 * first.size,
      rows: [
        {
          page: valuePage,
          y0: bounded ? (levels[stripe - 1] ?? 0) : Math.min(...boxes.map((box) => box[1])),
          y1: bounded ? (levels[stripe] ?? 0) : Math.max(...boxes.map((box) => box[3])),
          label: '',
          values: bands.map((_, index) =>
            values.filter((word) => bandOf(bands, word.box) === index).flatMap((word) => word.glyphs),
          ),
          doubts: clear && !stray ? [] : ['ambiguous'],
        },
      ],
      unexplained: stray || !clear,
    },
    pages,
  );
}
