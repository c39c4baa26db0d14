/**
 * The selectors of style sheets, as far as pages use them to hide and show things. A selector that cannot be judged
 * from the source alone is kept and marked, so that what it might hide is not taken for certain.
 */
import { splitOutside, unescapeCss } from './declarations.js';
import type { ParsedElement } from './parse.js';

interface Compound {
  readonly tag: string | undefined;
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly operator: string; readonly value: string }[];
  readonly not: readonly Compound[];
  readonly position: 'first' | 'last' | undefined;
}

interface Step {
  readonly compound: Compound;
  /** How this compound relates to the one on its right. */
  readonly combinator: ' ' | '>' | '+' | '~';
}

export interface Selector {
  /** From the innermost compound outwards. */
  readonly steps: readonly Step[];
  readonly specificity: number;
  /** False where a pseudo-class decides that the source does not show. */
  readonly certain: boolean;
  /** Styles a generated text before or after the element. */
  readonly generated: boolean;
}

/** States that only a visitor brings about: such a rule does not hold for the page as it opens. */
const DYNAMIC = /^(?:hover|focus|active|visited|focus-visible|focus-within|target)$/u;
const NAME = String.raw`(?:[\w\u0080-\uffff-]|\\.)+`;
const PART = new RegExp(
  String.raw`^(?:(\*|${NAME})|#(${NAME})|\.(${NAME})|\[\s*(${NAME})\s*(?:([~|^$*]?=)\s*("[^"]*"|'[^']*'|[^\]\s]+)\s*[is]?\s*)?\]|(::?)(${NAME})(\([^()]*(?:\([^()]*\)[^()]*)*\))?)`,
  'u',
);

interface Parsed {
  readonly compound: Compound;
  readonly specificity: number;
  readonly certain: boolean;
  readonly dynamic: boolean;
  readonly generated: boolean;
}

