/**
 * The whole way of a report against a database that fails at each single request in turn: what is stored afterwards is
 * the same as without the fault, or the deed answers `busy` and its repetition makes it so. Nothing is done twice.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Outcome } from '#shared/deeds/outcome.js';
import { startRelease } from '#shared/deeds/season/start-release.js';
import { performOnSeason } from '#shared/store/perform.js';
import { loadRelease } from '#shared/store/releases.js';
import { requireSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';
import { releaseIdSchema } from '#shared/ids/release-id.js';
import { releaseSchema } from '#shared/season/release.js';
import { AT, NOW, publishGrant, publisher } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';
import { FAULTS, FaultyHandler, type Fault, type RequestKind } from './faulty.js';
import { openWith, RELEASE, walkOf, type Walk } from './walk.js';

let database: TestDatabase;
let faulty: FaultyHandler;
let table: Table;
let walk: Walk;

beforeAll(async () => {
  database = await openDatabase();
  faulty = new FaultyHandler(database.client().config.requestHandler);
  table = database.table({ requestHandler: faulty });
  await openWith(table, 'jiaoyu');
  walk = walkOf(table, 'jiaoyu');
});
afterAll(() => database.close());

const release = releaseSchema.parse({
  ...{ id: RELEASE, area: 'home', year: 2025, by: publisher, at: AT, count: 1, state: 'running', attempts: 0 },
});

/** In order; each begins where the one before it ended. */
const STEPS: [string, () => Promise<Outcome<unknown>>][] = [
  ['receive', () => walk.upload({ key: '2025/jiaoyu/1', versionId: 'v1' })],
  ['read and check', () => walk.read().then(() => ({ done: null }))],
  ['announce', () => walk.announce()],
  ['file', () => walk.file(2)],
  ['ask the reviewer', () => walk.ask('review', 'token-1')],
  ['review', () => walk.decide('review')],
  ['ask the approver', () => walk.ask('approval', 'token-2')],
  ['approve', () => walk.decide('approval')],
  [
    'start a release',
    () =>
      performOnSeason(
        table,
        NOW,
        async () => ({
          stored: await requireSeason(table, { area: 'home', year: 2025 }),
          existing: await loadRelease(table, releaseIdSchema.parse(RELEASE)),
        }),
        ({ stored, existing }) =>
          startRelease(
            stored,
            release,
            { existing },
            ['home.2025-jiaoyu-1'],
            { grant: publishGrant, proof: 'code' },
            NOW,
          ),
      ),
  ],
  ['mark as released', () => walk.release()],
];

/** From filing on no step looks into the record; without it every reading of the state is much lighter. */
async function dropRecord(): Promise<void> {
  const rows = await table.list('FILING#home#2025#jiaoyu', 'RECORD#0001');
  await table.commit(rows.map(({ pk, sk }) => ({ Delete: { Key: { pk, sk } } })));
}

/** What a function or its caller sees: an outcome, or the store's own word that it is busy. */
async function attempt(step: () => Promise<Outcome<unknown>>): Promise<Outcome<unknown>> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof StoreBusy) return { refused: { code: 'busy' } };
    throw error;
  }
}

const isBusy = (outcome: Outcome<unknown>) => 'refused' in outcome && outcome.refused.code === 'busy';

/** A repetition after a success that was never heard of may also be told politely that it is done. */
const POLITE = ['already-decided', 'not-now', 'changed-since-shown'];

interface Row {
  readonly key: object;
  readonly item: object;
}

/** Every row by its key, each in one spelling. */
async function contents(withRecords: boolean): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  let start: unknown;
  do {
    const page = await database.call('Scan', {
      TableName: 'nianbao',
      ...(withRecords ? {} : { FilterExpression: 'attribute_not_exists(#r) AND attribute_not_exists(#s)' }),
      ...(withRecords ? {} : { ExpressionAttributeNames: { '#r': 'record', '#s': 'section' } }),
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    });
    for (const item of page['Items'] as { pk: { S: string }; sk: { S: string } }[]) {
      rows.set(`${item.pk.S} ${item.sk.S}`, { key: { pk: item.pk, sk: item.sk }, item: sorted(item) as object });
    }
    start = page['LastEvaluatedKey'];
  } while (start !== undefined);
  return rows;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

