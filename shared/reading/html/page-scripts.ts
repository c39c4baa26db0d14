/**
 * What the scripts in a page may do to its tables, as far as their text tells. They are never run. A portal's scripts
 * count visits, print, and set the size of the text; one that reaches a table and writes is not of that kind. Scripts
 * that the page only names are not at hand.
 */
import { attributeOf, classesOf, isElement, textOf, type ParsedDocument, type ParsedElement } from './parse.js';
import { SelectorEngine } from './selectors.js';
import { StyleBudget } from './style-budget.js';

/** Two words of each table that stand together nowhere else. */
const PAIRS = [
  ['行政许可', '行政处罚'],
  ['自然人', '国家秘密'],
  ['结果维持', '复议后起诉'],
] as const;
const LITERAL = /"([^"\\\n]{1,120})"|'([^'\\\n]{1,120})'|`([^`\\]{1,120})`/gu;
/** Selectors in the text of scripts. With more of them the tables are taken as reached. */
const MOST_ASKED = 2_000;
const WRITES =
  /\.\s*(?:innerHTML|outerHTML|innerText|outerText|textContent|nodeValue|data|cssText|className)\s*\+?=(?!=)|\.\s*(?:html|text|append|appendTo|prepend|prependTo|before|after|replaceWith|replaceAll|empty|remove|detach|insertAdjacent(?:HTML|Text|Element)|replaceChild(?:ren)?|removeChild|appendChild|insertBefore|insertCell|insertRow|deleteCell|deleteRow|attachShadow|setHTML|swap|sort)\s*\(\s*(?!\s*\))/u;
