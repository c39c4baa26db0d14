/**
 * Links, sessions and proofs under every order of events that the generator finds: people are invited, links renewed,
 * forwarded, expired and replaced, mails lost on their way, contacts changed there and back, browsers signed out,
 * decisions made with codes right, wrong and stolen, and time goes by. Beside the running desk stands a model a page long;
 * whatever it says must not open, must not open.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { CODE_MINUTES, CODE_TRIES } from '#shared/access/codes.js';
import { decisionGrantId, filingGrantId, personMark, publisherGrantId, secretDigest } from '#shared/access/links.js';
import { newSession } from '#shared/access/sessions.js';
import { ask } from '#shared/deeds/filing/ask.js';
import { importRoster } from '#shared/deeds/season/import-roster.js';
import { openSeason } from '#shared/deeds/season/open-season.js';
import { canonicalJson } from '#shared/ids/canonical-json.js';
import type { GrantId } from '#shared/ids/grant-id.js';
import { personSchema, type Person } from '#shared/ids/person.js';
import { agencySchema } from '#shared/season/model.js';
import { originalKey } from '#shared/s3/keys.js';
import { chainOfFiling, checkpointWrite, loadLog } from '#shared/store/checkpoints.js';
import { proveBrowser } from '#shared/store/browsers.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { loadSubmission } from '#shared/store/filings.js';
import { loadGrant, loadGrants } from '#shared/store/grants.js';
import { perform, performOnSeason } from '#shared/store/perform.js';
import { loadSeason, requireSeason } from '#shared/store/seasons.js';
import { openedSession, sessionWrite } from '#shared/store/sessions.js';
import { checkpointAt } from '../../builders/signatures.js';
import { agency as jiaoyu, NOW, publishGrant, season } from '../../deeds/filing/scene.js';
import { walkOf } from '../../store/walk.js';
import { keepCookies, openRunningDesk, type Answer, type RunningDesk } from './running-desk.js';

jest.setTimeout(300_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const HOME = { area: 'home', year: 2025 };
type Who = 'A' | 'B' | 'R';

let desk: RunningDesk;
let runs = 0;
beforeAll(async () => {
  jest.useFakeTimers({
    now: NOW,
    doNotFake: [
      'nextTick',
      'setImmediate',
      'setTimeout',
      'setInterval',
      'clearTimeout',
      'clearInterval',
      'clearImmediate',
      'queueMicrotask',
      'performance',
      'hrtime',
    ],
  });
  desk = await openRunningDesk();
  await performOnSeason(
    desk.table,
    NOW,
    () => loadSeason(desk.table, HOME),
    (stored) =>
      openSeason({ stored, isHistoryShown: false }, season, new Date(NOW.getTime() + 4000 * DAY).toISOString(), NOW),
  );
});
afterAll(async () => {
  jest.useRealTimers();
  await desk.close();
});

/* ---- the model: what ought to open ---- */

interface ModelGrant {
  status: 'none' | 'live' | 'used' | 'revoked';
  serial: number;
  newest?: number;
  pending?: number;
}
interface ModelLink {
  readonly of: Who;
  readonly serial: number;
  readonly ends: number;
}
interface ModelSession {
  readonly of: Who;
  readonly serial: number;
  readonly ends: number;
  ended: boolean;
  code?: { readonly digits: string; readonly ends: number; tries: number };
}
interface Model {
  grants: Record<Who, ModelGrant>;
  links: ModelLink[];
  sessions: ModelSession[];
  /** By browser and grant, the session that its cookie names; more than one browser can name the same. */
  held: Map<string, number>;
  proven: Set<number>;
  contact: 'A' | 'B';
  decided: boolean;
}

function linkOpens({ grants, links }: Model, index: number, now: number): boolean {
  const { of, serial, ends } = links[index]!;
  const grant = grants[of];
  if (grant.status === 'none' || grant.status === 'revoked' || serial !== grant.serial) return false;
  return (index === grant.newest || index === grant.pending) && now < ends;
}

function sessionLives({ grants, sessions }: Model, index: number | undefined, now: number): boolean {
  if (index === undefined) return false;
  const { of, serial, ends, ended } = sessions[index]!;
  const grant = grants[of];
  return grant.status !== 'revoked' && !ended && serial === grant.serial && now < ends;
}

/* ---- the world: one agency on the running desk, and browsers ---- */

