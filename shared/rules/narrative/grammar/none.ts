/**
 * Statements of none and of all: `未接到因政府信息公开导致的行政复议`, `行政复议、行政诉讼均为零`, `已全部按期办结`. Either every word of
 * the clause is known, or nothing is stated.
 */
import { REQUESTS, namesOthers, type ResolvedMention } from '../mentions.js';
import type { Sentence } from '../sentences.js';
import { clausesIn, type Clause, type Kind, type Token } from './tokens.js';
import { workAt } from './work.js';

export type Thing = 'review' | 'lawsuit' | 'request';

export interface None {
  readonly from: number;
  readonly to: number;
  readonly things: readonly Thing[];
}

const BESIDE_NONE: ReadonlySet<Kind> = new Set<Kind>([
  ...(['act', 'cause', 'disclosure', 'other-work', 'request', 'review', 'lawsuit'] as const),
  ...(['case', 'answer', 'light', 'and', 'none', 'all'] as const),
]);

/** Applications are a thing by themselves, or in a list of things; in `未发生依申请公开行政复议` they are the work. */
function areRequests(tokens: readonly Token[]): boolean {
  const has = (...kinds: Kind[]): boolean => tokens.some(({ kind }) => kinds.includes(kind));
  if (has('cause', 'answer', 'other-work') || tokens.some(({ text }) => /引发|引起|导致|造成/.test(text))) return false;
  const at = tokens.findIndex(({ kind }) => kind === 'request');
  return at >= 0 && (!has('review', 'lawsuit') || tokens[at + 1]?.kind === 'and');
}

function thingsIn(tokens: readonly Token[]): Thing[] {
  const disputes = (['review', 'lawsuit'] as const).filter((thing) => tokens.some(({ kind }) => kind === thing));
  return areRequests(tokens) ? ['request', ...disputes] : disputes;
}

/** Of the words behind 未 or before 均为零, where all of them are known. */
function noneIn({
  tokens,
}: Clause): { readonly from: number; readonly to: number; readonly of: readonly Token[] } | undefined {
  if (tokens.some(({ kind }) => kind === 'might')) return undefined;
  const known = (some: readonly Token[]): boolean => some.every(({ kind }) => BESIDE_NONE.has(kind));
  const none = tokens.findIndex(({ kind }) => kind === 'none');
  const behind = none < 0 ? [] : tokens.slice(none + 1);
  const [at, last] = [tokens[none], tokens.at(-1)];
  if (at !== undefined && last !== undefined && known(behind) && thingsIn(behind).length > 0) {
    return { from: at.from, to: last.to, of: behind };
  }
  const zero = tokens.findIndex(({ kind }) => kind === 'zero');
  const end = zero >= 0 && zero === tokens.length - 1 ? zero : none >= 0 && known(behind) ? none : -1;
  const before = end < 0 ? [] : tokens.slice(0, end);
  const first = before.findIndex(({ kind }) => kind === 'review' || kind === 'lawsuit' || kind === 'request');
  const from = before[first];
  const of = first < 0 ? [] : before.slice(first);
  if (from === undefined || last === undefined || !known(of) || thingsIn(of).length === 0) return undefined;
  return { from: from.from, to: last.to, of };
}

/** 行政复议0件, 收到申请0件: an amount with its unit, and read as one. */
function isOneAmount(of: readonly Token[], { folded }: Sentence, to: number): boolean {
  const words = folded.slice(0, to);
  const [only, ...others] = thingsIn(of);
  if (others.length > 0 || !/(?:0|零)(?:件|起|例|宗|次|项)$/.test(words) || /(?:均|都)[^，]{0,5}$/.test(words))
    return false;
  return only !== 'request' || /(?:收到|受理|接到|接收)[^，]*$/.test(words);
}

export function nonesIn(sentence: Sentence): None[] {
  return clausesIn(sentence.folded).flatMap((clause) => {
    const found = noneIn(clause);
    if (found === undefined || isOneAmount(found.of, sentence, found.to)) return [];
    if (workAt(sentence, clause.from) === 'other') return [];
    return [{ from: found.from, to: found.to, things: thingsIn(found.of) }];
  });
}

export interface AllClosed {
  readonly from: number;
  readonly to: number;
}

const BESIDE_ALL: ReadonlySet<Kind> = new Set<Kind>([
  'close',
  'answer',
  'in-time',
  'light',
  'and',
  'act',
  'request',
  'disclosure',
  'all',
]);
/** 政府信息公开申请全部办结: without a number, it must be said of what. */
const OF_REQUESTS: ReadonlySet<Kind> = new Set<Kind>(['request', 'disclosure', 'light', 'case', 'act']);
/** Something is left after all. */
const LEFT = /结转|转结|接转|转入|继续办理|正在|在办|未到期|剩余|余下|待办|除/;

/** That every application was closed, so that none can have been carried forward. */
export function allClosed(sentence: Sentence, told: readonly ResolvedMention[]): AllClosed[] {
  const { folded, under } = sentence;
  const clauses = clausesIn(folded);
  if (LEFT.test(folded) || clauses.some(({ tokens }) => tokens.some(({ kind }) => kind === 'might'))) return [];
  return clauses.flatMap(({ to, tokens }) => {
    const all = tokens.findIndex(({ kind }) => kind === 'all');
    const [at, behind] = [tokens[all], all < 0 ? [] : tokens.slice(all + 1)];
    const done = behind.filter(({ kind }) => kind === 'close' || kind === 'answer');
    if (at === undefined || done.length === 0 || behind.some(({ kind }) => !BESIDE_ALL.has(kind))) return [];
    const before = folded.slice(0, at.from);
    const names = [...before.matchAll(REQUESTS)].at(-1)?.index ?? -1;
    if (
      names < 0
        ? !under.includes('申请') || namesOthers(before)
        : namesOthers(before.slice(names).replace(REQUESTS, ''))
    )
      return [];
    // 其中网络申请5件，均已办结: all of a part.
    const last = told.findLast(({ mention }) => mention.amount.to <= at.from);
    const ofRequests =
      tokens.slice(0, all).every(({ kind }) => OF_REQUESTS.has(kind)) && areRequests(tokens.slice(0, all));
    if (last === undefined ? !ofRequests : last.subject?.rule !== 'N01' || last.channel) return [];
    // 均按期答复 may leave out what was not due yet.
    if (tokens.some(({ kind }) => kind === 'in-time') && done.every(({ kind }) => kind === 'answer')) return [];
    return [{ from: at.from, to }];
  });
}
