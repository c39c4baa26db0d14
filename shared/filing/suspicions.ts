/** Findings that one slip would explain, put together: the same on a page, in the form and in the workbook. */
import type { Cause } from '#shared/report/finding.js';
import type { CellId } from '#shared/report/cells.js';
import { rivalCauses } from '#shared/rules/index.js';
import type { AnsweredCheck, AnsweredFinding } from './answers.js';

/** Findings that a cause explains together, with the causes that compete for them, likeliest first. */
export interface Suspicion {
  readonly causes: readonly [Cause, ...Cause[]];
  readonly findings: readonly AnsweredFinding[];
}

/** What explains findings together; where all of them are lifted there is nothing left to suspect. */
export function suspicionsOf({ causes, findings }: AnsweredCheck): Suspicion[] {
  return rivalCauses(causes).flatMap((rivals): Suspicion[] => {
    const [first, ...others] = rivals;
    if (first === undefined) return [];
    const explained = new Set(rivals.flatMap(({ explains }) => explains));
    const together = findings.filter((_, index) => explained.has(index));
    return together.every(({ answer }) => answer.is === 'waived')
      ? []
      : [{ causes: [first, ...others], findings: together }];
  });
}

/**
 * A sum that fails alone says itself what is wrong; what may lie behind it is a word under it, and the cell that the sums
 * cannot tell from its neighbours is no headline.
 */
export function isHint({ findings }: Suspicion): boolean {
  return findings.length === 1;
}

/** The cells in which the slip may lie: the suspected ones first, then every number of its sums. */
export function cellsBehind({ causes, findings }: Suspicion): CellId[] {
  const cells = [...causes.flatMap((cause) => cause.cells), ...findings.flatMap((finding) => finding.cells)];
  return [...new Set(cells)];
}
