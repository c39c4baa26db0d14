/**
 * Asks css-select about elements of the parsed page. What css-select knows otherwise than browsers do is put right here,
 * and every step that it takes through the tree is paid for, so that no selector can walk without end.
 */
import { compile, type Options } from 'css-select';
import type { Selector } from 'css-what';
import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5';
import { attributeOf, isElement, type ParsedDocument, type ParsedElement } from './parse.js';
import type { StyleBudget } from './style-budget.js';

type Node = DefaultTreeAdapterTypes.Node;
type EngineOptions = Options<Node, ParsedElement>;
export type Test = (element: ParsedElement) => boolean;

/** What the engine does for each thing that it asks, in steps. */
const STEPS = { attribute: 8, name: 2, child: 4 };
const COMPARED_IN_A_STEP = 4;
const CONTROLS = new Set(['button', 'input', 'select', 'textarea', 'fieldset']);

/** Each element is judged once, however many rules ask. */
function remembered<Answer>(judge: (element: ParsedElement) => Answer): (element: ParsedElement) => Answer {
  const known = new WeakMap<ParsedElement, { readonly answer: Answer }>();
  return (element) => {
    const old = known.get(element) ?? { answer: judge(element) };
    known.set(element, old);
    return old.answer;
  };
}

function parentOf({ parentNode }: ParsedElement): ParsedElement | undefined {
  return parentNode !== null && isTag(parentNode) ? parentNode : undefined;
}

/** By itself, by its group or by a fieldset around it; what stands in the legend of that fieldset is spared. */
function isDisabled(element: ParsedElement): boolean {
  const disabled = (other: ParsedElement): boolean => attributeOf(other, 'disabled') !== undefined;
  const parent = parentOf(element);
  if (element.tagName === 'optgroup') return disabled(element);
  if (element.tagName === 'option') return disabled(element) || (parent?.tagName === 'optgroup' && disabled(parent));
  if (!CONTROLS.has(element.tagName)) return false;
  if (disabled(element)) return true;
  let child = element;
  for (let outer = parent; outer !== undefined; outer = parentOf(outer)) {
    const legend = outer.childNodes.find((node) => isTag(node) && node.tagName === 'legend');
    if (outer.tagName === 'fieldset' && disabled(outer) && child !== legend) return true;
    child = outer;
  }
  return false;
}

function isEnabled(element: ParsedElement): boolean {
  return /^(?:button|input|select|textarea|fieldset|optgroup|option)$/u.test(element.tagName) && !isDisabled(element);
}

/** Not even white space; css-select lets that stand, as a draft does that no browser follows. */
function isEmpty(element: ParsedElement): boolean {
  return element.childNodes.every((child) => !isElement(child) && !('value' in child && child.value !== ''));
}

/** Names with a hyphen are for the page's scripts to define. */
export function isBuiltIn(element: ParsedElement): boolean {
  return !element.tagName.includes('-') && attributeOf(element, 'is') === undefined;
}

/** The nearest element that names its language decides; where none does, the server may have named one. */
function languageOf(element: ParsedElement): string | undefined {
  for (let at: ParsedElement | undefined = element; at !== undefined; at = parentOf(at)) {
    const named = attributeOf(at, 'lang') ?? attributeOf(at, 'xml:lang');
    if (named !== undefined) return named.toLowerCase();
  }
  return undefined;
}

function speaks(language: string | undefined, ranges: string): boolean {
  return ranges.split(',').some((range) => {
    const wanted = range.replace(/["'\s]/gu, '').toLowerCase();
    return language === wanted || language?.startsWith(`${wanted}-`) === true;
  });
}

interface Siblings {
  readonly list: ParsedElement[];
  readonly positions: ReadonlyMap<Node, number>;
}

function isTag(node: Node): node is ParsedElement {
  return 'tagName' in node;
}

function adapterFor(budget: StyleBudget): NonNullable<EngineOptions['adapter']> {
  // The tree is finished when selectors are asked, so the children of a parent are counted once.
  const known = new WeakMap<Node, Siblings>();
  const siblingsOf = (node: Node): Siblings => {
    const parent = 'parentNode' in node ? node.parentNode : null;
    const old = known.get(parent ?? node);
    if (old !== undefined) return old;
    const list = parent === null ? [node].filter(isTag) : parent.childNodes.filter(isTag);
    const siblings = { list, positions: new Map(list.map((sibling, index) => [sibling, index])) };
    known.set(parent ?? node, siblings);
    return siblings;
  };
  const valueOf = (element: ParsedElement, name: string): string | undefined => {
    const value = attributeOf(element, name);
    budget.spend(STEPS.attribute + (value?.length ?? 0) / COMPARED_IN_A_STEP);
    return value;
  };
  const existsOne = (test: (element: ParsedElement) => boolean, nodes: readonly Node[]): boolean =>
    nodes.some((node) => {
      budget.spend(STEPS.child);
      return isTag(node) && (test(node) || existsOne(test, node.childNodes));
    });
  return {
    isTag(node): node is ParsedElement {
      budget.spend(1);
      return isTag(node);
    },
    existsOne,
    getAttributeValue: valueOf,
    hasAttrib: (element, name) => valueOf(element, name) !== undefined,
    getName({ tagName }) {
      budget.spend(STEPS.name);
      return tagName;
    },
    getParent(element) {
      budget.spend(1);
      return defaultTreeAdapter.getParentNode(element);
    },
    getChildren(node) {
      const children = 'childNodes' in node ? node.childNodes : [];
      budget.spend(1 + children.length / COMPARED_IN_A_STEP);
      return children;
    },
    getSiblings: (node) => siblingsOf(node).list,
    prevElementSibling(node) {
      budget.spend(1);
      const { list, positions } = siblingsOf(node);
      return list[(positions.get(node) ?? 0) - 1] ?? null;
    },
    // Only asked by selectors that are not of CSS, and for queries that are not made here.
    getText: () => '',
    removeSubsets: (nodes) => nodes,
    findAll: () => [],
    findOne: () => null,
  };
}

export class SelectorEngine {
  /** In quirks mode, as browsers show pages without a proper beginning, classes and ids ignore their case. */
  readonly ignoresCase: boolean;
  readonly #options: EngineOptions;

  constructor(document: Pick<ParsedDocument, 'mode'>, budget: StyleBudget) {
    this.ignoresCase = document.mode === 'quirks';
    const language = remembered(languageOf);
    this.#options = {
      adapter: adapterFor(budget),
      quirksMode: this.ignoresCase,
      pseudos: {
        // By its place in the list; css-select goes through it.
        'first-child': ':not(* + *)',
        empty: remembered(isEmpty),
        defined: isBuiltIn,
        // css-select has selectors of its own for these two, which only another selector displaces.
        disabled: ':taken-as-disabled',
        enabled: ':taken-as-enabled',
        'taken-as-disabled': remembered(isDisabled),
        'taken-as-enabled': remembered(isEnabled),
        lang: (element, ranges) => speaks(language(element), ranges ?? ''),
        'lang-at-most': (element, ranges) => language(element) === undefined || speaks(language(element), ranges ?? ''),
      },
    };
  }

  /** Undefined for what css-select cannot judge. */
  test(alternatives: Selector[][]): Test | undefined {
    try {
      return compile(alternatives, this.#options);
    } catch {
      return undefined;
    }
  }
}
