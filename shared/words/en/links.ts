/** An agency's link: sent again by mail, copied once to hand over, or printed as a code. */
import { count } from '../count.js';
import type { Texts } from '../texts.js';
import { plural } from './plural.js';

const agencies = (n: number): string => plural(n, 'agency', 'agencies');

export const links: Texts['links'] = {
  title: 'The agency’s link',
  hint: 'Where the link was lost or mails do not arrive. Every new link ends the ones before it.',
  resend: 'Send the link again by mail…',
  take: 'Take the link and hand it over',
  takeHint:
    'It is shown once; please give it straight to the contact. Who took it and when is kept, and the contact gets a mail.',
  takenTitle: (agency) => `The link of ${agency}`,
  takenWhat: (contact) =>
    `Please copy it now and give it straight to ${contact}. It is not shown again after you leave this page; the next one is another link.`,
  takenFor: 'Whoever uses it acts as the contact: please do not use it yourself, and pass it to nobody else.',
  label: 'Link',
  copy: 'Copy',
  copied: 'Copied',
  validUntil: (day) => `Good until ${day}`,
  back: 'Back to the report',
  resendTitle: 'Before the links are sent again',
  resendWhat: (n) =>
    `The contacts of these ${agencies(n)} get one mail each with a new link; the links before it end when it has left.`,
  resendButton: (n) => `Send ${plural(n, 'mail')}`,
  resent: (n) => `The link is being sent again to ${agencies(n)}.`,
  sheetTitle: 'Before the codes are printed',
  sheetWhat: (n) =>
    `One page with a code of its own is made for each of these ${agencies(n)}. With the next page all links before it end; who took them and when is kept, and the contacts get a mail.`,
  sheetButton: (n) => `Take ${plural(n, 'link')} and show the pages`,
  sheetMany: (max) => `At most ${count(max)} at a time; please choose the others afterwards.`,
  sheetPage: 'Pages to print',
  sheetPrint:
    'Please print with your browser, one page for each agency. They are not shown again after you leave this page.',
  sheetScan: 'Please scan the code with a telephone to work on the annual report:',
  sheetTo: (name) => `For: ${name} (contact)`,
  sheetDeadline: (day) => `Deadline: ${day}`,
  sheetSecret: 'The code is your agency’s own link; please pass on no picture of it.',
  sheetAsk: (name, phone, hours) => `Questions: ${[name, phone, hours].filter((part) => part !== '').join(', ')}`,
  qr: (agency) => `Code with the link of ${agency}`,
};
