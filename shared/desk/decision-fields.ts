/**
 * How the form of a decision names its fields, and what was written in them. A comment is a pair of fields under its id:
 * `comment-about:{id}` names the place, `comment-text:{id}` holds the words. `known:{of}` is a mark of what the form showed there
 * before, by which two windows of one person are told from one another.
 */
import { COMMENT_MAX, commentIdSchema, placeAt, placeCode, type Comment } from '#shared/filing/comments.js';
import type { Known, WrittenDecision } from '#shared/filing/decision-draft.js';
import { DECISION_TEXT_MAX, decisionSchema } from '#shared/filing/model.js';
import { cutTo } from '#shared/ids/cut.js';
import type { ReportRecord } from '#shared/report/record.js';
import type { PostedForm } from './edge.js';

export const ABOUT = 'comment-about:';
export const TEXT = 'comment-text:';
export const KNOWN = 'known:';

export type Fields = Pick<PostedForm, 'text' | 'startingWith'>;

/** @param record the report that the form was about */
export function writtenIn(form: Fields, record: Pick<ReportRecord, 'sections'>): WrittenDecision {
  return {
    outcome: decisionSchema.shape.outcome.safeParse(form.text('outcome')).data ?? null,
    comment: cutTo(plain(form.text('comment')), DECISION_TEXT_MAX),
    comments: form.startingWith(TEXT).flatMap(([id, text]): Comment[] => {
      if (!commentIdSchema.safeParse(id).success) return [];
      return [{ id, about: placeAt(form.text(`${ABOUT}${id}`), record), text: cutTo(plain(text), COMMENT_MAX) }];
    }),
    known: Object.fromEntries(form.startingWith(KNOWN)),
  };
}

/** A form sends other line ends than its page's script does, and both are the same text. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/** The fields of a form that holds this, for a page that carries it on or shows it. */
export function fieldsOf({ outcome, comment, comments, known }: WrittenDecision): [string, string][] {
  return [
    ['outcome', outcome ?? ''],
    ['comment', comment],
    ...comments.flatMap(({ id, about, text }): [string, string][] => [
      [`${ABOUT}${id}`, placeCode(about)],
      [`${TEXT}${id}`, text],
    ]),
    ...knownFields(known),
  ];
}

export function knownFields(known: Known): [string, string][] {
  return Object.entries(known).map(([of, mark]) => [`${KNOWN}${of}`, mark]);
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
