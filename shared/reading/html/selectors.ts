/**
 * The selectors of style sheets. A selector is asked twice where it names a state or a feature that the source does not
 * show: what it matches whatever that may be, and what it might match at most. Between the two lies doubt, and the
 * doubt stays with the elements that the selector is about.
 */
import parseSelectors from 'css-tree/selector-parser';
import { isTraversal, parse, type Selector as Token } from 'css-what';
import type { ParsedElement } from './parse.js';
import type { SelectorEngine, Test } from './selector-engine.js';

export interface Selector {
  /** The innermost element has this, or else the selector does not match; all undefined: nothing is known of it. */
  readonly id: string | undefined;
  readonly className: string | undefined;
  readonly tag: string | undefined;
  readonly specificity: number;
  /** Whether the rule is for the element itself or for a text that is generated before or after it. */
  readonly styles: 'element' | 'before' | 'after';
  readonly matches: (element: ParsedElement) => 'yes' | 'no' | 'unsure';
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** What the engine judges from the source as browsers do. */
const JUDGED = words(
  'root empty first-child last-child only-child first-of-type last-of-type only-of-type nth-child nth-last-child nth-of-type nth-last-of-type any-link link disabled enabled',
);
/** States that only a visitor brings about: they do not hold for the page as it opens. */
const NOT_AT_FIRST = words(
  'hover focus active visited focus-visible focus-within target fullscreen modal popover-open picture-in-picture',
);
/** Known to all browsers; whether they hold, the source alone does not say. */
const OPEN = words(
  'checked default indeterminate required optional valid invalid user-valid user-invalid in-range out-of-range read-only read-write placeholder-shown autofill lang dir scope host host-context open target-within target-current local-link state playing paused muted seeking stalled buffering volume-locked current past future blank -webkit-autofill -webkit-any -webkit-any-link',
);
const PART_OF_TEXT = words('first-line first-letter');
const NO_TEXT = words(
  'selection placeholder marker backdrop cue cue-region file-selector-button part slotted target-text spelling-error grammar-error highlight details-content view-transition view-transition-group view-transition-image-pair view-transition-old view-transition-new',
);
const ANY: Token = { type: 'universal', namespace: null } as Token;
/** Longer than any that a person writes: it would only cost time. */
const LONGEST = 20_000;

/** At least or at most what a selector matches, without what cannot be judged; undefined where that is nothing. */
function bound(tokens: readonly Token[], most: boolean): Token[] | undefined {
  const kept: Token[] = [];
  for (const token of tokens) {
    const judged = boundToken(token, most);
    if (judged === undefined) return undefined;
    kept.push(judged);
  }
  return kept;
}

function boundAll(alternatives: readonly Token[][], most: boolean): Token[][] {
  return alternatives.flatMap((tokens) => {
    const kept = bound(tokens, most);
    return kept === undefined ? [] : [kept];
  });
}

function boundToken(token: Token, most: boolean): Token | undefined {
  const unknown = most ? ANY : undefined;
  if (token.type === 'pseudo-element') return unknown;
  if (token.type !== 'pseudo') return token;
  const { name, data } = token;
  if (NOT_AT_FIRST.has(name)) return undefined;
  // Scripts may define an element whose name has a hyphen, or never.
  if (name === 'defined') return most ? ANY : token;
  if (name === 'lang' && !String(data).includes('*')) return most ? { ...token, name: 'lang-at-most' } : token;
  if (Array.isArray(data)) {
    if (name === 'not') {
      const excluded = boundAll(data, !most);
      return excluded.length === 0 ? ANY : { ...token, data: excluded };
    }
    if (name !== 'is' && name !== 'where' && name !== 'has') return unknown;
    const inner = boundAll(data, most);
    return inner.length === 0 ? undefined : { ...token, data: inner };
  }
  return JUDGED.has(name) && !/\bof\b/u.test(data ?? '') ? token : unknown;
}

/** Whether something stands in it that the source does not decide, or that some browser may not even know. */
function doubtOf(tokens: readonly Token[]): 'none' | 'open' | 'unknown' {
  const doubts = tokens.map((token) => {
    if (token.type === 'pseudo-element') {
      const known = /^(?:before|after)$|^-webkit-/u.test(token.name) || PART_OF_TEXT.has(token.name);
      return known || NO_TEXT.has(token.name) ? 'none' : 'unknown';
    }
    if (token.type !== 'pseudo') return 'none';
    if (Array.isArray(token.data) && /^(?:not|is|where|has)$/u.test(token.name)) {
      const inner = token.data.map(doubtOf);
      // Lists in these two are forgiving: what is not known drops out alone.
      if (!inner.includes('unknown') || token.name === 'is' || token.name === 'where') {
        return inner.every((doubt) => doubt === 'none') ? 'none' : 'open';
      }
      return 'unknown';
    }
    if (JUDGED.has(token.name)) return /\bof\b/u.test(String(token.data)) ? 'open' : 'none';
    if (NOT_AT_FIRST.has(token.name)) return 'none';
    return token.name === 'defined' || OPEN.has(token.name) ? 'open' : 'unknown';
  });
  return doubts.includes('unknown') ? 'unknown' : doubts.includes('open') ? 'open' : 'none';
}

function specificityOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => {
    if (token.type === 'tag' || token.type === 'pseudo-element') return sum + 1;
    // `#name`, unlike `[id=name]`, leaves it to the mode of the page whether case matters.
    if (token.type === 'attribute') return sum + (token.name === 'id' && token.ignoreCase === 'quirks' ? 10_000 : 100);
    if (token.type !== 'pseudo' || token.name === 'where') return sum;
    return sum + (Array.isArray(token.data) ? Math.max(0, ...token.data.map(specificityOf)) : 100);
  }, 0);
}

