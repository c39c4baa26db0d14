/** Deeds carried out on a real table: what happens when many come at once, or come again. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { firstBreak } from '#shared/audit/chain.js';
import type { Deciding } from '#shared/filing/four-eyes.js';
import { personSchema, type Person } from '#shared/ids/person.js';
import { moveCurrent, personActor } from '#shared/deeds/filing/case.js';
import { WAITING_STATE } from '#shared/deeds/filing/decide.js';
import { loadBefore, loadStateOf } from '#shared/store/filing-case.js';
import { endGrantWrite, loadGrant } from '#shared/store/grants.js';
import { listEvents, listSubmissions, loadFiling, loadSubmission } from '#shared/store/filings.js';
import { filingPartition, outboxKey } from '#shared/store/keys.js';
import { loadRow } from '#shared/store/outbox.js';
import { perform } from '#shared/store/perform.js';
import type { Table } from '#shared/store/table.js';
import { loadTask } from '#shared/store/tasks.js';
import { approver, contact, NOW, refusalOf, reviewer, stranger } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';
import { openWith, RELEASE, walkOf, walkTo } from './walk.js';

const AGENCIES = [
  'whole',
  'fifty',
  'crowd',
  'same',
  'two',
  'many',
  'eyes',
  'stop',
  'race',
  'handed',
  'stale',
  'ended',
  'before',
];
let database: TestDatabase;
let table: Table;

beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, ...AGENCIES);
});
afterAll(() => database.close());

const eventsOf = async (agency: string) =>
  (await listEvents(table, { area: 'home', year: 2025, agency: agency })).map(({ deed }) => deed);

test('a report goes the whole way; every event stands in a chain that ends at the filing’s head', async () => {
  const walk = walkOf(table, 'whole');
  await walkTo(walk, 'approval');
  expect(await walk.decide('approval')).toMatchObject({ done: { outcome: 'approved', by: approver } });
  expect(await walk.release()).toMatchObject({ done: { state: 'released' } });

  const { filing } = await walk.state();
  expect(filing).toMatchObject({ state: 'released', current: 1, released: { n: 1, version: 1, release: RELEASE } });
  const events = await listEvents(table, { area: 'home', year: 2025, agency: 'whole' });
  expect(events.map(({ deed }) => deed)).toEqual([
    ...['receive', 'draft', 'file', 'ask', 'passReview', 'ask', 'approve', 'release'],
  ]);
  expect(firstBreak(filingPartition({ area: 'home', year: 2025, agency: 'whole' }), events)).toBeUndefined();
  expect(filing.audit).toMatchObject({ count: events.length, head: events.at(-1)!.hash });
  expect(filing.version).toBe(events.length);
});

test('fifty simultaneous decisions on one grant: one is done, forty-nine are told whose and when', async () => {
  const walk = walkOf(table, 'fifty');
  await walkTo(walk, 'review');
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, i) => walk.decide('review', i % 2 === 0 ? 'approved' : 'returned')),
  );
  const done = outcomes.flatMap((outcome) => ('done' in outcome ? [outcome.done] : []));
  expect(done).toHaveLength(1);
  const polite = outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []));
  expect(polite).toHaveLength(49);
  for (const refusal of polite)
    expect(refusal).toEqual({ code: 'already-decided', decision: done[0], withdrawn: false });

  const submission = await loadSubmission(table, walk.idOf(1));
  expect(submission!.decisions).toEqual(done);
  expect(await walk.decisionGrant('review')).toMatchObject({ status: 'used' });
  const { filing } = await walk.state();
  expect([filing.version, filing.audit.count]).toEqual([5, 5]);
}, 30_000);

test('a decision and a withdrawal at once: one stands, the other is told', async () => {
  const walk = walkOf(table, 'race');
  await walkTo(walk, 'review');
  const [decided, withdrawn] = await Promise.all([walk.decide('review'), walk.withdraw()]);
  const { submission } = await walk.state();
  const tell = await loadRow(table, outboxKey('home', 'tell', `${walk.idOf(1)}.review`));
  expect(tell).toMatchObject({ status: 'queued', stage: 'review' });
  if (submission!.decisions.length === 0) {
    expect(submission).toMatchObject({ state: 'withdrawn' });
    expect(refusalOf(decided)).toMatchObject({ code: 'already-withdrawn' });
  } else {
    // Passed on to the approver, from where it can still be withdrawn.
    expect(['in-approval', 'withdrawn']).toContain(submission!.state);
    expect('done' in withdrawn).toBe(submission!.state === 'withdrawn');
  }
});

describe('arrivals', () => {
  test('the same one ten times at once is one submission, and every caller hears its number', async () => {
    const walk = walkOf(table, 'same');
    const arrival = { key: '2025/same', versionId: 'v1' };
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => walk.upload(arrival)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set(['{"done":"home.2025-same-1"}']),
    );
    expect(await walk.upload(arrival, 30)).toEqual({ done: 'home.2025-same-1' });
    expect(await listSubmissions(table, { area: 'home', year: 2025, agency: 'same' })).toHaveLength(1);
    expect(await eventsOf('same')).toEqual(['receive']);
  });

  test('two different files through one form are two submissions, the first superseded', async () => {
    const walk = walkOf(table, 'two');
    const key = '2025/two';
    const outcomes = await Promise.all([walk.upload({ key, versionId: 'v1' }), walk.upload({ key, versionId: 'v2' })]);
    expect(outcomes.map((outcome) => 'done' in outcome && outcome.done).sort()).toEqual([
      'home.2025-two-1',
      'home.2025-two-2',
    ]);
    const [first, second] = await listSubmissions(table, { area: 'home', year: 2025, agency: 'two' });
    expect([first!.state, second!.state]).toEqual(['superseded', 'received']);
    // What was read of the first afterwards disturbs nobody.
    await walk.read(1);
    expect(await walk.announce(1)).toEqual({ done: 'superseded' });
    expect((await walk.state()).filing).toMatchObject({ current: 2, state: 'received' });
  });

  test('go on from the draft that they set aside, or from what was returned before them', async () => {
    const walk = walkOf(table, 'before');
    const arrive = (n: number) => walk.upload({ key: `2025/before-${n}`, versionId: 'v' }, 10 + n);
    const before = async (n: number) => (await loadBefore(table, await loadStateOf(table, walk.idOf(n))))?.submission.n;
    await walkTo(walk, 'review');
    expect(await before(1)).toBeUndefined();
    await walk.decide('review', 'returned');
    await arrive(2);
    await arrive(3);
    expect([await before(2), await before(3)]).toEqual([1, 1]);
    await walk.read(3);
    await walk.announce(3, 15);
    await arrive(4);
    expect(await before(4)).toBe(3);
  });

  test('five files at once are numbered without a gap, and one of them counts', async () => {
    const walk = walkOf(table, 'many');
    const ids = [1, 2, 3, 4, 5];
    await Promise.all(ids.map((n) => walk.upload({ key: `2025/many-${n}`, versionId: 'v' })));
    const submissions = await listSubmissions(table, { area: 'home', year: 2025, agency: 'many' });
    expect(submissions.map(({ n, state }) => [n, state])).toEqual(
      ids.map((n) => [n, n === 5 ? 'received' : 'superseded']),
    );
  });
});

describe('four eyes, by the transaction itself', () => {
  /** A decision that nobody judged: what a forgotten check in a page or a deed would commit. */
  const commitAs = (agency: string, person: Person, deciding: Deciding = 'approval') => {
    const id = walkOf(table, agency).idOf(1);
    return perform(
      table,
      NOW,
      () => loadStateOf(table, id),
      (state) => {
        const submission = state.submission!;
        if (submission.state !== WAITING_STATE.approval) return { already: submission.state };
        const after = { ...submission, state: 'approved' as const };
        const event = { deed: 'approve', actor: personActor('approver', stranger), at: NOW } as const;
        return {
          change: moveCurrent({ ...state, submission }, after, event, { notBy: { person, deciding } }),
          value: after.state,
        };
      },
    );
  };

  const named = (name: string, address: string) => personSchema.parse({ name, address });

  test('neither who filed, who was named as officer nor who reviewed can be committed as approver, a third person can', async () => {
    await walkTo(walkOf(table, 'eyes'), 'approval');
    const before = await loadFiling(table, { area: 'home', year: 2025, agency: 'eyes' });
    const elsewhere = 'else@yunxi.example.invalid';
    for (const person of [
      contact,
      reviewer,
      named('孙局长', elsewhere),
      named('别名', 'contact+tag@yunxi.example.invalid'),
    ]) {
      expect(await commitAs('eyes', person)).toEqual({ refused: { code: 'busy' } });
    }
    expect(await loadFiling(table, { area: 'home', year: 2025, agency: 'eyes' })).toEqual(before);
    expect(await commitAs('eyes', stranger)).toEqual({ done: 'approved' });
  });
});

