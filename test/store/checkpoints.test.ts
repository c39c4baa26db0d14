/** The checkpoint that a deed brings along: with the deed or not at all, and never for a chain that does not hold. */
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { logFlaws } from '#shared/audit/checkpoint.js';
import { decide } from '#shared/deeds/filing/decide.js';
import { checkpointWith, examinedLog, NO_CHECKPOINT, type ExaminedLog } from '#shared/proof/checkpoints.js';
import type { Log } from '#shared/runtime/log.js';
import { chainOfFiling, loadLog } from '#shared/store/checkpoints.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { eventSortKey, filingPartition } from '#shared/store/keys.js';
import { perform } from '#shared/store/perform.js';
import type { Table } from '#shared/store/table.js';
import { checkpointKey } from '../builders/signatures.js';
import { NOW } from '../deeds/filing/scene.js';
import { openDatabase, type TestDatabase } from './database.js';
import { openWith, walkOf, walkTo, type Walk } from './walk.js';

let database: TestDatabase;
let table: Table;
let walk: Walk;
let agency: string;
let count = 0;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, ...Array.from({ length: 5 }, (_, n) => `vouched-${n + 1}`));
});
afterAll(() => database.close());
beforeEach(async () => {
  agency = `vouched-${++count}`;
  walk = walkOf(table, agency);
  await walkTo(walk, 'review');
});

const later = new Date(NOW.getTime() + 3_600_000);
const keys = async () => checkpointKey.keys;
const sign = async (text: string) => checkpointKey.sign(text);
const place = () => chainOfFiling({ area: 'home', year: 2025, agency });
const errors = jest.fn<(message: string, about: object) => void>();
const log = { error: errors } as unknown as Log;

interface Vouching {
  readonly sign?: typeof sign;
  /** What is done between reading and committing. */
  readonly meanwhile?: (round: number) => Promise<unknown>;
}

/** The review is passed as the function does it. */
async function passed({ sign: signing = sign, meanwhile }: Vouching = {}) {
  const grant = await walk.decisionGrant('review');
  const request = { shown: grant.digest, outcome: 'approved' as const, comment: '', proof: 'code' as const };
  let round = 0;
  const read = async () => {
    const state = await loadStateOf(table, walk.idOf(1));
    await meanwhile?.(++round);
    const examined: ExaminedLog = await examinedLog(table, keys, place(), state.filing.audit);
    return { ...state, examined };
  };
  return perform(
    table,
    later,
    read,
    (state) => decide(state, request, grant, later),
    ({ examined }, change) => checkpointWith({ sign: signing }, examined, change, log, later),
  );
}

const stateNow = async () => (await loadStateOf(table, walk.idOf(1))).submission?.state;

test('vouches for the deed that it came with', async () => {
  expect(await passed()).toMatchObject({ done: { outcome: 'approved' } });
  const stored = await loadLog(table, place());
  expect(stored.checkpoints.map(({ count: at, head }) => [at, head])).toEqual([[stored.head.count, stored.head.head]]);
  expect(logFlaws(stored, checkpointKey.keys)).toEqual([]);
});

test('that cannot be signed leaves the deed undone', async () => {
  const failing = async () => Promise.reject(new Error('KMS is out of reach'));
  await expect(passed({ sign: failing })).rejects.toThrow('KMS');
  expect(await stateNow()).toBe('in-review');
  expect((await loadLog(table, place())).checkpoints).toEqual([]);
});

test('is made for the chain as it is when the deed is committed: judged anew where another deed came between', async () => {
  await passed({
    meanwhile: async (round) => (round === 1 ? walk.ask('review', 'token-again', { minute: 5, asked: 1 }) : undefined),
  });
  const stored = await loadLog(table, place());
  expect(stored.events.map(({ deed }) => deed).slice(-3)).toEqual(['ask', 'ask', 'passReview']);
  expect(stored.checkpoints.map(({ count: at }) => at)).toEqual([stored.head.count]);
  expect(logFlaws(stored, checkpointKey.keys)).toEqual([]);
});

test('is not made for a chain that somebody changed, and the log of the function says so', async () => {
  const key = { pk: filingPartition({ area: 'home', year: 2025, agency }), sk: eventSortKey(2) };
  const item = (await table.get(key))!;
  const event = { ...(item['event'] as object), at: '2026-01-01T00:00:00.000Z' };
  await table.commit([{ Put: { Item: { ...item, event } } }]);
  const signing = jest.fn(sign);
  await passed({ sign: signing });
  expect(signing).not.toHaveBeenCalled();
  expect((await loadLog(table, place())).checkpoints).toEqual([]);
  expect(errors).toHaveBeenCalledWith(NO_CHECKPOINT, expect.objectContaining({ flaws: ['event 2'] }));
});
