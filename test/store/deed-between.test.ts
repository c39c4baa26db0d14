/** A deed done while somebody reads: it is no change behind the product's back, and nobody is shown half of it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { changedSinceFiled } from '#shared/proof/filed.js';
import type { Proof } from '#shared/proof/open.js';
import type { S3Client } from '#shared/s3/objects.js';
import { loadFilingCase, loadStateOf } from '#shared/store/filing-case.js';
import { filingWrites, loadSubmission } from '#shared/store/filings.js';
import type { Table } from '#shared/store/table.js';
import { KEYS } from '../builders/signatures.js';
import { openDatabase, type TestDatabase } from './database.js';
import { openWith, walkOf, walkTo } from './walk.js';

let database: TestDatabase;
let table: Table;
let proof: Proof;
beforeAll(async () => {
  database = await openDatabase();
  table = database.table();
  await openWith(table, 'between', 'forged', 'torn');
  const s3 = { send: async () => ({ Body: Readable.from([Buffer.from('')]) }) } as unknown as S3Client;
  const [sealKeys, checkpointKeys] = [async () => KEYS.seal, async () => KEYS.checkpoint];
  proof = { table, s3, documentsBucket: 'documents', sealKeys, checkpointKeys };
});
afterAll(() => database.close());

test('a decision between reading the row and reading the log is not called a change', async () => {
  const walk = walkOf(table, 'between');
  await walkTo(walk, 'review');
  const before = await loadStateOf(table, walk.idOf(1));
  await walk.decide('review');
  expect((await loadSubmission(table, walk.idOf(1)))?.state).toBe('in-approval');
  expect(await changedSinceFiled(proof, before)).not.toContain('decisions');
});

test('a row that says so however often it is read is', async () => {
  const walk = walkOf(table, 'forged');
  await walkTo(walk, 'review');
  const { filing, submission } = await loadStateOf(table, walk.idOf(1));
  const forged = { from: 'in-review', after: { ...submission!, state: 'approved' } } as const;
  const [, row] = filingWrites({ before: filing, after: filing, submissions: [forged], events: [], effects: [] });
  await table.commit([row!]);
  expect(await changedSinceFiled(proof, await loadStateOf(table, walk.idOf(1)))).toContain('decisions');
});

test('a filing is read as it stands before a deed or after it, never half and half', async () => {
  const walk = walkOf(table, 'torn');
  await walkTo(walk, 'review');
  let calls = 0;
  const deedAfterFirst = new Proxy(table, {
    get: (target, name: keyof Table) =>
      name !== 'getAll'
        ? target[name]
        : async (...args: Parameters<Table['getAll']>) => {
            const items = await target.getAll(...args);
            if (++calls === 1) await walk.decide('review');
            return items;
          },
  });
  const { filing, submission } = (await loadFilingCase(deedAfterFirst, { area: 'home', year: 2025, agency: 'torn' }))!;
  expect([filing.state, submission?.state]).toEqual(['in-approval', 'in-approval']);
});
