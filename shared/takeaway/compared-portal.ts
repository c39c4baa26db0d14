/**
 * A saved portal page or its file against the approved report, as it is kept: which of the two it is, since when it says that it
 * stands there, and what differs, within what an item of the table holds.
 */
import type { PortalCheck, PortalForm } from '#shared/filing/portal-check.js';
import { cutTo } from '#shared/ids/cut.js';
import type { Reading, ReportRecord } from '#shared/report/record.js';
import { comparePortal, type PortalDifferences } from './portal-check.js';
import { statedDay } from './stated-day.js';

/** A page of another kind than was said is what its bytes are. */
export function comparedPortal(
  approved: ReportRecord,
  { part: asked }: Pick<PortalForm, 'part'>,
  reading: Reading,
): Pick<PortalCheck, 'statedOn' | 'result' | 'part'> {
  const found = comparePortal(approved, reading);
  if (reading.status === 'refused') {
    return { part: asked, statedOn: null, result: { is: 'unreadable', refusal: shortened(reading.reason) } };
  }
  const { format, opening = [] } = reading.record;
  const part = format === 'html' || format === 'mht' ? 'page' : 'file';
  const statedOn = part === 'page' ? statedDay(opening) : null;
  if (found.is !== 'differs') return { part, statedOn, result: { is: 'same' } };
  if (found.identity !== null) {
    const { agencyName, year } = found.identity;
    return { part, statedOn, result: { is: 'other-report', agencyName: cutOrNull(agencyName), year } };
  }
  return { part, statedOn, result: { is: 'differs', ...kept(found) } };
}

const shortened = <R extends { readonly detail: string }>(reason: R): R => ({
  ...reason,
  detail: cutTo(reason.detail, TEXT_MAX),
});

/** A stranger's page may hold any amount of text, and an item of the table holds 400 KB. */
const PARAGRAPHS_MAX = 10;
const TEXT_MAX = 300;
const PRINTED_MAX = 40;
const cutOrNull = (text: string | null): string | null => (text === null ? null : cutTo(text, PRINTED_MAX));

type Differs = Extract<PortalCheck['result'], { is: 'differs' }>;

function kept({ cells, sections }: PortalDifferences): Pick<Differs, 'cells' | 'sections'> {
  const some = (paragraphs: readonly string[]) =>
    paragraphs.slice(0, PARAGRAPHS_MAX).map((text) => cutTo(text, TEXT_MAX));
  return {
    cells: cells.map((one) => ({ ...one, approved: cutOrNull(one.approved), portal: cutOrNull(one.portal) })),
    sections: sections.map(({ number, missing, added }) => ({ number, missing: some(missing), added: some(added) })),
  };
}
