/**
 * What a web page may do beyond what every portal's page does. Scripts, films and adverts belong to ordinary pages: they
 * are never run or published here, and what is handed to people is a download. Refused is what turns a page into a
 * program of the machine, or takes whoever opens it to a script or a file share.
 */
import type { ActiveKind } from '#shared/report/active-content.js';
import { linkKind } from '../active/links.js';
import { refuseActive } from '../active/refuse-active.js';
import type { ReadingRefusal } from '../limits.js';
import { childrenOf, isElement, parsePage, type ParsedDocument, type ParsedElement } from './parse.js';
import { attributeOf } from './parse.js';

/** Objects of the portals' own habits: Flash, the two players of Windows, RealPlayer, QuickTime, and the print button. */
const USUAL_OBJECTS = new Set([
  'd27cdb6e-ae6d-11cf-96b8-444553540000',
  '6bf52a52-394a-11d3-b153-00c04f79faa6',
  '22d6f312-b0f6-11d0-94ab-0080c74c7e95',
  'cfcdaa03-8be4-11cf-b84b-0020afbbccfa',
  '02bf25d5-8c17-4b23-bc80-d3488abddc6b',
  '8856f961-340a-11d0-a96b-00c04fd705a2',
]);
/** Attributes that are fetched as soon as the page is seen. */
const FETCHED = [
  'src',
  'data',
  'background',
  'poster',
  'codebase',
  'archive',
  'lowsrc',
  'dynsrc',
  'longdesc',
  'manifest',
];
const FETCHING = new Set(['link', 'base']);

type Active = readonly [ActiveKind, string];

/** `file://host/share` or `\\host\share`; a path on the own disk, as saved pages have it, is nobody's share. */
function isShare(address: string): boolean {
  const text = address.replace(/[\p{Cc}\p{Z}]/gu, '');
  return /^\\\\|^smb:|^file:(?:\/\/\/?[\\/]{2}|\\\\|\/\/(?!\/|localhost\/|[a-z](?::|\|))[^/\\])/iu.test(text);
}

function redirect(element: ParsedElement): Active | undefined {
  if (!/^\s*refresh\s*$/iu.test(attributeOf(element, 'http-equiv') ?? '')) return undefined;
  const [, address = ''] = /url\s*=\s*["']?\s*([^]*)$/iu.exec(attributeOf(element, 'content') ?? '') ?? [];
  const web = address.replace(/^\s*\/\//u, 'https://');
  return linkKind(web) === undefined && !isShare(address)
    ? undefined
    : ['redirect', `a page that leads to ${address.slice(0, 40)}`];
}

function object(element: ParsedElement): Active | undefined {
  const classid = attributeOf(element, 'classid');
  if (classid === undefined || classid.trim() === '') return undefined;
  const [, id = ''] = /^\s*clsid:\s*\{?([0-9a-f-]+)\}?\s*$/iu.exec(classid) ?? [];
  return USUAL_OBJECTS.has(id.toLowerCase()) ? undefined : ['plug-in', `a component ${classid.slice(0, 60)}`];
}

function inElement(element: ParsedElement): Active | undefined {
  const name = element.tagName.toLowerCase();
  if (/^hta:/u.test(name)) return ['html-application', 'an HTML application'];
  if (name === 'applet') return ['plug-in', 'an applet'];
  const found = name === 'object' ? object(element) : name === 'meta' ? redirect(element) : undefined;
  if (found !== undefined) return found;
  const fetched = FETCHING.has(name) ? [...FETCHED, 'href'] : FETCHED;
  return fetched.some((attribute) => isShare(attributeOf(element, attribute) ?? ''))
    ? ['share-link', 'something on a file share']
    : undefined;
}

/** Comments that only some programs read: those that run applications. */
const CONDITIONAL = /^\[if\s[^\]]*\]>([^]*)<!\[endif\]$/iu;

function within(node: ParsedElement | ParsedDocument): Active | undefined {
  for (const child of childrenOf(node)) {
    const found = isElement(child)
      ? (inElement(child) ?? within(child))
      : child.nodeName === '#comment' && 'data' in child
        ? inComment(child.data)
        : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function inComment(text: string): Active | undefined {
  const [, inner] = CONDITIONAL.exec(text.trim()) ?? [];
  return inner === undefined ? undefined : within(parsePage(inner));
}

/** Throws TooComplex out of a comment that is a page beyond all measure. */
export function activeInPage(document: ParsedDocument): ReadingRefusal | undefined {
  const found = within(document);
  return found === undefined ? undefined : refuseActive(found[0], `the page holds ${found[1]}`);
}
