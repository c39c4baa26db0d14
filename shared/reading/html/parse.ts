/**
 * Text of a web page -> its element tree, built the way browsers build it, however broken the markup is. Nothing in the
 * page runs and nothing that it names is fetched. A page that nests or swells beyond any genuine one is refused while
 * it is parsed, not after it has filled the memory.
 */
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { refuse, type ReadingRefusal } from '../limits.js';

export type ParsedElement = DefaultTreeAdapterTypes.Element;
export type ParsedDocument = DefaultTreeAdapterTypes.Document;
export type ParsedNode = DefaultTreeAdapterTypes.ChildNode;

export const MOST_DEPTH = 256;
/** A report pasted from a spreadsheet with hundreds of empty columns holds about fifty thousand. */
export const MOST_ELEMENTS = 120_000;
const MOST_ATTRIBUTES = 400;

/** Thrown inside the building of a page and turned into a refusal at its door. */
export class TooComplex extends Error {}

/** The ordinary tree builder, counting. */
function countingAdapter(): typeof defaultTreeAdapter {
  let elements = 0;
  let depth = 0;
  let moves = 0;
  return {
    ...defaultTreeAdapter,
    createElement(tagName, namespaceURI, attributes) {
      if (++elements > MOST_ELEMENTS) throw new TooComplex(`more than ${MOST_ELEMENTS} elements`);
      if (attributes.length > MOST_ATTRIBUTES) throw new TooComplex(`${attributes.length} attributes on one element`);
      return defaultTreeAdapter.createElement(tagName, namespaceURI, attributes);
    },
    detachNode(node) {
      // Mended nesting moves subtrees about; pages made for that purpose do it without end.
      if (++moves > MOST_ELEMENTS) throw new TooComplex('wrong nesting without end');
      defaultTreeAdapter.detachNode(node);
    },
    onItemPush() {
      if (++depth > MOST_DEPTH) throw new TooComplex(`nested deeper than ${MOST_DEPTH}`);
    },
    onItemPop() {
      depth--;
    },
  };
}

export function parsePage(text: string): ParsedDocument {
  return parse(text, { treeAdapter: countingAdapter() });
}

/** Runs what may meet a page beyond all measure. */
export function orTooComplex<Result>(build: () => Result): Result | ReadingRefusal {
  try {
    return build();
  } catch (error) {
    if (error instanceof TooComplex) return refuse('too-complex', error.message);
    throw error;
  }
}

export function isElement(node: ParsedNode | ParsedDocument): node is ParsedElement {
  return 'tagName' in node;
}

export function childrenOf(node: ParsedElement | ParsedDocument): readonly ParsedNode[] {
  return node.childNodes;
}

export function attributeOf(element: ParsedElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

export function classesOf(element: ParsedElement): string[] {
  return (attributeOf(element, 'class') ?? '').split(/\s+/u).filter((name) => name !== '');
}

export function textOf(node: ParsedElement | ParsedDocument): string {
  return childrenOf(node)
    .map((child) => ('value' in child ? child.value : isElement(child) ? textOf(child) : ''))
    .join('');
}
