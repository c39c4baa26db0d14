/**
 * How the form of a decision names its fields, and what was written in them. A comment is a pair of fields under its id:
 * `comment-about:{id}` names the place, `comment-text:{id}` holds the words.
 */
import { COMMENT_MAX, commentIdSchema, placeAt, type Comment } from '#shared/filing/comments.js';
import type { WrittenDecision } from '#shared/filing/decision-draft.js';
import { decisionSchema } from '#shared/filing/model.js';
import { cutTo } from '#shared/ids/cut.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { PostedForm } from './edge.js';

export const ABOUT = 'comment-about:';
export const TEXT = 'comment-text:';

type Fields = Pick<PostedForm, 'text' | 'startingWith'>;

/** @param record the report that the form was about */
export function writtenIn(form: Fields, record: Pick<ReportRecord, 'sections'>): WrittenDecision {
  return {
    outcome: decisionSchema.shape.outcome.safeParse(form.text('outcome')).data ?? null,
    comment: cutTo(form.text('comment').trim(), 4000),
    comments: form.startingWith(TEXT).flatMap(([id, text]): Comment[] => {
      if (!commentIdSchema.safeParse(id).success) return [];
      return [{ id, about: placeAt(form.text(`${ABOUT}${id}`), record), text: cutTo(text.trim(), COMMENT_MAX) }];
    }),
  };
}

/** Whether anything was pinned, for which the report must be read. */
export function hasComments(form: Fields): boolean {
  return form.startingWith(TEXT).some(([, text]) => text.trim() !== '');
}

/** The rows of comments as somebody typed them, who is shown the form again. */
export function typedForm(typed: Readonly<Record<string, string>>): Fields {
  return {
    text: (name) => typed[name] ?? '',
    startingWith: (prefix) =>
      Object.entries(typed).flatMap(([name, value]): [string, string][] =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
      ),
  };
}
