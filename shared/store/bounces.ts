/**
 * Notes that a mail came back. Only for an id that we sent, and only of the address that it was sent to: whoever makes a
 * bounce up must know both, and then marks an address as not reached, which ends nothing and keeps no mail from leaving.
 */
import { addressKey } from '#shared/ids/person.js';
import type { Report } from '#shared/outbox/delivery.js';
import { loadMailed, noteReport, noteWaiting } from './deliveries.js';
import type { Table } from './table.js';

export interface BounceOf {
  readonly messageIds: readonly string[];
  readonly recipients: readonly { readonly address: string | null; readonly report: Report }[];
}

/**
 * @param area whose mails alone count; null for a source that AWS vouches for
 * @returns the address that is not reached; `unknown` where no mail of ours is meant
 */
export async function noteBounce(
  table: Table,
  { messageIds, recipients }: BounceOf,
  area: string | null,
  now: Date,
): Promise<{ readonly noted: string } | 'unknown'> {
  for (const id of messageIds) {
    const mailed = await loadMailed(table, id);
    if (mailed === undefined || (area !== null && mailed.area !== area)) continue;
    const meant = recipients.find(
      ({ address }) => address === null || addressKey(address) === addressKey(mailed.address),
    );
    if (meant === undefined) continue;
    // A delay says less than what may be known of the address, and events come in no order.
    const note = meant.report.passing === true ? noteWaiting : noteReport;
    await note(table, mailed, meant.report, now);
    return { noted: mailed.address };
  }
  return 'unknown';
}
