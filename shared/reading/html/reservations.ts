/**
 * Which cells of a page's tables are not believed, and why. Each table answers for itself, for all that it holds and for
 * all that stands around it: something that is not plain about a cell makes the cell a matter of confirmation, about a
 * name every cell of the table, and what may move or exchange cells leaves the table unread.
 */
import type { GridCell } from '../tables/grid.js';
import { HIDDEN, type Departure } from './appearance.js';
import type { BlockTable } from './blocks.js';
import { cellContent } from './cell-content.js';
import type { PageTable } from './tables.js';
import { elementsIn, type PageElement } from './tree.js';

export interface Reservation {
  readonly unread: boolean;
  /** As the page writes it. */
  readonly why: readonly string[];
}
export type Reservations = ReadonlyMap<string, Reservation>;

interface Held {
  readonly place: GridCell['place'];
  readonly text: string;
  readonly partly: boolean;
  /** Of the cell, of what it holds, and of its row. */
  readonly departures: readonly Departure[];
}

export function placeKey(place: GridCell['place'] | null): string {
  return JSON.stringify(place);
}

function parentsIn(root: PageElement): ReadonlyMap<PageElement, PageElement> {
  const parents = new Map<PageElement, PageElement>();
  for (const element of elementsIn(root)) {
    for (const child of element.children) if (typeof child !== 'string') parents.set(child, element);
  }
  return parents;
}

/** Itself and what it stands in, from the inside out, up to and without `end`. */
function* outwards(
  from: PageElement | undefined,
  parents: ReadonlyMap<PageElement, PageElement>,
  end?: PageElement,
): Generator<PageElement> {
  for (let at = from; at !== undefined && at !== end; at = parents.get(at)) yield at;
}

/** Around a table most things move it as a whole; these turn what stands in it. */
const REACHES_IN =
  /^(?:-[a-z]+-)?(?:direction|unicode-bidi|writing-mode|text-orientation|content|transform|rotate|scale|dir=)/u;
const NAME = /\p{Script=Han}/u;

/** Light words on a dark ground are how heads are set, and a word may stand upright; a figure does neither. */
function excused({ text, departures }: Held): readonly Departure[] {
  if (!NAME.test(text)) return [];
  const of = (kind: Departure['kind']): Departure[] => departures.filter((departure) => departure.kind === kind);
  const [ink, ground] = [of('ink'), of('ground')];
  return [...of('upright'), ...(ink.length > 0 && ground.length > 0 ? [...ink, ...ground] : [])];
}

/** `table`: of the table as a whole; `loose`: of elements in it that are no cells. */
function reserve(
  cells: readonly Held[],
  table: readonly Departure[],
  loose: readonly Departure[],
  into: Map<string, Reservation>,
): void {
  const pardoned = new Set(cells.flatMap(excused));
  const names = cells.filter(({ text }) => NAME.test(text));
  const all = [...table, ...loose, ...names.flatMap(({ departures }) => departures)].filter(
    (one) => !pardoned.has(one),
  );
  const moving = [...all, ...cells.flatMap(({ departures }) => departures)].filter(
    (one) => one.moves && !pardoned.has(one),
  );
  const unnamed = names.some(({ partly, departures }) => partly && departures.some((one) => !pardoned.has(one)));
  for (const { place, departures } of cells) {
    const own = [...all, ...departures.filter((one) => !pardoned.has(one))];
    const why = [...new Set((moving.length > 0 ? moving : own).map(({ what }) => what))];
    if (why.length > 0) into.set(placeKey(place), { unread: moving.length > 0 || unnamed, why });
  }
}

export function reservationsOf(
  root: PageElement,
  tables: readonly PageTable[],
  stretches: readonly BlockTable[],
): Reservations {
  const found = new Map<string, Reservation>();
  const parents = parentsIn(root);
  const around = (element: PageElement | undefined): Departure[] =>
    [...outwards(element, parents)].flatMap(({ appearance }) =>
      appearance.departures.flatMap((one) =>
        one.around ? [] : [{ ...one, moves: one.moves && REACHES_IN.test(one.what) }],
      ),
    );
  for (const { element, rows, number } of tables) {
    const told = new Set<PageElement>();
    const cells = rows.flat().map((cell): Held => {
      const outer = [...outwards(cell.element, parents, element)];
      for (const inner of [...outer, ...elementsIn(cell.element)]) told.add(inner);
      const departures = [...outer.flatMap(({ appearance }) => appearance.departures), ...cell.content.departures];
      const place = { in: 'table', table: number, row: cell.row + 1, column: cell.column + 1 } as const;
      return { place, text: cell.content.text, partly: cell.content.partly, departures };
    });
    const loose = [...elementsIn(element)].filter(
      (inner) => inner !== element && !told.has(inner) && !isNothing(inner),
    );
    reserve(
      cells,
      around(element),
      loose.flatMap(({ appearance }) => appearance.departures),
      found,
    );
  }
  for (const { boxes } of stretches) {
    const outer = new Set<Departure>();
    const cells = [...boxes].map(([cell, [row, box]]): Held => {
      for (const one of around(parents.get(row))) outer.add(one);
      const { departures, partly } = cellContent(box);
      const own = [...row.appearance.departures, ...box.appearance.departures]
        .filter((one) => !one.boxes)
        .map((one) => ({ ...one, moves: one.moves || one.what === HIDDEN }));
      return { place: cell.place, text: cell.text, partly, departures: [...own, ...departures] };
    });
    reserve(cells, [...outer], [], found);
  }
  return found;
}

/** What spreadsheets leave behind: rows without text, hidden. */
function isNothing(element: PageElement): boolean {
  return element.appearance.gone && [...elementsIn(element)].every(({ children }) => children.every(isBlank));
}

function isBlank(child: PageElement | string): boolean {
  return typeof child !== 'string' || child.trim() === '';
}
