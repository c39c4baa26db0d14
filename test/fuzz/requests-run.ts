/** Sends hostile requests to the handlers themselves (running-desk.ts), each as somebody who may ask that route, or as nobody. */
import fc from 'fast-check';
import { loadGrant } from '#shared/store/grants.js';
import { entered } from '../desk/database/entered.js';
import { everyLink, filledIn, type Links } from '../desk/database/every-link.js';
import { openRunningDesk, type Asking, type RunningDesk } from '../desk/database/running-desk.js';
import { ROSTERS } from '../builders/rosters.js';
import { emptyTally, type Tally } from './fuzz.js';
import { ELSEWHERE, hostileRequest, multipart, wrongWith, type HostileRequest } from './requests.js';
import { utf8 } from './target.js';

export const ROUTES_TARGET = 'routes';

const FILES: readonly Uint8Array[] = [
  ...Object.values(ROSTERS).map(({ content }) => (typeof content === 'string' ? utf8(content) : content)),
  new Uint8Array(),
  utf8('%PDF-1.4'),
  utf8('From: MAILER-DAEMON@x.invalid\r\nSubject: Undelivered\r\n\r\n550 5.1.1'),
  Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0xff),
];

function bodyOf({ body }: HostileRequest): Pick<Asking, 'body' | 'headers'> {
  switch (body.is) {
    case 'form':
      return {
        body: utf8(new URLSearchParams(body.fields.map(([name, value]): [string, string] => [name, value])).toString()),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      };
    case 'files':
      return {
        body: multipart(body.fields, FILES[body.file % FILES.length] ?? new Uint8Array()),
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      };
    case 'raw':
      return { body: body.bytes, headers: { 'content-type': body.type } };
  }
}

const encoded = (part: string): string => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')).replace(/^$/, '%20');

export class HostileDesk {
  private constructor(
    private readonly desk: RunningDesk,
    private readonly links: Links,
  ) {}

  static async open(): Promise<HostileDesk> {
    const desk = await openRunningDesk();
    return new HostileDesk(desk, await everyLink(desk.table));
  }

  close(): Promise<void> {
    return this.desk.close();
  }

  /** @returns what was answered, and what is wrong with that */
  async ask(request: HostileRequest): Promise<{ readonly status: number; readonly wrong: readonly string[] }> {
    const { desk, links } = this;
    const grant = request.purpose === null ? undefined : await loadGrant(desk.table, links[request.purpose]);
    // A former request may have ended the session: each one comes from a browser that has just come in.
    const browser = grant === undefined ? undefined : await entered(desk.table, grant);
    const parts = Object.entries(request.parts).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, encoded(value)] as const],
    );
    const { method, path } =
      request.route === '$default'
        ? { method: 'GET', path: `/${encoded(request.parts[ELSEWHERE] ?? 'g/x')}` }
        : filledIn(request.route, links, request.purpose ?? 'file', Object.fromEntries(parts));
    const query = new URLSearchParams(request.query.map(([name, value]): [string, string] => [name, value])).toString();
    const sent = method === 'POST' ? bodyOf(request) : {};
    const headers = { origin: 'https://desk.example.invalid', ...sent.headers, ...request.headers };
    const answer = await desk.request(method, query === '' ? path : `${path}?${query}`, {
      ...(browser === undefined ? {} : { cookies: browser.cookies }),
      ...(sent.body === undefined ? {} : { body: sent.body }),
      headers,
    });
    return { status: answer.status, wrong: wrongWith(answer) };
  }
}

/** Up to the first answer that is wrong. */
export async function tryRequests(
  desk: HostileDesk,
  tally: Tally,
  { seed, runs }: { readonly seed: number; readonly runs: number },
): Promise<void> {
  const property = fc.asyncProperty(hostileRequest, async (request) => {
    const before = process.cpuUsage();
    const { status, wrong } = await desk.ask(request);
    const { user, system } = process.cpuUsage(before);
    tally.runs += 1;
    tally.worstMilliseconds = Math.max(tally.worstMilliseconds, (user + system) / 1000);
    tally.outcomes.set(String(status), (tally.outcomes.get(String(status)) ?? 0) + 1);
    if (wrong.length > 0) throw new Error(`${request.route}: ${wrong.join('; ')}`);
  });
  const outcome = await fc.check(property, { seed, numRuns: runs });
  if (!outcome.failed) return;
  const what = String(outcome.errorInstance)
    .replace(/^Error: /, '')
    .slice(0, 300);
  const bytes = utf8(JSON.stringify(outcome.counterexample?.[0] ?? null));
  if (!tally.faults.has(what)) tally.faults.set(what, { what, bytes });
}

/** A round, after which the season is made anew: deeds of requests that happened to be right have used it up. */
const RUNS_OF_A_ROUND = 600;

export async function fuzzRequests({
  seed,
  milliseconds,
  keep,
}: {
  readonly seed: number;
  readonly milliseconds: number;
  readonly keep: (name: string, bytes: Uint8Array) => string;
}) {
  const tally = emptyTally();
  const until = Date.now() + milliseconds;
  for (let round = 0; Date.now() < until; round++) {
    const desk = await HostileDesk.open();
    try {
      await tryRequests(desk, tally, { seed: seed + round, runs: RUNS_OF_A_ROUND });
    } finally {
      await desk.close();
    }
  }
  const { runs, worstMilliseconds, outcomes, faults } = tally;
  const kept = [...faults.values()].map(({ what, bytes }) => ({ what, kept: keep(ROUTES_TARGET, bytes) }));
  return { name: ROUTES_TARGET, runs, worstMilliseconds, outcomes: [...outcomes], faults: kept };
}
