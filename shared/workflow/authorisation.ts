/**
 * Which kinds of links may go where: for every route that a function answers, the purposes of the grants by whose sessions it
 * may be asked, or everybody. The desk's edge reads it before a deed; docs/authorisation.md is drawn from it. A route without
 * an entry does not compile.
 */
import type { FUNCTIONS } from './functions.js';
import type { FunctionName } from './functions.js';

export const LINK_PURPOSES = ['file', 'decide', 'stop', 'publish', 'stand-in', 'set-up', 'desk'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

type RoutesOf<F extends FunctionName> = (typeof FUNCTIONS)[F]['trigger'] extends { readonly routes: infer R }
  ? R extends readonly string[]
    ? R[number]
    : never
  : never;
export type Route = { [F in FunctionName]: RoutesOf<F> }[FunctionName];

/** `anybody`: without a session; the page says nothing that is not everybody's, or the link itself is what is asked for. */
export type Asker = 'anybody' | readonly LinkPurpose[];

const FILES = ['file', 'decide', 'publish'] as const;

export const WHO_MAY = {
  $default: 'anybody',
  'GET /': 'anybody',
  'GET /rules/{rule}': 'anybody',
  'GET /verify': 'anybody',
  'GET /l/{secret}': 'anybody',
  'POST /sign-in': 'anybody',
  'POST /language': 'anybody',
  'POST /g/{grant}/link': 'anybody',
  'GET /g/{grant}': LINK_PURPOSES,
  'POST /g/{grant}/sign-out': LINK_PURPOSES,
  'POST /g/{grant}/language': LINK_PURPOSES,
  'POST /g/{grant}/desk': ['file', 'decide', 'stop', 'publish', 'stand-in'],
  'GET /g/{grant}/form': ['file'],
  'GET /g/{grant}/form/preview': ['file'],
  'GET /g/{grant}/filings/{agency}': ['publish'],
  'GET /g/{grant}/decided': ['desk'],
  'GET /g/{grant}/delegations': ['desk', 'publish'],
  'GET /g/{grant}/set-up/{question}': ['set-up'],
  'POST /g/{grant}/set-up/{question}': ['set-up'],
  'POST /g/{grant}/begin': ['set-up'],
  'POST /g/{grant}/publisher': ['publish', 'stand-in', 'set-up'],
  'GET /g/{grant}/items/{item}': ['desk'],
  'GET /g/{grant}/next': ['desk'],
  'POST /g/{grant}/preferences': ['desk'],
  'GET /g/{grant}/documents/{submission}': FILES,
  'GET /g/{grant}/documents/{submission}/pages/{page}': FILES,
  'GET /g/{grant}/submissions/{submission}/workbook.xlsx': FILES,
  'GET /g/{grant}/submissions/{submission}/findings.csv': FILES,
  'GET /g/{grant}/submissions/{submission}/cells.csv': FILES,
  'GET /g/{grant}/submissions/{submission}/receipt.json': FILES,
  'GET /g/{grant}/submissions/{submission}/export.json': ['publish'],
  'GET /g/{grant}/blank-form.xlsx': ['file'],
  'GET /g/{grant}/blank-form.docx': ['file'],
  'POST /g/{grant}/upload': ['file'],
  'POST /g/{grant}/form': ['file'],
  'POST /g/{grant}/form/take': ['file'],
  'POST /g/{grant}/form/finish': ['file'],
  'GET /g/{grant}/form/report.docx': ['file'],
  'GET /g/{grant}/form/report.pdf': ['file'],
  'GET /g/{grant}/submissions/{submission}/portal-kit.zip': ['file', 'publish'],
  'GET /g/{grant}/submissions/{submission}/portal': ['file', 'publish'],
  'POST /g/{grant}/submissions/{submission}/portal': ['file', 'publish'],
  'POST /g/{grant}/filings/{agency}/previous': ['publish'],
  'GET /g/{grant}/last-year': ['publish'],
  'GET /g/{grant}/history': ['publish'],
  'GET /g/{grant}/history/{year}': ['publish'],
  'POST /g/{grant}/history/{year}': ['publish'],
  'POST /g/{grant}/history/{year}/save': ['publish'],
  'POST /g/{grant}/history/{year}/discard': ['publish'],
  'POST /g/{grant}/history/{year}/release': ['publish'],
  'POST /g/{grant}/history/{year}/take-down': ['publish'],
  'POST /g/{grant}/last-year': ['publish'],
  'POST /g/{grant}/last-year/save': ['publish'],
  'POST /g/{grant}/last-year/discard': ['publish'],
  'POST /g/{grant}/record': ['file'],
  'POST /g/{grant}/explanations': ['file'],
  'POST /g/{grant}/file': ['file'],
  'POST /g/{grant}/withdraw': ['file'],
  'POST /g/{grant}/decision': ['decide'],
  'POST /g/{grant}/look': ['desk'],
  'POST /g/{grant}/several': ['desk'],
  'POST /g/{grant}/delegations': ['desk', 'publish'],
  'POST /g/{grant}/delegations/end': ['desk', 'publish'],
  'POST /g/{grant}/comments': ['decide'],
  'POST /g/{grant}/replies': ['file'],
  'POST /g/{grant}/stop': ['stop'],
  'POST /g/{grant}/filings/{agency}/resume': ['publish'],
  'GET /g/{grant}/reminders': ['publish'],
  'POST /g/{grant}/reminders': ['publish'],
  'POST /g/{grant}/reminders/pause': ['publish'],
  'GET /g/{grant}/season': ['publish'],
  'GET /g/{grant}/season/{part}': ['publish'],
  'POST /g/{grant}/season/deadlines': ['publish'],
  'POST /g/{grant}/season/missing': ['publish'],
  'POST /g/{grant}/season/office': ['publish'],
  'POST /g/{grant}/season/substitute': ['publish'],
  'POST /g/{grant}/season/deciders': ['publish'],
  'POST /g/{grant}/season/scope': ['publish'],
  'GET /g/{grant}/totals/{file}': ['publish'],
  'POST /g/{grant}/season/close': ['publish'],
  'POST /g/{grant}/season/archive': ['publish'],
  'POST /g/{grant}/season/reopen': ['publish'],
  'POST /g/{grant}/season/next': ['publish'],
  'POST /g/{grant}/roster': ['publish'],
  'GET /g/{grant}/roster': ['publish'],
  'GET /g/{grant}/filings/{agency}/agency': ['publish'],
  'POST /g/{grant}/filings/{agency}/agency': ['publish'],
  'POST /g/{grant}/filings/{agency}/removal': ['publish'],
  'POST /g/{grant}/filings/{agency}/return': ['publish'],
  'POST /g/{grant}/filings/{agency}/merger': ['publish'],
  'GET /g/{grant}/filings/{agency}/recording': ['publish'],
  'POST /g/{grant}/filings/{agency}/recording': ['publish'],
  'POST /g/{grant}/filings/{agency}/deadline': ['publish'],
  'GET /g/{grant}/releases': ['publish'],
  'GET /g/{grant}/releases/preview/{submission}/{file+}': ['publish'],
  'POST /g/{grant}/releases/{release}/time': ['publish'],
  'POST /g/{grant}/releases/{release}/cancel': ['publish'],
  'POST /g/{grant}/releases/{release}/roll-back': ['publish'],
  'POST /g/{grant}/links': ['publish'],
  'POST /g/{grant}/filings/{agency}/link': ['publish'],
  'POST /g/{grant}/link-sheets': ['publish'],
  'POST /g/{grant}/waivers/end': ['publish'],
  'POST /g/{grant}/filings/{agency}/reopen': ['publish'],
  'POST /g/{grant}/filings/{agency}/correction': ['publish'],
  'POST /g/{grant}/filings/{agency}/take-down': ['publish'],
  'POST /g/{grant}/filings/{agency}/put-back': ['publish'],
  'GET /g/{grant}/undelivered': ['publish'],
  'POST /g/{grant}/undelivered/bounces': ['publish'],
  'POST /g/{grant}/undelivered/resend': ['publish'],
  'POST /g/{grant}/roster/columns': ['publish'],
  'POST /g/{grant}/roster/lines': ['publish'],
  'POST /g/{grant}/roster/save': ['publish'],
  'POST /g/{grant}/roster/discard': ['publish'],
  'POST /g/{grant}/invitations': ['publish'],
  'POST /g/{grant}/waivers': ['publish'],
  'POST /g/{grant}/releases': ['publish'],
} as const satisfies Readonly<Record<Route, Asker>>;

/** The purposes that may post to this path, written as FUNCTIONS writes it (`/g/{grant}/file`); none for an unknown one. */
export function mayPost(path: string): readonly LinkPurpose[] {
  const asker: Asker | undefined = (WHO_MAY as Readonly<Record<string, Asker>>)[`POST ${path}`];
  return asker === undefined || asker === 'anybody' ? [] : asker;
}
