/**
 * What a decider has written so far and not decided yet: kept on its own, for the one person and stage, so that nobody loses
 * an afternoon's remarks with a closed lid. It binds nobody and is no part of the report.
 */
import * as z from 'zod';
import { commentSchema, COMMENTS_MAX, type Comment } from './comments.js';
import { decisionSchema } from './model.js';

export const decisionDraftSchema = z.object({
  outcome: decisionSchema.shape.outcome.nullable(),
  comment: decisionSchema.shape.comment,
  comments: z.array(commentSchema).max(COMMENTS_MAX),
  savedAt: z.iso.datetime(),
  /** Counts the savings, so that two windows do not write over one another. */
  serial: z.number().int().min(1),
});
export type DecisionDraft = z.infer<typeof decisionDraftSchema>;

/** What a form holds: a comment whose text was emptied is there with an empty text. */
export interface WrittenDecision {
  readonly outcome: DecisionDraft['outcome'];
  readonly comment: string;
  readonly comments: readonly Comment[];
}

/**
 * The draft with what a form says put over it. A comment that the form does not know, written in another window, stays; one
 * whose text was emptied goes.
 */
export function mergedDraft(before: DecisionDraft | null, written: WrittenDecision, now: Date): DecisionDraft {
  const comments = new Map((before?.comments ?? []).map((one) => [one.id, one]));
  for (const one of written.comments) comments.set(one.id, one);
  return {
    outcome: written.outcome,
    comment: written.comment,
    comments: [...comments.values()].filter(({ text }) => text !== '').slice(0, COMMENTS_MAX),
    savedAt: now.toISOString(),
    serial: (before?.serial ?? 0) + 1,
  };
}
