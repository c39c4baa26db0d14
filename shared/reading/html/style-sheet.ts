/**
 * The style sheets that a page carries inside itself, as rules that can be asked for one element. Sheets that the page
 * only names are never fetched, so what they hide cannot be known here; the aligner's guards stand behind that.
 */
import { parseDeclarations, splitOutside, withoutCssComments, type Declarations } from './declarations.js';
import { TooComplex, type ParsedElement } from './parse.js';
import { attributeOf, classesOf, matches, parseSelector, type Selector } from './selectors.js';

interface Rule {
  readonly selector: Selector;
  readonly declarations: Declarations;
  readonly order: number;
}

export type Styles = ReadonlyMap<string, string>;

export interface ElementStyles {
  readonly own: Styles;
  /** For the text that a sheet adds before or after the element's own. */
  readonly generated: Styles;
  /** A rule that cannot be judged from the source would hide the element. */
  readonly perhapsHidden: boolean;
}

/** A screen of this width is what the page is read for. */
const SCREEN_WIDTH = 1280;
const MOST_RULES = 20_000;
/** Rules asked over all elements; large portals stay below a million. */
const MOST_QUESTIONS = 10_000_000;

function mediaHolds(query: string): boolean {
  return splitOutside(query, ',').some((one) => {
    const text = one.trim().toLowerCase();
    if (/^(?:only\s+)?(?:print|speech|tty|tv)\b/u.test(text) || /^not\b/u.test(text)) return false;
    for (const [, side, size, unit] of text.matchAll(/\(\s*(min|max)-width\s*:\s*([\d.]+)(px|em|rem)\s*\)/gu)) {
      const width = Number(size) * (unit === 'px' ? 1 : 16);
      if (side === 'min' ? width > SCREEN_WIDTH : width < SCREEN_WIDTH) return false;
    }
    return !/\((?!\s*(?:min|max)-width)/u.test(text);
  });
}

/** The text between the brace at `open` and its partner, and where that ends. */
function block(text: string, open: number): { body: string; end: number } {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === '{') depth++;
    else if (text[index] === '}' && --depth === 0) return { body: text.slice(open + 1, index), end: index + 1 };
  }
  return { body: text.slice(open + 1), end: text.length };
}

interface Written {
  readonly selectors: string;
  readonly body: string;
}

function rulesIn(sheet: string, level = 0): Written[] {
  const found: Written[] = [];
  let at = 0;
  while (at < sheet.length) {
    if (found.length > MOST_RULES) throw new TooComplex(`more than ${MOST_RULES} rules of style`);
    const open = sheet.indexOf('{', at);
    if (open < 0) break;
    const prelude = sheet.slice(at, open);
    const { body, end } = block(sheet, open);
    // Statements without a block (@import, @charset) stand before the prelude proper.
    const head = prelude.slice(prelude.lastIndexOf(';') + 1).trim();
    if (!head.startsWith('@')) found.push({ selectors: head, body });
    else if (level < 8) {
      const media = /^@media\b([\s\S]*)$/iu.exec(head);
      const holds = media === null ? /^@(?:supports|layer|container)\b/iu.test(head) : mediaHolds(media[1] ?? '');
      if (holds) found.push(...rulesIn(body, level + 1));
    }
    at = end;
  }
  return found;
}

export class StyleSheet {
  readonly #byId = new Map<string, Rule[]>();
  readonly #byClass = new Map<string, Rule[]>();
  readonly #byTag = new Map<string, Rule[]>();
  readonly #rest: Rule[] = [];
  #questions = 0;

  constructor(sheets: readonly string[]) {
    let order = 0;
    for (const { selectors, body } of sheets.flatMap((sheet) =>
      rulesIn(withoutCssComments(sheet.replace(/<!--|-->/gu, ' '))),
    )) {
      const declarations = parseDeclarations(body);
      if (declarations.size === 0) continue;
      for (const written of splitOutside(selectors, ',')) {
        const selector = parseSelector(written);
        if (selector !== undefined) this.#file({ selector, declarations, order: order++ });
      }
    }
  }

  #file(rule: Rule): void {
    const innermost = rule.selector.steps[0]?.compound;
    const [className] = innermost?.classes ?? [];
    const into = (map: Map<string, Rule[]>, key: string): void => {
      const own = map.get(key);
      if (own === undefined) map.set(key, [rule]);
      else own.push(rule);
    };
    if (innermost?.id !== undefined) into(this.#byId, innermost.id);
    else if (className !== undefined) into(this.#byClass, className);
    else if (innermost?.tag !== undefined) into(this.#byTag, innermost.tag);
    else this.#rest.push(rule);
  }

  #rulesFor(element: ParsedElement): Rule[] {
    const candidates = [
      ...(this.#byId.get(attributeOf(element, 'id') ?? '') ?? []),
      ...classesOf(element).flatMap((name) => this.#byClass.get(name) ?? []),
      ...(this.#byTag.get(element.tagName) ?? []),
      ...this.#rest,
    ];
    this.#questions += candidates.length;
    if (this.#questions > MOST_QUESTIONS) throw new TooComplex('more rules of style than a page needs');
    return [...new Set(candidates)].filter(({ selector }) => matches(selector, element));
  }

  /** What holds for an element by the page's own sheets and its style attribute. */
  stylesOf(element: ParsedElement): ElementStyles {
    const rules = this.#rulesFor(element);
    const inline = parseDeclarations(attributeOf(element, 'style') ?? '');
    const certain = rules.filter(({ selector }) => selector.certain);
    return {
      own: cascade(
        certain.filter(({ selector }) => !selector.generated),
        inline,
      ),
      generated: cascade(
        rules.filter(({ selector }) => selector.generated),
        new Map(),
      ),
      perhapsHidden: rules.some(({ selector, declarations }) => !selector.certain && hides(declarations)),
    };
  }
}

const HIDING: readonly (readonly [string, RegExp])[] = [
  ['display', /^none$/u],
  ['visibility', /^(?:hidden|collapse)$/u],
  ['opacity', /^0/u],
  ['font-size', /^0/u],
];

function hides(declarations: Declarations): boolean {
  return HIDING.some(([property, value]) => value.test(declarations.get(property)?.value ?? ''));
}

function cascade(rules: readonly Rule[], inline: Declarations): Styles {
  const result = new Map<string, string>();
  const ordered = [...rules].sort((a, b) => a.selector.specificity - b.selector.specificity || a.order - b.order);
  for (const important of [false, true]) {
    for (const declarations of [...ordered.map((rule) => rule.declarations), inline]) {
      for (const [property, declared] of declarations) {
        if (declared.important === important) result.set(property, declared.value);
      }
    }
  }
  return result;
}
