/**
 * Secrets stay where they belong: a link's secret in the mail and in the cookie it left, a task token in the table.
 * A whole flow is driven, with wrong turns, while every request is written down; then everything that the product and
 * the cloud around it wrote is searched for them.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { publishedTables, release } from '../../demo/journey.js';
import { linkIn } from '../../demo/stage.js';
import { formTo } from '../../demo/visitor.js';
import { loadTask } from '#shared/store/tasks.js';
import { ReportingAgency, madeUpAgencies, dynamoClient, openProduct, PEOPLE, YEAR, type Product } from './product.js';
import { post, send, sendFile, sessionOf } from './requests.js';

jest.setTimeout(120_000);

interface Exchange {
  readonly url: string;
  readonly status: number;
  /** Every header of the answer but the one that sets the cookie. */
  readonly headers: string;
  readonly body: string;
}

const agencies = madeUpAgencies('whole', 'wrong');
/** Secrets that nobody was sent, as somebody might type them. */
const MISTYPED = ['A'.repeat(43), 'too-short-a-secret-for-a-link'];
const exchanges: Exchange[] = [];
const tokens: string[] = [];
let product: Product;
let secrets: string[] = [];
let addresses: string[] = [];
/** All items of the table while the report waited for its review. */
let waitingItems: string[] = [];

beforeAll(async () => {
  const fetchItself = globalThis.fetch;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await fetchItself(input, init);
    const headers = [...answer.headers].filter(([name]) => name !== 'set-cookie').map((pair) => pair.join(': '));
    const url = input instanceof Request ? input.url : String(input);
    exchanges.push({ url, status: answer.status, headers: headers.join('\n'), body: await answer.clone().text() });
    return answer;
  });
  product = await openProduct(agencies);
  await wrongTurns();
  await wholeFlow();
  await product.cloud.idle();
  const mails = await product.stage.mails();
  secrets = [
    ...new Set(mails.flatMap(({ text }) => [...text.matchAll(/\/l\/([A-Za-z0-9_-]{43})/g)].map(([, it]) => it!))),
  ];
  addresses = [...Object.values(PEOPLE), ...agencies.map(({ contact }) => contact)].map(({ address }) => address);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await product?.close();
});

async function wholeFlow(): Promise<void> {
  const here = await ReportingAgency.enter(product, agencies[0]);
  await here.file();
  tokens.push((await loadTask(product.table, here.id(), 'review'))?.token ?? '');
  waitingItems = await tableItems();
  await here.decideAs(PEOPLE.reviewer, 'approved');
  await here.requested('approval');
  tokens.push((await loadTask(product.table, here.id(), 'approval'))?.token ?? '');
  await here.decideAs(PEOPLE.approver, 'approved');
  await product.stage.mailTo(here.agency.contact.address, /审定通过/);
  await release(product.seeded.publisher, product.seeded.boardUrl, [here.id()]);
  await publishedTables(product.stage, YEAR, here.agency.id);
  await product.stage.mailTo(here.agency.contact.address, /已发布/);
}

/** What goes wrong is what gets logged. */
async function wrongTurns(): Promise<void> {
  const { desk } = product.cloud.endpoints;
  for (const secret of MISTYPED) await send(`${desk}/l/${secret}`);
  const here = await ReportingAgency.enter(product, agencies[1]);
  const link = product.seeded.invitations.get(here.agency.id) ?? '';
  const session = await sessionOf(link);
  await send(`${link}/more`);
  await post(session, `${session.pageUrl}/file`, { shown: 'x'.repeat(50) });
  await post(session, `${session.pageUrl}/decision`, { outcome: 'approved' });
  await post({ ...session, cookie: 'link=%E0%A4%A' }, `${session.pageUrl}/file`, {});
  await post(session, `${session.pageUrl}/record`, {}, { 'content-type': 'multipart/form-data; boundary=none' });
  await post({ ...session, cookie: '' }, `${session.pageUrl}/link`, {});
  await product.stage.mailTo(here.agency.contact.address, /新链接/);
  const form = formTo(await here.browser.visitor.open(here.browser.pageUrl), '/upload');
  const s3 = (await here.browser.visitor.submit(form)).forms.find(({ names }) => names.includes('Policy'));
  await sendFile(s3 ?? form, { name: 'kein.pdf', bytes: Buffer.from('%PDF-1.7 broken') });
  await product.stage.mailTo(here.agency.contact.address, /未能受理/);
}

