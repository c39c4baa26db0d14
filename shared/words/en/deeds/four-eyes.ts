/** Another person must do it: nobody decides on what they touched, and those who decide are different people. */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Reason } from '../../reason.js';
import { agency } from '../agency.js';
import { names } from '../names.js';
import { seasonSettings } from '../season-settings.js';

const FOUR_EYES = 'Handling, review, approval and publication by different people is the basic guard against mistakes.';

/** The way out is the publisher's: the roster names who decides on an agency. */
const nameAnother = (role: string): string =>
  `Please ask the publisher to name another ${role} for this agency under “${agency.link}” (the new person gets a mail at once).`;

/** Whoever publishes is named by the season, not by the roster. */
const ANOTHER_PUBLISHER = `Please ask the publisher to name another publisher under “${seasonSettings.title}”.`;

function fourEyes({ reason, agencies }: Extract<DeedRefusal, { code: 'four-eyes' }>): Reason {
  const which = agencies === undefined ? 'in this report' : `in the reports of ${agencies.join(', ')}`;
  return {
    title: 'Another person must do this',
    what: `You ${names.conflict(reason)} ${which}, so you cannot decide on it.`,
    why: FOUR_EYES,
    todo: [
      agencies === undefined
        ? nameAnother('reviewer or approver')
        : 'Please deselect these reports; the others can be published.',
    ],
  };
}

const DECIDERS = { review: names.roles.reviewer, approval: names.roles.approver, release: names.roles.publisher };

/** At filing: by name, because the officer who signs is known by name only. */
function deciderTouched({ conflicts }: Extract<DeedRefusal, { code: 'decider-touched' }>): Reason {
  const signed = conflicts.some(({ reason }) => reason === 'stated-it');
  return {
    title: 'It cannot be filed yet: who handled it would also decide on it',
    what: conflicts
      .map(({ deciding, person, reason }) =>
        reason === 'stated-it'
          ? `The officer of the statement, “${person.name}”, has the name of this agency’s ${DECIDERS[deciding]}.`
          : `This agency’s ${DECIDERS[deciding]}, “${person.name}”, ${names.conflict(reason)} in this report.`,
      )
      .join(' '),
    why: 'After filing, somebody who had no hand in the report must review, approve and publish it.',
    todo: [
      ...(signed
        ? [
            'Please let another officer sign; if these are two people of one name, add something to tell them apart, for example “Zhang Wei (2)”.',
          ]
        : []),
      ...new Set(
        conflicts.map(({ deciding }) => (deciding === 'release' ? ANOTHER_PUBLISHER : nameAnother(DECIDERS[deciding]))),
      ),
    ],
  };
}

type FourEyes = Extract<DeedRefusal, { code: 'four-eyes' | 'same-person' | 'decider-touched' }>;

export function fourEyesRefusal(refusal: FourEyes): Reason {
  switch (refusal.code) {
    case 'four-eyes':
      return fourEyes(refusal);
    case 'same-person':
      return {
        title: 'These must be different people',
        what: `${refusal.agency === undefined ? '' : `${refusal.agency}: `}${names.pair(refusal.pair)} are one person, or share an address.`,
        why: FOUR_EYES,
        todo: ['Please name another person; both name and address must differ.'],
      };
    case 'decider-touched':
      return deciderTouched(refusal);
  }
}
