/**
 * By which button, function, mail and page each deed of the state table is done: the map of the product's arrows that
 * docs/states.md prints. A test compares it with the functions, the mails and the texts that there are.
 */
import type { DeedName } from '#shared/filing/states.js';
import type { MailName } from '#shared/outbox/message.js';
import type { FunctionName } from '#shared/workflow/functions.js';
import type { Texts } from '#shared/words/texts.js';

export interface DeedWay {
  /** What the button says; null where no person presses one. */
  readonly button: ((t: Texts) => string) | null;
  /** Null where nothing of the product does the deed yet. */
  readonly does: FunctionName | null;
  readonly mails: readonly MailName[];
  /** Whose page the button stands on. */
  readonly page: 'agency' | 'decider' | 'stop' | 'board' | 'publisher-filing' | null;
}

const byItself = (does: FunctionName, ...mails: MailName[]): DeedWay => ({ button: null, does, mails, page: null });

export const DEED_WAYS: Readonly<Record<DeedName, DeedWay>> = {
  refuse: byItself('announce-draft', 'upload-refused'),
  draft: byItself('announce-draft', 'draft-ready'),
  supersede: { button: (t) => t.upload.button, does: 'receive-upload', mails: [], page: 'agency' },
  restore: byItself('announce-draft', 'upload-refused'),
  expire: byItself('advance-seasons', 'season-closed'),
  file: {
    button: (t) => t.filing.declare.button,
    does: 'file-report',
    mails: ['receipt', 'paper-receipt', 'decision-request'],
    page: 'agency',
  },
  passReview: {
    button: (t) => t.decision.outcomes.review.approved,
    does: 'decide',
    mails: ['decision-made', 'decision-request'],
    page: 'decider',
  },
  returnFromReview: {
    button: (t) => t.decision.outcomes.review.returned,
    does: 'decide',
    mails: ['decision-made', 'returned'],
    page: 'decider',
  },
  approve: {
    button: (t) => t.decision.outcomes.approval.approved,
    does: 'decide',
    mails: ['decision-made', 'approved'],
    page: 'decider',
  },
  returnFromApproval: {
    button: (t) => t.decision.outcomes.approval.returned,
    does: 'decide',
    mails: ['decision-made', 'returned'],
    page: 'decider',
  },
  withdraw: { button: (t) => t.filing.withdraw.button, does: 'withdraw-report', mails: ['withdrawn'], page: 'agency' },
  stop: {
    button: (t) => t.stop.button,
    does: 'stop-filing',
    mails: ['decision-disowned', 'stopped'],
    page: 'stop',
  },
  resumeReview: {
    button: (t) => t.preview.resume.button(t.names.stages.review),
    does: 'resume-review',
    mails: ['resumed', 'decision-request'],
    page: 'publisher-filing',
  },
  resumeApproval: {
    button: (t) => t.preview.resume.button(t.names.stages.approval),
    does: 'resume-review',
    mails: ['resumed', 'decision-request'],
    page: 'publisher-filing',
  },
  reopen: {
    button: (t) => t.takeBack.reopen.button,
    does: 'take-back',
    mails: ['reopened', 'decided-reopened'],
    page: 'publisher-filing',
  },
  release: {
    button: (t) => t.boardView.acts.release,
    does: 'publish-report',
    mails: ['published', 'release-ended'],
    page: 'board',
  },
  correct: {
    button: (t) => t.takeBack.correct.button,
    does: 'publish-report',
    mails: ['correction-asked', 'published'],
    page: 'publisher-filing',
  },
  takeDown: {
    button: (t) => t.takeDown.button,
    does: 'take-back',
    mails: ['taken-down', 'decided-taken-down', 'take-down-failed'],
    page: 'publisher-filing',
  },
  putBack: {
    button: (t) => t.takeDown.putBack.button,
    does: 'take-back',
    mails: ['put-back', 'decided-put-back'],
    page: 'publisher-filing',
  },
};
