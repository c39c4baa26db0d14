/** Which of all pages are pictured, and how they are told: the main ones, none that differs in a sentence only. */
import type { Drawn } from '../desk/draw.js';

interface Group {
  readonly title: string;
  readonly pages: RegExp;
}

/** In the order in which people meet them. A page is in the first group that takes it. */
export const GROUPS: readonly Group[] = [
  { title: '开始 · To begin', pages: /^(question, (area|calendar|deciders)|all answers|roster, to check)$/ },
  {
    title: '发布人 · The publisher',
    pages:
      /^(board|board, empty|board, mails not arrived|publisher filing(, taken down)?|last year, of all agencies|paper report|agency, off the roster|preview of (a release|invitations|links, sheet)|reminders|settings, late|setting, (deadlines|close)|undelivered, resent|taken link|delegations of the publisher)$/,
  },
  {
    title: '发布与汇总 · Releases and totals',
    pages:
      /^(releases|before a release is taken back|totals, growing|totals, of a cell|scope of totals|earlier years|earlier year|portal, differs)$/,
  },
  {
    title: '单位 · The agency',
    pages:
      /^(filing, (draft|empty|clean|in-review|returned|statement missing|scanned slowly|scan ended: threats found)|form(, preview|, conflict)?|paper, to record|filing, taken down)$/,
  },
  {
    title: '审核人 · Reviewer and approver',
    pages:
      /^(my desk|review|approval|decided|confirm decision|code|review, no outcome|what I decided|one by one, 1 of 2|confirm several|several done|delegations, days|draft conflict|stop, open)$/,
  },
  { title: '其他 · Others', pages: /^(entry|verify|rule A02|message link-expired)$/ },
];

export function groupOf(name: string): string {
  return GROUPS.find(({ pages }) => pages.test(name))?.title ?? '其他 · Others';
}

/** As part of a file's name. */
export function slugOf(name: string): string {
  return name.replace(/[^\w]+/g, '-').toLowerCase();
}

/** A name that stands twice means the same kind of page; its last view is the one with most to see. */
export function picturedOf(pages: readonly Drawn[]): Drawn[] {
  return [...new Map(pages.filter(([name]) => GROUPS.some(({ pages: kind }) => kind.test(name)))).entries()];
}
