/**
 * What a decider writes about a report, pinned to the cell, the section or the paragraph that it is about; and the checklist
 * that a return becomes: each comment with the agency's answer, which goes with the report from upload to upload until it is
 * filed again.
 */
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { personSchema } from '#shared/ids/person.js';
import { cellIdSchema, type ReportRecord } from '#shared/report/record.js';
import { isCellId } from '#shared/report/cells.js';

export const COMMENT_MAX = 1000;
/** More remarks than this are a conversation, not a return. */
export const COMMENTS_MAX = 100;
/** Of a paragraph, so much is kept as it stood when it was written about. */
export const QUOTE_MAX = 120;

const sectionNumber = z.number().int().min(1).max(6);
/** A paragraph is named by its place and by how it begins: the mended report may have moved it. */
export const commentPlaceSchema = z.union([
  z.object({ cell: cellIdSchema }),
  z.object({ section: sectionNumber, paragraph: z.number().int().min(1), quote: z.string().max(QUOTE_MAX) }),
  z.object({ section: sectionNumber }),
]);
export type CommentPlace = z.infer<typeof commentPlaceSchema>;

export const commentIdSchema = z.string().regex(/^[a-z0-9]{1,16}$/);
export const commentSchema = z.object({
  id: commentIdSchema,
  /** Null for what is about the whole report. */
  about: commentPlaceSchema.nullable(),
  text: z.string().min(1).max(COMMENT_MAX),
});
export type Comment = z.infer<typeof commentSchema>;

/** `mended`: the report was changed as asked; `explained`: it was not, or not so, and the text says why. */
export const REPLY_KINDS = ['mended', 'explained'] as const;
export const commentReplySchema = z.object({
  how: z.enum(REPLY_KINDS),
  text: z.string().max(COMMENT_MAX),
  by: personSchema,
  at: z.iso.datetime(),
});
export type CommentReply = z.infer<typeof commentReplySchema>;

/** The general opinion of a return is an item like the others. */
export const checklistItemSchema = z.object({
  id: commentIdSchema,
  about: commentPlaceSchema.nullable(),
  text: z.string().min(1),
  reply: commentReplySchema.nullable(),
});
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

/** The id of the general opinion among the items of a checklist. */
export const GENERAL_COMMENT = 'general';

/** What a return asks the agency to answer, the general opinion first. */
export function checklistOf({
  comment,
  comments = [],
}: {
  readonly comment: string;
  readonly comments?: readonly Comment[] | undefined;
}): ChecklistItem[] {
  const general = comment.trim() === '' ? [] : [{ id: GENERAL_COMMENT, about: null, text: comment, reply: null }];
  return [...general, ...comments.map((one) => ({ ...one, reply: null }))];
}

export function unanswered(checklist: readonly ChecklistItem[]): ChecklistItem[] {
  return checklist.filter(({ reply }) => reply === null);
}

/** How a form names a place: `cell:review.total`, `section:1`, `paragraph:1:3`; the empty text is the whole report. */
export function placeCode(about: CommentPlace | null): string {
  if (about === null) return '';
  if ('cell' in about) return `cell:${about.cell}`;
  return 'paragraph' in about ? `paragraph:${about.section}:${about.paragraph}` : `section:${about.section}`;
}

/** The place that a form names, in the report that the form was about; null for the whole report and for no place of it. */
export function placeAt(code: string, record: Pick<ReportRecord, 'sections'>): CommentPlace | null {
  const [kind, first = '', second = ''] = code.split(':');
  if (kind === 'cell') return isCellId(first) ? { cell: first } : null;
  const section = Number(first);
  if (!sectionNumber.safeParse(section).success) return null;
  if (kind === 'section') return { section };
  const paragraph = Number(second);
  const text = record.sections.find(({ number }) => number === section)?.paragraphs[paragraph - 1];
  return kind !== 'paragraph' || text === undefined ? null : { section, paragraph, quote: quoteOf(text) };
}

export function quoteOf(paragraph: string): string {
  const characters = [...paragraph];
  let quote = '';
  for (const character of characters) {
    if (quote.length + character.length > QUOTE_MAX) break;
    quote += character;
  }
  return quote;
}

/** For a row that is not written yet: two windows must not give their rows one name. */
export function mintCommentId(random: (bytes: number) => Uint8Array = randomBytes): string {
  return Buffer.from(random(6)).toString('hex');
}
