/**
 * Counts between the client and the database what a table's bill counts: calls, and read units by the sizes of the items
 * that were read. The local engine tells no consumed capacity, so it is reckoned here by the published rules.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
import { Readable } from 'node:stream';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

type RequestHandler = DynamoDBClient['config']['requestHandler'];
type Request = Parameters<RequestHandler['handle']>[0];
type Answer = Awaited<ReturnType<RequestHandler['handle']>>;

/** An attribute value as it goes over the wire: `{ S: '…' }`. */
type Value = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, Value>>;
interface Keys {
  readonly Keys: readonly unknown[];
  readonly ConsistentRead?: boolean;
}
interface Asked {
  readonly ConsistentRead?: boolean;
  readonly RequestItems?: Readonly<Record<string, Keys>>;
}
interface Answered {
  readonly Item?: Item;
  readonly Items?: readonly Item[];
  readonly Responses?: Readonly<Record<string, readonly Item[]>>;
}

export interface Count {
  readonly calls: number;
  readonly units: number;
}

const UNIT_BYTES = 4096;

export class CountingHandler {
  private calls = 0;
  private units = 0;

  constructor(private readonly inner: RequestHandler) {}

  /** What was counted since the last time. */
  take(): Count {
    const { calls, units } = this;
    [this.calls, this.units] = [0, 0];
    return { calls, units };
  }

  async handle(request: Request, options?: Parameters<RequestHandler['handle']>[1]): Promise<Answer> {
    const answer = await this.inner.handle(request, options);
    const chunks: Buffer[] = [];
    for await (const chunk of answer.response.body as Readable) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    answer.response.body = Readable.from([bytes]);
    const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
    const asked = JSON.parse(new TextDecoder().decode(request.body as Uint8Array)) as Asked;
    this.calls += 1;
    this.units += unitsOf(operation, asked, JSON.parse(bytes.toString('utf8')) as Answered);
    return answer;
  }
}

export function unitsOf(operation: string, asked: Asked, answered: Answered): number {
  switch (operation) {
    case 'GetItem':
      return unitsFor(answered.Item === undefined ? 0 : sizeOf(answered.Item), asked.ConsistentRead);
    case 'Query':
    case 'Scan':
      // The sum of the page is rounded, not each of its items.
      return unitsFor(
        (answered.Items ?? []).reduce((sum, item) => sum + sizeOf(item), 0),
        asked.ConsistentRead,
      );
    case 'BatchGetItem':
      return Object.entries(asked.RequestItems ?? {}).reduce((sum, [table, { Keys, ConsistentRead }]) => {
        const items = answered.Responses?.[table] ?? [];
        const found = items.reduce((units, item) => units + unitsFor(sizeOf(item), ConsistentRead), 0);
        // An item that is not there costs the least that one costs.
        return sum + found + (Keys.length - items.length) * unitsFor(0, ConsistentRead);
      }, 0);
    default:
      return 0;
  }
}

function unitsFor(bytes: number, consistent = false): number {
  return Math.max(1, Math.ceil(bytes / UNIT_BYTES)) * (consistent ? 1 : 0.5);
}

export function sizeOf(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOfValue(value), 0);
}

/** AWS, "DynamoDB item sizes and formats". */
function sizeOfValue(value: Value): number {
  const [[type, held] = ['NULL', true]] = Object.entries(value);
  switch (type) {
    case 'S':
      return Buffer.byteLength(held as string);
    case 'N':
      return Math.ceil((held as string).replace(/[-.]/g, '').length / 2) + 2;
    case 'B':
      return Buffer.from(held as string, 'base64').length;
    case 'SS':
      return (held as string[]).reduce((sum, one) => sum + Buffer.byteLength(one), 0);
    case 'L':
      return (held as Value[]).reduce((sum, one) => sum + 1 + sizeOfValue(one), 3);
    case 'M':
      return Object.entries(held as Item).reduce(
        (sum, [name, one]) => sum + 1 + Buffer.byteLength(name) + sizeOfValue(one),
        3,
      );
    default:
      return 1;
  }
}