const HIDES =
  /\.\s*(?:hide|toggle|fadeOut|slideUp|addClass|toggleClass|removeClass)\s*\(|\.style\.(?!fontSize|lineHeight|width|height)|\.css\((?!\s*\{?\s*["']?(?:font|line-?height|width|height|max-?width|border|text-?align))/u;
/** Not asked for by a name that stands in the text. */
const UNNAMED =
  /createTreeWalker|createNodeIterator|document\s*\.\s*all\b|elementFromPoint|\.\s*(?:rows|cells|tBodies)\b|(?:getElementsByTagName|getElementsByClassName|querySelector(?:All)?)\s*\(\s*[^"'`\s]|\.\s*evaluate\s*\(/u;
/** Styles that a script brings, or that stand in an address: no sheet of them is at hand. */
const STYLES = /<style|createElement\(\s*["']style|insertRule|addRule|adoptedStyleSheets|styleSheets\s*\[/iu;
const INLINED = /^\s*data:/iu;
const HIDDEN_WORDS = /\beval\s*\(|\bFunction\s*\(|\batob\s*\(|fromCharCode|\\x[0-9a-f]{2}|\\u00[0-7]/u;
const REWRITES_PAGE =
  /\b(?:body|documentElement)\s*\.\s*(?:innerHTML|outerHTML|innerText|textContent)\s*\+?=(?!=)|\$\(\s*["']body["']\s*\)\s*\.\s*(?:html|text)\(/u;

function descendants(node: ParsedElement | ParsedDocument): ParsedElement[] {
  return node.childNodes.filter(isElement).flatMap((child) => [child, ...descendants(child)]);
}

/** The innermost elements that hold both words. */
function holders(node: ParsedElement, pair: readonly [string, string]): ParsedElement[] {
  const text = textOf(node);
  if (!pair.every((word) => text.includes(word))) return [];
  const inner = node.childNodes.filter(isElement).flatMap((child) => holders(child, pair));
  return inner.length > 0 ? inner : [node];
}

function around(element: ParsedElement): ParsedElement[] {
  const parent = element.parentNode;
  return parent === null || !('tagName' in parent) ? [] : [parent, ...around(parent)];
}

function isInlined(element: ParsedElement): boolean {
  const address = element.tagName === 'link' ? 'href' : element.tagName === 'script' ? 'src' : undefined;
  const icon = /icon/iu.test(attributeOf(element, 'rel') ?? '');
  const imports = element.tagName === 'style' && /@import[^;]{0,20}data:/iu.test(textOf(element));
  return imports || (address !== undefined && !icon && INLINED.test(attributeOf(element, address) ?? ''));
}

function scriptsIn(elements: readonly ParsedElement[]): string[] {
  return elements.flatMap((element) => {
    const type = attributeOf(element, 'type') ?? '';
    const runs = element.tagName === 'script' && /^$|javascript|ecmascript|module|jscript/iu.test(type);
    const handlers = element.attrs.filter(({ name }) => /^on[a-z]+$/u.test(name)).map(({ value }) => value);
    return [...(runs ? [textOf(element)] : []), ...handlers].filter((text) => text.trim() !== '');
  });
}

/** Whether the script goes on with what stands at `at`, at once or by the name that it gives it, to change it. */
function changesWhatStandsAt(script: string, at: number, kinds: readonly RegExp[]): boolean {
  const next = script.slice(at, at + 160).split(/;|\n\s*\n/u)[0] ?? '';
  if (kinds.some((kind) => kind.test(next))) return true;
  const [, name] = /([\w$]+)\s*=[^=;]{0,60}$/u.exec(script.slice(Math.max(0, at - 90), at)) ?? [];
  if (name === undefined) return false;
  const uses = script.split(name).slice(1);
  return uses.some((rest) => /^\s*[.[]/u.test(rest) && kinds.some((kind) => kind.exec(rest.slice(0, 60))?.index === 0));
}

/** Beginnings of the scripts that may change what stands in the tables. */
export function scriptsThatTouchTables(document: ParsedDocument): string[] {
  const all = descendants(document);
  const inlined = all.filter(isInlined).map(({ tagName }) => `<${tagName}> data:`);
  const scripts = scriptsIn(all);
  if (scripts.length === 0) return inlined;
  const [root] = document.childNodes.filter(isElement);
  const tables = root === undefined ? [] : [...new Set(PAIRS.flatMap((pair) => holders(root, pair)))];
  const inner = new Set(tables.flatMap(descendants));
  const outer = new Set(tables.flatMap((table) => [table, ...around(table)]));
  const engine = new SelectorEngine(document, new StyleBudget());
  const named = new Map([...inner, ...outer].map((element) => [attributeOf(element, 'id') ?? '', element]));
  for (const one of inner) for (const name of classesOf(one)) named.set(name, one);
  const tags = new Set([...inner, ...outer].map(({ tagName }) => tagName));
  let asked = 0;

  const reached = (text: string, prefix: boolean): ParsedElement[] => {
    if (/[<{;]/u.test(text)) return [];
    const whole = named.get(text) ?? named.get(text.replace(/^#/u, ''));
    const found = whole === undefined ? [] : [whole];
    if (prefix) {
      const start = text.replace(/^[#.]/u, '');
      if (start !== '') found.push(...[...inner].filter((one) => attributeOf(one, 'id')?.startsWith(start) === true));
    }
    const isWord = /^[\w-]+$/u.test(text) && !tags.has(text.toLowerCase());
    if (isWord || !/^[\w\s#.*>+~:,"'()=^$|[\]-]+$/u.test(text)) return found;
    if (++asked > MOST_ASKED) return [...inner];
    const selectors = engine.selectorsIn(text, []);
    return [...found, ...[...inner, ...outer].filter((one) => selectors.some(({ matches }) => matches(one)))];
  };
  const touches = (script: string): boolean => {
    if (STYLES.test(script)) return true;
    const page = REWRITES_PAGE.exec(script);
    if (page !== null && !/\bprint\s*\(/u.test(script.slice(page.index, page.index + 600))) return true;
    const writes = WRITES.test(script);
    if (writes && (UNNAMED.test(script) || HIDDEN_WORDS.test(script))) return true;
    for (const match of script.matchAll(LITERAL)) {
      const text = (match[1] ?? match[2] ?? match[3] ?? '').trim();
      const end = match.index + match[0].length;
      const elements = reached(text, /^\s*\+|\$\{/u.test(script.slice(end, end + 10)) || text.includes('${'));
      if (elements.some((element) => inner.has(element)) && (writes || changesWhatStandsAt(script, end, [HIDES])))
        return true;
      const near = elements.some(({ tagName }) => tagName !== 'html' && tagName !== 'body');
      if (near && changesWhatStandsAt(script, end, [WRITES, HIDES])) return true;
    }
    return false;
  };
  return inlined.concat(scripts.filter(touches).map((script) => script.replace(/\s+/gu, ' ').trim().slice(0, 40)));
}
