/**
 * Who asks: a mailed link opens a session, whose cookie goes only to pages of that one grant, and every page and deed
 * begins by looking the session up. Cookies of former code, which held the link's secret, are read as sessions too.
 */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { grantIdSchema, type GrantId } from '#shared/ids/grant-id.js';
import type { Grant, Link } from '#shared/access/model.js';
import { formToken, newSession, sessionProblem, type Session } from '#shared/access/sessions.js';
import { loadGrant } from '#shared/store/grants.js';
import {
  findFormerSession,
  findSession,
  openedSession,
  sessionWrite,
  type OpenedSession,
} from '#shared/store/sessions.js';
import { seenWrite } from '#shared/store/seen.js';
import type { Consistency, Item, Key } from '#shared/store/table.js';
import type { MessageId } from '#shared/words/zh/messages.js';
import type { Desk, DeskContext } from './edge.js';

const COOKIE = 'session';
const FORMER_COOKIE = 'link';

/** A session as the pages know it: with the token that its forms carry. */
export type DeskSession = Session & { readonly token: string };

/** Items that were read in one call with the session, in the order of their keys. */
export type Beside = readonly (Item | undefined)[];

export type Proof =
  | { readonly grant: Grant; readonly session: DeskSession; readonly beside: Beside }
  | { readonly problem: MessageId; readonly grant: GrantId | null };

/**
 * Who asks: the grant that both the path and the cookie name. Remembers the session for the forms of the answer.
 * @param keysOf what the answer needs beside, as far as the path tells
 * @param consistency `eventually` for whoever asks again strongly before anything is refused: a session opened just now
 *   may not be found by it, and one that was ended within the last second may
 */
export async function proveGrant(
  context: DeskContext,
  desk: Desk,
  keysOf: (grant: GrantId) => readonly Key[] = () => [],
  consistency: Consistency = 'strongly',
): Promise<Proof> {
  const named = grantIdSchema.safeParse(context.req.param('grant'));
  if (!named.success) return { problem: 'not-found', grant: null };
  const found = await sessionOf(context, desk, named.data, keysOf(named.data), consistency);
  if (found === undefined) return { problem: 'no-session', grant: named.data };
  const { grant, session, beside } = found;
  const problem = sessionProblem(session, grant, desk.now());
  // A used grant still shows what was decided; it does nothing more.
  if (problem === 'ended') return { problem: 'no-session', grant: grant.id };
  if (problem === 'revoked') return { problem: 'link-revoked', grant: grant.id };
  context.set('session', session);
  return { grant, session, beside };
}

async function sessionOf(
  context: Context,
  desk: Desk,
  id: GrantId,
  keys: readonly Key[],
  consistency: Consistency,
): Promise<{ grant: Grant; session: DeskSession; beside: Beside } | undefined> {
  const secret = getCookie(context, COOKIE);
  if (secret !== undefined) {
    const found = await findSession(desk.table, id, secret, keys, consistency);
    if (found !== undefined) return { ...found, session: { ...found.session, token: formToken(secret) } };
  }
  const former = getCookie(context, FORMER_COOKIE);
  if (former === undefined) return undefined;
  const found = await findFormerSession(desk.table, former, desk.now());
  if (found?.grant.id !== id) return undefined;
  const beside = await desk.table.getAll(keys);
  return { ...found, beside, session: { ...found.session, token: formToken(former) } };
}

/**
 * Opens a session for the browser, unless it holds a good one of the same link: a link opened in a second tab leaves the
 * forms of the first one in force.
 */
export async function openSession(context: DeskContext, desk: Desk, grant: Grant, link: Link): Promise<void> {
  const held = getCookie(context, COOKIE);
  const found = held === undefined ? undefined : await findSession(desk.table, grant.id, held);
  if (found?.session.link === link.digest && sessionProblem(found.session, grant, desk.now()) === undefined) return;
  const now = desk.now();
  const opened = openedSession(newSession(grant, link, now));
  if ((await desk.table.commit([sessionWrite(opened), seenWrite(grant, now)])) === 'stale')
    throw new Error('a session of this id exists');
  leaveCookie(context, desk, opened);
}

/** The session that this browser holds for the grant, good or not. */
export async function heldSession(context: Context, desk: Desk, grant: GrantId): Promise<Session | undefined> {
  const held = getCookie(context, COOKIE);
  return held === undefined ? undefined : (await findSession(desk.table, grant, held))?.session;
}

/**
 * The browser of this request goes on as somebody else: it has just named them, or taken their place. Undefined where
 * their grant is not there; they have their mail in any case.
 */
export async function goOnAs(context: DeskContext, desk: Desk, id: GrantId): Promise<Response | undefined> {
  const [session, grant] = [context.get('session'), await loadGrant(desk.table, id)];
  if (session === undefined || grant?.status !== 'live') return undefined;
  const opened = openedSession(newSession(grant, { digest: session.link, expiresAt: session.expiresAt }, desk.now()));
  if ((await desk.table.commit([sessionWrite(opened)])) === 'stale') return undefined;
  leaveCookie(context, desk, opened);
  return context.redirect(`/g/${id}`, 303);
}

/** Leaves the session's cookie; it goes only to pages of this very grant. */
export function leaveCookie(context: Context, desk: Desk, { secret, session }: OpenedSession): void {
  setCookie(context, COOKIE, secret, { ...cookieOf(desk, session.grant), expires: new Date(session.expiresAt) });
}

export function clearCookies(context: Context, desk: Desk, grant: GrantId): void {
  for (const name of [COOKIE, FORMER_COOKIE]) deleteCookie(context, name, cookieOf(desk, grant));
}

function cookieOf(desk: Desk, grant: GrantId) {
  return {
    path: `/g/${grant}`,
    httpOnly: true,
    // Lax: the link is opened out of a mail program, and S3 sends the browser back after an upload.
    sameSite: 'Lax',
    secure: desk.deskBaseUrl.startsWith('https:'),
  } as const;
}
