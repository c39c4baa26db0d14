/**
 * Text of a style sheet or a style attribute -> its rules, as pairs of selectors and declarations. Only css-tree's
 * tokenizer is needed for that, because nothing is worked out here: what might hold is given as a rule, whatever stands
 * around it, and what is broken is cut where browsers cut it, at semicolons and braces.
 */
import { tokenize, tokenTypes } from 'css-tree/tokenizer';
import { ident } from 'css-tree/utils';
import { TooComplex } from './parse.js';
import type { StyleBudget } from './style-budget.js';

export interface Declaration {
  readonly property: string;
  readonly value: string;
}

export interface WrittenRule {
  readonly selectors: string;
  readonly declarations: Declaration[];
  /** Stands under no condition. */
  readonly certain: boolean;
}

export interface Written {
  readonly rules: readonly WrittenRule[];
  /** Families that the sheet loads or makes up. */
  readonly fonts: readonly string[];
}

const MOST_NESTING = 50;
/** A value that is longer holds a picture or a font; its beginning says so. */
const LONGEST_VALUE = 500;
/** They style no element. */
const FOR_NO_ELEMENT =
  /^@(?:-[a-z]+-)?(?:keyframes|page|counter-style|property|font-feature-values|font-palette-values|viewport|view-transition|position-try|color-profile)\b/u;
const CLOSING: Readonly<Record<number, number>> = {
  [tokenTypes.Function]: tokenTypes.RightParenthesis,
  [tokenTypes.LeftParenthesis]: tokenTypes.RightParenthesis,
  [tokenTypes.LeftSquareBracket]: tokenTypes.RightSquareBracket,
};

interface Frame {
  readonly is: 'styles' | 'font' | 'nothing';
  readonly rule: WrittenRule | undefined;
  readonly certain: boolean;
}

/** A sheet is read for a screen; every other condition may hold. */
export function isForPaperOnly(media: string): boolean {
  return media.split(',').every((query) => /^\s*(?:only\s+)?(?:print|speech|tty|tv|braille|embossed)\b/iu.test(query));
}

/** Comments part what stands on their sides; escapes are undone: `dis\70 lay` is `display` to a browser. */
function plain(written: string): string {
  const text = written.length > LONGEST_VALUE ? written.slice(0, LONGEST_VALUE) : written;
  const clear = /\/\*|<!--|-->/u.test(text) ? text.replace(/\/\*[^]*?(?:\*\/|$)|<!--|-->/gu, ' ') : text;
  return ident.decode(clear).replace(/\s+/gu, ' ').trim().toLowerCase();
}

function declarationIn(written: string): Declaration | undefined {
  const colon = written.indexOf(':');
  if (colon < 0) return undefined;
  const property = plain(written.slice(0, colon));
  const value = plain(written.slice(colon + 1)).replace(/\s*!\s*important$/u, '');
  return property === '' || property.startsWith('@') ? undefined : { property, value };
}

function frameOf(prelude: string, outer: Frame | undefined, selectors: string): Frame {
  const certain = outer?.certain ?? true;
  const nothing: Frame = { is: 'nothing', rule: undefined, certain };
  if (outer?.is === 'nothing' || outer?.is === 'font') return nothing;
  if (!prelude.startsWith('@')) {
    // In a rule the outer one is not asked, which can only make the inner one hold for more.
    const own = outer?.rule === undefined ? selectors : selectors.replaceAll('&', '*').replace(/^\s*[>+~]/u, '');
    const rule = { selectors: own, declarations: [], certain: certain && outer?.rule === undefined };
    return { is: 'styles', rule, certain };
  }
  if (prelude.startsWith('@font-face')) return { ...nothing, is: 'font' };
  const [, media] = /^@media\b(.*)$/u.exec(prelude) ?? [];
  if (FOR_NO_ELEMENT.test(prelude) || (media !== undefined && isForPaperOnly(media))) return nothing;
  const always = /^@layer\b|^@media\s*(?:all|screen)?$/u.test(prelude);
  const rule = outer?.rule === undefined ? undefined : { ...outer.rule, declarations: [], certain: false };
  return { is: 'styles', rule, certain: certain && always };
}

/** `inside`: the text is what stands between the braces of a rule for one element. */
export function rulesIn(text: string, budget: StyleBudget, inside = false): Written {
  budget.spend(text.length);
  const rules: WrittenRule[] = [];
  const fonts: string[] = [];
  const open: Frame[] = [];
  const brackets: number[] = [];
  let from = 0;
  const enter = (frame: Frame): void => {
    if (open.push(frame) > MOST_NESTING) throw new TooComplex(`style nested deeper than ${MOST_NESTING}`);
    budget.countRules();
    if (frame.rule !== undefined) rules.push(frame.rule);
  };
  const end = (at: number): void => {
    const frame = open.at(-1);
    const wanted = frame !== undefined && frame.is !== 'nothing' && (frame.is === 'font' || frame.rule !== undefined);
    const found = wanted && at > from ? declarationIn(text.slice(from, at)) : undefined;
    if (found === undefined) return;
    budget.countDeclarations();
    if (frame?.is === 'styles') frame.rule?.declarations.push(found);
    else if (found.property === 'font-family') fonts.push(found.value.replace(/["']/gu, ''));
  };
  if (inside) enter({ is: 'styles', rule: { selectors: '', declarations: [], certain: true }, certain: true });
  tokenize(text, (type, start, stop) => {
    const closing = CLOSING[type];
    if (closing !== undefined) brackets.push(closing);
    else if (brackets.length > 0) {
      if (type === tokenTypes.LeftCurlyBracket) brackets.push(tokenTypes.RightCurlyBracket);
      else if (type === brackets.at(-1)) brackets.pop();
    } else if (type === tokenTypes.LeftCurlyBracket) {
      const prelude = text.slice(from, start);
      enter(frameOf(plain(prelude), open.at(-1), withoutComments(prelude)));
      from = stop;
    } else if (type === tokenTypes.RightCurlyBracket || type === tokenTypes.Semicolon) {
      end(start);
      if (type === tokenTypes.RightCurlyBracket && (!inside || open.length > 1)) open.pop();
      from = stop;
    }
  });
  end(text.length);
  return { rules, fonts };
}

function withoutComments(prelude: string): string {
  return prelude.replace(/\/\*[^]*?(?:\*\/|$)|<!--|-->/gu, ' ').trim();
}
