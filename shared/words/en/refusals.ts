/**
 * Why an uploaded document was not taken, for each code of the reading and of the intake: what is wrong, why it
 * matters, how to mend it. One room for each way in which a file can be turned away. Where menus are named, their
 * Chinese names are those that the reader's program shows.
 */
import type { Refusal } from '#shared/filing/refusal.js';
import type { Reason } from '../reason.js';
import type { Texts } from '../texts.js';
import { activePlace, activeReason } from './active-content.js';
import { DOCUMENT } from './refusals/document.js';
import { FILE_FORMAT } from './refusals/file-format.js';
import { ON_THE_WAY } from './refusals/on-the-way.js';
import { REPORT } from './refusals/report.js';
import { SECURITY_CHECK } from './refusals/security-check.js';
import { STANDING } from './refusals/standing.js';

export const refusals: Texts['refusals'] = {
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

/** What the document says instead, or where in it something stands, as name and value. */
export function refusalFact({ code, detail }: Refusal): readonly [string, string] | null {
  if (code === 'other-year') return ['Year in the file', detail];
  if (code === 'active-content') return activePlace(detail);
  if (code === 'other-agency') return ['Agency named in the file', detail];
  if (code === 'threat-found' && detail !== '') return ['What the check calls it', detail];
  return null;
}
