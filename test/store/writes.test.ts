/**
 * What one filing writes from its invitation to its approval, and where: nothing into a partition that areas share, and little into those
 * that the filings of an area share. docs/scale.md reckons with these figures.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { duePartition, duePartitions } from '#shared/store/due-shards.js';
import { loadAgency } from '#shared/store/seasons.js';
import { narrativeFor } from '../builders/narrative.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { sizeOf } from './counting.js';
import { openDatabase, type TestDatabase } from './database.js';
import { filingWay } from './filing-way.js';
import { openWith } from './walk.js';

const AGENCY = 'measured';
type RequestHandler = DynamoDBClient['config']['requestHandler'];
type Wire = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
interface Write {
  readonly Item?: Wire;
  readonly Key?: Wire;
  readonly UpdateExpression?: string;
  readonly ExpressionAttributeValues?: Wire;
}

/** Of a transaction a write unit counts twice (AWS, "DynamoDB transactions: capacity management"); what an update leaves is taken for 1 KB. */
const UNIT_BYTES = 1024;
const TWICE = 2;

/** Write units by partition, and changes of the index `due` by partition of the index. */
class WritesCounter {
  readonly units = new Map<string, number>();
  readonly index = new Map<string, number>();
  calls = 0;

  constructor(private readonly inner: RequestHandler) {}

  handle(...[request, options]: Parameters<RequestHandler['handle']>): ReturnType<RequestHandler['handle']> {
    if (String(request.headers['x-amz-target']).endsWith('.TransactWriteItems')) {
      this.calls += 1;
      const { TransactItems } = JSON.parse(new TextDecoder().decode(request.body as Uint8Array)) as {
        readonly TransactItems: readonly Readonly<Record<string, Write>>[];
      };
      for (const item of TransactItems) for (const write of Object.values(item)) this.count(write);
    }
    return this.inner.handle(request, options);
  }

  private count({ Item, Key, UpdateExpression, ExpressionAttributeValues: values = {} }: Write): void {
    const pk = String((Item ?? Key)?.['pk']?.['S']);
    const bytes = Item === undefined ? 1 : sizeOf(Item);
    this.units.set(pk, (this.units.get(pk) ?? 0) + TWICE * Math.ceil(bytes / UNIT_BYTES));
    const put = Item?.['duePk']?.['S'];
    // An entry of the index that is sorted anew is taken out and put in.
    const changes =
      put !== undefined
        ? 1
        : /REMOVE duePk/.test(UpdateExpression ?? '')
          ? 1
          : /\bdueAt = /.test(UpdateExpression ?? '')
            ? 2
            : 0;
    // The invitation's own row was queued before anything was counted.
    const partition = String(put ?? values[':due']?.['S'] ?? this.known.get(pk) ?? duePartition(pk));
    if (put !== undefined) this.known.set(pk, String(put));
    if (changes > 0) this.index.set(partition, (this.index.get(partition) ?? 0) + changes);
  }
  private readonly known = new Map<string, string>();
}

let database: TestDatabase;
const counter = new WritesCounter(new NodeHttpHandler());
beforeAll(async () => {
  database = await openDatabase();
  const [plain, table] = [database.table(), database.table({ requestHandler: counter })];
  await openWith(plain, AGENCY);
  const { name } = (await loadAgency(plain, { area: 'home', year: 2025, agency: AGENCY }))!;
  const values = consistentValues(900);
  const record = recordOf(values, { narrative: narrativeFor(values, { agencyName: name, year: 2025 }) });
  const way = filingWay(table, plain, AGENCY, record);
  await way.invited();
  for (const [, walk] of way.steps) await walk();
  expect((await way.state()).submission?.state).toBe('approved');
}, 120_000);
afterAll(() => database.close());

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);
const kindOf = (pk: string) => /^(?:OUTBOX#)?[A-Z]+/.exec(pk)?.[0] ?? pk;

test('every partition that is written is of the area, or of one secret, browser or person', () => {
  const shared = [...counter.units.keys()].filter(
    (pk) => !/#home[#.]/.test(`${pk}#`) && !/^(?:LINK|SESSION|CODE|BROWSER|LIMIT|MAILED)#.*[0-9a-f]{64}$/.test(pk),
  );
  expect(shared).toEqual([]);
});

test('a filing writes less than 450 units, and less than 30 where all filings of its area write', () => {
  const byKind = new Map<string, number>();
  for (const [pk, units] of counter.units) byKind.set(kindOf(pk), (byKind.get(kindOf(pk)) ?? 0) + units);
  const inIndex = sum(counter.index.values());
  if (process.env['NIANBAO_SHOW_COUNTS'] !== undefined)
    console.table([...byKind, ['index due', inIndex], ['calls', counter.calls]]);
  expect(sum(byKind.values())).toBeLessThan(450);
  expect(byKind.get('SEASON')).toBeGreaterThan(0);
  expect(byKind.get('SEASON')).toBeLessThan(30);
  expect(counter.units.get('SEASON#home#2025')).toBe(byKind.get('SEASON'));
});

test('rows of the outbox of one filing lie in several partitions of their index', () => {
  const inIndex = sum(counter.index.values());
  expect(inIndex).toBeGreaterThan(20);
  expect(inIndex).toBeLessThan(80);
  expect(counter.index.size).toBeGreaterThan(3);
  for (const partition of counter.index.keys()) expect(duePartitions()).toContain(partition);
});
