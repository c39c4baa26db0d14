/**
 * Why a deed was refused, in the words of the page that shows it. Nothing was changed by a refused deed. What only one
 * matter refuses (a season, a release, a paper report) is worded in its own room.
 */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Reason } from '../reason.js';
import { dates } from './dates.js';
import { fourEyesRefusal } from './deeds/four-eyes.js';
import { incompleteRefusal } from './deeds/incomplete.js';
import { seasonRefusal } from './deeds/season.js';
import { delegationRefusal } from './delegation.js';
import { deciderBrowserRefusal, notRecordedRefusal, recordingRefusal } from './recording.js';
import { history } from './history.js';
import { names } from './names.js';
import { proof } from './proof.js';
import { releaseRefusal } from './releases.js';

const RELOAD = 'Please load the page again and look how things stand before going on.';

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
    case 'same-person':
    case 'decider-touched':
      return fourEyesRefusal(refusal);
    case 'season-closed':
    case 'season-open':
    case 'reports-under-way':
    case 'season-exists':
      return seasonRefusal(refusal);
    case 'link-ended':
      return {
        title: 'The link has ended',
        what: 'The link that you used has expired or was taken back.',
        why: 'To protect the data, each link is good for a time only.',
        todo: ['Please press “Send me a new link”; it goes to the address on the roster.'],
      };
    case 'not-ready':
    case 'statement-missing':
    case 'outcome-missing':
    case 'comment-missing':
    case 'confirmation-missing':
    case 'reply-text-missing':
    case 'reason-missing':
    case 'bad-values':
    case 'nothing-selected':
      return incompleteRefusal(refusal);
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
    case 'not-found':
      return {
        title: 'Not found',
        what: 'This report was not found.',
        why: 'The address may be incomplete, or it does not belong to your link.',
        todo: ['Please enter again by the link in your mail.'],
      };
    case 'too-many-uploads':
      return {
        title: 'Too many uploads today',
        what: `One link takes ${refusal.most} uploads a day, and today’s are used up. No file was sent now, and nothing has changed.`,
        why: 'The limit keeps whoever got hold of a link from sending files without end.',
        todo: [
          'Please send it tomorrow. An agency that must report today can fill the form in on the page, or ask the publisher.',
        ],
      };
    case 'busy':
      return {
        title: 'The system is busy',
        what: 'This was not done, but nothing that was there is lost.',
        why: 'Many people are at work at the same moment, or a service that the system needs does not answer for a while.',
        todo: [
          'Please wait a few seconds and try again; pressing twice does nothing twice.',
          'If it is the same after some minutes, come back in half an hour; if that does not help, please tell the publisher or whoever runs the system.',
        ],
      };
  }
}
