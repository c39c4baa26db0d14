/**
 * All number statements of a record's text that can be tied to cells of its tables: where they stand, what they say, what
 * the tables say, and whether the two agree. The desk lists every one of them; the N rules speak of those that do not agree.
 * An amount whose label leaves any doubt about its meaning is no statement.
 */
import type { CellId } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { decimalText, exact, type Exact } from '#shared/ids/decimal.js';
import { absencesIn } from './absences.js';
import type { Amount } from './amounts.js';
import { compare, type Verdict } from './compare.js';
import { disputeSubjectOf } from './disputes.js';
import { documentSubject } from './documents.js';
import { allClosed } from './grammar/none.js';
import { isAside, mentionsIn, type Mention, type ResolvedMention } from './mentions.js';
import { isChannelPart, outcomeOrApplicantSubject } from './outcomes.js';
import { requestSubject } from './requests.js';
import { placeOf, toldSentences, type Sentence } from './sentences.js';
import { rowSubject, type StatementRule, type Subject } from './subjects.js';
import { attributionAt, type Reporter, type Attribution } from './attribution.js';

export interface NarrativeStatement extends Verdict {
  readonly rule: StatementRule;
  readonly subject: Subject;
  /** The cells of the plainest reading. */
  readonly cells: readonly CellId[];
  readonly section: number;
  readonly sentence: string;
  /** Places in the section's paragraphs joined by a line feed; `words` is what they cut out. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** The number told, in the unit of the table, and the amount as it was read. */
  readonly said: string;
  readonly vague: boolean;
  /** Another agency, another year: `区政府办`, `2023年`. */
  readonly attribution: Attribution;
  /** Said in words, without a number. */
  readonly absence: boolean;
}

/** A sentence with what its amounts turned out to be. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly told: readonly ResolvedMention[];
  readonly statements: readonly NarrativeStatement[];
}

function subjectOf(mention: Mention, told: readonly ResolvedMention[], reporter: Reporter): Subject | undefined {
  if (isAside(mention) || isNotEvenOne(mention)) return undefined;
  return (
    outcomeOrApplicantSubject(mention, told) ??
    disputeSubjectOf(mention, told) ??
    requestSubject(mention, reporter.year) ??
    documentSubject(mention)
  );
}

/** 没有出现一起: none at all, and no number. */
function isNotEvenOne({ sentence, amount, own }: Mention): boolean {
  return /(?:未|没有|无)[^，]{0,6}$/.test(own) && sentence.folded.slice(amount.from, amount.to).startsWith('一');
}

interface Said {
  readonly subject: Subject;
  readonly from: number;
  readonly to: number;
  /** Where the number itself stands: who and when is asked there. */
  readonly at: number;
  readonly amount: Pick<Amount, 'value' | 'step' | 'vague'>;
  readonly absence: boolean;
}

const TEN_THOUSAND = 10_000n;

function statement(
  record: ReportRecord,
  sentence: Sentence,
  said: Said,
  reporter: Reporter,
): NarrativeStatement | undefined {
  const attribution = attributionAt(sentence.folded, said.at, reporter);
  // A later year is a plan; it says nothing of this report's tables.
  if (attribution.year !== null && reporter.year !== null && Number.parseInt(attribution.year, 10) > reporter.year)
    return undefined;
  const { subject, amount } = said;
  return {
    ...compare(record, subject, amount),
    rule: subject.rule,
    subject,
    cells: subject.readings[0].plus,
    section: sentence.section,
    sentence: sentence.text,
    ...placeOf(sentence, said.from, said.to),
    said: decimalText(subject.money ? ((amount.value / TEN_THOUSAND) as Exact) : amount.value),
    vague: amount.vague !== null,
    attribution,
    absence: said.absence,
  };
}

/** From the start of the label to the end of the counted thing: the words a person would point at. */
function wordsAround({ amount, own, tail, before }: Mention): Pick<Said, 'from' | 'to' | 'at'> {
  const label = own.replace(/^(?:20\d\d年度?(?!结转|转结)|全年|本年度?|其中)(?=.{2})/, '');
  const from = label === '' ? -1 : before.lastIndexOf(label);
  const near = from >= 0 && amount.from - from <= 40;
  return { from: near ? from : amount.from, to: amount.to + (tail.length <= 20 ? tail.length : 0), at: amount.from };
}

function readSentence(record: ReportRecord, sentence: Sentence, reporter: Reporter): ReadSentence {
  const told: ResolvedMention[] = [];
  for (const mention of mentionsIn(sentence)) {
    const subject = subjectOf(mention, told, reporter);
    told.push({ mention, subject, channel: subject === undefined && isChannelPart(mention) });
  }
  const numbers = told.flatMap(({ mention, subject }): Said[] =>
    subject === undefined ? [] : [{ subject, ...wordsAround(mention), amount: mention.amount, absence: false }],
  );
  const nothing = { value: exact('0'), step: exact('1'), vague: null };
  const zeros = absencesIn(sentence).flatMap(({ from, to, subjects }) =>
    subjects.map((subject): Said => ({ subject, from, to, at: from, amount: nothing, absence: true })),
  );
  const forward = rowSubject('N04', 'requests.carriedForward');
  const nothingLeft = allClosed(sentence, told).map(({ from, to }): Said => ({
    subject: forward,
    from,
    to,
    at: from,
    amount: nothing,
    absence: true,
  }));
  const statements = [...numbers, ...zeros, ...nothingLeft]
    .sort((a, b) => a.from - b.from)
    .flatMap((said) => statement(record, sentence, said, reporter) ?? []);
  return { sentence, told, statements };
}

/** Undefined where the record holds no text. */
export function readNarrative(record: ReportRecord, reporter: Reporter = record): ReadSentence[] | undefined {
  return toldSentences(record)?.map((sentence) => readSentence(record, sentence, reporter));
}

/** Every statement in the order of the text, agreeing ones too; empty where there is no text or nothing sure in it. */
export function numberStatements(record: ReportRecord, reporter?: Reporter): NarrativeStatement[] {
  return (readNarrative(record, reporter) ?? []).flatMap(({ statements }) => statements);
}
