/** docs/reading-plain.md: what is believed of a document's looks, as tables drawn from the lists that the readers use. */
import { PLAIN_HTML_LISTS } from './plain-html-lists.js';
import { PLAIN_OFFICE_LISTS } from './plain-office-lists.js';
import type { PrintedList } from './printed-list.js';

export const PLAIN_LISTS: readonly PrintedList[] = [...PLAIN_HTML_LISTS, ...PLAIN_OFFICE_LISTS];

function table({ title, about, columns, rows }: PrintedList): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const body = [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
  return `## ${title}\n\n${about}\n\n<!-- prettier-ignore -->\n${body}\n`;
}

export function plainMarkdown(lists: readonly PrintedList[]): string {
  return `# What is believed of a document's looks

Drawn from the lists that the readers use; do not edit: \`npm run pages\`.

A reader believes a figure if everything that may apply to its cell is in these lists. Whatever is missing is not judged: the
cell is read and has to be confirmed by a person, or, where cells may be moved, exchanged or replaced, its table is left
unread. The reason stands in the reading's notes ([ADR 28](adr/0028-believe-only-plain-things.md)).

${lists.map(table).join('\n')}`;
}
