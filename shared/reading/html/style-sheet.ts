/**
 * The style sheets that a page carries inside itself, as what may be declared for one element. Nothing is weighed: not
 * which rule is the stronger, not what is inherited. Sheets that the page only names are never fetched, so what they do
 * cannot be known here; the aligner's guards stand behind that.
 */
import { attributeOf, classesOf, type ParsedDocument, type ParsedElement } from './parse.js';
import { SelectorEngine, type Selector } from './selectors.js';
import { rulesIn, type Declaration } from './sheet-rules.js';
import { StyleBudget } from './style-budget.js';

interface Rule {
  readonly selector: Selector;
  readonly declared: readonly Declared[];
}

export interface Declared extends Declaration {
  /** Applies, unless something stronger declares the same property. */
  readonly certain: boolean;
}

export interface Applying {
  readonly own: readonly Declared[];
  /** For the boxes before and after the element's own text. */
  readonly beside: readonly Declared[];
}

/** Of filing a selector, asking one rule of one element, and handing one declaration on. */
const STEPS = { selector: 5_000, question: 40, declaration: 100 };

export class StyleSheet {
  readonly fonts: ReadonlySet<string>;
  readonly #byId = new Map<string, Rule[]>();
  readonly #byClass = new Map<string, Rule[]>();
  readonly #byTag = new Map<string, Rule[]>();
  readonly #rest: Rule[] = [];
  readonly #budget = new StyleBudget();
  readonly #engine: SelectorEngine;
  /** Pages made by word processors repeat the same attribute thousands of times. */
  readonly #attributes = new Map<string, readonly Declared[]>();

  /** `matters`: declarations for which it is not the same whether they apply. */
  constructor(sheets: readonly string[], document: ParsedDocument, matters: (declaration: Declaration) => boolean) {
    this.#engine = new SelectorEngine(document, this.#budget);
    const written = sheets.map((sheet) => rulesIn(sheet, this.#budget));
    this.fonts = new Set(written.flatMap(({ fonts }) => fonts));
    for (const { selectors, declarations: all, certain } of written.flatMap(({ rules }) => rules)) {
      const declarations = all.filter(matters);
      if (declarations.length === 0) continue;
      for (const selector of this.#engine.selectorsIn(selectors)) {
        this.#budget.spend(STEPS.selector);
        const always = certain && selector.certain;
        this.#file({ selector, declared: declarations.map((one) => ({ ...one, certain: always })) });
      }
    }
  }

  #file(rule: Rule): void {
    const { id, className, tag } = rule.selector;
    const into = (map: Map<string, Rule[]>, key: string): void => {
      const own = map.get(key);
      if (own === undefined) map.set(key, [rule]);
      else own.push(rule);
    };
    if (id !== undefined) into(this.#byId, id);
    else if (className !== undefined) into(this.#byClass, className);
    else if (tag !== undefined) into(this.#byTag, tag);
    else this.#rest.push(rule);
  }

  #attributeStyles(element: ParsedElement): readonly Declared[] {
    const text = attributeOf(element, 'style') ?? '';
    const known = this.#attributes.get(text);
    if (known !== undefined) return known;
    const rules = text === '' ? [] : rulesIn(text, this.#budget, true).rules;
    const declared = rules.flatMap((rule) => rule.declarations.map((one) => ({ ...one, certain: true })));
    this.#attributes.set(text, declared);
    return declared;
  }

  /** Everything that a rule or its style attribute may declare for an element. */
  applyingTo(element: ParsedElement): Applying {
    const key = (name: string): string => (this.#engine.quirks ? name.toLowerCase() : name);
    const candidates = [
      ...(this.#byId.get(key(attributeOf(element, 'id') ?? '')) ?? []),
      ...[...new Set(classesOf(element).map(key))].flatMap((name) => this.#byClass.get(name) ?? []),
      ...(this.#byTag.get(element.tagName) ?? []),
      ...this.#rest,
    ];
    this.#budget.spend(STEPS.question * candidates.length);
    const rules = candidates.filter(({ selector }) => selector.matches(element));
    const of = (beside: boolean): Declared[] =>
      rules.flatMap(({ selector, declared }) => (selector.beside === beside ? declared : []));
    const applying = { own: [...of(false), ...this.#attributeStyles(element)], beside: of(true) };
    this.#budget.spend(STEPS.declaration * (applying.own.length + applying.beside.length));
    return applying;
  }
}
