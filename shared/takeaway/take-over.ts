/**
 * Answers that were brought back, judged as the deed of completing a draft. Whatever the page's form would refuse is
 * refused here too; what only this file says wrongly is left out and reported.
 */
import type { FilingGrant } from '#shared/access/model.js';
import type { Judgement } from '#shared/deeds/change.js';
import type { FilingCase } from '#shared/deeds/filing/case.js';
import { complete, type CompletionTools } from '#shared/deeds/filing/complete.js';
import { answered } from '#shared/filing/answers.js';
import type { Texts } from '#shared/words/texts.js';
import type { Answers } from './answers.js';
import { completionOf, keptIn, matchAnswers, type MatchedAnswers } from './match-answers.js';

export interface TakeOverRequest {
  readonly answers: Answers;
  /** The version of the filing that the page showed. */
  readonly shown: number;
  readonly grant: FilingGrant;
  readonly tools: CompletionTools;
  readonly now: Date;
}

export function takeOver(state: FilingCase, bringing: TakeOverRequest, t: Texts): Judgement<MatchedAnswers> {
  const { answers, shown, grant, tools, now } = bringing;
  const { submission, record, check } = state;
  // Another file has arrived since the workbook was held against the current submission.
  if (submission?.id !== answers.submission || record === null || check === null) {
    return { refused: { code: 'changed-since-shown' } };
  }
  const matched = matchAnswers(answers, { record, check: answered(check, submission) }, t);
  if (matched.taken.length === 0) return { already: matched };
  const judgement = complete(state, { shown, through: 'workbook', ...completionOf(matched) }, grant, tools, now);
  if (!('change' in judgement)) return 'refused' in judgement ? judgement : { already: matched };
  const after = judgement.change.submissions.find(({ after: { id } }) => id === submission.id)?.after;
  return { change: judgement.change, value: keptIn(matched, after?.explanations ?? []) };
}
