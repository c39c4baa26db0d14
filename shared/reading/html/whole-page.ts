/**
 * What is not plain about a page as a whole: figures that may lie over its tables, and copies of the report that may be
 * hidden.
 */
import { countLabels } from '../assemble.js';
import { digitsOf, normaliseLabel } from '../normalise.js';
import { cellContent } from './cell-content.js';
import { elementChildren, elementsIn, type PageElement } from './tree.js';

/** Labels of the form that only a table of it has. */
const A_TABLE = 6;
/** In the note on cells of which there is another copy. */
export const COPY = '另有一份可能显示的表';

const FLOATING = /^(?:position: (?:absolute|fixed)|margin|transform|translate|left|right|top|bottom|inset)/u;

/** Boxes that may lie over a table, and hold nothing but a figure. */
export function floatingFigures(element: PageElement): string[] {
  if (element.name === 'table' || element.appearance.seen === 'no') return [];
  const floats = element.appearance.departures.find(({ what }) => FLOATING.test(what));
  const text = floats === undefined ? '' : cellContent(element).text;
  if (floats !== undefined && digitsOf(text) !== '' && !/\p{L}/u.test(text)) return [floats.what];
  return elementChildren(element).flatMap(floatingFigures);
}

/**
 * The page without what may be hidden as a whole: another version, a copy for small screens. Undefined where there is
 * none that holds a table.
 */
export function withoutDoubtfulParts(root: PageElement): PageElement | undefined {
  let left = false;
  const kept = (element: PageElement): PageElement => {
    if (element.name === 'table') return element;
    const children = element.children.flatMap((child): PageElement['children'] => {
      if (typeof child === 'string') return [child];
      const doubtful = child.name !== 'body' && child.appearance.departures.some(({ around }) => !around);
      if (!doubtful || child.appearance.seen === 'no' || !holdsReport(child)) return [kept(child)];
      left = true;
      return [];
    });
    return { ...element, children };
  };
  const rest = kept(root);
  return left ? rest : undefined;
}

function holdsReport(element: PageElement): boolean {
  const text = [...elementsIn(element)].flatMap(({ children }) =>
    children.filter((child) => typeof child === 'string'),
  );
  return countLabels(normaliseLabel(text.join(''))) >= A_TABLE;
}
