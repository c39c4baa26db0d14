/**
 * Formulas that reach out of the workbook: functions that fetch or call, links that are worked out, and the notation by
 * which a cell asks another program (`cmd|'/c calc'!A0`). Texts and names of sheets in a formula are only texts.
 */
import { LINK_WORDS, linkKind } from '../active/links.js';
import type { FoundActive } from './active-field.js';

const FUNCTIONS: ReadonlySet<string> = new Set([
  'WEBSERVICE',
  'RTD',
  'CALL',
  'REGISTER',
  'REGISTER.ID',
  'EXEC',
  'EXECUTE',
  'INITIATE',
  'POKE',
  'RUN',
  'FOPEN',
  'IMAGE',
  'PY',
  'SQL.REQUEST',
  'STOCKHISTORY',
  'IMPORTDATA',
  'IMPORTXML',
]);

type Token = { readonly text: string; readonly is: 'literal' | 'sheet' | 'code' };

function tokensOf(formula: string): Token[] {
  return [...formula.matchAll(/"((?:[^"]|"")*)"?|'((?:[^']|'')*)'?|([^"']+)/gu)].map(
    ([, literal, sheet, code]): Token =>
      literal !== undefined
        ? { is: 'literal', text: literal.replaceAll('""', '"') }
        : sheet !== undefined
          ? { is: 'sheet', text: sheet }
          : { is: 'code', text: code ?? '' },
  );
}

/** The address of a link at this token, as far as it is written out; `whole` where nothing is added to it. */
function addressAt(tokens: readonly Token[], from: number): { text: string; whole: boolean } {
  let text = '';
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.is === 'literal') text += token.text;
    else if (token?.is !== 'code' || !/^\s*&\s*$/u.test(token.text))
      return { text, whole: token?.is === 'code' && /^\s*[,;)]/u.test(token.text) };
  }
  return { text, whole: true };
}

const SETTLED = /^(?:#|https?:|mailto:|tel:)/iu;

function links(tokens: readonly Token[]): FoundActive | undefined {
  for (const [index, { is, text }] of tokens.entries()) {
    if (is !== 'code') continue;
    // Only a literal can follow an opening bracket that ends the code.
    const calls = [...text.matchAll(/\bHYPERLINK\s*\(\s*/giu)];
    for (const call of calls) {
      const written = call.index + call[0].length === text.length;
      const address = written ? addressAt(tokens, index + 1) : { text: '', whole: false };
      const kind = linkKind(address.text);
      if (kind !== undefined) return { kind, what: LINK_WORDS[kind] };
      if (!address.whole && !SETTLED.test(address.text.trim()))
        return { kind: 'formula', what: 'a formula that works out a link (HYPERLINK)' };
    }
  }
  return undefined;
}

/** What a formula does beside working out a value; undefined for an ordinary one. */
export function activeFormula(formula: string): FoundActive | undefined {
  const tokens = tokensOf(formula);
  for (const { is, text } of tokens) {
    if (is === 'sheet' && /^(?:\\\\|[a-z][a-z0-9+.-]+:\/\/)/iu.test(text))
      return { kind: 'outside-data', what: 'a formula with a cell of another file' };
    if (is !== 'code') continue;
    if (text.includes('|')) return { kind: 'formula', what: 'a formula that asks another program' };
    for (const [, name = ''] of text.matchAll(/([\p{L}_][\p{L}\p{N}_.]*)\s*\(/gu)) {
      const plain = name.toUpperCase().replace(/^(?:_XL[A-Z]+\.)+/u, '');
      if (FUNCTIONS.has(plain)) return { kind: 'formula', what: `a formula with the function ${plain}` };
    }
  }
  return links(tokens);
}
