/**
 * Asynchronous deliveries to functions and state machines that outlive the process: a delivery is on disk before it
 * is acknowledged, is tried again with growing pauses after an error, and what was unfinished at a crash is done after
 * the next start. So a target may see a delivery twice, as on AWS.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { openAppendLog, readLog, replaceFile, type AppendLog } from '../append-log.js';
import type { InvokeResult } from '../lambda/instance.js';

const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('function'), name: z.string(), retries: z.number() }),
  z.object({ kind: z.literal('stateMachine'), arn: z.string(), retries: z.number() }),
]);
export type DeliveryTarget = z.infer<typeof target>;

const delivery = z.object({ id: z.string(), target, input: z.string() });
type Delivery = z.infer<typeof delivery>;

const line = z.union([z.object({ put: z.array(delivery) }), z.object({ done: z.string() })]);

export interface NewDelivery {
  readonly target: DeliveryTarget;
  /** JSON text the target gets. */
  readonly input: string;
}

export interface DeliveriesOptions {
  readonly dir: string;
  readonly invoke: (functionName: string, payload: string) => Promise<InvokeResult>;
  /** Starts an execution; a name already taken by the same input is not an error. */
  readonly startExecution: (arn: string, name: string, input: string) => Promise<void>;
  readonly pause: (ms: number) => Promise<void>;
  /** Told of a delivery that failed for the last time. */
  readonly onGivenUp: (target: DeliveryTarget, error: string) => void;
}

export interface Deliveries {
  /** Resolves once on disk, with a promise of the end: undefined, or why the delivery was given up. */
  enqueue(items: readonly NewDelivery[]): Promise<{ settled: Promise<(string | undefined)[]> }>;
  pending(): number;
  /** Leaves unfinished deliveries to the next start. */
  close(): Promise<void>;
}

/** Opens the journal and takes up what an earlier process left unfinished. */
export async function openDeliveries(options: DeliveriesOptions): Promise<Deliveries> {
  const path = join(options.dir, 'deliveries.jsonl');
  const unfinished = readUnfinished(path);
  replaceFile(path, unfinished.length === 0 ? '' : `${JSON.stringify({ put: unfinished })}\n`);
  const journal: AppendLog = await openAppendLog(path);
  const running = new Set<Promise<unknown>>();
  let closed = false;

  const attempt = async ({ id, target: to, input }: Delivery): Promise<string | undefined> => {
    try {
      if (to.kind === 'stateMachine') {
        await options.startExecution(to.arn, id, input);
        return undefined;
      }
      const result = await options.invoke(to.name, input);
      return 'error' in result ? result.error.errorType : undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  const deliver = async (item: Delivery): Promise<string | undefined> => {
    for (let tried = 0; ; tried++) {
      const failure = await attempt(item);
      // What failed because everything is being stopped is not a failure of the target.
      if (closed) return failure;
      if (failure === undefined || tried >= item.target.retries) {
        if (failure !== undefined) options.onGivenUp(item.target, failure);
        await journal.append({ done: item.id });
        return failure;
      }
      await options.pause(Math.min(60_000, 1000 * 2 ** tried));
      if (closed) return failure;
    }
  };

  const begin = (item: Delivery): Promise<string | undefined> => {
    const work = deliver(item)
      .catch((error: unknown) => {
        // The journal could not be written: the delivery stays unfinished in it and is repeated at the next start.
        options.onGivenUp(item.target, String(error));
        return String(error);
      })
      .finally(() => running.delete(work));
    running.add(work);
    return work;
  };
  unfinished.forEach((item) => void begin(item));

  return {
    async enqueue(items) {
      if (closed) throw new Error('Events are not taken any more: everything is being stopped.');
      const put = items.map((item) => ({ id: randomUUID(), ...item }));
      if (put.length > 0) await journal.append({ put });
      return { settled: Promise.all(put.map(begin)) };
    },
    pending: () => running.size,
    async close() {
      closed = true;
      await journal.close();
    },
  };
}

function readUnfinished(path: string): Delivery[] {
  const open = new Map<string, Delivery>();
  for (const raw of readLog(path)) {
    const entry = line.parse(raw);
    if ('done' in entry) open.delete(entry.done);
    else for (const item of entry.put) open.set(item.id, item);
  }
  return [...open.values()];
}
