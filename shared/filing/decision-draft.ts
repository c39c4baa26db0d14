/**
 * What a decider has written so far and not decided yet: kept on its own, for the one person and stage, so that nobody loses
 * an afternoon's remarks with a closed lid. It binds nobody and is no part of the report.
 */
import * as z from 'zod';
import { digestOf } from '#shared/ids/digest.js';
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

/** What a form showed before anything was written in it: a mark of each text, by `outcome`, `comment` or the comment's id. */
export type Known = Readonly<Record<string, string>>;

/** What a form holds: a comment whose text was emptied is there with an empty text. */
export interface WrittenDecision {
  readonly outcome: DecisionDraft['outcome'];
  readonly comment: string;
  readonly comments: readonly Comment[];
  readonly known: Known;
}

export const NOTHING_WRITTEN: WrittenDecision = { outcome: null, comment: '', comments: [], known: {} };

/** One thing that two windows of one person wrote differently; an empty text is one that was taken away. */
export interface DraftConflict {
  /** `outcome`, `comment` (the general opinion), or the id of a comment. */
  readonly of: string;
  readonly about: Comment['about'];
  readonly here: string;
  readonly elsewhere: string;
}

export const OUTCOME_MARK = 'outcome';
export const COMMENT_MARK = 'comment';

/** Of an empty text the empty one, which a form of before carries for everything. */
export function markOfText(text: string): string {
  return text === '' ? '' : digestOf({ text }).slice(0, 16);
}

/** What a form that shows this knows of. */
export function knownOf(shown: Omit<WrittenDecision, 'known'>): Known {
  return {
    [OUTCOME_MARK]: markOfText(shown.outcome ?? ''),
    [COMMENT_MARK]: markOfText(shown.comment),
    ...Object.fromEntries(shown.comments.map(({ id, text }) => [id, markOfText(text)])),
  };
}

/**
 * What a form says put over what is saved, text by text. A window that left a text as it showed it takes what another wrote
 * there since, and a comment that it does not know stays. What both changed is a conflict; of it the form's text stands here.
 */
export function putOver(
  before: DecisionDraft | null,
  { known, ...written }: WrittenDecision,
): { readonly both: Omit<WrittenDecision, 'known'>; readonly conflicts: readonly DraftConflict[] } {
  const saved = before ?? NOTHING_WRITTEN;
  const conflicts: DraftConflict[] = [];
  const settled = (of: string, here: string, elsewhere: string, about: Comment['about'] = null): string => {
    const shown = known[of] ?? '';
    if (here === elsewhere || markOfText(elsewhere) === shown) return here;
    if (markOfText(here) === shown) return elsewhere;
    conflicts.push({ of, about, here, elsewhere });
    return here;
  };
  const outcome = settled(OUTCOME_MARK, written.outcome ?? '', saved.outcome ?? '');
  const comment = settled(COMMENT_MARK, written.comment, saved.comment);
  const comments = new Map(saved.comments.map((one) => [one.id, one]));
  for (const one of written.comments)
    comments.set(one.id, { ...one, text: settled(one.id, one.text, comments.get(one.id)?.text ?? '', one.about) });
  return {
    both: {
      outcome: outcome === '' ? null : (outcome as DecisionDraft['outcome']),
      comment,
      comments: [...comments.values()],
    },
    conflicts,
  };
}

/** The draft with that; nothing of it where there is a conflict. */
export function mergedDraft(
  before: DecisionDraft | null,
  written: WrittenDecision,
  now: Date,
): DecisionDraft | { readonly conflicts: readonly DraftConflict[]; readonly before: DecisionDraft | null } {
  const { both, conflicts } = putOver(before, written);
  if (conflicts.length > 0) return { conflicts, before };
  return {
    ...both,
    comments: both.comments.filter(({ text }) => text !== '').slice(0, COMMENTS_MAX),
    savedAt: now.toISOString(),
    serial: (before?.serial ?? 0) + 1,
  };
}

/** What a form knows once it was saved: of what it says itself. Where another window's text was kept, it knows what it knew. */
export function knownAfter(form: WrittenDecision, saved: Omit<WrittenDecision, 'known'>): Known {
  const standing = knownOf(saved);
  const own = Object.entries(knownOf(form)).filter(([of, mark]) => mark === (standing[of] ?? ''));
  return { ...form.known, ...Object.fromEntries(own) };
}
