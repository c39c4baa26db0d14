/**
 * Carries the changes of a table to a function, as an event source mapping does: filtered, in order, in batches, at
 * least once. The place reached is kept on disk after each batch, so a restart goes on where the last one stopped.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
import { join } from 'node:path';
import { matches } from '../eventbridge/pattern.js';
import type { InvokeResult } from '../lambda/instance.js';
import type { StreamMappingModel } from '../template/model.js';
import { deliverBatch } from './batches.js';
import type { DynamoCall } from './call.js';
import { openStreamReader } from './stream-reader.js';
import type { StreamWatch } from './stream-watch.js';

export interface StreamPumpOptions {
  readonly mapping: StreamMappingModel;
  readonly call: DynamoCall;
  /** Of the same table. */
  readonly watch: StreamWatch;
  readonly invoke: (functionName: string, payload: string) => Promise<InvokeResult>;
  /** Where the place reached is kept. */
  readonly dir: string;
  readonly region: string;
  readonly pause: (ms: number) => Promise<void>;
  readonly log: (line: string) => void;
}

export interface StreamPump {
  /** Resolves when everything written before the call has been delivered or given up. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

export async function startStreamPump(options: StreamPumpOptions): Promise<StreamPump> {
  const { mapping, call, watch, dir, region, pause, log } = options;
  const file = join(dir, `${mapping.logicalId}.json`);
  const reader = await openStreamReader({ call, tableName: mapping.tableName, file, region, log });
  // A new mapping that starts at the latest change passes over what is there already.
  if (reader.isNew && mapping.startAtLatest) await reader.skip();

  let closed = false;
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  /** @returns whether there was anything to read */
  const round = async (): Promise<boolean> => {
    const page = await reader.read(mapping.batchSize);
    if (page === undefined) return false;
    const wanted = page.records.filter(
      (record) => mapping.filters.length === 0 || mapping.filters.some((filter) => matches(filter, record)),
    );
    await deliverBatch(wanted, {
      mapping,
      invoke: options.invoke,
      pause,
      delivered: page.keep,
      stopped: () => closed,
      log,
    });
    // What nobody wanted may be passed over again after a crash; writing down each of them costs more than that.
    if (closed) return true;
    if (wanted.length > 0) page.keep(page.records.at(-1));
    else page.pass(page.records.at(-1));
    return true;
  };

  /** Everything that the watch had found so often is delivered; nothing is known before the first reading. */
  let done = -1;
  const caughtUp: (() => void)[] = [];
  const loop = (async () => {
    while (!closed) {
      try {
        const { found } = watch;
        while (!closed && (await round()));
        done = found;
        for (const tell of caughtUp.splice(0)) tell();
        await Promise.race([stopped, watch.foundMore(done)]);
      } catch (error) {
        if (closed) break;
        log(`Stream of ${mapping.tableName} to ${mapping.functionName}: ${String(error)}`);
        await pause(1000);
      }
    }
    for (const tell of caughtUp.splice(0)) tell();
  })();

  return {
    async drained() {
      await watch.look();
      const { found } = watch;
      while (!closed && done < found) await new Promise<void>((resolve) => caughtUp.push(resolve));
    },
    async close() {
      closed = true;
      stop();
      await loop;
      reader.save();
    },
  };
}