function parseCompound(text: string): Parsed | undefined {
  let rest = text;
  let [specificity, certain, dynamic, generated] = [0, true, false, false];
  let tag: string | undefined;
  let id: string | undefined;
  let position: Compound['position'];
  const classes: string[] = [];
  const attributes: Compound['attributes'][number][] = [];
  const not: Compound[] = [];
  while (rest !== '') {
    const part = PART.exec(rest);
    if (part === null) return undefined;
    const [whole, element, hash, className, attribute, operator, value, colons, pseudo, argument] = part;
    if (element !== undefined) {
      if (rest !== text) return undefined;
      if (element !== '*') {
        tag = unescapeCss(element).toLowerCase();
        specificity += 1;
      }
    } else if (hash !== undefined) {
      id = unescapeCss(hash);
      specificity += 10_000;
    } else if (className !== undefined) {
      classes.push(unescapeCss(className));
      specificity += 100;
    } else if (attribute !== undefined) {
      const wanted = (value ?? '').replace(/^["']|["']$/gu, '');
      attributes.push({ name: attribute.toLowerCase(), operator: operator ?? '', value: wanted });
      specificity += 100;
    } else if (pseudo !== undefined) {
      const name = pseudo.toLowerCase();
      if (name === 'before' || name === 'after') generated = true;
      else if (colons === '::') dynamic = true;
      else if (DYNAMIC.test(name)) dynamic = true;
      else if (name === 'not' && argument !== undefined) {
        for (const inner of splitOutside(argument.slice(1, -1), ',')) {
          const excluded = parseCompound(inner.trim());
          if (excluded === undefined || !excluded.certain) certain = false;
          else {
            not.push(excluded.compound);
            specificity += excluded.specificity;
          }
        }
      } else if (name === 'first-child' || name === 'last-child') {
        position = name === 'first-child' ? 'first' : 'last';
        specificity += 100;
      } else if (name !== 'link' && name !== 'root') certain = false;
    }
    rest = rest.slice(whole.length);
  }
  return { compound: { tag, id, classes, attributes, not, position }, specificity, certain, dynamic, generated };
}

/** `~` looks back no further than this. */
const MOST_SIBLINGS = 300;
/** Longer than any that a person writes: it would only cost time. */
const LONGEST = 600;

/** One selector without commas; undefined where it never holds for the page as it opens, or cannot be parsed. */
export function parseSelector(text: string): Selector | undefined {
  if (text.length > LONGEST) return undefined;
  const tokens = text
    .trim()
    .replace(/\s*([>+~])\s*(?![^[]*\])/gu, ' $1 ')
    .replace(/\s+(?![^[(]*[\])])/gu, '\n')
    .split('\n')
    .filter((token) => token !== '');
  const steps: Step[] = [];
  let [specificity, certain, generated] = [0, true, false];
  let combinator: Step['combinator'] = ' ';
  for (const token of tokens.reverse()) {
    if (token === '>' || token === '+' || token === '~') {
      combinator = token;
      continue;
    }
    const parsed = parseCompound(token);
    if (parsed === undefined || parsed.dynamic) return undefined;
    steps.push({ compound: parsed.compound, combinator });
    specificity += parsed.specificity;
    certain &&= parsed.certain;
    generated ||= parsed.generated;
    combinator = ' ';
  }
  return steps.length === 0 ? undefined : { steps, specificity, certain, generated };
}

export function attributeOf(element: ParsedElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

export function classesOf(element: ParsedElement): string[] {
  return (attributeOf(element, 'class') ?? '').split(/\s+/u).filter((name) => name !== '');
}

interface Siblings {
  readonly list: readonly ParsedElement[];
  readonly positions: ReadonlyMap<ParsedElement, number>;
}

/** The trees are finished when selectors are asked, so the children of a parent are counted once. */
const KNOWN_SIBLINGS = new WeakMap<object, Siblings>();

function siblingsOf(element: ParsedElement): Siblings {
  const parent = element.parentNode;
  const known = parent === null ? undefined : KNOWN_SIBLINGS.get(parent);
  if (known !== undefined) return known;
  const list = parent === null ? [element] : parent.childNodes.filter((node) => 'tagName' in node);
  const siblings = { list, positions: new Map(list.map((sibling, index) => [sibling, index])) };
  if (parent !== null) KNOWN_SIBLINGS.set(parent, siblings);
  return siblings;
}

function attributeHolds(element: ParsedElement, { name, operator, value }: Compound['attributes'][number]): boolean {
  const own = attributeOf(element, name);
  if (own === undefined) return false;
  switch (operator) {
    case '=':
      return own === value;
    case '~=':
      return own.split(/\s+/u).includes(value);
    case '|=':
      return own === value || own.startsWith(`${value}-`);
    case '^=':
      return own.startsWith(value);
    case '$=':
      return own.endsWith(value);
    case '*=':
      return own.includes(value);
    default:
      return true;
  }
}

function holds(compound: Compound, element: ParsedElement): boolean {
  if (compound.tag !== undefined && compound.tag !== element.tagName) return false;
  if (compound.id !== undefined && attributeOf(element, 'id') !== compound.id) return false;
  if (compound.classes.length > 0) {
    const own = classesOf(element);
    if (!compound.classes.every((name) => own.includes(name))) return false;
  }
  if (!compound.attributes.every((attribute) => attributeHolds(element, attribute))) return false;
  if (compound.not.some((excluded) => holds(excluded, element))) return false;
  if (compound.position === undefined) return true;
  const { list } = siblingsOf(element);
  return element === (compound.position === 'first' ? list[0] : list[list.length - 1]);
}

function parentOf(element: ParsedElement): ParsedElement | undefined {
  const { parentNode } = element;
  return parentNode !== null && 'tagName' in parentNode ? parentNode : undefined;
}

function ancestorsOf(element: ParsedElement): ParsedElement[] {
  const found: ParsedElement[] = [];
  for (let outer = parentOf(element); outer !== undefined; outer = parentOf(outer)) found.push(outer);
  return found;
}

function relatedTo(element: ParsedElement, combinator: Step['combinator']): readonly ParsedElement[] {
  if (combinator === ' ') return ancestorsOf(element);
  if (combinator === '>') return ancestorsOf(element).slice(0, 1);
  const { list, positions } = siblingsOf(element);
  const at = positions.get(element) ?? 0;
  return list.slice(Math.max(0, at - (combinator === '+' ? 1 : MOST_SIBLINGS)), at);
}

/** Goes outwards with all elements that can stand for a step at once, so that no selector takes more than a few passes. */
export function matches(selector: Selector, element: ParsedElement): boolean {
  let reached: ReadonlySet<ParsedElement> = new Set([element]);
  for (const { compound, combinator } of selector.steps) {
    const candidates =
      reached.has(element) && selector.steps[0]?.compound === compound
        ? [element]
        : [...reached].flatMap((inner) => relatedTo(inner, combinator));
    reached = new Set([...new Set(candidates)].filter((candidate) => holds(compound, candidate)));
    if (reached.size === 0) return false;
  }
  return true;
}
