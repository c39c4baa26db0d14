/**
 * By which button, function, mail and page each deed of the state table is done: the map of the product's arrows that
 * docs/states.md prints. That functions, mails and texts exist their types see to; a test asks for a button exactly where a
 * person does the deed.
 */
import type { Decision, Stage } from '#shared/filing/model.js';
import type { DeedName } from '#shared/filing/states.js';
import type { MailName } from '#shared/outbox/message.js';
import type { FunctionName } from '#shared/workflow/functions.js';
import type { Texts } from '#shared/words/texts.js';

export interface DeedWay {
  /** What the button says, and whose page it stands on; null where no person presses one. */
  readonly pressed: {
    readonly button: (t: Texts) => string;
    readonly page: 'agency' | 'decider' | 'stop' | 'board' | 'releases' | 'publisher-filing';
  } | null;
  readonly does: FunctionName;
  readonly mails: readonly MailName[];
}

const byItself = (does: FunctionName, ...mails: MailName[]): DeedWay => ({ pressed: null, does, mails });

const decides = (stage: Stage, outcome: Decision['outcome'], ...mails: MailName[]): DeedWay => ({
  pressed: { button: (t) => t.decision.outcomes[stage][outcome], page: 'decider' },
  does: 'decide',
  mails: ['decision-made', ...mails],
});

const resumes = (stage: Stage): DeedWay => ({
  pressed: { button: (t) => t.preview.resume.button(t.names.stages[stage]), page: 'publisher-filing' },
  does: 'resume-review',
  mails: ['resumed', 'decision-request'],
});

/** A release goes as a whole: of each report in it one version is taken away, and another stands again. */
const ROLLS_BACK: DeedWay = {
  pressed: { button: (t) => t.releases.rollBack.next, page: 'releases' },
  does: 'publish-report',
  mails: ['rolled-back', 'rollback-ended'],
};

export const DEED_WAYS: Readonly<Record<DeedName, DeedWay>> = {
  refuse: byItself('announce-draft', 'upload-refused'),
  draft: byItself('announce-draft', 'draft-ready'),
  supersede: {
    pressed: { button: (t) => t.upload.button, page: 'agency' },
    does: 'receive-upload',
    mails: [],
  },
  restore: byItself('announce-draft', 'upload-refused'),
  expire: byItself('advance-seasons', 'season-closed'),
  file: {
    pressed: { button: (t) => t.filing.declare.button, page: 'agency' },
    does: 'file-report',
    mails: ['receipt', 'paper-receipt', 'decision-request'],
  },
  passReview: decides('review', 'approved', 'decision-request'),
  returnFromReview: decides('review', 'returned', 'returned'),
  approve: decides('approval', 'approved', 'approved'),
  returnFromApproval: decides('approval', 'returned', 'returned'),
  withdraw: {
    pressed: { button: (t) => t.filing.withdraw.button, page: 'agency' },
    does: 'withdraw-report',
    mails: ['withdrawn'],
  },
  stop: {
    pressed: { button: (t) => t.stop.button, page: 'stop' },
    does: 'stop-filing',
    mails: ['decision-disowned', 'stopped'],
  },
  resumeReview: resumes('review'),
  resumeApproval: resumes('approval'),
  reopen: {
    pressed: { button: (t) => t.takeBack.reopen.button, page: 'publisher-filing' },
    does: 'take-back',
    mails: ['reopened', 'decided-reopened'],
  },
  release: {
    pressed: { button: (t) => t.boardView.acts.release, page: 'board' },
    does: 'publish-report',
    mails: ['published', 'release-ended'],
  },
  correct: {
    pressed: { button: (t) => t.takeBack.correct.button, page: 'publisher-filing' },
    does: 'publish-report',
    mails: ['correction-asked', 'published'],
  },
  takeDown: {
    pressed: { button: (t) => t.takeDown.button, page: 'publisher-filing' },
    does: 'take-back',
    mails: ['taken-down', 'decided-taken-down', 'take-down-failed'],
  },
  rollBack: ROLLS_BACK,
  standAgain: ROLLS_BACK,
  putBack: {
    pressed: { button: (t) => t.takeDown.putBack.button, page: 'publisher-filing' },
    does: 'take-back',
    mails: ['put-back', 'decided-put-back'],
  },
};
