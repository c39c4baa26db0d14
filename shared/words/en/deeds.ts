/** Why a deed was refused, in the words of the page that shows it. Nothing was changed by a refused deed. */
import { history } from './history.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { cellName } from '#shared/report/labels.js';
import type { Reason } from '../reason.js';
import { agency } from './agency.js';
import { dates } from './dates.js';
import { delegationRefusal } from './delegation.js';
import { deciderBrowserRefusal, notRecordedRefusal, recordingRefusal } from './recording.js';
import { names } from './names.js';
import { plural } from './plural.js';
import { proof } from './proof.js';
import { releaseRefusal } from './releases.js';
import { seasonSettings } from './season-settings.js';

const RELOAD = 'Please load the page again and look how things stand before going on.';
const FOUR_EYES = 'Handling, review, approval and publication by different people is the basic guard against mistakes.';

function alreadyDecided({ decision, withdrawn }: Extract<DeedRefusal, { code: 'already-decided' }>): Reason {
  const outcome = decision.outcome === 'approved' ? 'passed' : 'returned for correction';
  return {
    title: 'This is decided already',
    what: `${decision.by.name} made the ${names.stages[decision.stage]} decision on ${dates.instant(decision.at)}: ${outcome}.`,
    why: withdrawn
      ? 'The agency has withdrawn the submission since.'
      : 'A report is decided once in each stage; what you did had no effect.',
    todo: ['You need do nothing more; what follows has begun by itself.'],
  };
}

function notReady(refusal: Extract<DeedRefusal, { code: 'not-ready' }>): Reason {
  return {
    title: 'It cannot be filed yet',
    what: `Still to do: ${[
      refusal.blocks > 0 ? `${plural(refusal.blocks, 'place')} to correct` : '',
      refusal.unread > 0 ? `${plural(refusal.unread, 'cell')} to fill in` : '',
      refusal.unconfirmed > 0 ? `${plural(refusal.unconfirmed, 'cell')} to confirm` : '',
      refusal.unexplained > 0 ? `${plural(refusal.unexplained, 'place')} to explain` : '',
      refusal.unanswered > 0 ? `${plural(refusal.unanswered, 'comment')} to answer` : '',
    ]
      .filter((part) => part !== '')
      .join(', ')}.`,
    why: 'Only then can the data count as formally filed.',
    todo: ['Please do what the page lists, then file.'],
  };
}

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

function statementFields(fields: readonly ('officer' | 'title' | 'agree')[]): string {
  const texts = { officer: 'the name', title: 'the position' } as const;
  const fill = (['officer', 'title'] as const).filter((field) => fields.includes(field)).map((field) => texts[field]);
  const steps = [
    ...(fill.length === 0 ? [] : [`fill in ${fill.join(' and ')}`]),
    ...(fields.includes('agree') ? ['tick the statement'] : []),
  ];
  return `Please ${steps.join(', and ')}.`;
}

