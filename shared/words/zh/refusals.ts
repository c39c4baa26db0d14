/**
 * Why an uploaded document was not taken, for each code of the reading and of the intake: what is wrong, why it
 * matters, how to mend it. The same words stand on the page, in the mail and in the terminal. One room for each way in
 * which a file can be turned away.
 */
import type { Refusal, RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../reason.js';
import { activePlace, activeReason } from './active-content.js';
import { DOCUMENT } from './refusals/document.js';
import { FILE_FORMAT } from './refusals/file-format.js';
import { ON_THE_WAY } from './refusals/on-the-way.js';
import { REPORT } from './refusals/report.js';
import { SECURITY_CHECK } from './refusals/security-check.js';
import { STANDING } from './refusals/standing.js';

export const refusals: Readonly<Record<RefusalReason, Reason>> = {
  ...ON_THE_WAY,
  ...SECURITY_CHECK,
  ...FILE_FORMAT,
  ...DOCUMENT,
  ...REPORT,
  ...STANDING,
};

/** Why a document was refused, as narrowly as the refusal itself can tell. */
export function refusalReason({ code, detail }: Refusal): Reason {
  return (code === 'active-content' ? activeReason(detail) : undefined) ?? refusals[code];
}

/** What the document says instead, or where in it something stands, as name and value. What else a reader notes is for the log and the terminal. */
export function refusalFact({ code, detail }: Refusal): readonly [string, string] | null {
  if (code === 'other-year') return ['文件上写的年度', `${detail} 年`];
  if (code === 'active-content') return activePlace(detail);
  if (code === 'other-agency') return ['文件上写的单位名称', detail];
  if (code === 'threat-found' && detail !== '') return ['检查报出的名称', detail];
  return null;
}