describe('a deed whose ground gave way between reading and committing', () => {
  test('is judged anew on what stands then', async () => {
    const walk = walkOf(table, 'stale');
    await walkTo(walk, 'draft');
    const shown = (await walk.state()).filing.version;
    let reads = 0;
    const seen: (string | null)[] = [];
    const outcome = await perform(
      table,
      NOW,
      async () => {
        const state = await walk.state();
        // Somebody files while this deed is being judged.
        if (reads++ === 0) await walk.file(shown);
        return state;
      },
      (state) => {
        seen.push(state.filing.state);
        const submission = state.submission!;
        if (submission.state !== 'draft') return { refused: { code: 'not-now', state: submission.state } };
        const event = { deed: 'complete', actor: personActor('agency', contact), at: NOW } as const;
        return { change: moveCurrent({ ...state, submission }, submission, event), value: null };
      },
    );
    expect(outcome).toEqual({ refused: { code: 'not-now', state: 'in-review' } });
    expect(seen).toEqual(['draft', 'in-review']);
    expect(await eventsOf('stale')).toEqual(['receive', 'draft', 'file']);
  });

  test('a grant revoked in that moment stops the deed', async () => {
    const walk = walkOf(table, 'ended');
    await walkTo(walk, 'review');
    const grant = await walk.decisionGrant('review');
    await table.commit([endGrantWrite(grant.id, 'revoked', NOW)]);
    expect(await walk.decide('review')).toHaveProperty('refused');
    expect((await walk.state()).filing.state).toBe('in-review');
    expect(await table.commit([endGrantWrite(grant.id, 'used', NOW)])).toBe('stale');
    expect(await loadGrant(table, grant.id)).toMatchObject({ status: 'revoked' });
  });
});

