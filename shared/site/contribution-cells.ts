/**
 * The numbers on the pages of totals, as text of HTML: tens of thousands of them are drawn for each release, which as elements of a page
 * would cost more than all else of it. Numbers are decimal strings by their schema; words of the catalogue are escaped.
 */
import { escaped } from '#shared/ids/visible-text.js';
import type { CellTotal } from '#shared/totals/totals.js';
import type { Texts } from '#shared/words/texts.js';
import { grouped } from './figures.js';
import { kindAt, type PublishedSummary } from './model.js';

const soft = (text: string): string => `<td><span class="soft">${escaped(text)}</span></td>`;

/** What a report gives, or why it gives no number. `places`: of the cells in the official order. */
export function reportCells(summary: PublishedSummary, places: readonly number[], t: Texts): string {
  return places
    .map((at) => {
      const value = summary.values[at] ?? null;
      if (value !== null) return `<td>${grouped(value)}</td>`;
      const kind = kindAt(summary, at);
      return soft(wordFor(kind, t));
    })
    .join('');
}

function wordFor(kind: ReturnType<typeof kindAt>, t: Texts): string {
  switch (kind) {
    case 'blank':
    case 'mark':
      return t.contributions.none[kind];
    case 'not-printed':
      return t.site.notPrintedCell;
    case 'number':
    case 'unread':
      return t.site.unreadCell;
  }
}

export function sumCells(sums: readonly (CellTotal | undefined)[], t: Texts): string {
  return sums
    .map((total) => {
      if (total === undefined || total.sum === null) return soft(t.site.totalNone);
      const partly =
        total.numbers === total.of ? '' : `<small>${escaped(t.site.totalOf(total.numbers, total.of))}</small>`;
      return `<td><b>${grouped(total.sum)}</b>${partly}</td>`;
    })
    .join('');
}
