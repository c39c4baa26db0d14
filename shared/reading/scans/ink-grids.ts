/**
 * The ruled tables of one straight picture with what stands in their cells, in the shape that the readers of tables know.
 * Doubts go with the cell: whatever did not come out of all readings alike is no figure.
 */
import { gridsOfRules } from '../pdf/lattice.js';
import type { Box, PageModel } from '../pdf/page-model.js';
import type { Grid, GridCell } from '../tables/grid.js';
import type { UnreadReason } from '../values.js';
import { readInk, readWords } from './agree.js';
import { inkOfCell, type CellInk, type PixelBox } from './cell-ink.js';
import { officialWord } from './official-words.js';
import type { Recognisers } from './recogniser.js';
import { rulesOf } from './rules-of-ink.js';
import type { StraightPicture } from './straighten.js';

/** Fewer cells are no table of the form. */
const LEAST_CELLS = 4;
/** Far more than all tables of the form have. */
const MOST_CELLS = 1_500;

/** The ruled tables of one straight picture, their cells still empty. */
export function ruledTables({ picture, mask }: StraightPicture, page: PageModel): Grid[] {
  // The picture of the page is what is read: it covers nothing.
  const bare = { ...page, glyphs: [], images: [], annotations: [] };
  const found = gridsOfRules(rulesOf(picture, mask), [], bare).filter(({ cells }) => cells.length >= LEAST_CELLS);
  return found.reduce((sum, { cells }) => sum + cells.length, 0) > MOST_CELLS ? [] : found;
}

export async function inkGrids(straight: StraightPicture, page: PageModel, recognisers: Recognisers): Promise<Grid[]> {
  const found = ruledTables(straight, page);
  const seen = found.map((grid) => grid.cells.map((cell) => ({ cell, ink: inkOf(cell, straight) })));
  const texts = await textsOf(
    straight,
    seen.flat().map(({ ink }) => ink),
    recognisers,
  );
  return found.map((grid, index) => ({
    ...grid,
    cells: (seen[index] ?? []).map(({ cell, ink }): GridCell => {
      const { text = '', doubt } = texts.get(ink) ?? {};
      const place = cell.place.in === 'page' ? { ...cell.place, box: asGiven(straight, cell.place.box) } : cell.place;
      return { ...cell, text, doubts: doubt === undefined ? cell.doubts : [...cell.doubts, doubt], place };
    }),
  }));
}

function inkOf({ place }: GridCell, { picture, mask }: StraightPicture): CellInk {
  if (place.in !== 'page') return { kind: 'blank', lines: [] };
  return inkOfCell(picture, mask, pixelsOf(place.box, picture.scale));
}

interface Content {
  readonly text?: string;
  readonly doubt?: UnreadReason;
}

async function textsOf(
  { picture }: StraightPicture,
  inks: readonly CellInk[],
  recognisers: Recognisers,
): Promise<ReadonlyMap<CellInk, Content>> {
  const contents = new Map<CellInk, Content>();
  const single = inks.filter(({ lines }) => lines.length === 1);
  const figures = await readInk(
    picture,
    single.flatMap(({ lines }) => lines),
    recognisers,
  );
  single.forEach((ink, index) => {
    const { kind, text } = figures[index] ?? { kind: 'differing', text: '' };
    if (kind === 'words') contents.set(ink, { text: officialWord(text) });
    else if (kind === 'differing') contents.set(ink, { text, doubt: 'readings-differ' });
    else contents.set(ink, ink.kind === 'crossed' ? { text, doubt: 'crosses-rule' } : { text });
  });
  const several = inks.filter(({ lines }) => lines.length > 1);
  const words = await readWords(
    picture,
    several.flatMap(({ lines }) => lines),
    recognisers,
  );
  for (const ink of several) {
    const text = words.splice(0, ink.lines.length).join('');
    contents.set(ink, { text: officialWord(text), doubt: 'several-lines' });
  }
  for (const ink of inks) {
    if (ink.lines.length > 0 || ink.kind === 'blank') continue;
    contents.set(ink, { doubt: ink.kind === 'faint' ? 'faint' : 'crosses-rule' });
  }
  return contents;
}

function pixelsOf([x0, y0, x1, y1]: Box, scale: number): PixelBox {
  const at = (value: number): number => Math.round(value * scale);
  return { x0: at(x0), y0: at(y0), x1: at(x1), y1: at(y1) };
}

/** The box on the page as it was given, leaning or not: around the corners of the straight one. */
function asGiven({ picture, way }: StraightPicture, [x0, y0, x1, y1]: Box): [number, number, number, number] {
  const { scale } = picture;
  const corners = [
    way(x0 * scale, y0 * scale),
    way(x1 * scale, y0 * scale),
    way(x1 * scale, y1 * scale),
    way(x0 * scale, y1 * scale),
  ];
  const [xs, ys] = [corners.map(([x]) => x / scale), corners.map(([, y]) => y / scale)];
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  return [rounded(Math.min(...xs)), rounded(Math.min(...ys)), rounded(Math.max(...xs)), rounded(Math.max(...ys))];
}