class World {
  readonly secrets: string[] = [];
  readonly browsers = [0, 1, 2].map(() => ({ sessions: new Map<Who, string>(), proofs: new Map<string, string>() }));
  private seen = 0;

  private constructor(
    readonly id: string,
    readonly people: Record<Who, Person>,
    readonly grants: Record<Who, GrantId>,
    public at: number,
  ) {}

  /** A filed report that waits for its reviewer, and the mails of that delivered. */
  static async open(model: Model): Promise<World> {
    const n = runs++;
    const person = (name: string) =>
      personSchema.parse({ name: `${name}${n}`, address: `${name.toLowerCase()}${n}@yunxi.example.invalid` });
    const people = { A: person('A'), B: person('B'), R: person('R') };
    const id = `m${n}`;
    const of = { ...HOME, agency: id };
    const walk = walkOf(desk.table, id, people.A);
    const grants = {
      A: filingGrantId(of, people.A),
      B: filingGrantId(of, people.B),
      R: decisionGrantId(walk.idOf(1), 'review', people.R),
    };
    // Far apart, so that no day's limit of one run is another's.
    const world = new World(id, people, grants, NOW.getTime() + n * 3 * DAY);
    jest.setSystemTime(world.at);
    await world.roster('A');
    await world.invite();
    await world.deliver(model);
    await walk.upload({ key: `home/2025/${id}/1`, versionId: 'v1' });
    await walk.read();
    const read = (await loadSubmission(desk.table, walk.idOf(1)))!;
    desk.documents.set(originalKey(read), Buffer.from(canonicalJson({ document: read.arrival })));
    await walk.announce();
    await walk.file();
    const chain = chainOfFiling(of);
    await desk.table.commit([checkpointWrite(chain, checkpointAt((await loadLog(desk.table, chain)).head))]);
    await world.askReview();
    await world.deliver(model);
    return world;
  }

  now(): Date {
    return new Date(this.at);
  }

  pass(time: number): void {
    this.at += time;
    jest.setSystemTime(this.at);
  }

  async roster(contact: 'A' | 'B'): Promise<void> {
    const agency = agencySchema.parse({
      ...{ ...jiaoyu, id: this.id, name: `云溪县示例${this.id}局`, contact: this.people[contact] },
      ...{ reviewer: this.people.R, invitedAt: null },
    });
    const id = this.grants[contact];
    const known = async () => {
      const state = await loadStateOf(desk.table, walkOf(desk.table, this.id).idOf(1)).catch(() => undefined);
      return {
        agencies: new Map(state === undefined ? [] : [[this.id, state.agency]]),
        filings: new Map(state === undefined ? [] : [[this.id, state.filing]]),
        grants: await loadGrants(desk.table, [id]),
      };
    };
    const terms = { by: publishGrant.person, expiresAt: new Date(this.at + 60 * DAY).toISOString() };
    await performOnSeason(
      desk.table,
      this.now(),
      async () => ({ stored: await requireSeason(desk.table, HOME), known: await known() }),
      ({ stored, known: before }) => importRoster(stored, [agency], before, terms, this.now()),
    );
  }

  /** The publisher's own page does it, by a session that no one else holds. */
  async invite(): Promise<void> {
    const grant = (await loadGrant(desk.table, publisherGrantId(HOME, season.publisher)))!;
    const link = { digest: secretDigest(`publisher ${this.at}`), expiresAt: new Date(this.at + DAY).toISOString() };
    const opened = openedSession(newSession(grant, link, this.now()));
    await desk.table.commit([sessionWrite(opened)]);
    const { secret } = await proveBrowser(desk.table, grant, this.now());
    const cookies = new Map([
      ['session', opened.secret],
      [`browser-${personMark(grant.person)}`, secret],
    ]);
    const form = { agency: this.id, confirmed: 'yes' };
    const answer = await desk.request('POST', `/g/${grant.id}/invitations`, { cookies, form });
    expect(answer.status).toBe(303);
  }

  private async askReview(): Promise<void> {
    const submission = walkOf(desk.table, this.id).idOf(1);
    const asking = { stage: 'review', token: `t-${this.id}`, asked: 0, until: '2026-01-27' } as const;
    const outcome = await perform(
      desk.table,
      this.now(),
      async () => ({
        ...(await loadStateOf(desk.table, submission)),
        waiting: undefined,
        known: undefined,
        mailed: false,
        told: false,
      }),
      (state) => ask(state, { ...asking, grantExpiresAt: new Date(this.at + DAY).toISOString() }, this.now()),
    );
    expect(outcome).toEqual({ done: 'asked' });
  }

