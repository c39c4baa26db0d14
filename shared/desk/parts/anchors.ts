/** The ids that links on a page jump to; one place, so that findings, tables and forms agree on them. */
import type { CommentPlace } from '#shared/filing/comments.js';
import { addressOf, isCellId, type CellId } from '#shared/report/cells.js';

/** The cell in the official table: `cell-table3[2][0]`. Cells of the older form's single row keep their name. */
export function cellAnchor(cell: string): string {
  return `cell-${isCellId(cell) ? addressOf(cell) : cell}`;
}

/** Where the cell stands in the document: a frame on a page's picture, or a cell of a table as found. */
export function placeAnchor(cell: string): string {
  return `place-${isCellId(cell) ? addressOf(cell) : cell}`;
}

/** The input in which an unread cell is keyed in. */
export function keyAnchor(cell: CellId): string {
  return `key-${addressOf(cell)}`;
}

/** The tick by which a cell is confirmed. */
export function confirmAnchor(cell: CellId): string {
  return `confirm-${addressOf(cell)}`;
}

export function findingAnchor(key: string): string {
  return `finding-${key}`;
}

/** What lies behind several findings, by the first cell that is suspected. */
export function causeAnchor({ cells: [first = ''] }: { readonly cells: readonly string[] }): string {
  return `cause-${cellAnchor(first)}`;
}

export function explanationAnchor(key: string): string {
  return `explain-${key}`;
}

/** A field of the form in which decisions are handed over. */
export function delegationField(name: 'from' | 'name' | 'address' | 'since' | 'until' | 'reason'): string {
  return `to-${name}`;
}

/** The reason of a waiver, or of its end: a finding has one of the two. */
export function waiverAnchor(finding: string): string {
  return `waive-${finding}`;
}

/** The field in which the agency answers a comment. */
export function replyAnchor(comment: string): string {
  return `reply-${comment}`;
}

export function sectionAnchor(section: number): string {
  return `section-${section}`;
}

/** A paragraph of a section, counted from 1. */
export function paragraphAnchor(section: number, paragraph: number): string {
  return `paragraph-${section}-${paragraph}`;
}

/** What a comment is about, on a page that shows the report; null for the whole of it. */
export function aboutAnchor(about: CommentPlace | null): string | null {
  if (about === null) return null;
  if ('cell' in about) return cellAnchor(about.cell);
  return 'paragraph' in about ? paragraphAnchor(about.section, about.paragraph) : sectionAnchor(about.section);
}

/** A comment in a list: the row where it is written, or the item that answers it. */
export function commentAnchor(id: string): string {
  return `comment-${id}`;
}

/** Day or time that a release is to wait for; `form`: of which form of the page. */
export function plannedField(form: string, field: 'day' | 'time'): string {
  return `${form}-${field}`;
}
