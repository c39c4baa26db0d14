/**
 * The text of a page in the lines that a reader sees: one for each paragraph, broken where the page breaks them. Each
 * line knows the elements that it stands in, so that the article can be told from the portal around it.
 */
import type { DocumentLine } from '../sections.js';
import { isBlock } from './cell-content.js';
import type { PageElement } from './tree.js';

export interface PageLine extends DocumentLine {
  /** From the root down to the paragraph. */
  readonly path: readonly PageElement[];
  /** All of it leads somewhere else: an entry of a menu, a list of other reports, a table of contents. */
  readonly linked: boolean;
}

const ASIDE = new Set(['nav', 'aside', 'footer']);

export function linesOfPage(root: PageElement): PageLine[] {
  const lines: PageLine[] = [];
  let text = '';
  let [linked, plain] = ['', ''];
  let started = false;
  let begins = true;
  let path: PageElement[] = [];
  const end = (next: boolean): void => {
    const shown = text.replace(/[ \t\n\r\f]+/gu, ' ').trim();
    if (shown !== '') {
      const indented = begins || /^\s*(?:\u3000|\u00a0{2})/u.test(text);
      const allLinked = linked.trim() !== '' && plain.trim() === '';
      lines.push({ text: shown, page: null, indented, full: null, tabular: false, path, linked: allLinked });
    }
    begins = next || (begins && shown === '');
    [text, linked, plain] = ['', '', ''];
    started = false;
  };
  const visit = (element: PageElement, outer: readonly PageElement[], inLink: boolean): void => {
    const { appearance, name } = element;
    if (appearance.gone || ASIDE.has(name)) return;
    const own = [...outer, element];
    const block = isBlock(element);
    if (block) end(true);
    const isLink = inLink || (name === 'a' && element.attribute('href') !== undefined);
    for (const child of element.children) {
      if (typeof child !== 'string') visit(child, own, isLink);
      else if (appearance.seen === 'yes' && !appearance.struck) {
        if (!started) path = own;
        started ||= child.trim() !== '';
        text += child;
        if (isLink) linked += child;
        else plain += child;
      }
    }
    if (name === 'br') end(false);
    if (block) end(true);
  };
  visit(root, [], false);
  end(true);
  return lines;
}

/** The innermost element that holds all these lines. */
export function commonElement(lines: readonly PageLine[]): PageElement | undefined {
  const [first, ...rest] = lines;
  let common = first?.path ?? [];
  for (const { path } of rest) {
    let length = 0;
    while (length < common.length && common[length] === path[length]) length++;
    common = common.slice(0, length);
  }
  return common[common.length - 1];
}
