/**
 * The database of a flow test behind the rights that AWS would hold: a request of a function for items of a kind that
 * table-rights.ts does not give it is refused, as IAM refuses it, and remembered. The local cloud knows no rights itself; the
 * user agent of a request says which function sends it. What tests and the local cloud themselves ask passes.
 */
import { Agent, createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startDatabase } from '../../local/dynamodb/database.js';
import type { FunctionName } from '#shared/workflow/functions.js';
import { readableKinds, TABLE_RIGHTS } from '#shared/workflow/table-rights.js';
import { kindOfKey } from '#shared/workflow/item-kinds.js';
import { WRITE_ACTIONS, type WriteAction } from '#shared/workflow/table-rights/rights.js';
import { verbOfFunction } from './verb-of-function.js';

export interface GuardedDatabase {
  readonly endpoint: string;
  /** What functions asked for without a right to it: `decide PutItem task`. */
  readonly refused: ReadonlySet<string>;
  /** Functions that asked for anything. */
  readonly known: ReadonlySet<FunctionName>;
  close(): Promise<void>;
}

export async function startGuardedDatabase(dir: string): Promise<GuardedDatabase> {
  const database = await startDatabase({ dir, port: 0 });
  const refused = new Set<string>();
  const known = new Set<FunctionName>();
  const agent = new Agent({ keepAlive: true });
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const verb = functionOf(incoming.headers['user-agent'] ?? '');
      if (verb !== undefined) known.add(verb);
      const wrong = verb === undefined ? [] : refusalsOf(verb, incoming, body);
      for (const each of wrong) refused.add(each);
      if (wrong.length === 0) pass({ endpoint: database.endpoint, agent }, incoming, body, response);
      else deny(wrong, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    known,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}

function pass(
  { endpoint, agent }: { readonly endpoint: string; readonly agent: Agent },
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void {
  const onward = forward(`${endpoint}${url}`, { method, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  onward.end(body);
}

function deny(wrong: readonly string[], response: ServerResponse): void {
  response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
  const message = `User is not authorized: ${wrong.join(', ')}`;
  response.end(JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message }));
}

type Keyed = { readonly pk?: { readonly S?: string } };
interface Asked {
  readonly Key?: Keyed;
  readonly IndexName?: string;
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S?: string }>>;
  readonly RequestItems?: Readonly<Record<string, { readonly Keys: readonly Keyed[] }>>;
  readonly TransactItems?: readonly Readonly<Record<string, { readonly Key?: Keyed; readonly Item?: Keyed }>>[];
}

function refusalsOf(verb: FunctionName, { headers }: IncomingMessage, body: Buffer): string[] {
  const operation = String(headers['x-amz-target']).split('.')[1] ?? '';
  return touched(operation, JSON.parse(body.toString('utf8')) as Asked)
    .filter(([action, pk]) => !allowed(verb, action, pk))
    .map(([action, pk]) => `${verb} ${action} ${kindOfKey(pk) ?? pk}`);
}

/** The user agent names it: `app/IntakeReceiveUploadFunction40F25821`. */
function functionOf(userAgent: string): FunctionName | undefined {
  return verbOfFunction(/\bapp\/(\w+)/.exec(userAgent)?.[1] ?? '');
}

/** Actions as IAM knows them, each with the partition key that it is about. */
function touched(operation: string, asked: Asked): [string, string][] {
  const key = (keyed: Keyed | undefined) => keyed?.pk?.S ?? '';
  if (operation === 'TransactWriteItems') {
    return (asked.TransactItems ?? []).flatMap((item) =>
      Object.entries(item).map(([name, { Key, Item }]): [string, string] => {
        return [name === 'ConditionCheck' ? 'ConditionCheckItem' : `${name}Item`, key(Item ?? Key)];
      }),
    );
  }
  if (operation === 'BatchGetItem') {
    const keys = Object.values(asked.RequestItems ?? {}).flatMap(({ Keys }) => Keys);
    return keys.map((each) => [operation, key(each)]);
  }
  if (operation === 'Query') {
    const partition = asked.ExpressionAttributeValues?.[':pk']?.S ?? '';
    return [asked.IndexName === undefined ? [operation, partition] : ['QueryIndex', asked.IndexName]];
  }
  return [[operation, key(asked.Key)]];
}

function allowed(verb: FunctionName, action: string, pk: string): boolean {
  // The index and the scan are rights of their own (infra/rights.ts), and so is taking away what lies where it lay before.
  if (action === 'QueryIndex') return ['settle', 'reconcile'].includes(verb);
  if (action === 'Scan') return verb === 'upgrade-table';
  if (action === 'DeleteItem' && verb === 'upgrade-table') return true;
  const kind = kindOfKey(pk);
  if (kind === undefined) return false;
  return WRITE_ACTIONS.includes(action as WriteAction)
    ? (TABLE_RIGHTS[verb].writes?.[action as WriteAction] ?? []).includes(kind)
    : ['GetItem', 'BatchGetItem', 'Query'].includes(action) && readableKinds(verb).includes(kind);
}
