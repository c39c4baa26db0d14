/** From a message kept as data to subject, text and HTML, at the moment of sending. One file per message writes its letter. */
import { approved } from './approved.js';
import { code } from './code.js';
import { agencyRemoved } from './agency-removed.js';
import { contactReplaced } from './contact-replaced.js';
import { deadlineChanged } from './deadline-changed.js';
import { deciderConflict } from './decider-conflict.js';
import { correctionAsked } from './correction-asked.js';
import { decidedPutBack } from './decided-put-back.js';
import { decidedReopened } from './decided-reopened.js';
import { decidedTakenDown } from './decided-taken-down.js';
import { decisionDisowned } from './decision-disowned.js';
import { decisionMade } from './decision-made.js';
import { decisionOverdue } from './decision-overdue.js';
import { decisionRequest } from './decision-request.js';
import { delegation } from './delegation.js';
import { digest } from './digest.js';
import { deskOpened } from './desk-opened.js';
import { draftReady } from './draft-ready.js';
import { invitation } from './invitation.js';
import { linkHandedOut } from './link-handed-out.js';
import { newLink } from './new-link.js';
import { paperReceipt } from './paper-receipt.js';
import { recordingAsked } from './recording-asked.js';
import { recordingTold } from './recording-told.js';
import { published } from './published.js';
import { receipt } from './receipt.js';
import { releaseEnded } from './release-ended.js';
import { releaseScheduled } from './release-scheduled.js';
import { reminder } from './reminder.js';
import { putBack } from './put-back.js';
import { rollbackEnded } from './rollback-ended.js';
import { rolledBack } from './rolled-back.js';
import { takeDownFailed } from './take-down-failed.js';
import { takenDown } from './taken-down.js';
import { reopened } from './reopened.js';
import { resumed } from './resumed.js';
import { returned } from './returned.js';
import { publisherAppointed } from './publisher-appointed.js';
import { publisherReplaced } from './publisher-replaced.js';
import { seasonClosed } from './season-closed.js';
import { setUp } from './set-up.js';
import { seasonProgress } from './season-progress.js';
import { stopped } from './stopped.js';
import { substituteNamed } from './substitute-named.js';
import { uploadRefused } from './upload-refused.js';
import { waiverEnded } from './waiver-ended.js';
import { withdrawn } from './withdrawn.js';
import { renderLetter, textsFor, type Letter } from './letter.js';
import type { MailContext, RenderedMail } from './rendered.js';
import type { MailMessage } from '#shared/outbox/message.js';

export function renderMail(message: MailMessage, context: MailContext): RenderedMail {
  return renderLetter(letterFor(message, context), context);
}

function letterFor(message: MailMessage, context: MailContext): Letter {
  const { language } = context;
  const t = textsFor(context);
  switch (message.name) {
    case 'desk-opened':
      return deskOpened[language](message, t, context);
    case 'deadline-changed':
      return deadlineChanged[language](message, t, context);
    case 'season-closed':
      return seasonClosed[language](message, t, context);
    case 'set-up':
      return setUp[language](message, t, context);
    case 'substitute-named':
      return substituteNamed[language](message, t, context);
    case 'publisher-appointed':
      return publisherAppointed[language](message, t, context);
    case 'publisher-replaced':
      return publisherReplaced[language](message, t, context);
    case 'invitation':
      return invitation[language](message, t, context);
    case 'draft-ready':
      return draftReady[language](message, t, context);
    case 'upload-refused':
      return uploadRefused[language](message, t, context);
    case 'receipt':
      return receipt[language](message, t, context);
    case 'paper-receipt':
      return paperReceipt[language](message, t, context);
    case 'recording-asked':
      return recordingAsked[language](message, t, context);
    case 'recording-told':
      return recordingTold[language](message, t, context);
    case 'returned':
      return returned[language](message, t, context);
    case 'approved':
      return approved[language](message, t, context);
    case 'withdrawn':
      return withdrawn[language](message, t, context);
    case 'reopened':
      return reopened[language](message, t, context);
    case 'taken-down':
      return takenDown[language](message, t, context);
    case 'put-back':
      return putBack[language](message, t, context);
    case 'rolled-back':
      return rolledBack[language](message, t, context);
    case 'rollback-ended':
      return rollbackEnded[language](message, t, context);
    case 'decided-taken-down':
      return decidedTakenDown[language](message, t, context);
    case 'decided-put-back':
      return decidedPutBack[language](message, t, context);
    case 'decided-reopened':
      return decidedReopened[language](message, t, context);
    case 'correction-asked':
      return correctionAsked[language](message, t, context);
    case 'waiver-ended':
      return waiverEnded[language](message, t, context);
    case 'published':
      return published[language](message, t, context);
    case 'agency-removed':
      return agencyRemoved[language](message, t, context);
    case 'contact-replaced':
      return contactReplaced[language](message, t, context);
    case 'decision-request':
      return decisionRequest[language](message, t, context);
    case 'decision-overdue':
      return decisionOverdue[language](message, t, context);
    case 'decider-conflict':
      return deciderConflict[language](message, t, context);
    case 'release-ended':
      return releaseEnded[language](message, t, context);
    case 'release-scheduled':
      return releaseScheduled[language](message, t, context);
    case 'take-down-failed':
      return takeDownFailed[language](message, t, context);
    case 'new-link':
      return newLink[language](message, t, context);
    case 'delegation':
      return delegation[language](message, t, context);
    case 'digest':
      return digest[language](message, t, context);
    case 'link-handed-out':
      return linkHandedOut[language](message, t, context);
    case 'code':
      return code[language](message, t, context);
    case 'decision-made':
      return decisionMade[language](message, t, context);
    case 'decision-disowned':
      return decisionDisowned[language](message, t, context);
    case 'stopped':
      return stopped[language](message, t, context);
    case 'resumed':
      return resumed[language](message, t, context);
    case 'reminder':
      return reminder[language](message, t, context);
    case 'season-progress':
      return seasonProgress[language](message, t, context);
  }
}
