/**
 * The desk's edge: every HTTP function of the product answers through an app made here. It proves who asks (a cookie
 * that the mailed link left), refuses forms posted from elsewhere, sets the headers that keep links out of caches,
 * referrers and search engines, and turns whatever goes wrong into a page that a clerk understands.
 * GET requests change nothing; deeds are POSTs (mail scanners open every link they see).
 */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { grantIdSchema, type GrantId } from '#shared/ids/grant-id.js';
import type { Grant } from '#shared/access/model.js';
import { grantProblem, isSecret } from '#shared/access/links.js';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import { NewerFormat } from '#shared/formats/format.js';
import { errorForLog, type Log } from '#shared/runtime/log.js';
import { findNamedGrant } from '#shared/store/grants.js';
import { StoreBusy, type Table } from '#shared/store/table.js';
import type { MessageId } from '#shared/words/zh/messages.js';
import { answerMessage, contentSecurityPolicy } from './answers.js';

export interface Desk {
  readonly table: Table;
  readonly deskBaseUrl: string;
  readonly now: () => Date;
  readonly log: Log;
  /** Origin that forms may be sent to beside the desk itself: S3, on the pages that upload. */
  readonly uploadOrigin?: string;
}

export type DeskEnv = { Variables: { grant: Grant } };
export type DeskContext = Context<DeskEnv>;
export type DeskApp = Hono<DeskEnv>;

const COOKIE = 'link';
/** Browsers keep no cookie longer (RFC 6265bis, "The Expires Attribute"); the mailed link itself may live on. */
const COOKIE_DAYS = 400;
/** A pasted roster of 3,000 lines is about 400 KB; every other form without a file is far smaller. */
const MAX_BODY_BYTES = 1024 * 1024;

export function deskApp(desk: Desk, maxBodyBytes = MAX_BODY_BYTES): DeskApp {
  const app = new Hono<DeskEnv>();
  app.use(async (context, next) => {
    await next();
    const headers = context.res.headers;
    headers.set('Cache-Control', 'no-store');
    headers.set('Referrer-Policy', 'no-referrer');
    headers.set('X-Robots-Tag', 'noindex, nofollow');
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('X-Frame-Options', 'DENY');
    if (!headers.has('Content-Security-Policy')) {
      headers.set('Content-Security-Policy', contentSecurityPolicy(desk.uploadOrigin));
    }
  });
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: (context) => answerMessage(context, 'body-too-large') }));
  app.onError((error, context) => {
    desk.log.error('request failed', { error: errorForLog(error), method: context.req.method });
    if (error instanceof NewerFormat) return answerMessage(context, 'newer-format');
    return answerMessage(context, error instanceof StoreBusy ? 'busy' : 'failed');
  });
  app.notFound((context) => {
    const methods = ROUTES.filter(({ path }) => path.test(context.req.path)).map(({ method }) => method);
    if (methods.length === 0) return answerMessage(context, 'unknown-path');
    context.header('Allow', methods.join(', '));
    return answerMessage(context, 'wrong-method');
  });
  return app;
}

/** What any function answers, so that the address of a form opened by hand is told from one that is nowhere. */
const ROUTES = Object.values(FUNCTIONS).flatMap(({ trigger }) =>
  trigger.on !== 'http'
    ? []
    : trigger.routes.flatMap((route) => {
        const [method = '', path] = route.split(' ');
        if (path === undefined) return [];
        return [{ method, path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }];
      }),
);

/** Leaves the cookie that stands for the mailed link; it goes only to pages of this very grant. */
export function rememberLink(context: Context, desk: Desk, grant: Grant, secret: string): void {
  setCookie(context, COOKIE, secret, {
    path: `/g/${grant.id}`,
    httpOnly: true,
    // Lax: the link is opened out of a mail program, and S3 sends the browser back after an upload.
    sameSite: 'Lax',
    secure: desk.deskBaseUrl.startsWith('https:'),
    expires: new Date(Math.min(Date.parse(grant.expiresAt), desk.now().getTime() + COOKIE_DAYS * 86_400_000)),
  });
}

export type Proof = { readonly grant: Grant } | { readonly problem: MessageId; readonly grant: GrantId | null };

