/**
 * The database behind a passage that counts its work in DynamoDB's own units: every request is made to tell what it consumed. A
 * transaction costs two units for each that it would cost alone; what a stream's readers ask is free.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
import { Agent, createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callerOf } from './meter.js';
import { startDatabase } from '../../../local/dynamodb/database.js';

export interface MeteredDatabase {
  readonly endpoint: string;
  /**
   * `dynamodb WRU`, `dynamodb RRU`, both of each function (`dynamodb WRU ReviewDecideFunction…`), and the number of requests of
   * each operation.
   */
  units(): Record<string, number>;
  close(): Promise<void>;
}

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);
const READS = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems']);

type Consumed = { readonly CapacityUnits?: number };

type Keyed = { readonly pk?: { readonly S?: string } };
interface Asked {
  readonly Key?: Keyed;
  readonly Item?: Keyed;
  readonly TransactItems?: readonly Readonly<Record<string, { readonly Key?: Keyed; readonly Item?: Keyed }>>[];
}

function written({ Key, Item, TransactItems = [] }: Asked): string[] {
  const keys = [Item ?? Key, ...TransactItems.flatMap((each) => Object.values(each)).map((one) => one.Item ?? one.Key)];
  return keys.flatMap((key) => key?.pk?.S ?? []);
}

const SHOWN = 12;

/** The partitions that are written most, as `partition <pk>`. */
function busiest(partitions: ReadonlyMap<string, number>): Record<string, number> {
  const sorted = [...partitions].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  return Object.fromEntries(sorted.map(([partition, count]) => [`partition ${partition}`, count]));
}

export async function startMeteredDatabase(dir: string): Promise<MeteredDatabase> {
  const database = await startDatabase({ dir: `${dir}/dynamodb`, port: 0 });
  const agent = new Agent({ keepAlive: true });
  const counts: Record<string, number> = {};
  const partitions = new Map<string, number>();
  const add = (name: string, amount: number) => (counts[name] = (counts[name] ?? 0) + amount);

  const note = (operation: string, caller: string, answer: Buffer): void => {
    const { ConsumedCapacity: told } = JSON.parse(answer.toString('utf8')) as {
      ConsumedCapacity?: Consumed | Consumed[];
    };
    add(`dynamodb ${operation}`, 1);
    const units = [told ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
    const kind = WRITES.has(operation) ? 'dynamodb WRU' : 'dynamodb RRU';
    add(kind, units);
    add(`${kind} ${caller}`, units);
  };
  /** Each written item counts once, whatever it weighs: which partitions everybody writes is what matters. */
  const notePartitions = (asked: Asked): void => {
    for (const partition of written(asked)) partitions.set(partition, (partitions.get(partition) ?? 0) + 1);
  };

  const pass = (incoming: IncomingMessage, body: Buffer, response: ServerResponse): void => {
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
    const metered = WRITES.has(operation) || READS.has(operation);
    const sent = metered
      ? Buffer.from(
          JSON.stringify({ ...(JSON.parse(body.toString('utf8')) as object), ReturnConsumedCapacity: 'TOTAL' }),
        )
      : body;
    const headers = { ...incoming.headers, 'content-length': String(sent.length) };
    const onward = forward(
      `${database.endpoint}${incoming.url}`,
      { method: incoming.method, headers, agent },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const all = Buffer.concat(chunks);
          if (metered && answer.statusCode === 200) {
            note(operation, callerOf(incoming), all);
            if (WRITES.has(operation)) notePartitions(JSON.parse(body.toString('utf8')) as Asked);
          }
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          response.end(all);
        });
      },
    );
    onward.on('error', () => response.destroy());
    onward.end(sent);
  };

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => pass(incoming, Buffer.concat(chunks), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    units: () => ({ ...counts, ...busiest(partitions) }),
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}
