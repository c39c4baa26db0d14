/**
 * Someone with a browser: follows links and redirects, keeps cookies, fills in forms and sends them as a page without
 * script would. The demo and the flow tests meet the product only through this.
 */
import { parse, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** The body as text, and the text of the page as a person reads it. */
  readonly html: string;
  readonly text: string;
  readonly forms: readonly HtmlForm[];
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

export interface HtmlForm {
  /** Absolute address. */
  readonly action: string;
  readonly method: string;
  readonly enctype: string;
  /** Fields as they would be sent untouched. */
  readonly fields: readonly (readonly [string, string])[];
  /** Every field name, unticked boxes and submit buttons too. */
  readonly names: readonly string[];
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly path: string;
}

export class Visitor {
  private cookies: Cookie[] = [];

  async open(url: string): Promise<Page> {
    return this.follow(await this.send(url, { method: 'GET' }), url);
  }

  /** Sends a form of a page; `fill` replaces or adds fields, a list gives several of one name. */
  async submit(form: HtmlForm, fill: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Page> {
    const fields = [...form.fields.filter(([name]) => !(name in fill))];
    for (const [name, value] of Object.entries(fill)) for (const each of [value].flat()) fields.push([name, each]);
    const response = await this.send(form.action, {
      method: 'POST',
      body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
      headers: { origin: new URL(form.action).origin, 'sec-fetch-site': 'same-origin' },
    });
    return this.follow(response, form.action);
  }

  /** Sends a form with a file, as a browser does: the fields in their order, the file last. */
  async submitFile(form: HtmlForm, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Page> {
    const body = new FormData();
    for (const [name, value] of form.fields) if (name !== 'file') body.append(name, value);
    body.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
    return this.follow(await this.send(form.action, { method: 'POST', body }), form.action);
  }

  private async follow(first: Response, from: string): Promise<Page> {
    let response = first;
    let url = from;
    for (let hops = 0; hops < 5 && response.status >= 300 && response.status < 400; hops++) {
      const location = response.headers.get('location');
      if (location === null) break;
      await response.arrayBuffer();
      url = new URL(location, url).href;
      response = await this.send(url, { method: 'GET' });
    }
    return pageOf(
      url,
      response.status,
      response.headers.get('content-type') ?? '',
      new Uint8Array(await response.arrayBuffer()),
    );
  }

  private async send(url: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response> {
    const { hostname, pathname } = new URL(url);
    const cookie = this.cookies
      .filter(
        ({ host, path }) => host === hostname && (pathname === path || path === '/' || pathname.startsWith(`${path}/`)),
      )
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) this.keep(line, hostname);
    return response;
  }

  private keep(line: string, host: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', value = ''] = splitOnce(pair, '=');
    const path =
      attributes.map((each) => splitOnce(each, '=')).find(([key]) => key.toLowerCase() === 'path')?.[1] ?? '/';
    this.cookies = [...this.cookies.filter((old) => !(old.name === name && old.path === path && old.host === host))];
    this.cookies.push({ name, value, host, path });
  }
}

/** The form of a page whose address ends so; an error names what the page says instead, which is what went wrong. */
export function formTo(page: Page, ending: string): HtmlForm {
  const form = page.forms.find(({ action }) => new URL(action).pathname.endsWith(ending));
  if (form === undefined)
    throw new Error(`no form to ${ending} on ${page.url} (${page.status}): ${page.text.slice(0, 400)}`);
  return form;
}

function pageOf(url: string, status: number, contentType: string, body: Uint8Array): Page {
  const html = Buffer.from(body).toString('utf8');
  if (!contentType.includes('html')) {
    return { url, status, contentType, body, html, text: html, forms: [], links: [] };
  }
  // Of most pages one of these is asked for, or none, and of some pages seven times a second.
  const document = once(() => parse(html));
  const elements = once(() => [...elementsIn(document())]);
  const text = once(() => textOf(document()).replace(/\s+/g, ' ').trim());
  const forms = once(() => formsOf(elements(), url));
  const links = once(() =>
    elements()
      .filter(({ tagName }) => tagName === 'a')
      .map((link) => ({ href: new URL(attribute(link, 'href') ?? '', url).href, text: textOf(link).trim() })),
  );
  return {
    url,
    status,
    contentType,
    body,
    html,
    get text() {
      return text();
    },
    get forms() {
      return forms();
    },
    get links() {
      return links();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const CONTROLS = ['input', 'textarea', 'select', 'button'];

/** The forms of a page, each once more for each of its buttons that sends it elsewhere. */
function formsOf(elements: readonly Element[], url: string): HtmlForm[] {
  const forms = elements.filter(({ tagName }) => tagName === 'form');
  const byId = new Map(forms.map((form) => [attribute(form, 'id'), form]));
  // A control that names a form by its id belongs to that, wherever it stands.
  const ownerOf = (element: Element) => {
    const id = attribute(element, 'form');
    return id === undefined ? formAround(element) : byId.get(id);
  };
  const controls = new Map<Element, Element[]>(forms.map((form) => [form, []]));
  const elsewhere = new Map<Element, string[]>(forms.map((form) => [form, []]));
  for (const element of elements) {
    if (!CONTROLS.includes(element.tagName)) continue;
    const owner = ownerOf(element);
    if (owner === undefined) continue;
    if (attribute(element, 'name') !== undefined) controls.get(owner)?.push(element);
    const action = attribute(element, 'formaction');
    if (action !== undefined) elsewhere.get(owner)?.push(new URL(action, url).href);
  }
  return forms.flatMap((form) => {
    const whole = formOf(form, controls.get(form) ?? [], url);
    return [whole, ...(elsewhere.get(form) ?? []).map((action) => ({ ...whole, action }))];
  });
}

function formAround(element: Element): Element | undefined {
  for (
    let node: Node | null = element.parentNode;
    node !== null;
    node = 'parentNode' in node ? node.parentNode : null
  ) {
    if (isElement(node) && node.tagName === 'form') return node;
  }
  return undefined;
}

function formOf(form: Element, controls: readonly Element[], url: string): HtmlForm {
  return {
    action: new URL(attribute(form, 'action') ?? '', url).href,
    method: (attribute(form, 'method') ?? 'get').toUpperCase(),
    enctype: attribute(form, 'enctype') ?? 'application/x-www-form-urlencoded',
    fields: controls.flatMap((control): [string, string][] => {
      const name = attribute(control, 'name') ?? '';
      const type = attribute(control, 'type') ?? 'text';
      if (control.tagName === 'button' || ['submit', 'file'].includes(type)) return [];
      if (['checkbox', 'radio'].includes(type) && attribute(control, 'checked') === undefined) return [];
      if (control.tagName === 'textarea') return [[name, textOf(control)]];
      if (control.tagName === 'select') return [[name, chosenIn(control)]];
      return [[name, attribute(control, 'value') ?? (['checkbox', 'radio'].includes(type) ? 'on' : '')]];
    }),
    names: controls.map((control) => attribute(control, 'name') ?? ''),
  };
}

/** The option that is marked, or the first, as a browser sends it. */
function chosenIn(select: Element): string {
  const options = [...elementsIn(select)].filter(({ tagName }) => tagName === 'option');
  const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
  return chosen === undefined ? '' : (attribute(chosen, 'value') ?? textOf(chosen).trim());
}

function* elementsIn(root: Node): Generator<Element> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isElement(node)) yield node;
    if ('childNodes' in node) stack.push(...node.childNodes.toReversed());
  }
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value;
  if ('tagName' in node && ['script', 'style'].includes(node.tagName)) return '';
  const inner = 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  return 'tagName' in node &&
    ['p', 'div', 'li', 'td', 'th', 'tr', 'h1', 'h2', 'h3', 'dt', 'dd', 'section', 'option'].includes(node.tagName)
    ? `${inner} `
    : inner;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