const text = (rows: Map<string, Row>) =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { item }]) => JSON.stringify(item));

/** Puts the rows back that a step changed. */
async function restore(before: Map<string, Row>, after: Map<string, Row>): Promise<void> {
  const writes = [
    ...[...after].flatMap(([key, { key: Key }]) => (before.has(key) ? [] : [{ DeleteRequest: { Key } }])),
    ...[...before].flatMap(([key, { item: Item }]) =>
      JSON.stringify(after.get(key)?.item) === JSON.stringify(Item) ? [] : [{ PutRequest: { Item } }],
    ),
  ];
  if (writes.length > 0) await database.call('BatchWriteItem', { RequestItems: { nianbao: writes } });
}

describe.each(STEPS)('%s', (name, step) => {
  const withRecords = name === 'read and check';
  let before: Map<string, Row>;
  let requests: RequestKind[];
  let outcome: Outcome<unknown>;
  let changed: Map<string, Row>;
  let expected: string[];
  let last: Map<string, Row>;

  beforeAll(async () => {
    before = await contents(withRecords);
    faulty.expect();
    outcome = await step();
    requests = faulty.requests;
    last = changed = await contents(withRecords);
    expected = text(changed);
  });
  // The next step begins where this one ends.
  afterAll(async () => {
    await restore(changed, last);
    if (name === 'file') await dropRecord();
  });

  async function afresh(): Promise<void> {
    await restore(before, last);
    last = before;
  }

  async function look(): Promise<string[]> {
    last = await contents(withRecords);
    return text(last);
  }

  /** Each write meets every fault, each read one answer that refuses and one that never comes: table.test.ts has the rest. */
  const requestsFor = (fault: Fault) =>
    requests.flatMap((kind, at) => (kind === 'write' || ['throughput', 'reset-before'].includes(fault) ? [at] : []));

  test('without a fault changes the table', () => {
    expect('done' in outcome).toBe(true);
    expect(expected).not.toEqual(text(before));
  });

  test.each(FAULTS)(
    'survives one %s at any of its requests',
    async (fault) => {
      let failures = 0;
      for (const at of requestsFor(fault)) {
        await afresh();
        faulty.expect({ fault, at });
        const answer = await attempt(step);
        failures += faulty.failures;
        faulty.expect();
        const where = `${fault} at request ${at}`;
        expect({ where, rows: await look() }).toEqual({ where, rows: expected });
        if (fault !== 'reset-after-token-forgotten') expect({ where, answer }).toEqual({ where, answer: outcome });
        else if ('refused' in answer) expect(POLITE).toContain(answer.refused.code);
      }
      expect(failures).toBeGreaterThan(0);
    },
    30_000,
  );

  const LASTING: Fault[] = ['conflict', 'reset-before', 'reset-after'];
  test.each(LASTING)(
    'answers busy while every request from the first or from a write on meets %s, and is done when repeated',
    async (fault) => {
      for (const at of requests.keys()) {
        if (requests[at] === 'read' && (at > 0 || fault !== 'reset-before')) continue;
        await afresh();
        faulty.expect({ fault, at, lasting: true });
        const answer = await attempt(step);
        faulty.expect();
        const where = `${fault} from request ${at} on`;
        expect({ where, busy: isBusy(answer) }).toEqual({ where, busy: true });
        const again = await attempt(step);
        if ('refused' in again) expect(POLITE).toContain(again.refused.code);
        expect({ where, rows: await look() }).toEqual({ where, rows: expected });
      }
    },
    30_000,
  );
});
