/**
 * Answers that were brought back, held against the draft as it is now: what may be saved, what is saved already, and what
 * is not taken and why. Saving itself is the deed of completing a draft, which judges everything once more.
 */
import type { AnsweredCheck } from '#shared/filing/answers.js';
import { EXPLANATION_MAX, type Explanation } from '#shared/filing/model.js';
import { LANGUAGES, textsIn, type Texts } from '#shared/words/texts.js';
import type { SkipReason } from '#shared/words/zh/takeaway.js';
import { parseTyped } from '#shared/reading/values.js';
import { isCellId, type CellId } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { REASONS, ruleById, type ReasonCode } from '#shared/rules/index.js';
import type { SheetAnswer, Answers } from './answers.js';
import { seenIn, wantedCells } from './cells-sheet.js';
import { spokenCell } from './findings-sheet.js';

export interface Draft {
  readonly record: ReportRecord;
  readonly check: AnsweredCheck;
}

export type AnswerKind = 'explained' | 'keyed' | 'confirmed';

export interface TakenAnswer {
  readonly kind: AnswerKind;
  readonly key: string;
  /** What it is about, as a person reads it. */
  readonly about: string;
  readonly text: string;
  /** The ready answer that an explanation begins with. */
  readonly reason?: ReasonCode;
  /** What stood there before, if anything did. */
  readonly before: string | null;
}

export interface SkippedAnswer {
  readonly about: string;
  readonly text: string;
  readonly why: SkipReason;
}

export interface MatchedAnswers {
  readonly taken: readonly TakenAnswer[];
  readonly skipped: readonly SkippedAnswer[];
  /** How many say what is saved already. */
  readonly same: number;
}

/** `nothing`: what the sheet itself wrote into a row that asks for nothing. */
type Matched = { readonly taken: TakenAnswer } | { readonly skipped: SkippedAnswer } | 'same' | 'nothing';

export function matchAnswers(answers: Answers, draft: Draft, t: Texts): MatchedAnswers {
  const matched = [
    ...once(answers.explained).map((answer) => matchExplanation(answer, draft, t)),
    ...once(answers.cells).map((answer) => matchCell(answer, draft, t)),
  ];
  return {
    taken: matched.flatMap((each) => (typeof each === 'object' && 'taken' in each ? [each.taken] : [])),
    skipped: matched.flatMap((each) => (typeof each === 'object' && 'skipped' in each ? [each.skipped] : [])),
    same: matched.filter((each) => each === 'same').length,
  };
}

/** An explanation falls away where a number keyed in at the same time has settled its finding. */
export function keptIn(matched: MatchedAnswers, explanations: readonly Explanation[]): MatchedAnswers {
  const kept = new Set(explanations.map(({ finding }) => finding));
  const gone = ({ kind, key }: TakenAnswer): boolean => kind === 'explained' && !kept.has(key);
  return {
    taken: matched.taken.filter((each) => !gone(each)),
    skipped: [
      ...matched.skipped,
      ...matched.taken.filter(gone).map(({ about, text }): SkippedAnswer => ({ about, text, why: 'gone' })),
    ],
    same: matched.same,
  };
}

/** What the deed of completing takes; see shared/deeds/filing/complete.ts. */
export function completionOf({ taken }: MatchedAnswers) {
  const cells = (kind: AnswerKind) =>
    taken.flatMap(({ kind: is, key, text }) => (is === kind && isCellId(key) ? [{ cell: key, text }] : []));
  return {
    keyed: cells('keyed'),
    confirmed: cells('confirmed').map(({ cell }) => cell),
    explained: taken.flatMap(({ kind, key, text, reason }) =>
      kind === 'explained' ? [{ finding: key, text, reason }] : [],
    ),
  };
}

interface Once extends SheetAnswer {
  readonly twice: boolean;
}

/** One answer a key; rows that were copied count once where they say the same. */
function once(answers: readonly SheetAnswer[]): Once[] {
  const byKey = new Map<string, SheetAnswer[]>();
  for (const answer of answers) byKey.set(answer.key, [...(byKey.get(answer.key) ?? []), answer]);
  return [...byKey.values()].flatMap((rows) => {
    const [first] = rows;
    const texts = new Set(rows.map(({ text, flaw }) => `${flaw ?? ''}|${text}`));
    return first === undefined ? [] : [{ ...first, twice: texts.size > 1 }];
  });
}

/** What the workbook itself writes, in whichever language it was downloaded. */
const NOT_ASKED = new Set(LANGUAGES.map((language) => textsIn(language).takeaway.findings.notAsked));
const SAME = new Set(LANGUAGES.map((language) => textsIn(language).takeaway.cells.same));

function matchExplanation(answer: Once, { check }: Draft, t: Texts): Matched {
  const finding = check.findings.find(({ key }) => key === answer.key);
  const about = finding === undefined ? answer.key : finding.message[t.language];
  const skip = (why: SkipReason): Matched => ({ skipped: { about, text: answer.text, why } });
  // It comes back with every workbook, and with rows of findings that are gone.
  if (finding?.severity !== 'explain' && NOT_ASKED.has(answer.text)) return 'nothing';
  if (answer.twice) return skip('twice');
  if (answer.flaw !== undefined) return skip(answer.flaw);
  if (finding === undefined) return skip('gone');
  if (finding.severity !== 'explain') return skip(finding.severity === 'block' ? 'blocks' : 'only-noted');
  if (answer.text.length > EXPLANATION_MAX) return skip('too-long');
  const given = finding.answer;
  if (given.is === 'explained' && given.explanation.text === answer.text) return 'same';
  const before =
    (given.is === 'explained' ? given.explanation : given.is === 'open' ? given.earlier : null)?.text ?? null;
  const reason = ruleById(finding.rule)?.reasons?.find((code) => answer.text.startsWith(REASONS[code].zh));
  const taken: TakenAnswer = { kind: 'explained', key: finding.key, about, text: answer.text, before };
  return { taken: reason === undefined ? taken : { ...taken, reason } };
}

function matchCell(answer: Once, { record }: Draft, t: Texts): Matched {
  const cell: CellId | undefined = isCellId(answer.key) ? answer.key : undefined;
  const about = cell === undefined ? answer.key : spokenCell(cell, t);
  const skip = (why: SkipReason): Matched => ({ skipped: { about, text: answer.text, why } });
  if (cell === undefined) return skip('gone');
  if (answer.twice) return skip('twice');
  if (answer.flaw !== undefined) return skip(answer.flaw);
  const reading = record.cells[cell];
  const wanted = wantedCells(record).get(cell);
  const said = SAME.has(answer.text);
  const typed = parseTyped(cell, answer.text);
  switch (wanted) {
    case 'confirm':
      // Typing the number again is as good a word as the one that is offered.
      if (!said && answer.text !== seenIn(reading) && typed !== reading.value) return skip('differs');
      if (answer.seen !== seenIn(reading)) return skip('other-value');
      return { taken: { kind: 'confirmed', key: cell, about, text: seenIn(reading), before: null } };
    case 'unread':
    case 'keyed':
      if (typed === undefined) return skip('not-a-number');
      if (wanted === 'keyed' && typed === reading.value) return 'same';
      return { taken: { kind: 'keyed', key: cell, about, text: answer.text, before: reading.value } };
    case undefined:
      return (said && reading.attested?.how === 'confirmed') || typed === reading.value ? 'same' : skip('was-read');
  }
}
