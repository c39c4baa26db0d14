/**
 * The agency answers what its report was returned with, item by item: mended, or why not. Before the next upload the
 * answers stand on what was returned, afterwards on the draft, which carries them to whoever decides next; with filing they
 * stand still.
 */
import type { FilingGrant } from '#shared/access/model.js';
import type { Judgement } from '../change.js';
import { COMMENT_MAX, type ChecklistItem, type CommentReply } from '#shared/filing/comments.js';
import { withTouches, type Touch } from '#shared/filing/four-eyes.js';
import type { Submission } from '#shared/filing/model.js';
import { isOver } from '#shared/filing/over.js';
import { cutTo } from '#shared/ids/cut.js';
import { seasonClosed } from '../season/phase.js';
import { moveCurrent, personActor, recorderRefusal, type FilingCase } from './case.js';

export interface Replies {
  /** The version of the filing that the page showed. */
  readonly shown: number;
  readonly replies: readonly ReplyGiven[];
}

export interface ReplyGiven {
  readonly comment: string;
  /** Null, without a text: the answer is taken back. */
  readonly how: CommentReply['how'] | null;
  readonly text: string;
}

/** Where the list is kept that the agency answers now; undefined where there is none. */
export function listToAnswer(submission: Submission | null): 'returnedWith' | 'checklist' | undefined {
  const list = submission?.state === 'returned' ? 'returnedWith' : 'checklist';
  if (submission === null || !['returned', 'draft'].includes(submission.state)) return undefined;
  return (submission[list] ?? []).length === 0 ? undefined : list;
}

export function replyToReturn(
  state: FilingCase,
  { shown, replies }: Replies,
  grant: FilingGrant,
  now: Date,
): Judgement<{ readonly saved: number }> {
  const { submission } = state;
  const list = listToAnswer(submission);
  if (submission === null || list === undefined) {
    return { refused: { code: 'not-now', state: submission?.state ?? null } };
  }
  if (isOver(state.season, state.filing)) return { refused: seasonClosed(state.season) };
  const notTheirs = recorderRefusal(state, grant);
  if (notTheirs !== undefined) return notTheirs;
  if (shown !== state.filing.version) return { refused: { code: 'changed-since-shown' } };
  const given = new Map(replies.map((one) => [one.comment, one]));
  const unsaid = replies.filter(({ how, text }) => how === 'explained' && text.trim() === '');
  if (unsaid.length > 0) {
    return { refused: { code: 'reply-text-missing', comments: unsaid.map(({ comment }) => comment) } };
  }
  const answered = (submission[list] ?? []).map((item): ChecklistItem => {
    const reply = given.get(item.id);
    return reply === undefined ? item : { ...item, reply: replyFrom(item, reply, grant, now) };
  });
  const after: Submission = {
    ...submission,
    [list]: answered,
    // What was filed bears a seal over who had a hand in it; there the next upload notes it (`answeredBy`).
    ...(list === 'returnedWith'
      ? {}
      : { touched: withTouches(submission.touched, { person: grant.person, how: 'explained' }) }),
  };
  const change = moveCurrent(
    { ...state, submission },
    after,
    {
      deed: 'reply',
      actor: personActor('agency', grant.person),
      at: now,
      details: { replies: replies.map(({ comment, how, text }) => [comment, how, cutTo(text.trim(), COMMENT_MAX)]) },
    },
    { effects: [{ needGrant: grant.id }] },
  );
  return { change, value: { saved: replies.length } };
}

/** A text without a choice is an explanation; saving the same again keeps who said it first, and when. */
function replyFrom(
  { reply: before }: ChecklistItem,
  { how, text }: ReplyGiven,
  { person }: FilingGrant,
  now: Date,
): CommentReply | null {
  const said = cutTo(text.trim(), COMMENT_MAX);
  if (how === null && said === '') return null;
  const kind = how ?? 'explained';
  if (before?.how === kind && before.text === said) return before;
  return { how: kind, text: said, by: person, at: now.toISOString() };
}

/** What the next upload is to answer: the list of the return, or the one that the file before it was answering already. */
export function carriedChecklist(before: Submission): readonly ChecklistItem[] {
  switch (before.state) {
    case 'returned':
      return before.returnedWith ?? [];
    case 'reopened':
      // It had been approved: what was asked before that is settled.
      return [];
    default:
      return before.checklist ?? [];
  }
}

/** Whoever answered had a hand in the report that the answers go with. */
export function answeredBy(checklist: readonly ChecklistItem[]): Touch[] {
  return checklist.flatMap(({ reply }) => (reply === null ? [] : [{ person: reply.by, how: 'explained' as const }]));
}
