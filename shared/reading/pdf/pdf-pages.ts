/** On which page of a PDF an object is used, so that a clerk knows where to look. Asked only about what is refused. */
import type { PdfObjects } from './pdf-objects.js';
import { valuesOf } from './pdf-objects.js';
import type { PdfValue } from './pdf-syntax.js';

const [MOST_PAGES, MOST_VISITS, DEEPEST_TREE, FARTHEST] = [200, 20_000, 30, 6];
/** Ways back from a page to what holds it, and from one page to others. */
const AWAY = new Set(['Parent', 'P', 'Pg', 'Dest', 'D', 'B', 'StructParents', 'Prev', 'Root', 'Pages', 'SD']);

/** The newest version of an object. */
function newest(objects: PdfObjects, number: number): PdfValue | undefined {
  return objects.numbered(number).at(-1)?.value;
}

function pagesOf(objects: PdfObjects): number[] {
  const pages: number[] = [];
  const seen = new Set<number>();
  const walk = (value: PdfValue | undefined, depth: number): void => {
    if (value?.kind !== 'ref' || depth > DEEPEST_TREE || seen.has(value.to) || pages.length >= MOST_PAGES) return;
    seen.add(value.to);
    const node = newest(objects, value.to);
    if (node?.kind !== 'dictionary') return;
    const kids = valuesOf(node, 'Kids').flatMap((each) => objects.resolve(each));
    if (kids.length === 0) pages.push(value.to);
    for (const each of kids) if (each.kind === 'array') for (const kid of each.items) walk(kid, depth + 1);
  };
  const roots: PdfValue[] = [];
  for (const { value } of objects.all()) if (value.kind === 'dictionary') roots.push(...valuesOf(value, 'Root'));
  const root = roots.at(-1);
  const catalog = root?.kind === 'ref' ? newest(objects, root.to) : root;
  if (catalog?.kind === 'dictionary') walk(valuesOf(catalog, 'Pages').at(-1), 0);
  return pages;
}

function refsIn(value: PdfValue): number[] {
  if (value.kind === 'ref') return [value.to];
  if (value.kind === 'array') return value.items.flatMap(refsIn);
  if (value.kind !== 'dictionary') return [];
  return value.entries.flatMap(([key, inner]) => (AWAY.has(key) ? [] : refsIn(inner)));
}

/** Its number from 1; undefined where the object hangs on no page. */
export function pageOf(objects: PdfObjects, number: number): number | undefined {
  let visits = 0;
  const pages = pagesOf(objects);
  const isPage = new Set(pages);
  for (const [index, page] of pages.entries()) {
    const seen = new Set([page]);
    let front = [page];
    for (let steps = 0; steps < FARTHEST && front.length > 0; steps++) {
      if (front.includes(number)) return index + 1;
      const next: number[] = [];
      for (const each of front) {
        if (++visits > MOST_VISITS) return undefined;
        const value = newest(objects, each);
        for (const to of value === undefined ? [] : refsIn(value)) {
          if (seen.has(to) || isPage.has(to)) continue;
          seen.add(to);
          next.push(to);
        }
      }
      front = next;
    }
  }
  return undefined;
}