  /** Delivers what is due, and tells the model what arrived. `asker`: the session that asked for a code just now. */
  async deliver(model: Model, as: 'accepted' | 'answer lost' = 'accepted', asker?: ModelSession): Promise<void> {
    await desk.deliver(as);
    for (const mail of desk.mails.slice(this.seen === 0 ? (this.seen = startOf(this)) : this.seen)) {
      const of = (['A', 'B', 'R'] as const).find((who) => this.people[who].address === mail.to);
      const secret = /\/l\/([\w-]{43})/.exec(mail.text)?.[1];
      const digits = /验证码：(\d{6})/.exec(mail.text)?.[1];
      if (digits !== undefined && asker !== undefined) {
        asker.code = { digits, ends: this.at + CODE_MINUTES * MINUTE, tries: 0 };
      }
      // The mail of the decision carries a link of another grant.
      if (of === undefined || secret === undefined || mail.subject.includes('您刚刚作出了决定')) continue;
      const grant = model.grants[of];
      if (grant.status === 'none') grant.status = 'live';
      expect([of, grant.status]).not.toEqual([of, 'revoked']);
      this.secrets.push(secret);
      const index = model.links.push({ of, serial: grant.serial, ends: this.at + 60 * DAY }) - 1;
      if (mail.as === 'accepted') {
        grant.newest = index;
        delete grant.pending;
      } else grant.pending = index;
    }
    this.seen = desk.mails.length;
  }

  cookiesOf(browser: number, of: Who): Map<string, string> {
    const { sessions, proofs } = this.browsers[browser]!;
    const session = sessions.get(of);
    return new Map([...proofs, ...(session === undefined ? [] : [['session', session] as const])]);
  }

  keep(browser: number, of: Who, answer: Answer): void {
    const jar = this.cookiesOf(browser, of);
    keepCookies(jar, answer);
    const { sessions, proofs } = this.browsers[browser]!;
    for (const [name, value] of jar) if (name !== 'session') proofs.set(name, value);
    const session = jar.get('session');
    if (session === undefined) sessions.delete(of);
    else sessions.set(of, session);
  }

  async post(browser: number, of: Who, path: string, form: Record<string, string>): Promise<Answer> {
    const answer = await desk.request('POST', `/g/${this.grants[of]}${path}`, {
      cookies: this.cookiesOf(browser, of),
      form,
    });
    this.keep(browser, of, answer);
    return answer;
  }
}

/** Mails of the runs before this one are none of its business. */
function startOf(world: World): number {
  const first = desk.mails.findIndex(({ to }) => to === world.people.A.address);
  return Math.max(0, first);
}

/* ---- what may happen ---- */

type Command = fc.AsyncCommand<Model, World>;
const keyOf = (browser: number, of: Who) => `${browser} ${of}`;

abstract class Step implements Command {
  check(_: Readonly<Model>): boolean {
    return true;
  }
  abstract run(model: Model, world: World): Promise<void>;
  abstract toString(): string;
}

class Invite extends Step {
  async run(model: Model, world: World): Promise<void> {
    world.pass(MINUTE);
    await world.invite();
    await world.deliver(model);
  }
  toString = () => 'invite';
}

class ChangeContact extends Step {
  async run(model: Model, world: World): Promise<void> {
    model.grants[model.contact].status = 'revoked';
    model.contact = model.contact === 'A' ? 'B' : 'A';
    const grant = model.grants[model.contact];
    if (grant.status === 'revoked') {
      Object.assign(grant, { status: 'live', serial: grant.serial + 1 });
      delete grant.newest;
      delete grant.pending;
    }
    // Who takes over from somebody invited is invited by the same deed.
    await world.roster(model.contact);
    await world.deliver(model);
  }
  toString = () => 'change the contact';
}

class AskForLink extends Step {
  constructor(
    readonly of: Who,
    readonly as: 'accepted' | 'answer lost',
  ) {
    super();
  }
  async run(model: Model, world: World): Promise<void> {
    const answer = await desk.request('POST', `/g/${world.grants[this.of]}/link`, { form: {} });
    expect([answer.status, answer.body.includes('新链接已发送')]).toEqual([200, true]);
    await world.deliver(model, this.as);
  }
  toString = () => `ask for a link of ${this.of} (${this.as})`;
}

