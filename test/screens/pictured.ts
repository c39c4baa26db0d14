/** Which of all pages are pictured, and how they are told: one of each kind, none that differs in a sentence only. */
import type { Drawn } from '../desk/draw.js';

interface Group {
  readonly title: string;
  readonly pages: RegExp;
}

/** In the order in which people meet them. A page is in the first group that takes it. */
export const GROUPS: readonly Group[] = [
  {
    title: '开始 · To begin',
    pages: /^(question, \w+|all answers|set-up used|roster|roster, to check|appoint|stand in)$/,
  },
  {
    title: '发布人 · The publisher',
    pages:
      /^(board|board, empty|publisher filing(, stopped)?|agency, (with problems|off the roster)|preview .*|reminders|settings, (late|closed)|setting, (deadlines|deciders|close|next)|undelivered, (resent|none)|taken link|sheet of links|delegations of the publisher)$/,
  },
  {
    title: '单位 · The agency',
    pages:
      /^(filing, (received|draft|empty|clean|in-review|returned|approved|released|taken-down|statement missing|answer without a word)|upload form|form(, preview|, conflict|, ended)?|workbook brought back)$/,
  },
  {
    title: '审核人 · Reviewer and approver',
    pages:
      /^(my desk(, nothing waits)?|review|approval|decided|confirm decision|code|review, no outcome|what I decided|one by one, 1 of 2|confirm several|several done|delegations of a decider|delegations, days|stop, (open|held))$/,
  },
  { title: '其他 · Others', pages: /^(entry|verify|rule A02|message (link-expired|link-sent|not-found|busy))$/ },
];

/** Kinds of pages that came later than this list are pictured too: everything that no pattern below calls a variant. */
const VARIANTS =
  /^(rule |message |filing, |agency, |settings?, |undelivered, |my desk, |delegations, |stop, |verify, |preview |.*, refused$|.*, none$|.*, nothing)/;

export function isPictured(name: string): boolean {
  return GROUPS.some(({ pages }) => pages.test(name)) || !VARIANTS.test(name);
}

export function groupOf(name: string): string {
  return GROUPS.find(({ pages }) => pages.test(name))?.title ?? '其他 · Others';
}

/** As part of a file's name. */
export function slugOf(name: string): string {
  return name.replace(/[^\w]+/g, '-').toLowerCase();
}

/** A name that stands twice means the same kind of page; its last view is the one with most to see. */
export function picturedOf(pages: readonly Drawn[]): Drawn[] {
  return [...new Map(pages.filter(([name]) => isPictured(name))).entries()];
}
