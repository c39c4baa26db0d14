/**
 * Which elements a selector may be for. Nothing is left out that might match: what depends on a state, on a place among
 * siblings, or on something that css-select does not know is taken as holding, so that a selector errs on the side of
 * more elements, never of fewer.
 */
import { compile, type Options } from 'css-select';
import { isTraversal, parse, type Selector as Token } from 'css-what';
import { defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5';
import { attributeOf, type ParsedDocument, type ParsedElement } from './parse.js';
import type { StyleBudget } from './style-budget.js';

type Node = DefaultTreeAdapterTypes.Node;

export interface Selector {
  /** The innermost element has this, or else the selector does not match; all undefined: nothing is known of it. */
  readonly id: string | undefined;
  readonly className: string | undefined;
  readonly tag: string | undefined;
  /** For a text or a box that is put before or after the element's own. */
  readonly beside: boolean;
  /** Nothing was taken as holding. */
  readonly certain: boolean;
  readonly matches: (element: ParsedElement) => boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** Only elements that are covers and never text can be in these states. */
const OF_CONTROLS = words(
  'checked default indeterminate required optional valid invalid user-valid user-invalid in-range out-of-range read-only placeholder-shown autofill -webkit-autofill disabled enabled -moz-placeholder -ms-input-placeholder -moz-ui-invalid playing paused muted',
);
/** Parts that draw no text of the element and stand in no cell's line. */
const OF_NO_TEXT =
  /^(?:-[a-z]+-)?(?:selection|(?:input-)?placeholder|backdrop|scrollbar(?:-[a-z-]+)?|resizer|search-[a-z-]+|(?:inner|outer)-spin-button|focus-(?:inner|outer)|clear|reveal|check|expand|(?:file-)?(?:upload|selector)-button|calendar-picker-indicator|date-and-time-value|progress-[a-z-]+|slider-[a-z-]+|range-[a-z]+|meter-[a-z-]+|details-marker|datetime-edit[a-z-]*|(?:inner|outer)-[a-z-]*button|cue|view-transition[a-z-]*)$/u;
const ANY: Token = { type: 'universal', namespace: null } as Token;
/** Longer than any that a person writes: it would only cost time. */
const LONGEST = 20_000;

function relaxed(token: Token): Token {
  if (token.type === 'tag' || token.type === 'attribute') return { ...token, namespace: null };
  if (token.type !== 'pseudo') return token.type === 'pseudo-element' ? ANY : token;
  if (token.name === 'root') return token;
  if (!Array.isArray(token.data) || !/^(?:is|where|matches|(?:-[a-z]+-)any)$/u.test(token.name)) return ANY;
  return { ...token, name: 'is', data: token.data.map(atMost) };
}

/** Siblings are not asked: what stands left of `+` and `~` is taken as there. */
function atMost(tokens: readonly Token[]): Token[] {
  const cut = tokens.findLastIndex(({ type }) => /^(?:adjacent|sibling|column-combinator)$/u.test(type));
  const kept = tokens.slice(cut + 1).map(relaxed);
  return kept.length === 0 ? [ANY] : kept;
}

/** A name of another language's elements makes browsers drop the rule, if they do not know the language. */
function isCertain(token: Token): boolean {
  if ('namespace' in token && token.namespace !== null) return false;
  return !/^(?:pseudo|pseudo-element|adjacent|sibling|column-combinator)$/u.test(token.type);
}

function innermost(tokens: readonly Token[], quirks: boolean): Pick<Selector, 'id' | 'className' | 'tag'> {
  const own = tokens.slice(tokens.findLastIndex(isTraversal) + 1);
  const named = (name: string): string | undefined => {
    for (const token of own) {
      if (token.type === 'attribute' && token.name === name && token.ignoreCase === 'quirks')
        return quirks ? token.value.toLowerCase() : token.value;
    }
    return undefined;
  };
  const tag = own.find((token) => token.type === 'tag');
  return { id: named('id'), className: named('class'), tag: tag?.type === 'tag' ? tag.name.toLowerCase() : undefined };
}

function adapterFor(budget: StyleBudget): NonNullable<Options<Node, ParsedElement>['adapter']> {
  const isTag = (node: Node): node is ParsedElement => 'tagName' in node;
  const valueOf = (element: ParsedElement, name: string): string | undefined => {
    const value = attributeOf(element, name);
    budget.spend(8 + (value?.length ?? 0) / 4);
    return value;
  };
  return {
    isTag,
    getAttributeValue: valueOf,
    hasAttrib: (element, name) => valueOf(element, name) !== undefined,
    getName: ({ tagName }) => tagName,
    getParent(element) {
      budget.spend(10);
      return defaultTreeAdapter.getParentNode(element);
    },
    // Only asked by selectors that were relaxed away, and for queries that are not made here.
    existsOne: () => false,
    getChildren: () => [],
    getSiblings: (node) => [node],
    getText: () => '',
    removeSubsets: (nodes) => nodes,
    findAll: () => [],
    findOne: () => null,
  };
}

const EVERYTHING: readonly Selector[] = [
  { id: undefined, className: undefined, tag: undefined, beside: false, certain: false, matches: () => true },
];

export class SelectorEngine {
  /** In quirks mode, as browsers show pages without a proper beginning, classes and ids ignore their case. */
  readonly quirks: boolean;
  readonly #options: Options<Node, ParsedElement>;

  constructor(document: Pick<ParsedDocument, 'mode'>, budget: StyleBudget) {
    this.quirks = document.mode === 'quirks';
    this.#options = { adapter: adapterFor(budget), quirksMode: this.quirks };
  }

  #selectorOf(tokens: readonly Token[]): Selector | undefined {
    const part = tokens.find((token) => token.type === 'pseudo-element');
    if (part !== undefined && OF_NO_TEXT.test(part.name)) return undefined;
    const subject = tokens.slice(tokens.findLastIndex(isTraversal) + 1);
    if (subject.some((token) => token.type === 'pseudo' && OF_CONTROLS.has(token.name))) return undefined;
    const kept = atMost(tokens);
    let test: ((element: ParsedElement) => boolean) | undefined;
    const matches = (element: ParsedElement): boolean => (test ??= compile([kept], this.#options))(element);
    return {
      ...innermost(kept, this.quirks),
      beside: part !== undefined && !/^first-/u.test(part.name),
      certain: tokens.every(isCertain),
      matches,
    };
  }

  /** A list with commas. One that cannot be taken apart is for everything, unless something else is said. */
  selectorsIn(written: string, otherwise = EVERYTHING): readonly Selector[] {
    try {
      if (written.length > LONGEST) throw new RangeError(written.slice(0, 100));
      return parse(written).flatMap((tokens) => this.#selectorOf(tokens) ?? []);
    } catch {
      return otherwise;
    }
  }
}
