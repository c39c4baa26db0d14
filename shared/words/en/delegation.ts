/** Handing one's decisions over for some days: the page, and why it is refused. */
import type { DeedRefusal, DelegationProblem } from '#shared/deeds/outcome.js';
import type { Reason } from '../reason.js';
import type { Texts } from '../texts.js';

type Refusal = Extract<DeedRefusal, { code: 'delegation' }>;

const WHY_FOUR_EYES =
  'Handling, review, approval and publication by different people is the basic guard against mistakes; it holds for whoever stands in, too.';
const ANOTHER = 'Please name another person.';

function problemOf(problem: DelegationProblem, who: string): Omit<Reason, 'title'> {
  switch (problem) {
    case 'no-decider':
      return {
        what: 'The person chosen is reviewer or approver of no agency in this season; there is nothing to hand over.',
        why: '',
        todo: ['Please choose a reviewer or approver of the roster.'],
      };
    case 'person':
      return {
        what: 'Name or mail address of the person who stands in is not complete.',
        why: 'The mails that ask for decisions go to their own address.',
        todo: ['Please fill in a name (40 characters at most) and an address, such as zhao@example.gov.cn.'],
      };
    case 'days':
      return {
        what: 'The days do not fit.',
        why: 'The last day cannot be before the first or before today, nor more than 120 days from today.',
        todo: ['Please check both days; for later ones, hand over nearer the time.'],
      };
    case 'reason':
      return {
        what: 'No reason is given.',
        why: 'It is kept with the records.',
        todo: ['Please give a reason, such as “on a business trip”.'],
      };
    case 'self':
      return { what: 'This is the person who is away.', why: '', todo: [ANOTHER] };
    case 'publisher':
      return { what: 'This is the publisher.', why: WHY_FOUR_EYES, todo: [ANOTHER] };
    case 'substitute':
      return {
        what: 'This is the person who takes the publisher’s place and may have to publish.',
        why: WHY_FOUR_EYES,
        todo: [ANOTHER],
      };
    case 'contact':
      return {
        what: `This is the contact of ${who} and cannot decide on its report.`,
        why: WHY_FOUR_EYES,
        todo: [ANOTHER],
      };
    case 'decider':
      return {
        what: `This person decides at the other stage${who === '' ? '' : ` of the report of ${who}`} already.`,
        why: WHY_FOUR_EYES,
        todo: [ANOTHER],
      };
    case 'twice':
      return {
        what: 'Somebody stands in on these days already.',
        why: 'On one day one person stands in.',
        todo: ['Please end the other first, or choose other days.'],
      };
    case 'away':
      return {
        what: 'This person is away on these days, too.',
        why: 'What was handed over cannot be handed on.',
        todo: [ANOTHER],
      };
    case 'touched':
      return {
        what: `This person had a hand in reports that are not decided yet: ${who}.`,
        why: WHY_FOUR_EYES,
        todo: ['Please name somebody who had none, or wait until these are decided.'],
      };
  }
}

export function delegationRefusal({ problem, who }: Refusal): Reason {
  return { title: 'It cannot be handed over like this', ...problemOf(problem, who) };
}

export const delegation: Texts['delegation'] = {
  title: { own: 'Let somebody decide in your place', publisher: 'Let somebody stand in for a decider' },
  ofDeciders: 'Standing in: who decides while a reviewer or approver is away',
  lead: 'While a reviewer or approver is away, another person can decide in their place for some days. They get a mail. From the first day on, reports that wait go to them; after the last day they come back by themselves.',
  none: 'Nobody stands in for anybody.',
  list: 'Who stands in',
  line: (from, to, since, until) => `${since} to ${until}: ${to} decides in the place of ${from}`,
  reasonOf: (reason) => `Reason: ${reason}`,
  states: { coming: 'not begun', now: 'now', over: 'over', ended: 'ended early' },
  end: 'End it now',
  form: {
    title: 'Hand over',
    from: 'Who is away',
    name: 'Name of who stands in',
    address: 'Their mail address',
    addressHint:
      'Mails that ask for decisions go there. Not a contact of an agency, not the decider of the other stage, not the publisher; and nobody who had a hand in these agencies’ reports of this year (uploaded, typed, explained, or signed as the officer): such a report could not be decided by them, and would wait until you or the publisher find somebody else.',
    since: 'First day',
    until: 'Last day',
    reason: 'Reason',
    reasonHint: 'Stands in the mail and in the records; 200 characters at most.',
    button: 'Hand over',
  },
  next: {
    own: 'After you press the button, a code sent by mail confirms that it is you; then who stands in and the publisher get a mail.',
    publisher:
      'After you press the button, a code sent by mail confirms that it is you; then who stands in and who is away get a mail.',
  },
  done: {
    made: 'Handed over; those concerned get a mail.',
    ended: 'It is ended; the reports that wait have gone back.',
  },
};
