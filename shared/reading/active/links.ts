/**
 * Where a link leads, judged by what is known to be harmless: pages of the web, mail, telephone, places in the document
 * itself and files beside it. A script, a file share (which is told the reader's password hash on the first click) and
 * any other scheme, behind which a program of the reader's machine may wait, are named by kind.
 */
import type { ActiveKind } from '#shared/report/active-content.js';

export type LinkKind = Extract<ActiveKind, 'script-link' | 'share-link' | 'odd-link'>;

const HARMLESS = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'ftp', 'ftps']);
/** Slips of the fingers for http: no program answers to them. */
const MISSPELT = /^h+t+p+s*$/u;
const SCRIPTS = new Set(['javascript', 'vbscript', 'jscript', 'livescript', 'mocha']);
const SHARES = new Set(['file', 'smb', 'smb2', 'cifs', 'nfs', 'afp', 'dav', 'davs', 'webdav', 'webdavs']);
/** Programs drop these before they look at the scheme. */
const DROPPED = /[\p{Cc}\p{Cf}\p{Z}]/gu;
const SCHEME = /^([a-z][a-z0-9+.-]*):(.*)$/su;

function schemeKind(text: string): LinkKind | undefined {
  if (/^[\\/]{2}/u.test(text)) return 'share-link';
  const [, scheme, rest = ''] = SCHEME.exec(text.toLowerCase()) ?? [];
  if (scheme === undefined || HARMLESS.has(scheme) || MISSPELT.test(scheme)) return undefined;
  if (SCRIPTS.has(scheme)) return 'script-link';
  // One letter is a drive.
  if (SHARES.has(scheme) || scheme.length === 1) return 'share-link';
  if (scheme === 'about' && /^blank(?:$|[?#])/u.test(rest)) return undefined;
  // `www.example.test:8080/page` has a host before the colon.
  return /^\d+(?:$|[/?#])/u.test(rest) ? undefined : 'odd-link';
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** What is wrong with a link; undefined for an ordinary one. */
export function linkKind(target: string): LinkKind | undefined {
  const text = target.replace(DROPPED, '').slice(0, 2_048);
  const found = schemeKind(text);
  if (found !== undefined) return found;
  // Nobody writes the scheme of a web page in escapes, and some programs undo them first.
  const again = schemeKind(unescaped(text).replace(DROPPED, ''));
  return again === 'odd-link' ? undefined : again;
}

/** A path on a drive of whoever opens the file, or beside it: nothing is fetched over a network. */
export function isLocalPath(target: string): boolean {
  const text = target.replace(DROPPED, '').replace(/^file:\/{2,3}(?=[a-z](?::|%3a|\|)[\\/])/iu, '');
  if (/^[a-z](?::|%3a|\|)[\\/]/iu.test(text)) return true;
  return linkKind(text) === undefined && !/^[a-z][a-z0-9+.-]*:/iu.test(text) && !/^[\\/]{2}/u.test(text);
}

/** What a link leads to, in the words of the log. */
export const LINK_WORDS: Readonly<Record<LinkKind, string>> = {
  'script-link': 'a link that runs a script',
  'share-link': 'a link to a file of a machine or share',
  'odd-link': 'a link that starts a program',
};
