/** From a message kept as data to subject, text and HTML, at the moment of sending. One file per message writes its letter. */
import { approved } from './approved.js';
import { code } from './code.js';
import { contactReplaced } from './contact-replaced.js';
import { deciderConflict } from './decider-conflict.js';
import { decisionDisowned } from './decision-disowned.js';
import { decisionMade } from './decision-made.js';
import { decisionOverdue } from './decision-overdue.js';
import { decisionRequest } from './decision-request.js';
import { delegation } from './delegation.js';
import { digest } from './digest.js';
import { deskOpened } from './desk-opened.js';
import { draftReady } from './draft-ready.js';
import { invitation } from './invitation.js';
import { newLink } from './new-link.js';
import { published } from './published.js';
import { receipt } from './receipt.js';
import { releaseEnded } from './release-ended.js';
import { reminder } from './reminder.js';
import { resumed } from './resumed.js';
import { returned } from './returned.js';
import { seasonProgress } from './season-progress.js';
import { stopped } from './stopped.js';
import { uploadRefused } from './upload-refused.js';
import { withdrawn } from './withdrawn.js';
import { renderLetter, type Letter } from './letter.js';
import type { MailContext, RenderedMail } from './rendered.js';
import type { MailMessage } from '#shared/outbox/message.js';

export function renderMail(message: MailMessage, context: MailContext): RenderedMail {
  return renderLetter(letterFor(message, context), context);
}

function letterFor(message: MailMessage, context: MailContext): Letter {
  switch (message.name) {
    case 'desk-opened':
      return deskOpened(message);
    case 'invitation':
      return invitation(message);
    case 'draft-ready':
      return draftReady(message);
    case 'upload-refused':
      return uploadRefused(message);
    case 'receipt':
      return receipt(message, context.deskBaseUrl);
    case 'returned':
      return returned(message);
    case 'approved':
      return approved(message);
    case 'withdrawn':
      return withdrawn(message);
    case 'published':
      return published(message);
    case 'contact-replaced':
      return contactReplaced(message);
    case 'decision-request':
      return decisionRequest(message);
    case 'decision-overdue':
      return decisionOverdue(message);
    case 'decider-conflict':
      return deciderConflict(message);
    case 'release-ended':
      return releaseEnded(message, context.siteBaseUrl);
    case 'new-link':
      return newLink(message);
    case 'delegation':
      return delegation(message);
    case 'digest':
      return digest(message);
    case 'code':
      return code(message, context.code ?? '');
    case 'decision-made':
      return decisionMade(message);
    case 'decision-disowned':
      return decisionDisowned(message);
    case 'stopped':
      return stopped(message);
    case 'resumed':
      return resumed(message);
    case 'reminder':
      return reminder(message);
    case 'season-progress':
      return seasonProgress(message);
  }
}
