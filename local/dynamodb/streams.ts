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

export interface StreamPumpOptions {
  readonly mapping: StreamMappingModel;
  readonly call: DynamoCall;
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

const POLL_MS = 100;

export async function startStreamPump(options: StreamPumpOptions): Promise<StreamPump> {
  const { mapping, call, dir, region, pause, log } = options;
  const file = join(dir, `${mapping.logicalId}.json`);
  const reader = await openStreamReader({ call, tableName: mapping.tableName, file, region, log });
  // A new mapping that starts at the latest change passes over what is there already.
  if (reader.isNew && mapping.startAtLatest) await reader.skip();

  let closed = false;
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
    if (!closed) page.keep(page.records.at(-1));
    return true;
  };

  let emptyRounds = 0;
  const loop = (async () => {
    while (!closed) {
      try {
        if (await round()) continue;
        emptyRounds++;
        await sleepUnlessAsked();
      } catch (error) {
        if (closed) return;
        log(`Stream of ${mapping.tableName} to ${mapping.functionName}: ${String(error)}`);
        await pause(1000);
      }
    }
  })();

  let wake: () => void = () => undefined;
  function sleepUnlessAsked(): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    async drained() {
      // The round under way may have read before the last write: the second empty one has not.
      const enough = emptyRounds + 2;
      while (!closed && emptyRounds < enough) {
        wake();
        await new Promise<void>((resolve) => setTimeout(resolve, 2));
      }
    },
    async close() {
      closed = true;
      wake();
      await loop;
    },
  };
}
