/**
 * The desk's edge: every HTTP function of the product answers through an app made here. It asks for the session that a
 * mailed link opened (session.ts), refuses forms posted from elsewhere, sets the headers that keep links out of caches,
 * referrers and search engines, and turns whatever goes wrong into a page that a clerk understands.
 * GET requests change no report; deeds are POSTs (mail scanners open every link they see).
 */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Grant } from '#shared/access/model.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import { TOKEN_FIELD } from '#shared/access/sessions.js';
import { mayPost } from '#shared/workflow/authorisation.js';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import { NewerFormat } from '#shared/formats/format.js';
import { errorForLog, type Log } from '#shared/runtime/log.js';
import { KeysOutOfReach } from '#shared/audit/keys-out-of-reach.js';
import type { Key, Table } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';
import { answerMessage, answerRefusal, contentSecurityPolicy, wantsJson } from './answers.js';
import { deciderInBrowser } from './proven-browser.js';
import { proveGrant, type Beside, type DeskSession } from './session.js';

export interface Desk {
  readonly table: Table;
  readonly deskBaseUrl: string;
  readonly now: () => Date;
  readonly log: Log;
  /** Origin that forms may be sent to beside the desk itself: S3, on the pages that upload. */
  readonly uploadOrigin?: string;
}

/** The session of a request that proved one. */
export type DeskEnv = { Variables: { session?: DeskSession } };
export type DeskContext = Context<DeskEnv>;
export type DeskApp = Hono<DeskEnv>;

/** A pasted roster of 3,000 lines is about 400 KB; every other form without a file is far smaller. */
const MAX_BODY_BYTES = 1024 * 1024;

export function deskApp(desk: Desk, maxBodyBytes = MAX_BODY_BYTES): DeskApp {
  const app = new Hono<DeskEnv>();
  app.use(async (context, next) => {
    await next();
    const headers = context.res.headers;
    headers.set('Cache-Control', 'no-store');
    // Forms tell the desk where they stand, also to browsers without Fetch Metadata: under `no-referrer` Chromium calls
    // their origin "null". An address that holds a link's secret tells nobody anything.
    headers.set('Referrer-Policy', holdsSecret(context) ? 'no-referrer' : 'same-origin');
    headers.set('X-Robots-Tag', 'noindex, nofollow');
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('X-Frame-Options', 'DENY');
    // A window that opened the desk holds nothing of it, and no other site loads its pictures or files.
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    // Also to whoever reaches the functions past their distribution.
    if (desk.deskBaseUrl.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000');
    if (!headers.has('Content-Security-Policy')) {
      headers.set('Content-Security-Policy', contentSecurityPolicy(desk.uploadOrigin));
    }
  });
  // What no agency can be called is nobody's: it is read no further, whoever asks.
  app.use('/g/:grant/filings/:agency/*', async (context, next) =>
    agencyIdSchema.safeParse(context.req.param('agency')).success ? next() : answerMessage(context, 'not-found'),
  );
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: (context) => answerMessage(context, 'body-too-large') }));
  app.onError((error, context) => {
    desk.log.error('request failed', { error: errorForLog(error), method: context.req.method });
    if (error instanceof NewerFormat) return answerMessage(context, 'newer-format');
    return answerMessage(context, error instanceof StoreBusy || error instanceof KeysOutOfReach ? 'busy' : 'failed');
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

/** Whether an address of the desk is a page that can be opened; a mailed link is none. */
export function isPage(path: string): boolean {
  return !path.startsWith('/l/') && ROUTES.some((route) => route.method === 'GET' && route.path.test(path));
}

/** Addresses of mailed links, mistyped ones too. */
function holdsSecret(context: Context): boolean {
  return context.req.path === '/l' || context.req.path.startsWith('/l/');
}

export interface DeedOptions {
  /** What is read in one call with the session, for `handle`. */
  readonly keysOf?: ((grant: GrantId) => readonly Key[]) | undefined;
  /** Answers a browser whose session is over, where what it brings must not be lost. Nobody is known there. */
  readonly ended?: (context: DeskContext, grant: GrantId, form: PostedForm) => Response | Promise<Response>;
}

/**
 * A deed: POST, from a page of the desk itself, by a live session whose grant has the right purpose.
 */
export function deed<P extends Grant['purpose']>(
  app: DeskApp,
  desk: Desk,
  path: string,
  purpose: P | readonly P[],
  handle: (
    context: DeskContext,
    grant: Extract<Grant, { purpose: P }>,
    form: PostedForm,
    beside: Beside,
  ) => Promise<Response>,
  options: DeedOptions | DeedOptions['keysOf'] = {},
): void {
  const { keysOf, ended }: DeedOptions = typeof options === 'function' ? { keysOf: options } : options;
  const declared = mayPost(path.replace(/:(\w+)/g, '{$1}'));
  app.post(path, async (context) => {
    const told = toldOrigin(context, desk);
    if (told === 'foreign') return answerMessage(context, 'foreign-origin');
    const proof = await proveGrant(context, desk, keysOf);
    if ('problem' in proof) {
      const kept = ended !== undefined && proof.problem === 'no-session' && !wantsJson(context);
      const brought = kept && proof.grant !== null ? await readForm(context) : undefined;
      if (brought !== undefined && ended !== undefined && proof.grant !== null)
        return ended(context, proof.grant, brought);
      return answerMessage(context, proof.problem, { grant: proof.grant });
    }
    // The declared list and the handler's own: a purpose that is on one alone is let in by neither.
    const may = [purpose].flat().includes(proof.grant.purpose as P) && declared.includes(proof.grant.purpose);
    if (!may) return answerMessage(context, 'foreign-link');
    const form = await readForm(context);
    if (form === undefined) return answerMessage(context, 'bad-form');
    if (told === 'untold' && form.text(TOKEN_FIELD) !== proof.session.token)
      return answerMessage(context, 'foreign-origin');
    // What only the agency does: never in a browser that is a decider's or the publisher's.
    const { grant } = proof;
    const decider =
      grant.purpose === 'file' && declared.every((one) => one === 'file')
        ? await deciderInBrowser(context, desk, grant)
        : undefined;
    if (decider !== undefined) return answerRefusal(context, decider, null);
    return handle(context, grant as Extract<Grant, { purpose: P }>, form, proof.beside);
  });
}

/**
 * What the browser says of where a POST comes from. Another site is refused whatever else is right. A browser that says
 * nothing, or "null", may be an old one on a page of ours or of somebody else: there the token in the form decides.
 */
export function toldOrigin(context: Context, desk: Desk): 'own' | 'foreign' | 'untold' {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'foreign';
  const origin = context.req.header('origin');
  if (origin !== undefined && origin !== 'null') {
    return origin === new URL(desk.deskBaseUrl).origin ? 'own' : 'foreign';
  }
  return site === undefined ? 'untold' : 'own';
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

  /** Every field as it came, for a page that carries them on; files are not. */
  entries(): [string, string][] {
    return [...this.fields].flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
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
        name === TOKEN_FIELD
          ? []
          : name === 'confirm'
            ? values.map((value) => [`${name}:${value}`, 'on'])
            : [[name, values[0] ?? '']],
      ),
    ) as Record<string, string>;
  }
}

/** Undefined for a body that is no form, whatever its header says of it. */
export async function readForm(context: Context): Promise<PostedForm | undefined> {
  const body = await context.req.parseBody({ all: true }).catch((error: unknown) => {
    // Fetch Standard, "formData()": a body that cannot be parsed as what it is declared to be is a TypeError.
    if ((error as { readonly name?: unknown }).name === 'TypeError') return undefined;
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
