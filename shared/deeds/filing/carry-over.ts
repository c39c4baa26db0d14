/**
 * A mended file is a new submission, and most of what the rules asked about the one before they ask again. What the agency
 * said then still answers the very same finding; it is marked with the upload it was written for until the agency saves
 * it again. Numbers keyed in and ticks are not carried over: they vouch for what stands in a document.
 */
import type { CheckResult, Finding } from '#shared/report/finding.js';
import type { ReadCase } from './case.js';
import type { Explanation } from '#shared/filing/model.js';

export function carriedOver(before: Pick<ReadCase, 'submission' | 'check'>, check: CheckResult): Explanation[] {
  const { explanations, n } = before.submission;
  return check.findings.flatMap((finding): Explanation[] => {
    const said = explanations.find(({ finding: key }) => key === finding.key);
    const asked = before.check.findings.find(({ key }) => key === finding.key);
    if (said === undefined || asked === undefined || !isSame(asked, finding)) return [];
    return [{ ...said, carriedFrom: said.carriedFrom ?? n }];
  });
}

/** With other numbers it is another matter, although the key is the same; see waiverOf. */
function isSame(asked: Finding, again: Finding): boolean {
  return again.severity === 'explain' && asked.severity === 'explain' && asked.message.zh === again.message.zh;
}
