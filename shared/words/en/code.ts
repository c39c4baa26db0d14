/** The page that asks for the code, and what goes wrong with codes. */
import type { CodeProblem } from '../code-problem.js';
import type { Texts } from '../texts.js';
import { decision } from './decision.js';
import { names } from './names.js';
import { plural } from './plural.js';

type Code = Texts['code'];

function problems(problem: CodeProblem): ReturnType<Code['problems']> {
  switch (problem.is) {
    case 'wrong':
      return {
        title: 'The code is not right',
        what: `The six digits are not those of the mail; you can try ${plural(problem.left, 'more time')}. Please look at the latest mail with a code.`,
      };
    case 'malformed':
      return {
        title: 'Please type six digits',
        what: 'A code is six digits, and what you typed is not. This try is not counted; please type the code of the latest mail again.',
      };
    case 'expired':
      return {
        title: 'The code has expired',
        what: 'Please press “Send a new code” and use the six digits of the new mail.',
      };
    case 'used-up':
      return {
        title: 'The code was tried too often',
        what: 'So that nobody can guess it, this code is void. Please press “Send a new code”.',
      };
    case 'not-sent':
      return {
        title: 'There is no code to use yet',
        what: 'The mail may still be on its way, please wait a moment; if it does not come, press “Send a new code”.',
      };
    case 'limited':
      return {
        title: 'No further code can be sent now',
        what: `One was sent just now, or as many as one day allows. ${problem.usable ? 'Please look for the mail that was sent; ' : 'The former code can no longer be used; '}you can try again in a minute, or tomorrow where the day’s number is used up. If it is urgent, ask the publisher.`,
      };
  }
}

const deeds: Code['deeds'] = {
  review: 'the review decision',
  approval: 'the approval decision',
  waive: 'the waiver',
  release: 'the publication',
  invite: 'the invitations',
  roster: 'the import of the roster',
  resume: 'the new start of the report',
  delegate: 'handing over',
  'end-delegation': 'the early end of standing in',
  several: 'passing several reports',
  'reopen-report': 'the reopening of the report',
  'take-down': 'the taking down',
  'put-back': 'the undoing of the taking down',
  'roll-back': 'the taking back of a release',
  correct: 'the request for a correction',
  unwaive: 'the end of the waiver',
  'hand-out': 'the taking of links',
  recording: 'entering the paper report',
  season: 'the change of the season’s settings',
  appoint: 'the change of publisher',
  close: 'the closing of the season',
  archive: 'the archiving of the season',
  reopen: 'the reopening of the season',
  'next-season': 'the beginning of the next season',
};

export const code: Code = {
  confirmedBy: (deed, outcome) => {
    if ((deed !== 'review' && deed !== 'approval') || outcome === undefined) return deeds[deed];
    return decision.outcomes[deed][outcome];
  },
  subject: ({ year, area, agencyName }) =>
    agencyName === null ? `${area}, annual reports ${year}` : names.filingTitle(agencyName, year),
  title: 'Please type the code',
  sentTo: (address) => `Six digits were sent to your registered address: ${address}`,
  why: {
    first:
      'You do this in this browser for the first time in this season: the code shows that it is you and not somebody else who holds the link.',
    stopped:
      'A decision in your name was stopped, so please prove yourself anew: the code shows that it is you and not somebody else who holds the link.',
  },
  confirms: 'You are confirming',
  confirmed: (deed, subject) => `${deed} (${subject})`,
  label: 'Code',
  hint: (minutes) => `Six digits, good for ${plural(minutes, 'minute')}.`,
  button: (deed) => `Check the code and complete ${deed}`,
  resend: 'Send a new code',
  after: 'When the code is right, what you confirmed takes effect; in this season this browser is not asked again.',
  kept: 'What you confirmed before is still here.',
  deeds,
  problems,
  off: 'Demonstration season: no codes are asked for',
};