test('a decision before the question, between two tokens or after a timeout stands, and the task is told', async () => {
  const walk = walkOf(table, 'handed');
  await walkTo(walk, 'review');
  await walk.ask('review', 'token-2', { asked: 1, minute: 20 });
  expect(await loadTask(table, walk.idOf(1), 'review')).toMatchObject({ token: 'token-2' });
  await walk.decide('review');
  // The machine timed out in that moment and asks a third time: nobody is mailed, the newest token is kept to be told.
  expect(await walk.ask('review', 'token-3', { asked: 2, minute: 21 })).toEqual({ done: 'stands' });
  expect(await loadTask(table, walk.idOf(1), 'review')).toMatchObject({ token: 'token-3' });
  const grant = await walk.decisionGrant('review');
  expect(await loadRow(table, outboxKey('home', 'mail', `ask.${grant.id}.1`))).toBeDefined();
  expect(await loadRow(table, outboxKey('home', 'mail', `ask.${grant.id}.2`))).toBeUndefined();
  expect(await loadRow(table, outboxKey('home', 'tell', `${walk.idOf(1)}.review`))).toMatchObject({ status: 'queued' });
});

test('a crowd of different deeds on one filing loses none of them', async () => {
  const walk = walkOf(table, 'crowd');
  await walkTo(walk, 'review');
  const uploads = [1, 2, 3, 4].map((n) => walk.upload({ key: `2025/crowd-${n}`, versionId: 'v' }));
  const outcomes = await Promise.all([...uploads, walk.decide('review')]);
  expect(outcomes.every((outcome) => 'done' in outcome)).toBe(true);
  const events = await listEvents(table, { area: 'home', year: 2025, agency: 'crowd' });
  expect(events.filter(({ deed }) => deed === 'refuse-upload')).toHaveLength(4);
  expect(firstBreak(filingPartition({ area: 'home', year: 2025, agency: 'crowd' }), events)).toBeUndefined();
  expect((await walk.state()).filing).toMatchObject({ current: 1, lastNumber: 5, state: 'in-approval' });
});