class Open extends Step {
  constructor(
    readonly pick: number,
    readonly browser: number,
  ) {
    super();
  }
  override check(model: Readonly<Model>): boolean {
    return model.links.length > 0;
  }
  async run(model: Model, world: World): Promise<void> {
    const index = this.pick % model.links.length;
    const { of, serial, ends } = model.links[index]!;
    const cookies = world.cookiesOf(this.browser, of);
    const answer = await desk.request('GET', `/l/${world.secrets[index]}`, { cookies });
    const opens = linkOpens(model, index, world.at);
    expect([of, index, answer.status]).toEqual([of, index, opens ? 303 : 410]);
    if (!opens) return expect(answer.cookies).toEqual([]);
    const before = world.browsers[this.browser]!.sessions.get(of);
    world.keep(this.browser, of, answer);
    if (world.browsers[this.browser]!.sessions.get(of) === before) return;
    const session = { of, serial, ends: Math.min(ends, world.at + DAY), ended: false };
    model.held.set(keyOf(this.browser, of), model.sessions.push(session) - 1);
  }
  toString = () => `open link ${this.pick} in browser ${this.browser}`;
}

class Look extends Step {
  constructor(
    readonly browser: number,
    readonly of: Who,
  ) {
    super();
  }
  async run(model: Model, world: World): Promise<void> {
    const cookies = world.cookiesOf(this.browser, this.of);
    const { status } = await desk.request('GET', `/g/${world.grants[this.of]}/blank-form.docx`, { cookies });
    const lives = sessionLives(model, model.held.get(keyOf(this.browser, this.of)), world.at);
    // The form is for agencies: a reviewer who is known is told that it is not for them.
    const expected = lives ? (this.of === 'R' ? [403] : [200]) : [401, 410];
    expect([this.of, expected.includes(status), status]).toEqual([this.of, true, status]);
  }
  toString = () => `look at ${this.of} in browser ${this.browser}`;
}

class SignOut extends Step {
  constructor(
    readonly browser: number,
    readonly of: Who,
    readonly everywhere: boolean,
  ) {
    super();
  }
  async run(model: Model, world: World): Promise<void> {
    const key = keyOf(this.browser, this.of);
    const index = model.held.get(key);
    const lives = sessionLives(model, index, world.at);
    const form = this.everywhere ? { everywhere: 'yes' } : {};
    const { status } = await world.post(this.browser, this.of, '/sign-out', form as Record<string, string>);
    expect([status === 200, status]).toEqual([lives, status]);
    if (!lives) return;
    if (!this.everywhere) {
      model.sessions[index!]!.ended = true;
      model.held.delete(key);
      return;
    }
    const grant = model.grants[this.of];
    grant.serial += 1;
    delete grant.newest;
    delete grant.pending;
    const { of, ends } = model.sessions[index!]!;
    const session = { of, serial: grant.serial, ends: Math.min(ends, world.at + DAY), ended: false };
    model.held.set(key, model.sessions.push(session) - 1);
    await world.deliver(model);
  }
  toString = () => `sign out of ${this.of} in browser ${this.browser}${this.everywhere ? ', everywhere' : ''}`;
}

class CopyCookie extends Step {
  constructor(
    readonly from: number,
    readonly to: number,
    readonly of: Who,
  ) {
    super();
  }
  async run(model: Model, world: World): Promise<void> {
    const secret = world.browsers[this.from]!.sessions.get(this.of);
    const index = model.held.get(keyOf(this.from, this.of));
    if (secret === undefined || index === undefined) return;
    world.browsers[this.to]!.sessions.set(this.of, secret);
    model.held.set(keyOf(this.to, this.of), index);
  }
  toString = () => `copy the cookie of ${this.of} from browser ${this.from} to ${this.to}`;
}

