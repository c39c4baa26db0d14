/**
 * Tables that a page builds without table markup: rows are boxes side by side, known as such by the page's own styles
 * or only by their shape. Shape proves nothing, so these rows are read by their heads and labels alone, like any others.
 */
import type { GridCell } from '../tables/grid.js';
import { digitsOf } from '../normalise.js';
import { headingNumber } from '../sections.js';
import { cellContent, hasText } from './cell-content.js';
import { isFormWord } from './form-words.js';
import type { Row } from './row-wise.js';
import { elementChildren, type PageElement } from './tree.js';

const ROW_DISPLAYS = new Set(['table-row', 'flex', 'inline-flex']);
const ROW_NAMES = new Set(['div', 'ul', 'ol', 'dl', 'li', 'section']);
const CELL_NAMES = new Set(['div', 'li', 'dd', 'dt']);
const MOST_IN_ROW = 60;
/** No label of the form is half as long: a box with more text is a column of the page. */
const LONGEST_CELL = 150;
const MOST_ROWS = 1_000;
/** Text this short beside the rows may be a figure that some box lost. */
const LOOSE = 20;

export interface BlockTable {
  readonly rows: Row[];
  /** The boxes that are its cells. */
  readonly elements: PageElement[];
  /** The row and the box that each cell is. */
  readonly boxes: Map<GridCell, readonly [row: PageElement, box: PageElement]>;
  digitsBeside: boolean;
}

/** What stands in an element, itself not counted, and whether it is a row. */
interface Shape {
  readonly table: boolean;
  readonly rowBox: boolean;
  readonly cellName: boolean;
  readonly row: boolean;
  readonly length: number;
  readonly boxes: readonly PageElement[] | undefined;
}
type Shapes = ReadonlyMap<PageElement, Shape>;

/** Otherwise than floating to the left or sharing a row, which is how such boxes are made. */
function isMoved({ departures }: PageElement['appearance']): boolean {
  return departures.some(({ moves, boxes }) => moves && !boxes);
}

function isRowBox({ appearance }: PageElement): boolean {
  if (!ROW_DISPLAYS.has(appearance.display)) return false;
  return appearance.display === 'table-row' || !isMoved(appearance);
}

function boxesOf(element: PageElement, shapes: Shapes): readonly PageElement[] | undefined {
  const { name, children, appearance } = element;
  if (children.some((child) => typeof child === 'string' && child.trim() !== '')) return undefined;
  const boxes = elementChildren(element).filter((child) => !child.appearance.gone && child.name !== 'br');
  if (boxes.length < 2 || boxes.length > MOST_IN_ROW) return undefined;
  if (boxes.some((box) => box.name === 'table' || shapes.get(box)?.table === true)) return undefined;
  if (boxes.some((box) => (shapes.get(box)?.length ?? 0) > LONGEST_CELL)) return undefined;
  if (isRowBox(element) || boxes.every((box) => box.appearance.display === 'table-cell')) {
    return boxes.some((box) => isRowBox(box) || shapes.get(box)?.rowBox === true) ? undefined : boxes;
  }
  if (!ROW_NAMES.has(name) || appearance.display === 'table-cell') return undefined;
  return boxes.every((box) => CELL_NAMES.has(box.name) && shapes.get(box)?.cellName === false) ? boxes : undefined;
}

function shapesOf(root: PageElement): Shapes {
  const shapes = new Map<PageElement, Shape>();
  const visit = (element: PageElement): void => {
    const inner = elementChildren(element).filter((child) => !child.appearance.gone);
    inner.forEach(visit);
    const any = (own: (child: PageElement) => boolean, key: 'table' | 'rowBox' | 'cellName' | 'row'): boolean =>
      inner.some((child) => own(child) || shapes.get(child)?.[key] === true);
    const own = element.children.filter((child) => typeof child === 'string').map((text) => text.trim().length);
    const lengths = [...own, ...inner.map((child) => shapes.get(child)?.length ?? 0)];
    shapes.set(element, {
      length: lengths.reduce((sum, length) => sum + length, 0),
      table: any((child) => child.name === 'table', 'table'),
      rowBox: any(isRowBox, 'rowBox'),
      cellName: any((child) => CELL_NAMES.has(child.name), 'cellName'),
      row: any((child) => shapes.get(child)?.boxes !== undefined, 'row'),
      boxes: boxesOf(element, shapes),
    });
  };
  visit(root);
  return shapes;
}

function cellOf(box: PageElement, place: { table: number; row: number; column: number }, moved: boolean): GridCell {
  const { text, doubts, struck, noteMark } = cellContent(box);
  return {
    rows: { from: place.row - 1, to: place.row },
    columns: { from: place.column - 1, to: place.column },
    text,
    struck,
    raised: noteMark,
    doubts: moved ? [...doubts, 'ambiguous'] : doubts,
    place: { in: 'table', ...place },
  };
}

/** The stretches of rows, each up to the next heading of a section. `first`: the number of the first such table. */
export function blockTables(root: PageElement, first: number): BlockTable[] {
  const shapes = shapesOf(root);
  const tables: BlockTable[] = [];
  const fresh = (): BlockTable => ({ rows: [], elements: [], boxes: new Map(), digitsBeside: false });
  let open = fresh();
  let count = 0;
  const close = (): void => {
    if (open.rows.length > 1) tables.push(open);
    open = fresh();
  };
  const add = (row: PageElement, boxes: readonly PageElement[]): void => {
    if (++count > MOST_ROWS) return;
    const moved = isMoved(row.appearance) || boxes.some((box) => isMoved(box.appearance));
    const [table, at] = [first + tables.length, open.rows.length + 1];
    const cells = boxes.map((box, index) => {
      const cell = cellOf(box, { table, row: at, column: index + 1 }, moved);
      open.boxes.set(cell, [row, box]);
      return cell;
    });
    open.rows.push(cells);
    open.elements.push(...boxes);
  };
  const loose = (text: string): void => {
    if (headingNumber(text) !== undefined) close();
    else if (text.length <= LOOSE && digitsOf(text) !== '') open.digitsBeside = true;
  };
  const visit = (element: PageElement): void => {
    if (element.appearance.gone || element.name === 'table') return;
    const shape = shapes.get(element);
    if (shape?.boxes !== undefined && shape.boxes.some(hasText)) add(element, shape.boxes);
    // 第二十条第（一）项 stands alone in its row.
    else if ((shape?.length ?? 0) <= LONGEST_CELL && isFormWord(cellContent(element).text)) open.elements.push(element);
    else if (shape?.table === true || shape?.row === true) elementChildren(element).forEach(visit);
    else if (elementChildren(element).some((child) => CELL_NAMES.has(child.name) || child.name === 'p')) {
      elementChildren(element).forEach(visit);
    } else loose(cellContent(element).text);
  };
  visit(root);
  close();
  return tables;
}
