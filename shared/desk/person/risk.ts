/**
 * What a decider should know of a report before opening it: which findings the agency explained, what rests on somebody's
 * word, what is new since a return, which key figures changed by a factor. And whether it is clean: nothing of all that,
 * so that it may be looked at with others and passed with them.
 */
import { answered } from '#shared/filing/answers.js';
import type { Stage, Submission } from '#shared/filing/model.js';
import type { CellId } from '#shared/report/cells.js';
import { CELL_IDS } from '#shared/report/cells.js';
import type { CheckResult } from '#shared/report/finding.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import type { Previous } from '#shared/rules/index.js';
import type { Texts } from '#shared/words/texts.js';

export const WATCHED: readonly { readonly cell: CellId; readonly name: keyof Texts['myDesk']['figures'] }[] = [
  { cell: 'requests.newlyReceived@total', name: 'newlyReceived' },
  { cell: 'requests.carriedIn@total', name: 'carriedIn' },
  { cell: 'outcomes.granted@total', name: 'granted' },
  { cell: 'outcomes.total@total', name: 'outcomes' },
  { cell: 'review.total', name: 'review' },
  { cell: 'litigationDirect.total', name: 'litigation' },
];

export interface FigureChange {
  readonly name: (typeof WATCHED)[number]['name'];
  readonly now: string;
  readonly before: string;
}

export interface Risk {
  readonly explained: number;
  readonly waived: number;
  readonly notes: number;
  /** Cells that somebody keyed in or confirmed. */
  readonly attested: number;
  /** Returned before, and filed again. */
  readonly again: boolean;
  /** Decided on before, and that does not count. */
  readonly anew: boolean;
  readonly hasLastYear: boolean;
  readonly changes: readonly FigureChange[];
  readonly isClean: boolean;
}

export interface RiskOf {
  readonly submission: Submission;
  readonly record: ReportRecord;
  readonly check: CheckResult;
  readonly lastYear: Previous | null;
  readonly stage: Stage;
  readonly returnedBefore: boolean;
}

export function riskOf({ submission, record, check, lastYear, stage, returnedBefore }: RiskOf): Risk {
  const { findings } = answered(check, submission);
  const count = (is: (typeof findings)[number]['answer']['is']) =>
    findings.filter(({ answer }) => answer.is === is).length;
  const changes = lastYear === null ? [] : WATCHED.flatMap((one) => changeOf(one, record, lastYear.record));
  const attested = CELL_IDS.filter((id) => record.cells[id].attested !== undefined).length;
  const risk = {
    explained: count('explained'),
    waived: count('waived'),
    notes: count('not-asked'),
    attested,
    again: returnedBefore,
    anew: (submission.annulled ?? []).some((decision) => decision.stage === stage),
    hasLastYear: lastYear !== null,
    changes,
  };
  const { explained, waived, again, anew } = risk;
  const isClean = explained + waived + count('open') + attested + changes.length === 0 && !again && !anew;
  return { ...risk, isClean };
}

/** Of two with one deadline the one with more to look at comes first. */
export function weightOf({ explained, waived, notes, attested, again, anew, changes }: Risk): number {
  return (anew ? 100 : 0) + (again ? 50 : 0) + 10 * waived + 5 * explained + 5 * changes.length + attested + notes / 10;
}

/** Doubled or halved, and not from one to two. */
const FACTOR = 2;
const AT_LEAST = 5;

function changeOf(
  { cell, name }: (typeof WATCHED)[number],
  record: ReportRecord,
  before: ReportRecord,
): FigureChange[] {
  const [now, then] = [numberIn(record.cells[cell]), numberIn(before.cells[cell])];
  if (now === null || then === null || Math.abs(now - then) < AT_LEAST) return [];
  const isChanged = Math.max(now, then) >= FACTOR * Math.min(now, then);
  return isChanged ? [{ name, now: String(now), before: String(then) }] : [];
}

export function numberIn({ value }: CellReading): number | null {
  return value === null ? null : Number(value);
}
