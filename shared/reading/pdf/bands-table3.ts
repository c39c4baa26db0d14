/**
 * Table 3 without a full grid: seven bands under the official heads, rows from level rules where there are any and from
 * the wrapped lines of the labels otherwise. What fits nowhere is not read and takes the rows beside it with it.
 */
import { TABLE3_APPLICANTS, TABLE3_GROUPS, TABLE3_ORGANISATIONS, TABLE3_RESULTS_BLOCK } from '#shared/report/labels.js';
import { bandGrids } from './band-grid.js';
import { lineRows, stripedRows } from './band-rows.js';
import { bandOf, bandsOf, boundariesOf, isPieceOf, isValueWord, spellHeads, textsWithin } from './bands.js';
import type { Extent, Grid } from '../tables/grid.js';
import { normaliseLabel } from '../normalise.js';
import { remembered } from '../remembered.js';
import { TABLE3_HEADS, TABLE3_LABELS } from '../tables/table3-labels.js';
import type { Word, WordPage } from './words.js';

/** Ems above the first row within which the heads stand. */
const HEAD_REACH = 24;
/** Ems below the line of the last label that still belong to it. */
const LAST_REACH = 3;

const isHeadPiece = isPieceOf(TABLE3_HEADS);
const SPANNING = [TABLE3_APPLICANTS.zh, TABLE3_ORGANISATIONS.zh].map(normaliseLabel);
const isLeafHead = (word: Word): boolean => isHeadPiece(word) && !SPANNING.includes(normaliseLabel(word.text));
const GROUP_WORDS = [TABLE3_RESULTS_BLOCK, ...Object.values(TABLE3_GROUPS)].map((label) => normaliseLabel(label.zh));
const OTHER_HANDLING = normaliseLabel(TABLE3_GROUPS.otherHandling.zh);
/** Only the modern form divides 其他处理. */
const DIVIDED = '申请人';

interface Parts {
  readonly heads: readonly Word[];
  readonly body: readonly Word[];
  readonly bands: readonly Extent[];
}

/** Heads that a continuation page prints again: their words and everything level with them or above. */
function withoutRepeatedHeads(body: readonly Word[], first: number, bands: readonly Extent[]): Word[] {
  const pages = [...new Set(body.map((word) => word.page))].filter((page) => page !== first);
  const cuts = new Map<number, number>();
  for (const page of pages) {
    const own = body.filter((word) => word.page === page);
    const figures = own.filter((word) => isValueWord(word) && bandOf(bands, word.box) >= 0);
    const start = Math.min(...figures.map((word) => word.depth), Infinity);
    const heads = own.filter((word) => word.depth < start && isLeafHead(word) && word.box[2] > (bands[0]?.from ?? 0));
    if (spellHeads(textsWithin(bands, heads), TABLE3_HEADS))
      cuts.set(page, Math.max(...heads.map((word) => word.depth)));
  }
  return body.filter((word) => word.depth > (cuts.get(word.page) ?? -Infinity) + 0.3 * word.size);
}

/** The words above the first row, and the depth at which they end: on the page before where the row begins its page. */
function headsAbove(section: readonly Word[], first: Word): [Word[], number] {
  const above = section.filter((word) => word.depth < first.depth - 0.5 * first.size);
  if (above.some((word) => word.page === first.page && !isValueWord(word))) return [above, first.depth];
  const before = above.filter((word) => word.page === first.page - 1);
  return [before, Math.max(...before.map((word) => word.depth + word.size))];
}

function partsOf(section: readonly Word[]): Parts | undefined {
  const firsts = section.filter((word) => normaliseLabel(word.text).startsWith('一.本年'));
  const lasts = section.filter((word) => normaliseLabel(word.text).startsWith('四.结转'));
  const [first, last] = [firsts[0], lasts[0]];
  if (firsts.length !== 1 || lasts.length !== 1 || first === undefined || last === undefined) return undefined;
  const [above, start] = headsAbove(section, first);
  const heads = above.filter((word) => word.depth > start - HEAD_REACH * first.size && isLeafHead(word));
  const lowest = Math.max(...heads.map((word) => word.depth));
  const inset = first.box[0] + 3 * first.size;
  // A number of several lines in the middle of its row begins above the label.
  const body = section.filter(
    (word) =>
      word.depth < last.depth + LAST_REACH * last.size &&
      (word.depth > first.depth - 0.7 * first.size ||
        (word.depth > lowest + 0.6 * word.size && isValueWord(word) && word.box[0] > inset)),
  );
  const bands = bandsOf(
    heads,
    body.filter((word) => isValueWord(word) && word.box[0] > inset),
    TABLE3_HEADS.length,
  );
  if (bands === undefined || !spellHeads(textsWithin(bands, heads), TABLE3_HEADS)) return undefined;
  return { heads, body: withoutRepeatedHeads(body, first.page, bands), bands };
}

const ITEMS = TABLE3_LABELS.flatMap(({ wordings }) => wordings)
  .map(normaliseLabel)
  .filter((wording) => /^[1-8]\./u.test(wording))
  .map((wording) => wording.slice(2));

/** The first line of one of the numbered rows, whatever its ordinal looks like and even without it. */
const beginsItem = remembered((printed) => {
  const text = normaliseLabel(printed);
  const rest = text.replace(/^[1-8][.,]?/u, '');
  return (rest !== text || rest.length >= 3) && rest !== '' && ITEMS.some((item) => item.startsWith(rest.slice(0, 3)));
});

/** Left of the numbered items stand the names of the groups, wrapped or one glyph under the other. */
function withoutGroups(stub: readonly Word[]): Word[] {
  const items = stub.filter(({ text }) => beginsItem(text)).map((word) => word.box[0]);
  const left = [...items].sort((a, b) => a - b)[Math.floor(items.length / 2)] ?? 0;
  const divided = stub.some((word) => word.text.includes(DIVIDED));
  const groups = divided ? GROUP_WORDS : GROUP_WORDS.filter((group) => group !== OTHER_HANDLING);
  return stub.filter((word) => {
    const piece = normaliseLabel(word.text);
    return !(word.box[2] < left + 1 && groups.some((group) => group.includes(piece)));
  });
}

/** The table as grids, one for each page; none where it is not certain which columns are which. */
export function bandsOfTable3(section: readonly Word[], pages: ReadonlyMap<number, WordPage>): Grid[] {
  const parts = partsOf(section);
  if (parts === undefined) return [];
  const { heads, body, bands } = parts;
  const start = bands[0]?.from ?? 0;
  const values = body.filter((word) => word.box[0] >= start - 0.5);
  const stub = body.filter((word) => word.box[0] < start - 0.5);
  const leaves = withoutGroups(stub);
  const striped = stripedRows(leaves, values, bands, pages);
  const { rows, unexplained } =
    striped === undefined ? lineRows(leaves, values, bands) : { rows: striped, unexplained: false };
  const [left, right] = [Math.min(...stub.map((word) => word.box[0])), Math.max(...stub.map((word) => word.box[2]))];
  const texts = textsWithin(bands, heads);
  return bandGrids(
    {
      columns: [left - 1, ...boundariesOf(bands, right)],
      heads: texts.map((text, index) => ({ text, from: index, to: index + 1, level: 0 })),
      headPage: heads[0]?.page ?? 0,
      // The names that span several heads stand above them.
      headTop: Math.min(...heads.map((word) => word.box[1])) - 2 * (heads[0]?.size ?? 0),
      rows,
      unexplained,
    },
    pages,
  );
}
