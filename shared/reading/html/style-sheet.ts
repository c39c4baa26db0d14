/**
 * The style sheets that a page carries inside itself, as styles that can be asked for one element. Sheets that the page
 * only names are never fetched, so what they hide cannot be known here; the aligner's guards stand behind that.
 */
import { parseCss } from './css-text.js';
import { readDeclarations, type Declarations } from './declarations.js';
import { attributeOf, classesOf, type ParsedDocument, type ParsedElement } from './parse.js';
import { rulesIn } from './rules.js';
import { SelectorEngine } from './selector-engine.js';
import { selectorsIn, type Selector } from './selectors.js';
import { StyleBudget } from './style-budget.js';

interface Rule {
  readonly selector: Selector;
  readonly declarations: Declarations;
  readonly order: number;
}

export type Styles = ReadonlyMap<string, string>;

export interface ElementStyles {
  readonly own: Styles;
  /** For the texts that a sheet adds before and after the element's own. */
  readonly generated: readonly Styles[];
}

/** Of filing a selector, asking one rule of one element, and weighing a rule that matches, beside what the engine does. */
const STEPS = { selector: 1_000, question: 5, match: 200 };
/** With more rules than this that cannot be judged nobody weighs what they would do. */
const MOST_WEIGHED = 12;
const ANYTHING: readonly ElementStyles[] = ['none', 'block'].map((display) => ({
  own: new Map([['display', display]]),
  generated: [],
}));

export class StyleSheet {
  readonly #byId = new Map<string, Rule[]>();
  readonly #byClass = new Map<string, Rule[]>();
  readonly #byTag = new Map<string, Rule[]>();
  readonly #rest: Rule[] = [];
  readonly #budget = new StyleBudget();
  readonly #engine: SelectorEngine;
  /** Pages made by word processors repeat the same attribute thousands of times. */
  readonly #attributes = new Map<string, Declarations>();

  constructor(sheets: readonly string[], document: ParsedDocument) {
    this.#engine = new SelectorEngine(document, this.#budget);
    let order = 0;
    for (const { selectors, declarations, certain } of sheets.flatMap((sheet) => rulesIn(sheet, this.#budget))) {
      for (const selector of selectorsIn(selectors, this.#engine, certain)) {
        this.#budget.spend(STEPS.selector);
        this.#file({ selector, declarations, order: order++ });
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

  #rulesFor(element: ParsedElement): { readonly certain: readonly Rule[]; readonly unsure: readonly Rule[] } {
    const key = (name: string): string => (this.#engine.ignoresCase ? name.toLowerCase() : name);
    const candidates = [
      ...(this.#byId.get(key(attributeOf(element, 'id') ?? '')) ?? []),
      ...[...new Set(classesOf(element).map(key))].flatMap((name) => this.#byClass.get(name) ?? []),
      ...(this.#byTag.get(element.tagName) ?? []),
      ...this.#rest,
    ];
    this.#budget.spend(STEPS.question * candidates.length);
    const [certain, unsure]: [Rule[], Rule[]] = [[], []];
    for (const rule of candidates) {
      const matches = rule.selector.matches(element);
      if (matches !== 'no') (matches === 'yes' ? certain : unsure).push(rule);
    }
    const weighed = Math.min(unsure.length, MOST_WEIGHED) + 1;
    this.#budget.spend(STEPS.match * (certain.length + unsure.length) * weighed);
    return { certain, unsure };
  }

  #attributeStyles(element: ParsedElement): Declarations {
    const text = attributeOf(element, 'style') ?? '';
    const known = this.#attributes.get(text);
    if (known !== undefined) return known;
    const declarations = readDeclarations(parseCss(text, 'declarationList', this.#budget));
    this.#attributes.set(text, declarations);
    return declarations;
  }

  /**
   * What holds for an element by the page's own sheets and its style attribute: first by all that can be judged, then
   * as it would be with each rule of which that cannot be said, and with all of them.
   */
  stylesOf(element: ParsedElement): readonly [ElementStyles, ...ElementStyles[]] {
    const { certain, unsure } = this.#rulesFor(element);
    const inline = this.#attributeStyles(element);
    const styles = (more: readonly Rule[]): ElementStyles => {
      const rules = [...certain, ...more];
      const of = (part: Selector['styles']): Rule[] => rules.filter(({ selector }) => selector.styles === part);
      const generated = (['before', 'after'] as const).map((part) => cascade(of(part), new Map()));
      return { own: cascade(of('element'), inline), generated };
    };
    if (unsure.length > MOST_WEIGHED) return [styles([]), ...ANYTHING];
    const each = unsure.map((rule) => styles([rule]));
    return [styles([]), ...each, ...(unsure.length > 1 ? [styles(unsure)] : [])];
  }
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
