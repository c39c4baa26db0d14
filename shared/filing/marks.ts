/**
 * What is said of a report beside its state: filed late, recorded from paper, decided by somebody who stood in, filed by a link
 * that the publisher handed over. The head of a filing keeps them, so that a board of 3,000 rows reads no submission.
 */
import type { Submission } from './model.js';

export const FILING_MARKS = ['late', 'recorded', 'stood-in', 'handed-out'] as const;
export type FilingMark = (typeof FILING_MARKS)[number];

type Marked = Pick<Submission, 'inTime' | 'recorded' | 'decisions' | 'handedOut'>;

export function marksOf({ inTime, recorded, decisions, handedOut }: Marked): FilingMark[] {
  return [
    ...(inTime !== undefined && inTime.day > inTime.deadline ? (['late'] as const) : []),
    ...(recorded === undefined ? [] : (['recorded'] as const)),
    ...(decisions.some(({ insteadOf }) => insteadOf !== undefined) ? (['stood-in'] as const) : []),
    ...(handedOut === undefined ? [] : (['handed-out'] as const)),
  ];
}

/** As the head of the filing keeps them. */
export function marksKept(submission: Marked): { marks?: FilingMark[] } {
  const marks = marksOf(submission);
  return marks.length === 0 ? {} : { marks };
}
