/**
 * The page as a tree of elements that know how they appear. What never counts (comments, scripts, styles) is gone from
 * it; what is merely not seen stays, marked, because a cell that holds unseen digits is not an empty cell.
 */
import type { ReadingRefusal } from '../limits.js';
import { appearanceOf, ROOT, type Appearance } from './appearance.js';
import {
  attributeOf,
  childrenOf,
  isElement,
  orTooComplex,
  parsePage,
  textOf,
  type ParsedDocument,
  type ParsedElement,
} from './parse.js';
import { activeInPage } from './page-actions.js';
import { scriptsThatTouchTables } from './page-scripts.js';
import { mayMatter } from './plain-verdict.js';
import { isForPaperOnly } from './sheet-rules.js';
import { StyleSheet } from './style-sheet.js';

export interface PageElement {
  readonly name: string;
  readonly attribute: (name: string) => string | undefined;
  readonly appearance: Appearance;
  readonly children: readonly PageNode[];
}
export type PageNode = PageElement | string;

export interface Page {
  readonly root: PageElement;
  /** What the window would be called. */
  readonly title: string;
  /** Beginnings of scripts that may change what stands in its tables. */
  readonly scripts: readonly string[];
  /** `<meta name=…>` by lower-case name. */
  readonly meta: ReadonlyMap<string, string>;
}

const SOURCES = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'meta', 'link', 'base']);

function elementsNamed(node: ParsedElement | ParsedDocument, names: readonly string[]): ParsedElement[] {
  return childrenOf(node).flatMap((child) => {
    if (!isElement(child)) return [];
    // What a picture in vector form calls its title is not the page's; its styles are.
    const inner = child.tagName === 'svg' && !names.includes('style') ? [] : elementsNamed(child, names);
    return names.includes(child.tagName) ? [child, ...inner] : inner;
  });
}

function build(parsed: ParsedElement, outer: Appearance, sheet: StyleSheet): PageElement {
  const appearance = appearanceOf(parsed, outer, sheet.applyingTo(parsed), sheet.fonts);
  const children = childrenOf(parsed).flatMap((child): PageNode[] => {
    if (isElement(child)) return SOURCES.has(child.tagName) ? [] : [build(child, appearance, sheet)];
    return 'value' in child ? [child.value] : [];
  });
  return { name: parsed.tagName, attribute: (name) => attributeOf(parsed, name), appearance, children };
}

/** A style sheet that a page names by its address, where it is at hand. */
export type SheetNamed = (address: string) => string | undefined;
const NONE_AT_HAND: SheetNamed = () => undefined;

/** Too much of anything ends in a refusal. */
export function readPage(text: string, sheetNamed: SheetNamed = NONE_AT_HAND): Page | ReadingRefusal {
  return orTooComplex(() => pageFrom(parsePage(text), sheetNamed));
}

function sheetOf(element: ParsedElement, sheetNamed: SheetNamed): string {
  if (element.tagName === 'style') return textOf(element);
  const kinds = (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/u);
  const shown = kinds.includes('stylesheet') && !kinds.includes('alternate');
  return (
    (shown && attributeOf(element, 'disabled') === undefined && sheetNamed(attributeOf(element, 'href') ?? '')) || ''
  );
}

function pageFrom(document: ParsedDocument, sheetNamed: SheetNamed): Page | ReadingRefusal {
  const active = activeInPage(document);
  if (active !== undefined) return active;
  const [html] = elementsNamed(document, ['html']);
  if (html === undefined) throw new TypeError('a parsed page always has a root');
  const sheets = elementsNamed(document, ['style', 'link'])
    .filter((style) => !isForPaperOnly(attributeOf(style, 'media') ?? ''))
    .map((style) => sheetOf(style, sheetNamed));
  const meta = elementsNamed(document, ['meta']).flatMap((element) => {
    const [name, content] = [attributeOf(element, 'name'), attributeOf(element, 'content')];
    return name === undefined || content === undefined ? [] : [[name.toLowerCase(), content] as const];
  });
  const [title] = elementsNamed(document, ['title']);
  return {
    root: build(html, ROOT, new StyleSheet(sheets, document, mayMatter)),
    title: title === undefined ? '' : textOf(title),
    scripts: scriptsThatTouchTables(document),
    meta: new Map([...meta].reverse()),
  };
}

/** The element itself and everything in it, in document order. */
export function* elementsIn(element: PageElement): Generator<PageElement> {
  yield element;
  for (const child of element.children) if (typeof child !== 'string') yield* elementsIn(child);
}

export function elementChildren(element: PageElement): PageElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}
