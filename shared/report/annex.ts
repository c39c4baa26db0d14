/**
 * The line that ends a report in the files that the product publishes: what stands below it is provenance and notes, not text of
 * the report. Whoever draws such a file writes it; whoever reads one stops there, so that a published file read again says
 * what was published and nothing more.
 */

export const ANNEX_HEADING = '附：公布说明（不属于年度报告正文）';

/** Also where a reader lost or added blanks between the characters. */
export function isAnnexHeading(text: string): boolean {
  return text.replace(/\s+/gu, '') === ANNEX_HEADING;
}
