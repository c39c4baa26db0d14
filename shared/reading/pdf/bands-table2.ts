/**
 * Table 2 without a full grid: under each article its heads, and level with each official label the values, each under
 * exactly one head. The four small tables stay apart, because three of them share their only head.
 */
import { TABLE2_CORNER } from '#shared/report/labels.js';
import type { PrintedBlock } from '#shared/report/trial-form.js';
import { bandGrids, type BandRow } from './band-grid.js';
import { bandOf, bandsOf, boundariesOf, isPieceOf, isValueWord, spellHeads, textsWithin, unionOf } from './bands.js';
import type { Extent, Grid } from '../tables/grid.js';
import { normaliseLabel } from '../normalise.js';
import type { Word, WordPage } from './words.js';

/** A value stands level with its label within this share of an em. */
const LEVEL = 0.6;
const LAST_REACH = 2;

interface Block {
  readonly block: PrintedBlock;
  readonly words: readonly Word[];
}

/** The words between the articles; undefined unless every article stands once and in order. */
function blocksOf(section: readonly Word[], printed: readonly PrintedBlock[]): Block[] | undefined {
  const starts = printed.map((block) => {
    const wanted = normaliseLabel(block.article.zh);
    return section.filter((word) => normaliseLabel(word.text) === wanted);
  });
  const depths = starts.map((words) => (words.length === 1 ? words[0]?.depth : undefined));
  if (depths.some((depth, index) => depth === undefined || depth <= (depths[index - 1] ?? -1))) return undefined;
  const lastLabel = printed.at(-1)?.rows.at(-1)?.label.zh ?? '';
  const last = section.find((word) => normaliseLabel(word.text) === normaliseLabel(lastLabel));
  const end = last === undefined ? Infinity : last.depth + LAST_REACH * last.size;
  return printed.map((block, index) => {
    const [from, to] = [depths[index] ?? 0, depths[index + 1] ?? end];
    return {
      block,
      words: section.filter((word) => word.depth > from + 0.4 * word.size && word.depth < to - 0.4 * word.size),
    };
  });
}

function isLabelOf(block: PrintedBlock): (word: Word) => boolean {
  const labels = block.rows.map((row) => normaliseLabel(row.label.zh));
  return (word) => labels.includes(normaliseLabel(word.text)) || (word.text === '规范性文件' && labels.length > 1);
}

/** Columns by their heads; a value may be wider than its head, but never touch two. */
function columnsOf(heads: readonly Word[], values: readonly Word[], count: number): Extent[] | undefined {
  const bands = bandsOf(heads, values, count);
  if (bands !== undefined) return bands;
  const above = unionOf(heads);
  return above.length === count ? above : undefined;
}

function gridsOfBlock({ block, words }: Block, pages: ReadonlyMap<number, WordPage>): Grid[] {
  const names = block.columns.map((column) => column.zh);
  const labels = words.filter(isLabelOf(block));
  const [firstLabel] = labels;
  if (labels.length !== block.rows.length || firstLabel === undefined) return [];
  const isPiece = isPieceOf(names);
  const corner = normaliseLabel(TABLE2_CORNER.zh);
  const heads = words.filter(
    (word) => word.depth < firstLabel.depth && isPiece(word) && normaliseLabel(word.text) !== corner,
  );
  const values = words.filter(isValueWord);
  const columns = columnsOf(heads, values, names.length);
  if (columns === undefined || !spellHeads(textsWithin(columns, heads), names)) return [];
  const stub = Math.max(...labels.map((word) => word.box[2]));
  if (stub >= (columns[0]?.from ?? 0)) return [];
  const bounds = boundariesOf(columns, stub);
  const claimed = new Set<Word>([...labels, ...heads]);
  const rows = labels.map((label): BandRow => {
    const own = values.filter((word) => Math.abs(word.depth - label.depth) < LEVEL * label.size);
    for (const word of own) claimed.add(word);
    const stray = own.some((word) => bandOf(columns, word.box) < 0);
    return {
      page: label.page,
      y0: Math.min(label.box[1], ...own.map((word) => word.box[1])),
      y1: Math.max(label.box[3], ...own.map((word) => word.box[3])),
      label: label.text,
      values: columns.map((_, index) =>
        own.filter((word) => bandOf(columns, word.box) === index).flatMap((word) => word.glyphs),
      ),
      doubts: stray ? ['ambiguous'] : [],
    };
  });
  const orphans = values.filter((word) => !claimed.has(word));
  // A figure that is level with no label may be the second line of any of them.
  const disturbed = orphans.length > 0 || rows.some((row) => row.doubts.length > 0);
  return bandGrids(
    {
      columns: [Math.min(...labels.map((word) => word.box[0])) - 1, ...bounds],
      heads: textsWithin(columns, heads).map((text, index) => ({ text, from: index, to: index + 1, level: 0 })),
      headPage: heads[0]?.page ?? 0,
      headTop: Math.min(...heads.map((word) => word.box[1])) - 2 * (heads[0]?.size ?? 0),
      rows: rows.map((row) => (orphans.length > 0 ? { ...row, doubts: ['ambiguous'] } : row)),
      unexplained: disturbed,
    },
    pages,
  );
}

export function bandsOfTable2(
  section: readonly Word[],
  pages: ReadonlyMap<number, WordPage>,
  printed: readonly PrintedBlock[],
): Grid[] {
  return (blocksOf(section, printed) ?? []).flatMap((block) => gridsOfBlock(block, pages));
}
