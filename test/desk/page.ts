/** Reads a rendered page the way a browser does, so that tests speak of fields and links and not of markup. */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export interface Found {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly inside: readonly Found[];
}

export function readPage(html: string): Found {
  return found(parse(html) as unknown as Tree.Element);
}

function found(node: Tree.Element): Found {
  const inside: Found[] = [];
  let text = '';
  for (const child of node.childNodes ?? []) {
    if ('value' in child) text += child.value;
    if (!('tagName' in child)) continue;
    const element = found(child);
    inside.push(element);
    text += element.text;
  }
  const attributes = Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value]));
  return { tag: node.tagName ?? '', attributes, text, inside };
}

export function all(page: Found, test: (element: Found) => boolean): Found[] {
  return page.inside.flatMap((element) => [...(test(element) ? [element] : []), ...all(element, test)]);
}

export const byTag = (page: Found, tag: string): Found[] => all(page, (element) => element.tag === tag);

export function byId(page: Found, id: string): Found | undefined {
  return all(page, (element) => element.attributes['id'] === id)[0];
}

export function named(page: Found, name: string): Found[] {
  return all(page, (element) => element.attributes['name'] === name);
}

/** The forms that do something to a report: every page of a session also has those that end it, and every page one
 * that chooses the language. */
export function deedForms(page: Found): Found[] {
  return byTag(page, 'form').filter((form) => !/\/(sign-out|language|desk)$/.test(form.attributes['action'] ?? ''));
}

/** The form that posts to this path, by itself or by one of its buttons. */
export function formTo(page: Found, path: string): Found | undefined {
  return byTag(page, 'form').find(
    (form) =>
      form.attributes['action'] === path ||
      byTag(form, 'button').some((button) => button.attributes['formaction'] === path),
  );
}

/** What a reader sees: the text of the page without style and script. */
export function visible(page: Found): string {
  const body = byTag(page, 'body')[0];
  if (body === undefined) return '';
  return body.inside
    .filter((element) => element.tag !== 'script')
    .map((element) => element.text)
    .join('\n');
}
