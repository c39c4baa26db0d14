/** The words around every page: who you are, where you are, what follows. */
import type { Texts } from '../texts.js';

export const layout: Texts['layout'] = {
  skip: 'Skip to content',
  refused: 'Error: ',
  desk: (area, year) => `${area}, annual reports ${year}`,
  youAreOnly: (name) => `You are ${name}`,
  youAre: (name, role) => `You are ${name} (${role})`,
  linkNote:
    'This page opens by the link in your mail; please do not forward that mail. Opening a page changes nothing, only pressing a button does.',
  ask: ({ name, phone, hours }) => `Questions? Please ask ${name}, phone ${phone} (${hours}).`,
  signOut: 'Sign out',
  seenByOthers: 'Has somebody else seen the link?',
  endOthersHint:
    'Ends all links that were sent to you before and signs other browsers out; then mails you a new link. In this browser you can go on.',
  endOthers: 'End old links, sign other browsers out',
  next: 'What follows',
  typedKept: 'What you filled in is still here.',
  back: 'Back',
  backToBoard: 'Back to the overview',
};
