/**
 * Text of a style sheet or a style attribute -> what css-tree makes of it, which mends broken text as browsers do.
 * Before it is taken apart the text is measured, since the parser would follow any nesting and hold any length, and cut
 * between rules, since for every error and every text the parser goes through all that it was given.
 */
import parse from 'css-tree/parser';
import { tokenize, tokenTypes } from 'css-tree/tokenizer';
import type { CssNodePlain } from 'css-tree';
import { TooComplex } from './parse.js';
import { MOST_RULES, type StyleBudget } from './style-budget.js';

/** The parser counts characters with 24 bits. Pictures and fonts inside the text are not counted. */
const MOST_CHARACTERS = 8_000_000;
const MOST_DECLARATIONS = 200_000;
const MOST_NESTING = 50;
/** Characters from which on a picture or font is left out, and after which a text is cut. */
const [LONG_ADDRESS, LONG_PIECE] = [500, 16_000];
/** Before each text the parser clears a table as long as the longest one so far. */
const CLEARED_IN_A_STEP = 64;
/** For each error it lays out the whole text anew, line by line. */
const [LAID_OUT_IN_A_STEP, STEPS_FOR_A_LINE] = [8, 8];

const CLOSING: Readonly<Record<number, number>> = {
  [tokenTypes.Function]: tokenTypes.RightParenthesis,
  [tokenTypes.LeftParenthesis]: tokenTypes.RightParenthesis,
  [tokenTypes.LeftSquareBracket]: tokenTypes.RightSquareBracket,
  [tokenTypes.LeftCurlyBracket]: tokenTypes.RightCurlyBracket,
};

let longest = 0;

/** Cut after rules that stand in no other, so that the pieces say together what the text says. */
function measured(text: string): string[] {
  const pieces: string[] = [];
  const open: number[] = [];
  let [piece, from, before] = ['', 0, ''];
  let [depth, blocks, ends, length] = [0, 0, 0, 0];
  tokenize(text, (type, start, end) => {
    const address = type === tokenTypes.Url || (type === tokenTypes.String && before === 'url(');
    if (address && end - start > LONG_ADDRESS) {
      piece += `${text.slice(from, start)}${type === tokenTypes.Url ? 'url(x)' : '"x"'}`;
      from = end;
    }
    before = type === tokenTypes.Function ? text.slice(start, end).toLowerCase() : '';
    const closing = CLOSING[type];
    if (closing !== undefined) {
      open.push(closing);
      if (type !== tokenTypes.LeftCurlyBracket) return;
      if (++depth > MOST_NESTING) throw new TooComplex(`style nested deeper than ${MOST_NESTING}`);
      if (++blocks > MOST_RULES) throw new TooComplex(`more than ${MOST_RULES} rules of style`);
    } else if (type === tokenTypes.Semicolon) {
      if (++ends > MOST_DECLARATIONS) throw new TooComplex(`more than ${MOST_DECLARATIONS} declarations of style`);
    } else if (type === open.at(-1)) {
      open.pop();
      if (type !== tokenTypes.RightCurlyBracket) return;
      depth--;
      if (open.length > 0 || piece.length + end - from < LONG_PIECE) return;
      pieces.push(piece + text.slice(from, end));
      [piece, from] = ['', end];
    }
  });
  pieces.push(piece + text.slice(from));
  for (const each of pieces) length += each.length;
  if (length > MOST_CHARACTERS) throw new TooComplex(`${length} characters of style`);
  return pieces;
}

/** Preludes and values stay as they are written; who needs one looks into it. */
export function parseCss(
  text: string,
  context: 'stylesheet' | 'declarationList',
  budget: StyleBudget,
): readonly CssNodePlain[] {
  budget.spend(text.length / 2);
  const pieces = context === 'stylesheet' ? measured(text) : [measured(text).join('')];
  return pieces.flatMap((piece) => parsePiece(piece, context, budget));
}

function parsePiece(text: string, context: string, budget: StyleBudget): readonly CssNodePlain[] {
  longest = Math.max(longest, text.length);
  budget.spend(text.length / 2 + longest / CLEARED_IN_A_STEP);
  let costOfError: number | undefined;
  const tree = parse(text, {
    context,
    list: false,
    parseAtrulePrelude: false,
    parseRulePrelude: false,
    parseValue: false,
    onParseError() {
      costOfError ??= text.length / LAID_OUT_IN_A_STEP + STEPS_FOR_A_LINE * text.split(/[\r\n\f]/u).length;
      budget.spend(costOfError);
    },
  });
  return 'children' in tree && tree.children !== null ? tree.children : [];
}

/** Comments part what stands on their sides, except inside strings, where they are none. */
export function withoutComments(text: string): string {
  if (!text.includes('/*')) return text;
  let plain = '';
  tokenize(text, (type, start, end) => {
    plain += type === tokenTypes.Comment ? ' ' : text.slice(start, end);
  });
  return plain;
}
