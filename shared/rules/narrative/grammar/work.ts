/**
 * Which work a clause speaks of. A report on disclosure may tell of petitions, hotlines and fines by the way, and they
 * have reviews and lawsuits of their own: a statement is about disclosure only where nothing nearer says otherwise.
 */
import type { Sentence } from '../sentences.js';
import { clausesIn, tokensIn, type Clause, type Token } from './tokens.js';

export type Work = 'disclosure' | 'other' | 'unsaid';

function workOf(tokens: readonly Token[]): Work {
  if (tokens.some(({ kind }) => kind === 'disclosure' || kind === 'request')) return 'disclosure';
  return tokens.some(({ kind }) => kind === 'other-work') ? 'other' : 'unsaid';
}

/** The clause itself, else the nearest one before it that names any work, else the sub-heading. */
export function workAt({ folded, under }: Sentence, at: number): Work {
  const clauses = clausesIn(folded).filter(({ from }) => from <= at);
  for (const { tokens } of [...clauses].reverse()) {
    const work = workOf(tokens);
    if (work !== 'unsaid') return work;
  }
  return workOf(tokensIn(under, 0, under.length));
}

export function clauseAt(folded: string, at: number): Clause | undefined {
  return clausesIn(folded).find(({ from, to }) => from <= at && at < to);
}
