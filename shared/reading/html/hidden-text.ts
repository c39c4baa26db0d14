/**
 * Text that a page keeps from sight inside the report: pasted leftovers, an older version, a note to colleagues. Portals
 * hide much of their own around an article; only what stands between the first and the last line of the report counts.
 */
import { NEVER_SHOWN } from './plain-markup.js';
import type { PageLine } from './lines.js';
import type { PageElement } from './tree.js';

/** A control or a player is another matter: its text is never shown and never meant to be. */
function isHidden({ appearance, name }: PageElement): boolean {
  return appearance.seen === 'no' && !NEVER_SHOWN.includes(name);
}

function textIn(element: PageElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** How many hidden blocks hold words or figures between these lines, first and last included. */
export function countHiddenBlocks(root: PageElement, lines: readonly PageLine[]): number {
  const start = lines[0]?.path.at(-1);
  const end = lines.at(-1)?.path.at(-1);
  let [inside, over, count] = [false, false, 0];
  const visit = (element: PageElement): void => {
    if (over) return;
    if (element === start) inside = true;
    if (inside && isHidden(element)) {
      if (/[\p{Script=Han}\p{N}]/u.test(textIn(element))) count += 1;
    } else {
      for (const child of element.children) if (typeof child !== 'string') visit(child);
    }
    if (element === end) over = true;
  };
  visit(root);
  return count;
}
