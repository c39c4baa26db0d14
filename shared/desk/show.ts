/** Answers the desk's pages: after a GET, and again after a refused deed, with its reason and what was typed. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { DecisionGrant, FilingGrant, Grant, PublisherGrant, StopGrant } from '#shared/access/model.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { answerMessage, answerRefusal, statusOf, wantsJson } from './answers.js';
import type { Desk, DeskContext, PostedForm } from './edge.js';
import { loadDecisionPage, loadFilingPage, loadStopPage } from './load.js';
import { loadBoardPage, loadPublisherFilingPage } from './load-publisher.js';
import { textsOf } from './language.js';
import type { FilingPageOptions } from './load.js';
import { renderBoardPage } from './pages/board.js';
import { renderDecisionPage } from './pages/decision.js';
import { renderFilingPage } from './pages/filing.js';
import { renderStopPage } from './pages/stop.js';
import { renderPublisherFilingPage } from './pages/publisher-filing.js';
import { boardQuery } from './board-query.js';
import type { Proof } from '#shared/proof/open.js';
import type { Beside } from './session.js';
import type { Attempt, Viewer } from './views.js';
import type { BoardDone } from './publisher-views.js';

export interface FilingDesk extends Desk {
  readonly siteBaseUrl: string;
  readonly maxBytes: number;
}
export interface PublisherDesk extends Desk {
  readonly siteBaseUrl: string;
}

/** A refused deed as its page shows it. */
export function attemptOf(refusal: DeedRefusal, form: PostedForm): Attempt {
  return { refusal, typed: form.typed() };
}

export function viewerOf(context: DeskContext, grant: Grant): Viewer {
  const { id, person } = grant;
  const session = context.get('session');
  const recordsFor = grant.purpose === 'file' ? grant.recordsFor : undefined;
  return { grant: id, person, role: roleOf(grant), recordsFor, token: session?.token ?? '', desk: session?.via?.grant };
}

function roleOf(grant: Grant): Viewer['role'] {
  switch (grant.purpose) {
    case 'file':
      return grant.recordsFor === undefined ? 'agency' : 'recorder';
    case 'decide':
    case 'stop':
      return grant.stage === 'review' ? 'reviewer' : 'approver';
    case 'publish':
      return 'publisher';
    case 'desk':
      return 'desk';
    case 'stand-in':
      return 'substitute';
    case 'set-up':
      return 'founder';
  }
}

/** Back to the page of the grant: the browser asks anew, so that a reload repeats no deed. */
export function backToPage(context: DeskContext, grant: Grant, path = ''): Response {
  return wantsJson(context) ? context.json({ ok: true }) : context.redirect(`/g/${grant.id}${path}`, 303);
}

export async function showFiling(
  context: DeskContext,
  desk: FilingDesk,
  grant: FilingGrant,
  options: { attempt?: Attempt; awaiting?: boolean; heads?: FilingPageOptions['heads'] } = {},
): Promise<Response> {
  const attempt = options.attempt ?? null;
  if (attempt !== null && wantsJson(context)) return answerRefusal(context, attempt.refusal, viewerOf(context, grant));
  const page = await loadFilingPage(desk.table, grant, {
    viewer: viewerOf(context, grant),
    now: desk.now(),
    siteBaseUrl: desk.siteBaseUrl,
    maxBytes: desk.maxBytes,
    awaiting: options.awaiting ?? false,
    attempt,
    heads: options.heads,
  });
  if (page === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  return context.html(renderFilingPage(page, textsOf(context)), statusFor(attempt));
}

export async function showDecision(
  context: DeskContext,
  desk: Desk & { readonly proof: Proof },
  grant: DecisionGrant,
  attempt: Attempt | null = null,
  chosen: Readonly<Record<string, string>> = {},
  items?: Beside,
): Promise<Response> {
  const page = await loadDecisionPage(desk, grant, {
    viewer: viewerOf(context, grant),
    now: desk.now(),
    attempt,
    chosen,
    items,
  });
  if (page === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  return context.html(renderDecisionPage(page, textsOf(context)), statusFor(attempt));
}

export async function showStop(
  context: DeskContext,
  desk: Desk,
  grant: StopGrant,
  attempt: Attempt | null = null,
): Promise<Response> {
  const page = await loadStopPage(desk.table, grant, { viewer: viewerOf(context, grant), now: desk.now(), attempt });
  if (page === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  return context.html(renderStopPage(page, textsOf(context)), statusFor(attempt));
}

export async function showBoard(
  context: DeskContext,
  desk: PublisherDesk,
  grant: PublisherGrant,
  attempt: Attempt | null = null,
): Promise<Response> {
  const page = await loadBoardPage(desk.table, grant, {
    viewer: viewerOf(context, grant),
    now: desk.now(),
    siteBaseUrl: desk.siteBaseUrl,
    query: boardQuery((name) => context.req.query(name) ?? ''),
    done: doneFrom(context),
    attempt,
  });
  if (page === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  return context.html(renderBoardPage(page, textsOf(context)), statusFor(attempt));
}

export async function showPublisherFiling(
  context: DeskContext,
  desk: PublisherDesk,
  grant: PublisherGrant,
  agency: string,
  attempt: Attempt | null = null,
): Promise<Response> {
  const page = await loadPublisherFilingPage(desk.table, grant, agency, {
    viewer: viewerOf(context, grant),
    now: desk.now(),
    siteBaseUrl: desk.siteBaseUrl,
    resumed: context.req.query('done') === 'resumed',
    attempt,
  });
  if (page === undefined) return answerMessage(context, 'not-found', { viewer: viewerOf(context, grant) });
  return context.html(renderPublisherFilingPage(page, textsOf(context)), statusFor(attempt));
}

function statusFor(attempt: Attempt | null): ContentfulStatusCode {
  return attempt === null ? 200 : statusOf(attempt.refusal);
}

/** What the deed before the redirect did; only numbers travel in the address. */
function doneFrom(context: DeskContext): BoardDone | null {
  const count = (name: string) => Math.min(9999, Math.max(0, Number.parseInt(context.req.query(name) ?? '0', 10) || 0));
  switch (context.req.query('done')) {
    case 'roster':
      return { deed: 'roster', added: count('added'), changed: count('changed'), contacts: count('contacts') };
    case 'invited':
      return { deed: 'invited', count: count('count') };
    case 'resent':
      return { deed: 'resent', count: count('count') };
    case 'released':
      return { deed: 'released', count: count('count') };
    default:
      return null;
  }
}
