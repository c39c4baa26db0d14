/**
 * Which lines of a page are the report and whose report it is. The report is what the innermost element around its
 * headings holds; its title stands in it, or in the page's own title and headings, never in a link to another report.
 */
import { identityOf, type Identity } from '../identity.js';
import { normaliseLabel } from '../normalise.js';
import { headingNumber, locateHeadings } from '../sections.js';
import { isFormWord } from './form-words.js';
import { commonElement, type PageLine } from './lines.js';
import type { PageTable } from './tables.js';
import type { Page, PageElement } from './tree.js';

export interface Article {
  readonly lines: readonly PageLine[];
  readonly identity: Identity;
  readonly repeated: readonly number[];
}

/** What portals print under an article. */
const AFTER =
  /^(?:上一篇|下一篇|上一条|下一条|打印|【?打印|关闭|【?关闭|分享到|扫一扫|版权所有|主办单位|承办单位|主办[:：]|承办[:：]|网站标识码|网站地图|责任编辑|相关链接|相关阅读|相关信息|附件[:：]|附件下载)|ICP备|公网安备/u;

/**
 * The cells of a table of the form. A page that is one giant table has the headings and the running text in rows of
 * their own: those cells are not part of any table.
 */
export function tabularCells(table: PageTable): PageElement[] {
  const alone = table.rows.map((row) => {
    const filled = row.filter((cell) => cell.content.text !== '');
    return filled.length === 1 ? filled[0] : undefined;
  });
  const giant = alone.some((cell) => cell !== undefined && headingNumber(cell.content.text) !== undefined);
  return table.rows.flatMap((row, index) => {
    const single = alone[index];
    const running = giant && single !== undefined && !isFormWord(single.content.text);
    return running ? [] : row.map((cell) => cell.element);
  });
}

function isTitleLine(line: PageLine): boolean {
  return line.path.slice(-4).some((element) => {
    if (/^h[1-4]$/u.test(element.name)) return true;
    return /title|bt\b|biaoti/iu.test(`${element.attribute('class') ?? ''} ${element.attribute('id') ?? ''}`);
  });
}

/** The first group of lines that holds a title decides. */
function identityFrom(groups: readonly (readonly string[])[], body: readonly string[]): Identity {
  const found = groups.map((group) => identityOf(group, body));
  return found.find((identity) => identity.titled) ?? identityOf([], body);
}

/** `Report_Portal` or `Report - Portal`: sites write their own name into the window's title. */
function partsOfTitle(title: string): string[][] {
  const text = title.replace(/\s+/gu, ' ').trim();
  return [[text], ...text.split(/[_|｜]|\s[-–—]+\s|[-–—]{1,2}(?!\d)/u).map((part) => [part])];
}

/** Where the period of the statistics is stated, if at all: somewhere in the beginning. */
function statement(lines: readonly PageLine[]): string[] {
  const running = lines.filter((line) => !line.tabular && line.text.length < 2_000).slice(0, 60);
  return running.map((line) => line.text);
}

export function articleOf(page: Page, all: readonly PageLine[], tabular: ReadonlySet<PageElement>): Article {
  const lines = all
    .filter((line) => !line.linked)
    .map((line) => ({ ...line, tabular: line.path.some((element) => tabular.has(element)) }));
  const { located, repeated } = locateHeadings(lines);
  const headings = located.map((heading) => lines[heading.line]).filter((line) => line !== undefined);
  const container = headings.length > 1 ? commonElement(headings) : undefined;
  const inside = container === undefined ? lines : lines.filter((line) => line.path.includes(container));
  const first = headings[0] === undefined ? inside.length : inside.indexOf(headings[0]);
  const last = headings[headings.length - 1];
  const lastAt = last === undefined ? -1 : inside.indexOf(last);
  const end = inside.findIndex((line, index) => lastAt >= 0 && index > lastAt && AFTER.test(line.text));
  const own = end < 0 ? inside : inside.slice(0, end);

  const before = headings[0] === undefined ? lines : lines.slice(0, lines.indexOf(headings[0]));
  const outside = before.filter((line) => !own.includes(line));
  const texts = (some: readonly PageLine[]): string[] => some.map((line) => line.text);
  const opening = own.slice(0, Math.min(first, 40));
  const identity = identityFrom(
    [
      texts(opening),
      [page.meta.get('articletitle') ?? ''],
      ...outside
        .filter(isTitleLine)
        .reverse()
        .map((line) => [line.text]),
      ...partsOfTitle(page.title),
      texts(outside.slice(-12)),
    ],
    statement(own),
  );
  return { lines: own, identity, repeated };
}

/** Every text of the page, for counting labels that no reader could place. */
export function articleWords(lines: readonly PageLine[]): string {
  return normaliseLabel(lines.map((line) => line.text).join(''));
}
