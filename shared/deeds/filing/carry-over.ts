/**
 * A mended file is a new submission, and most of what the rules asked about the one before they ask again. What the agency
 * said then still answers the very same finding; it is marked with the upload it was written for until the agency saves
 * it again. Numbers keyed in and ticks are not carried over: they vouch for what stands in a document.
 */
import type { CheckResult } from '#shared/report/finding.js';
import { answered } from '#shared/filing/answers.js';
import type { Explanation } from '#shared/filing/model.js';
import type { ReadCase } from './case.js';

export function carriedOver(before: Pick<ReadCase, 'submission' | 'check'>, check: CheckResult): Explanation[] {
  const asked = new Map(before.check.findings.map(({ key, message }) => [key, message.zh]));
  return answered(check, before.submission).findings.flatMap(({ key, message, answer }): Explanation[] => {
    if (answer.is !== 'explained') return [];
    const { explanation } = answer;
    if ((explanation.message ?? asked.get(key)) !== message.zh) return [];
    return [{ ...explanation, carriedFrom: explanation.carriedFrom ?? before.submission.n }];
  });
}