function innermost(tokens: readonly Token[], ignoresCase: boolean): Pick<Selector, 'id' | 'className' | 'tag'> {
  const own = tokens.slice(tokens.findLastIndex(isTraversal) + 1);
  const named = (name: string): string | undefined => {
    for (const token of own) {
      if (token.type === 'attribute' && token.name === name && token.ignoreCase === 'quirks')
        return ignoresCase ? token.value.toLowerCase() : token.value;
    }
    return undefined;
  };
  const tag = own.find((token) => token.type === 'tag');
  return { id: named('id'), className: named('class'), tag: tag?.type === 'tag' ? tag.name.toLowerCase() : undefined };
}

function once(make: () => Test): Test {
  let made: Test | undefined;
  return (element) => (made ??= make())(element);
}

const NOTHING: Test = () => false;
const ANYTHING: Test = () => true;

function selectorOf(tokens: readonly Token[], engine: SelectorEngine, certain: boolean): Selector | undefined {
  const at = tokens.findIndex((token) => token.type === 'pseudo-element');
  const part = at < 0 ? undefined : tokens[at];
  const name = part?.type === 'pseudo-element' ? part.name : '';
  const styles = name === 'before' || name === 'after' ? name : 'element';
  if (name !== '' && styles === 'element' && !PART_OF_TEXT.has(name)) return undefined;
  const own = at < 0 ? tokens : [...tokens.slice(0, at), ANY, ...tokens.slice(at + 1)];
  const [widest, narrowest] = [bound(own, true), bound(own, false)];
  if (widest === undefined) return undefined;
  const most = once(() => engine.test([widest]) ?? ANYTHING);
  const least = once(() => (narrowest && engine.test([narrowest])) ?? NOTHING);
  const whole = certain && !PART_OF_TEXT.has(name);
  return {
    ...innermost(own, engine.ignoresCase),
    specificity: specificityOf(tokens),
    styles,
    matches: (element) => (!most(element) ? 'no' : whole && least(element) ? 'yes' : 'unsure'),
  };
}

const EVERYWHERE: Selector = {
  id: undefined,
  className: undefined,
  tag: undefined,
  specificity: 0,
  styles: 'element',
  matches: () => 'unsure',
};

/** As browsers see it; parsers forgive more. */
function isSelectorList(written: string): boolean {
  try {
    const list = parseSelectors(written, { context: 'selectorList' });
    if (list.type !== 'SelectorList' || written.endsWith(',')) return false;
    return list.children.toArray().every((selector) => {
      if (selector.type !== 'Selector') return false;
      const parts = selector.children.toArray();
      const odd = parts.some(
        (part) => part.type === 'Percentage' || (part.type === 'Combinator' && part.name === '/deep/'),
      );
      return !odd && [parts[0], parts.at(-1)].every((part) => part?.type !== 'Combinator');
    });
  } catch {
    return false;
  }
}

/** A list with commas. Nothing in it holds where a part of it is no selector; then browsers drop the whole rule. */
export function selectorsIn(written: string, engine: SelectorEngine, certain: boolean): Selector[] {
  if (written.length > LONGEST) return [EVERYWHERE];
  if (!isSelectorList(written)) return [];
  let list: Token[][];
  try {
    list = parse(written);
  } catch {
    // Right for one parser, wrong for the other: too new, or too odd.
    return [EVERYWHERE];
  }
  // A browser that does not know one word of a list drops the rule with all its selectors.
  const known = list.every((tokens) => doubtOf(tokens) !== 'unknown');
  return list.flatMap((tokens) => selectorOf(tokens, engine, certain && known) ?? []);
}
