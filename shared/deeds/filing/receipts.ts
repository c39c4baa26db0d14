/**
 * The mails that say that a report was filed, and when: with the seal's digest, by which the receiver can prove it later.
 */
import type { FilingGrant } from '#shared/access/model.js';
import type { Seal } from '#shared/audit/seal.js';
import type { Submission } from '#shared/filing/model.js';
import { receiptNumber } from '#shared/filing/receipt-number.js';
import { OBJECTION_DAYS } from '#shared/filing/recording.js';
import { dayAfter } from '#shared/ids/calendar.js';
import type { Effect } from '../change.js';
import { messageHead, type FilingCase } from './case.js';
import { contactGrant } from './tell-agency.js';

/** To whoever filed; where it came on paper, to the agency's contact too, who is asked whether that is what they handed in. */
export function receipts(
  state: FilingCase,
  after: Submission,
  seal: Seal,
  grant: FilingGrant,
  at: string,
): readonly Effect[] {
  const { recorded, statement } = after;
  const proof = {
    submission: receiptNumber(after.id, seal),
    digest: after.digest ?? '',
    content: seal.digest,
    filedAt: at,
    officer: `${statement?.officer ?? ''}（${statement?.title ?? ''}）`,
  };
  const paper =
    recorded === undefined
      ? undefined
      : { recorder: recorded.person.name, handedInBy: recorded.handedInBy, receivedOn: recorded.receivedOn };
  const message = {
    name: 'receipt' as const,
    ...messageHead(state),
    ...proof,
    ...(paper === undefined ? {} : { paper }),
  };
  const toFiler = { kind: 'mail' as const, id: `${after.id}.receipt`, to: grant.person, grant: grant.id, message };
  const { contact } = state.agency;
  if (recorded === undefined || paper === undefined || contact.address === grant.person.address)
    return [{ queue: toFiler }];
  const until = dayAfter(new Date(at), OBJECTION_DAYS);
  const toContact = {
    ...{ kind: 'mail' as const, id: `${after.id}.receipt.contact`, to: contact, grant: contactGrant(state.agency) },
    message: {
      ...{ name: 'paper-receipt' as const, ...messageHead(state), ...proof, ...paper, until },
      publisher: state.season.publisher.name,
      reason: recorded.reason,
    },
  };
  return [{ queue: toFiler }, { queue: toContact }];
}
