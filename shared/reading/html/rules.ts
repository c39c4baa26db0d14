/**
 * The rules of one style sheet, those inside others and under conditions included, as far as they hold on the screen
 * that a page is read for or may hold there.
 */
import parseSelectors from 'css-tree/selector-parser';
import type { Atrule, AtrulePlain, CssNodePlain } from 'css-tree';
import { parseCss, withoutComments } from './css-text.js';
import { readDeclarations, type Declarations } from './declarations.js';
import { TooComplex } from './parse.js';
import type { StyleBudget } from './style-budget.js';

export interface WrittenRule {
  readonly selectors: string;
  readonly declarations: Declarations;
  /** False under a condition that cannot be judged here. */
  readonly certain: boolean;
}

interface Outer {
  /** Selectors of the rule that this one stands in. */
  readonly within: string | undefined;
  readonly certain: boolean;
}

/** A screen of this width is what the page is read for. */
const SCREEN_WIDTH = 1280;
/** Longer lists arise where rules stand in each other many times, each naming the outer one more than once. */
const LONGEST_NESTED = 20_000;

function mediaHolds(query: string): boolean {
  return query.split(',').some((one) => {
    const text = one.trim().toLowerCase();
    if (/^(?:only\s+)?(?:print|speech|tty|tv)\b/u.test(text) || /^not\b/u.test(text)) return false;
    for (const [, side, size, unit] of text.matchAll(/\(\s*(min|max)-width\s*:\s*([\d.]+)(px|em|rem)\s*\)/gu)) {
      const width = Number(size) * (unit === 'px' ? 1 : 16);
      if (side === 'min' ? width > SCREEN_WIDTH : width < SCREEN_WIDTH) return false;
    }
    return !/\((?!\s*(?:min|max)-width)/u.test(text);
  });
}

/** What a browser of today supports is for its maker to say; pages ask for what they then use. */
function conditionHolds(rule: Atrule | AtrulePlain): 'yes' | 'no' | 'unsure' {
  const prelude = rule.prelude?.type === 'Raw' ? withoutComments(rule.prelude.value) : '';
  switch (rule.name.toLowerCase()) {
    case 'media':
      return mediaHolds(prelude) ? 'yes' : 'no';
    case 'supports':
      return /\bnot\b/iu.test(prelude) ? 'unsure' : 'yes';
    case 'layer':
      return 'yes';
    case 'container':
    case 'scope':
      return 'unsure';
    default:
      return 'no';
  }
}

/** `&` is the outer rule; a selector without it is meant for what stands inside the outer rule's elements. */
function nested(selectors: string, within: string): string | undefined {
  let list;
  try {
    list = parseSelectors(selectors, { context: 'selectorList', positions: true });
  } catch {
    return undefined;
  }
  if (list.type !== 'SelectorList') return undefined;
  const written = list.children.toArray().map((selector) => {
    if (selector.type !== 'Selector' || selector.loc == null) return selectors;
    const { start, end } = selector.loc;
    const marks = selector.children
      .toArray()
      .flatMap(({ type, loc }) => (type === 'NestingSelector' && loc ? [loc] : []));
    if (marks.length === 0) return `:is(${within}) ${selectors.slice(start.offset, end.offset)}`;
    let [text, at] = ['', start.offset];
    for (const mark of marks) {
      text += `${selectors.slice(at, mark.start.offset)}:is(${within})`;
      at = mark.end.offset;
    }
    return text + selectors.slice(at, end.offset);
  });
  const length = written.reduce((sum, text) => sum + text.length, 0);
  if (length > LONGEST_NESTED) throw new TooComplex(`selectors of ${length} characters`);
  return written.join(',');
}

/** A rule inside a rule that the parser took for a declaration or for nothing. */
function looseRules(node: CssNodePlain): string {
  if (node.type === 'Raw') return node.value;
  return node.type === 'Declaration' && node.value.type === 'Raw' ? `${node.property}:${node.value.value}` : '';
}

export function rulesIn(sheet: string, budget: StyleBudget): WrittenRule[] {
  const rules: WrittenRule[] = [];
  const add = (selectors: string, children: readonly CssNodePlain[], certain: boolean): void => {
    budget.countRules(1);
    const declarations = readDeclarations(children);
    if (declarations.size > 0) rules.push({ selectors, declarations, certain });
  };
  const collect = (nodes: readonly CssNodePlain[], outer: Outer): void => {
    for (const node of nodes) {
      if (node.type === 'Atrule') {
        const holds = conditionHolds(node);
        if (node.block === null || holds === 'no') continue;
        const certain = outer.certain && holds === 'yes';
        if (outer.within !== undefined) add(outer.within, node.block.children, certain);
        collect(node.block.children, { ...outer, certain });
      } else if (node.type === 'Rule') {
        const written = node.prelude.type === 'Raw' ? withoutComments(node.prelude.value).trim() : '';
        const within = outer.within ?? (written.includes('&') ? ':root' : undefined);
        const selectors = within === undefined ? written : nested(written, within);
        if (selectors === undefined) continue;
        add(selectors, node.block.children, outer.certain);
        collect(node.block.children, { ...outer, within: selectors });
      } else if (outer.within !== undefined) {
        const text = looseRules(node);
        if (text.includes('{') && !text.startsWith('--')) collect(parseCss(text, 'stylesheet', budget), outer);
      }
    }
  };
  collect(parseCss(sheet, 'stylesheet', budget), { within: undefined, certain: true });
  return rules;
}
