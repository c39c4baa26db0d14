/** The pages on which an installation begins. */
import type { Texts } from '../texts.js';

export const setUp: Texts['setUp'] = {
  title: 'Set up the annual reports',
  holder: 'Whoever sets up',
  questions: {
    area: {
      title: 'For which area are reports collected?',
      short: 'name of the area',
      lead: 'An area is one level of government with its departments and townships.',
    },
    people: {
      title: 'Who are you? Who can take your place?',
      short: 'publisher and substitute',
      lead: 'The publisher imports the roster, invites, and publishes. The substitute can be named later in the settings.',
    },
    office: {
      title: 'Which office may agencies ask?',
      short: 'collecting office',
      lead: 'Name, phone and hours stand at the foot of every page and mail.',
    },
    calendar: {
      title: 'Which year is collected, and until when?',
      short: 'year and deadlines',
      lead: 'Filled in by the Regulation: departments by 31 January, governments by 31 March. You can change it.',
    },
    deciders: {
      title: 'Who reviews, who approves?',
      short: 'reviewer and approver',
      lead: 'Publisher, substitute, reviewer and approver must be different people, so that several eyes see each report.',
    },
  },
  step: (at, of) => `Question ${at} of ${of}`,
  next: 'Save and go on',
  saveBack: 'Save and go back to the check',
  kept: 'Each answer is saved. If you leave, the same link goes on where you stopped.',
  backTo: (short) => `Question before: ${short}`,
  backToCheck: 'Back to the check, change nothing',
  publisherLegend: 'Publisher (you)',
  substituteLegend: 'Substitute (can be left empty)',
  reviewerLegend: 'Reviewer',
  approverLegend: 'Approver',
  check: {
    title: 'Check your answers, then begin',
    lead: 'Once you press “Begin”, the name of the area and the year cannot be changed any more, so please check them; all else can be changed later in the settings of the season.',
    change: 'Change',
    changeHidden: (short) => ` ${short}`,
    nobody: 'nobody yet',
    person: (name, address) => `${name} (${address})`,
    year: (year) => String(year),
    begin: (year) => `Begin to collect the reports of ${year}`,
    after:
      'Your overview opens; the first thing to do there is the roster. Your link goes to your address as well, and the substitute gets theirs. No agency is mailed yet.',
  },
  used: {
    title: 'This link was used',
    what: (area, year) => `The ${year} season of ${area} has begun; the set-up link is over.`,
    todo: 'Please enter by the link in the publisher’s mail. Where it is lost, type your address on the roster on the entry page, and the link is sent to you. Where that mailbox is out of use, or another publisher is needed, ask whoever runs the system for another set-up link.',
  },
  appoint: {
    title: 'Name the new publisher',
    lead: (area, year, name) => `${name} is the publisher of the ${year} season of ${area}.`,
    effect:
      'The links of the publisher before end at once, and the new one gets the overview; both get a mail. Nothing changes for agencies, reviewers and approvers.',
    keep: 'The substitute stays; where the new publisher is the substitute of now, there is none afterwards: please name one in the settings of the season.',
    button: 'Name as publisher',
    sure: 'I confirm that this person publishes the reports',
  },
  standIn: {
    title: 'Take over as publisher',
    lead: (name, area, year) => `${name} is the publisher of the ${year} season of ${area}; you are the substitute.`,
    effect: (name) =>
      `The links of ${name} end at once, and you invite, remind and publish; ${name} becomes your substitute and can come back by the same way. Both get a mail. If they have left the office, please name another substitute in the settings of the season afterwards.`,
    button: 'Take over as publisher',
    sure: 'I confirm that I take over as publisher',
    done: 'You are not the substitute any more; there is nothing to do on this page.',
  },
};