/** Confirms an approval with no code, the session's own, another session's, or one that nobody was sent. */
class Decide extends Step {
  constructor(
    readonly browser: number,
    readonly code: 'none' | 'own' | 'of another session' | 'wrong',
  ) {
    super();
  }
  async run(model: Model, world: World): Promise<void> {
    const id = walkOf(desk.table, world.id).idOf(1);
    const shown = (await loadSubmission(desk.table, id))!.contentDigest!;
    const index = model.held.get(keyOf(this.browser, 'R'));
    const session = index === undefined ? undefined : model.sessions[index];
    const digits = this.digits(model, session);
    const form = {
      shown,
      outcome: 'approved',
      comment: '',
      confirmed: 'yes',
      ...(digits === undefined ? {} : { code: digits }),
    };
    const { status } = await world.post(this.browser, 'R', '/decision', form);
    const mayAct = sessionLives(model, index, world.at) && !model.decided;
    const right =
      mayAct && !model.proven.has(this.browser) && session !== undefined && spend(session, digits, world.at);
    const decides = mayAct && (model.proven.has(this.browser) || right);
    if (right) model.proven.add(this.browser);
    expect([decides, status === 303, status]).toEqual([decides, decides, status]);
    if (decides) {
      model.decided = true;
      model.grants.R.status = 'used';
    }
    expect((await loadSubmission(desk.table, id))!.decisions).toHaveLength(model.decided ? 1 : 0);
    await world.deliver(model, 'accepted', session);
  }
  private digits(model: Model, session: ModelSession | undefined): string | undefined {
    if (this.code === 'none') return undefined;
    if (this.code === 'own') return session?.code?.digits;
    if (this.code === 'wrong') return session?.code?.digits === '123456' ? '654321' : '123456';
    return model.sessions.find((other) => other !== session && other.code !== undefined)?.code?.digits;
  }
  toString = () => `decide in browser ${this.browser} with code: ${this.code}`;
}

/** What typing does to the session's code, and whether it was right. */
function spend(session: ModelSession, typed: string | undefined, now: number): boolean {
  const { code } = session;
  if (code === undefined || typed === undefined || now >= code.ends || code.tries >= CODE_TRIES) return false;
  code.tries += 1;
  if (code.digits !== typed) return false;
  delete session.code;
  return true;
}

class Pass extends Step {
  constructor(readonly time: number) {
    super();
  }
  async run(model: Model, world: World): Promise<void> {
    world.pass(this.time);
    await world.deliver(model);
  }
  toString = () => `${this.time / MINUTE} minutes pass`;
}

const browser = fc.nat(2);
const who = fc.constantFrom<Who>('A', 'B', 'R');
const STEPS = [
  fc.constant(new Invite()),
  fc.constant(new ChangeContact()),
  fc.tuple(who, fc.constantFrom('accepted' as const, 'answer lost' as const)).map((args) => new AskForLink(...args)),
  fc.tuple(fc.nat(30), browser).map((args) => new Open(...args)),
  fc.tuple(fc.nat(30), browser).map((args) => new Open(...args)),
  fc.tuple(browser, who).map((args) => new Look(...args)),
  fc.tuple(browser, who, fc.boolean()).map((args) => new SignOut(...args)),
  fc.tuple(browser, browser, who).map((args) => new CopyCookie(...args)),
  fc
    .tuple(browser, fc.constantFrom('none' as const, 'own' as const, 'of another session' as const, 'wrong' as const))
    .map((args) => new Decide(...args)),
  fc.constantFrom(MINUTE, 11 * MINUTE, 2 * HOUR, 13 * HOUR, 3 * DAY, 61 * DAY).map((time) => new Pass(time)),
];

function emptyModel(): Model {
  const none = (): ModelGrant => ({ status: 'none', serial: 0 });
  return {
    grants: { A: none(), B: none(), R: none() },
    links: [],
    sessions: [],
    held: new Map(),
    proven: new Set(),
    contact: 'A',
    decided: false,
  };
}

test('whoever opens the mailed link and types the mailed code decides, and nobody by halves of that', async () => {
  const model = emptyModel();
  const world = await World.open(model);
  const open = new Open(
    model.links.findIndex(({ of }) => of === 'R'),
    0,
  );
  for (const step of [open, ...(['none', 'wrong', 'own', 'own'] as const).map((code) => new Decide(0, code))]) {
    await step.run(model, world);
  }
  expect(model.decided).toBe(true);
});

test('nothing opens that ought not to, and everything that ought to', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(STEPS, { maxCommands: 40, size: 'max' }), async (commands) => {
      const model = emptyModel();
      const world = await World.open(model);
      await fc.asyncModelRun(() => ({ model, real: world }), commands);
    }),
    { numRuns: Number(process.env['LINK_RUNS'] ?? 12), endOnFailure: false },
  );
});