export function deedRefusal(refusal: DeedRefusal): Reason {
  switch (refusal.code) {
    case 'already-decided':
      return alreadyDecided(refusal);
    case 'already-withdrawn':
      return {
        title: 'The report was withdrawn already',
        what:
          refusal.at === null
            ? 'This submission was withdrawn already.'
            : `This submission was withdrawn on ${dates.instant(refusal.at)}.`,
        why: 'Withdrawing once is enough; pressing again has no effect.',
        todo: ['The agency can correct, upload and file again.'],
      };
    case 'not-now':
      return {
        title: 'This cannot be done now',
        what:
          refusal.state === null
            ? 'There is no report to do this with.'
            : `The state of the report is “${names.states[refusal.state]}”, where this step does not apply.`,
        why: 'Things may have changed since you opened the page.',
        todo: [RELOAD],
      };
    case 'changed-since-shown':
      return {
        title: 'The content has changed since you opened the page',
        what: 'What the page showed is no longer the latest, so this was not done.',
        why: 'What you confirm or decide should be what you see.',
        todo: ['Please look at the latest content on this page and do it once more.'],
      };
    case 'changed-since-filed':
      return {
        title: 'The content is not as it was filed',
        what: `What is stored differs from what was sealed at filing: ${proof.changedList(refusal.what)}. This was not done.`,
        why: 'What is reviewed, approved and published must be what the agency filed. No deed of this system makes such a change.',
        todo: [
          'Please do not decide on this report, and tell the publisher at once.',
          'Those who run the system find the cause and restore the content by the section “Changed since filed” of the runbook.',
          'Before approval, the agency can also withdraw the report, upload and file again.',
        ],
      };
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
    case 'season-closed': {
      const whom =
        refusal.office === null
          ? `Please ask the publisher, ${refusal.publisher}.`
          : `Please ask ${refusal.office.name}, phone ${refusal.office.phone} (${refusal.office.hours}).`;
      return {
        title: refusal.archived ? 'The season is archived' : 'The season is closed',
        what: refusal.archived
          ? 'Nothing of this year’s season is changed any more.'
          : 'Nothing can be uploaded or filed any more, and nobody invited.',
        why: 'After the end nothing more is taken in; what was filed goes on through review.',
        todo: [`${whom} Where it is needed, the publisher can open the season again.`],
      };
    }
    case 'season-open':
      return {
        title: 'The season is not closed yet',
        what: 'The season is still going on, and this cannot be done before its end.',
        why: 'Nothing can be changed once it is archived, and the next year begins after this one, so it must be closed first.',
        todo: ['Please close the season, then do this.'],
      };
    case 'reports-under-way':
      return {
        title: 'It cannot be archived yet',
        what: `Reports still being read, decided on, cleared up, or waiting to be published: ${refusal.count}.`,
        why: 'Once archived, nothing can be decided or published.',
        todo: ['Please wait until they are done; the overview shows who is waited for.'],
      };
    case 'season-exists':
      return {
        title: 'This year has begun',
        what: `There is a season for ${refusal.year} already.`,
        why: 'An area has one season for each year.',
        todo: ['Please open its overview by the link in the newest mail.'],
      };
    case 'link-ended':
      return {
        title: 'The link has ended',
        what: 'The link that you used has expired or was taken back.',
        why: 'To protect the data, each link is good for a time only.',
        todo: ['Please press “Send me a new link”; it goes to the address on the roster.'],
      };
    case 'not-ready':
      return notReady(refusal);
    case 'statement-missing':
      return {
        title: 'The statement of filing is incomplete',
        what: statementFields(refusal.fields),
        why: 'A named officer must state that the data agree with the official text.',
        todo: ['Complete it and press “File” again.'],
      };
    case 'outcome-missing':
      return {
        title: 'Please choose your decision',
        what: 'Neither passing nor returning was chosen.',
        why: 'After choosing you are asked to confirm once more before it is decided.',
        todo: ['Choose one and press “Continue, then confirm”.'],
      };
    case 'comment-missing':
      return {
        title: 'Please write a comment',
        what: 'A report is to be returned without a comment.',
        why: 'The agency needs to know what to correct and how.',
        todo: ['Name the table, the row and what is wrong, then press “Continue, then confirm”.'],
      };
    case 'confirmation-missing':
      return {
        title: 'Please tick the box',
        what: '“This decision was not mine” is not ticked.',
        why: 'Stopping a report concerns the agency and others; you yourself must confirm it.',
        todo: ['If it really was not yours, tick the box and press the button; if it was, close this page.'],
      };
    case 'reply-text-missing':
      return {
        title: 'Please write the explanation',
        what: `${plural(refusal.comments.length, 'answer')} “Explained” without saying anything; the answers were not saved.`,
        why: 'Whoever reviews judges by your explanation whether this place need not be changed.',
        todo: ['Write the reason under each, or choose “Mended” where it was changed.'],
      };
    case 'reason-missing':
      return {
        title: 'Please give a reason',
        what: 'No reason was given, so nothing was done.',
        why: 'The reason goes into the record; those concerned must understand later why it was done.',
        todo: ['Write the reason, then press the button once more.'],
      };
    case 'bad-values':
      return {
        title: 'Something filled in is not a number',
        what: refusal.cells.map(({ cell, text }) => `${cellName(cell).en}: “${text}”`).join('; '),
        why: 'The tables take numbers not below 0; all but the charges are whole.',
        todo: [
          'Please fill in the number of the document, for example 17; where the document is blank, complete it first and upload it again.',
        ],
      };
    case 'unknown-finding':
      return {
        title: 'This finding was not found',
        what: 'It may have gone when the report was checked again.',
        why: 'After everything filled in or uploaded the report is checked again.',
        todo: [RELOAD],
      };
    case 'delegation':
      return delegationRefusal(refusal);
    case 'recording':
      return recordingRefusal(refusal);
    case 'disowned':
      return {
        title: 'A decision was disowned; it cannot be put back',
        what: `${refusal.decision.by.name} (${refusal.decision.stage}) has said that this decision was not theirs. The report was public by then and could not be held back.`,
        why: 'Put back, it would be published by the decisions of then, one of which is disowned.',
        todo: [
          'Please clear it up with them first.',
          'The report stays taken down: the agency uploads and files it again, and it is decided on anew before it is published.',
        ],
      };
    case 'not-recorded':
      return notRecordedRefusal();
    case 'decider-browser':
      return deciderBrowserRefusal(refusal);
    case 'planned-time':
    case 'too-many-scheduled':
    case 'release-not-waiting':
    case 'roll-back':
      return releaseRefusal(refusal);
    case 'history':
      return {
        title: history.refusalTitle,
        what: history.refusals[refusal.problem],
        why: history.refusalWhy,
        todo: [history.refusalTodo],
      };
    case 'nothing-selected':
      return {
        title: 'Nothing is selected',
        what: 'No agency and no report is selected.',
        why: '',
        todo: ['Please tick some in the list first.'],
      };
    case 'not-found':
      return {
        title: 'Not found',
        what: 'This report was not found.',
        why: 'The address may be incomplete, or it does not belong to your link.',
        todo: ['Please enter again by the link in your mail.'],
      };
    case 'busy':
      return {
        title: 'The system is busy',
        what: 'This was not done, but nothing that was there is lost.',
        why: 'Many people are at work at the same moment.',
        todo: ['Please wait a few seconds and try again; pressing twice does nothing twice.'],
      };
  }
}