/** Who asks: the grant that both the path and the cookie name. */
export async function proveGrant(context: Context, desk: Desk): Promise<Proof> {
  const named = grantIdSchema.safeParse(context.req.param('grant'));
  const secret = getCookie(context, COOKIE);
  if (!named.success) return { problem: 'not-found', grant: null };
  if (secret === undefined || !isSecret(secret)) return { problem: 'no-session', grant: named.data };
  const grant = await findNamedGrant(desk.table, named.data, secret);
  if (grant === undefined) return { problem: 'no-session', grant: named.data };
  const problem = grantProblem(grant, desk.now());
  // A used link still shows what was decided; it does nothing more.
  if (problem === 'expired') return { problem: 'link-expired', grant: grant.id };
  if (problem === 'revoked') return { problem: 'link-revoked', grant: grant.id };
  return { grant };
}

/** A deed: POST, from a page of the desk itself, by a live grant of the right purpose. */
export function deed<P extends Grant['purpose']>(
  app: DeskApp,
  desk: Desk,
  path: string,
  purpose: P,
  handle: (context: DeskContext, grant: Extract<Grant, { purpose: P }>, form: PostedForm) => Promise<Response>,
): void {
  app.post(path, async (context) => {
    if (!isOwnForm(context, desk)) return answerMessage(context, 'foreign-origin');
    const proof = await proveGrant(context, desk);
    if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
    if (proof.grant.purpose !== purpose) return answerMessage(context, 'foreign-link');
    const form = await readForm(context);
    if (form === undefined) return answerMessage(context, 'bad-form');
    return handle(context, proof.grant as Extract<Grant, { purpose: P }>, form);
  });
}

/**
 * Browsers say where a POST comes from. A form of another site is refused; a client that says nothing (a script of the
 * user's own) holds the cookie, which no other site can send along.
 */
export function isOwnForm(context: Context, desk: Desk): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = context.req.header('origin');
  // `null` is what a page without referrer says of itself in some browsers; the fetch metadata above then decides.
  if (origin === undefined || (origin === 'null' && site !== undefined)) return true;
  return origin === new URL(desk.deskBaseUrl).origin;
}

/** A posted form: the first value of a field, or all of a repeated one; a small file where the page asks for one. */
export class PostedForm {
  constructor(
    private readonly fields: ReadonlyMap<string, readonly string[]>,
    private readonly files: ReadonlyMap<string, File> = new Map(),
  ) {}

  text(name: string): string {
    return this.fields.get(name)?.[0] ?? '';
  }

  all(name: string): readonly string[] {
    return this.fields.get(name) ?? [];
  }

  file(name: string): File | undefined {
    return this.files.get(name);
  }

  /** Fields named `prefix + something`, as [something, first value]. */
  startingWith(prefix: string): [string, string][] {
    return [...this.fields].flatMap(([name, values]): [string, string][] =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), values[0] ?? '']] : [],
    );
  }

  /** What was typed, for showing it again; ticked boxes of one name as `name:value`. */
  typed(): Record<string, string> {
    return Object.fromEntries(
      [...this.fields].flatMap(([name, values]) =>
        name === 'confirm' ? values.map((value) => [`${name}:${value}`, 'on']) : [[name, values[0] ?? '']],
      ),
    ) as Record<string, string>;
  }
}

/** Undefined for a body that is no form, whatever its header says of it. */
async function readForm(context: Context): Promise<PostedForm | undefined> {
  const body = await context.req.parseBody({ all: true }).catch((error: unknown) => {
    // Fetch Standard, "formData()": a body that cannot be parsed as what it is declared to be is a TypeError.
    if (error instanceof TypeError) return undefined;
    throw error;
  });
  if (body === undefined) return undefined;
  const fields = new Map<string, string[]>();
  const files = new Map<string, File>();
  for (const [name, value] of Object.entries(body)) {
    const values = [value].flat();
    fields.set(
      name,
      values.filter((item) => typeof item === 'string'),
    );
    const [file] = values.filter((item) => typeof item !== 'string');
    if (file !== undefined) files.set(name, file);
  }
  return new PostedForm(fields, files);
}
