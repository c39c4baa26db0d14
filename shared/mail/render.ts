/** From a message kept as data to subject, text and HTML, at the moment of sending. One file per message writes its letter. */
import { approved } from './messages/approved.js';
import { decisionOverdue } from './messages/decision-overdue.js';
import { decisionRequest } from './messages/decision-request.js';
import { deskOpened } from './messages/desk-opened.js';
import { draftReady } from './messages/draft-ready.js';
import { invitation } from './messages/invitation.js';
import { newLink } from './messages/new-link.js';
import { published } from './messages/published.js';
import { receipt } from './messages/receipt.js';
import { releaseEnded } from './messages/release-ended.js';
import { returned } from './messages/returned.js';
import { uploadRefused } from './messages/upload-refused.js';
import { withdrawn } from './messages/withdrawn.js';
import { renderLetter, type Letter } from './letter.js';
import type { MailContext, MailMessage, RenderedMail } from './model.js';

export function renderMail(message: MailMessage, context: MailContext): RenderedMail {
  return renderLetter(letterFor(message), context);
}

function letterFor(message: MailMessage): Letter {
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
      return receipt(message);
    case 'returned':
      return returned(message);
    case 'approved':
      return approved(message);
    case 'withdrawn':
      return withdrawn(message);
    case 'published':
      return published(message);
    case 'decision-request':
      return decisionRequest(message);
    case 'decision-overdue':
      return decisionOverdue(message);
    case 'release-ended':
      return releaseEnded(message);
    case 'new-link':
      return newLink(message);
  }
}
