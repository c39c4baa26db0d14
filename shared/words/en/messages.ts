/** Pages that say one thing: links, addresses and requests that do not lead anywhere, and short confirmations. */
import type { Texts } from '../texts.js';
import { layout } from './layout.js';

const FROM_MAIL = 'Please enter again by the link in your mail; copy the whole address.';
const ASK_PUBLISHER = 'If it stays like this, please tell the publisher.';
const NEWEST = 'Please open the link of the latest mail.';
const NOT_FOUND = 'If you cannot find it, press the button below: a new link goes to your registered address.';

export const messages: Texts['messages'] = {
  pages: {
    'link-unknown': {
      title: 'The link is not right',
      what: 'This link opens no page.',
      why: 'It may not have been copied whole, or a newer link has taken its place; after the system was restored from a backup no link of before opens, either.',
      todo: [
        'Please use the link of the latest mail, and copy the whole address.',
        'If you cannot find the mail, press the button below and type your address of the roster: a new link is mailed to you.',
        ASK_PUBLISHER,
      ],
    },
    'link-expired': {
      title: 'The link has expired',
      what: 'This link is past its time.',
      why: 'To protect the data, each link is good for a time only. What you did is not lost.',
      todo: ['Press the button below: a new link goes to your registered address.'],
    },
    'link-revoked': {
      title: 'The link was taken back',
      what: 'The publisher has taken this link back, or somebody else has the matter now.',
      why: 'After a change of the roster, former links are void.',
      todo: ['If the matter is still yours, please ask the publisher.'],
    },
    'link-replaced': {
      title: 'A newer link has replaced this one',
      what: 'A later mail brought you a new link, and this one is not used any more.',
      why: 'Each new mail ends the links before it, so that it does no harm if somebody sees an old mail. What you did has not changed.',
      todo: [NEWEST, NOT_FOUND],
    },
    'links-ended': {
      title: 'This link is void',
      what: 'All links that were sent to you before are void, this one too.',
      why: `Somebody pressed “${layout.endOthers}” on your page, or the person on the roster had changed, or the report was started again. What you did has not changed.`,
      todo: [NEWEST, NOT_FOUND],
    },
    'signed-out': {
      title: 'You are signed out',
      what: 'This browser cannot open your pages any more.',
      why: 'On a computer that others use, signing out keeps them from seeing or doing things in your name.',
      todo: ['To come back, open the link of the latest mail, or press the button below, and we send another.'],
    },
    'others-ended': {
      title: 'Old links and other browsers have ended',
      what: 'No link sent to you before opens any more, and other browsers are signed out.',
      why: 'A new link goes to your registered address, a few times a day at most; in this browser you can go on.',
      todo: ['Please go back and continue.'],
    },
    'link-sent': {
      title: 'A new link was sent',
      what: 'If the matter is still yours, a mail with a new link comes within minutes.',
      why: 'It goes to the address on the roster and nowhere else.',
      todo: [
        'Please look into your inbox and junk folder; pressing again within minutes sends nothing more, and a day allows only a few.',
        'If nothing comes within ten minutes, please ask the publisher to check your address.',
      ],
    },
    'desk-link-sent': {
      title: 'The link is sent',
      what: 'If this address is on the roster, a mail comes within a few minutes with a link to everything of yours.',
      why: 'Mails go to addresses on the roster only; the answer here is the same for every address.',
      todo: [
        'Please look into your inbox and among spam; pressing again within a few minutes sends nothing more, and a day has a limit.',
        'If nothing comes within ten minutes, please ask the publisher to check your address.',
      ],
    },
    'bad-address': {
      title: 'Please fill in your mail address',
      what: 'What was typed is no complete mail address.',
      why: 'The link is sent to the address on the roster.',
      todo: ['Please go back and type the whole address, such as li@example.gov.cn.'],
    },
    'handed-over': {
      title: 'There is another publisher now',
      what: 'The new publisher gets a mail with a link; your links as publisher have ended.',
      why: 'A season has one publisher at a time, so that it is always clear who answers for it.',
      todo: ['You get a mail as well, for your files. Nothing more is to be done.'],
    },
    'no-session': {
      title: 'Please enter by the link in your mail',
      what: 'This browser has not opened a link of a mail yet, or its session has ended.',
      why: 'There are no accounts and passwords; the link in the mail tells who you are.',
      todo: [FROM_MAIL, 'Or press the button below, and we send another.'],
    },
    'foreign-link': {
      title: 'This link is not for this page',
      what: 'Your link was made for another agency, another report or another task.',
      why: 'A link serves the one matter that its mail names.',
      todo: [FROM_MAIL],
    },
    'unknown-path': {
      title: 'No such page',
      what: 'The address that you opened does not exist.',
      why: 'It may have been mistyped, or not copied whole.',
      todo: [FROM_MAIL],
    },
    'not-found': {
      title: 'Not found',
      what: 'What you want to see was not found.',
      why: 'It may not belong to your link, or the address is incomplete.',
      todo: [FROM_MAIL],
    },
    'wrong-method': {
      title: 'It cannot be opened like this',
      what: 'This address takes only what a button of a page sends, and cannot be opened directly.',
      why: 'Opening an address never changes anything; this protects you.',
      todo: ['Please go back to the page before and use its button.'],
    },
    'bad-form': {
      title: 'What was sent is incomplete',
      what: 'The form lacks something that it needs, and nothing was done.',
      why: 'The page may not have loaded whole, or stood open too long.',
      todo: ['Please go back, load the page again and send once more.', ASK_PUBLISHER],
    },
    'foreign-origin': {
      title: 'It was sent from elsewhere',
      what: 'This was not sent by a page of this system, and nothing was done.',
      why: 'So that no other site can act in your name, only pages of this system are heard.',
      todo: [FROM_MAIL],
    },
    'body-too-large': {
      title: 'Too much was sent at once',
      what: 'Text or file are above the limit, and nothing was done.',
      why: 'A roster may have a few thousand lines, an explanation 1,000 characters, a filled-in workbook 4 MB.',
      todo: ['Please send it in parts or shorten the text; if pictures were put into the workbook, delete them first.'],
    },
    busy: {
      title: 'The system is busy',
      what: 'This was not done, but nothing that was there is lost.',
      why: 'Many people are at work at the same moment, or a service that the system needs does not answer for a while.',
      todo: [
        'Please wait a few seconds and try again; pressing twice does nothing twice.',
        'If it is the same after some minutes, come back in half an hour; if that does not help, please tell the publisher or whoever runs the system.',
      ],
    },
    'newer-format': {
      title: 'The data are of a newer version',
      what: 'What this page needs was saved by a newer version of the system; the version running now cannot read it, so it was neither opened nor changed.',
      why: 'The system may be in the middle of an upgrade, or was put back to a former version. The data are whole, and what you did is not lost.',
      todo: [
        'Please open the page again in ten minutes.',
        'If it is still so after an hour, please tell the publisher and ask those who run the system to deploy a version not older than before.',
      ],
    },
    failed: {
      title: 'Something broke in the system',
      what: 'This was not done. What you did before is not lost.',
      why: 'The fault was recorded by itself; you did nothing wrong.',
      todo: ['Please try again in a few minutes.', ASK_PUBLISHER],
    },
  },
  toEntry: 'To the entry page, for a new link',
  sendNewLink: 'Send me a new link',
  sendNewLinkHint: 'It goes to the address on the roster only.',
  whyHeading: 'Why',
  todoHeading: 'What you can do',
  entry: {
    title: 'Annual reports on government information disclosure: filing',
    what: 'Here the annual reports of public bodies on government information disclosure are collected, checked, reviewed and published.',
    how: 'To file, review or publish, please open the link in the mail that was sent to you. There are no accounts and passwords.',
    lost: 'If no mail came or its link has ended, type your address on the roster above, and the link is sent to you; if still nothing comes, please ask the department in charge of government information disclosure.',
    publicSite: 'See the published annual reports',
  },
};