async function tableItems(): Promise<string[]> {
  const client = dynamoClient(product.cloud.endpoints.dynamodb);
  try {
    const { Items } = await client.send(new ScanCommand({ TableName: product.table.name }));
    return (Items ?? []).map((item) => JSON.stringify(item));
  } finally {
    client.destroy();
  }
}

/** Files of the data folder below the given folders, by their path, as bytes that can be searched. */
function written(...folders: string[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of folders)
    for (const entry of readdirSync(join(product.dataDir, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(relative(product.dataDir, path), readFileSync(path, 'latin1'));
    }
  return files;
}

function holding(texts: Iterable<readonly [string, string]>, needles: readonly string[]): string[] {
  return [...texts].filter(([, text]) => needles.some((needle) => text.includes(needle))).map(([name]) => name);
}

test('the flow used links and tokens that can be searched for', () => {
  expect(secrets.length).toBeGreaterThanOrEqual(8);
  expect(tokens.map((token) => token.length > 40)).toEqual([true, true]);
  expect(new Set(tokens).size).toBe(2);
});

describe('no link secret and no task token stands', () => {
  const needles = () => [...secrets, ...MISTYPED, ...tokens];

  test('in a log of the functions, of the cloud or of the HTTP API', () => {
    const logs = written('logs');
    expect([...logs.keys()].filter((name) => name.endsWith('.log')).length).toBeGreaterThan(10);
    expect(logs.get('logs/http-api.log')).toContain('GET /l/{secret}');
    expect(holding(logs, [`home.${YEAR}-whole-1`])).not.toEqual([]);
    expect(holding(logs, needles())).toEqual([]);
  });

  test('in a journal of executions, events or streams, or beside an object of S3', () => {
    const journals = written('stepfunctions', 'events', 'streams', 's3');
    expect(holding(journals, [`home.${YEAR}-whole-1`]).some((name) => name.startsWith('stepfunctions/'))).toBe(true);
    expect(holding(journals, [`${YEAR}/whole/`]).some((name) => name.startsWith('events/'))).toBe(true);
    expect(holding(journals, [`originals/home.${YEAR}-whole-1`]).some((name) => name.startsWith('s3/'))).toBe(true);
    expect(holding(journals, needles())).toEqual([]);
  });

  test('in the history that Step Functions shows', async () => {
    const ask = async (operation: string, input: object) => {
      const answer = await fetch(product.cloud.endpoints.sfn, {
        method: 'POST',
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AWSStepFunctions.${operation}` },
        body: JSON.stringify(input),
      });
      return answer.text();
    };
    const arn = product.cloud.stateMachineArn('Review').replace(':stateMachine:', ':execution:');
    const history = await ask('GetExecutionHistory', { executionArn: `${arn}:home.${YEAR}-whole-1` });
    expect(history).toContain('TaskSucceeded');
    expect(holding([['history', history]], needles())).toEqual([]);
  });

  test("in the table's stream, which carries keys only", async () => {
    const { dynamo, table } = product;
    const { Streams } = (await dynamo('ListStreams', { TableName: table.name })) as {
      Streams: { StreamArn: string }[];
    };
    const StreamArn = Streams.at(-1)?.StreamArn;
    const { StreamDescription } = (await dynamo('DescribeStream', { StreamArn })) as {
      StreamDescription: { Shards: { ShardId: string }[] };
    };
    const seen: string[] = [];
    for (const { ShardId } of StreamDescription.Shards) {
      let { ShardIterator } = await dynamo('GetShardIterator', {
        StreamArn,
        ShardId,
        ShardIteratorType: 'TRIM_HORIZON',
      });
      for (let page: unknown[] = [0]; page.length > 0 && ShardIterator !== undefined;) {
        const answer = await dynamo('GetRecords', { ShardIterator });
        page = answer['Records'] as unknown[];
        seen.push(...page.map((record) => JSON.stringify(record)));
        ShardIterator = answer['NextShardIterator'];
      }
    }
    expect(seen.filter((record) => record.includes('TASK#')).length).toBeGreaterThan(1);
    expect(seen.filter((record) => needles().some((needle) => record.includes(needle)))).toEqual([]);
    expect(seen.filter((record) => /"(New|Old)Image"/.test(record))).toEqual([]);
  });

  test('in an address that was asked for, but for the mailed link itself', () => {
    const mailed = new Set(secrets.map((secret) => `${product.cloud.endpoints.desk}/l/${secret}`));
    const typed = MISTYPED.map((secret) => `/l/${secret}`);
    const others = exchanges
      .map(({ url }) => url)
      .filter((url) => !mailed.has(url) && !url.endsWith('/more') && !typed.some((end) => url.endsWith(end)));
    expect(others.length).toBeGreaterThan(50);
    expect(others.filter((url) => needles().some((needle) => url.includes(needle)))).toEqual([]);
    expect(exchanges.some(({ url }) => mailed.has(url))).toBe(true);
  });

  test('in an answer: no page, redirect or header repeats them', () => {
    const { desk, site, s3 } = product.cloud.endpoints;
    const answers = exchanges.filter(({ url }) => [desk, site, s3].some((origin) => url.startsWith(origin)));
    expect(answers.some(({ status, headers }) => status === 303 && headers.includes('/g/file.'))).toBe(true);
    expect(
      holding(
        answers.map(({ url, headers, body }) => [url, `${headers}\n${body}`] as const),
        needles(),
      ),
    ).toEqual([]);
  });
});

test('the table knows links by their digest only, and a token only as the one that waits', async () => {
  for (const items of [waitingItems, await tableItems()]) {
    expect(items.some((item) => item.includes('LINK#'))).toBe(true);
    expect(items.filter((item) => [...secrets, ...MISTYPED].some((secret) => item.includes(secret)))).toEqual([]);
  }
  const holders = waitingItems.filter((item) => tokens.some((token) => item.includes(token)));
  expect(holders.map((item) => /TASK#[\w.#-]+/.exec(item)?.[0])).toEqual([`TASK#home#home.${YEAR}-whole-1`]);
  expect((await tableItems()).filter((item) => tokens.some((token) => item.includes(token)))).toEqual([]);
});

describe('the secret of the distribution', () => {
  const value = () => /"value":"(\w{48})"/.exec([...written('secrets').values()].join('\n'))?.[1] ?? 'there is none';

  test('opens the API at its own address, and nothing else does', async () => {
    const straight = async (...headers: [string, string][]) =>
      (await fetch(`${product.cloud.endpoints.api}/verify`, { headers })).status;
    expect(await straight()).toBe(401);
    expect(await straight(['x-nianbao-origin', 'A'.repeat(48)])).toBe(403);
    expect(await straight(['x-nianbao-origin', value()])).toBe(200);
    expect((await send(`${product.cloud.endpoints.desk}/verify`)).status).toBe(200);
  });

  test('stands in no log, journal, item or answer', async () => {
    expect(holding(written('logs', 'stepfunctions', 'events', 'streams', 's3'), [value()])).toEqual([]);
    expect((await tableItems()).filter((item) => item.includes(value()))).toEqual([]);
    const answers = exchanges.map(({ url, headers, body }) => [url, `${headers}\n${body}`] as const);
    expect(holding(answers, [value()])).toEqual([]);
  });
});

test('no address of a person stands in a log', () => {
  expect(holding(written('logs'), [...addresses, 'yunxi.example.invalid'])).toEqual([]);
});

test('every mail carries a link of its own', async () => {
  const links = (await product.stage.mails()).filter(({ text }) => text.includes('/l/')).map(linkIn);
  expect(new Set(links).size).toBe(links.length);
});
