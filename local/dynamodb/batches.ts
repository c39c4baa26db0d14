/**
 * Gets one batch of stream records past its function: whole, or from the first record the function reports as failed,
 * or in halves, trying again with growing pauses until the mapping's patience ends.
 */
import * as z from 'zod';
import type { InvokeResult } from '../lambda/instance.js';
import type { StreamMappingModel } from '../template/model.js';

export interface StreamRecord {
  readonly eventName: string;
  readonly dynamodb: { readonly SequenceNumber: string };
}

export interface BatchDelivery {
  readonly mapping: StreamMappingModel;
  readonly invoke: (functionName: string, payload: string) => Promise<InvokeResult>;
  readonly pause: (ms: number) => Promise<void>;
  /** Everything up to and including this record is done with. */
  readonly delivered: (record: StreamRecord) => void;
  readonly stopped: () => boolean;
  readonly log: (line: string) => void;
}

const partialFailure = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

export async function deliverBatch(batch: readonly StreamRecord[], delivery: BatchDelivery): Promise<void> {
  const { mapping, invoke, pause, delivered, stopped, log } = delivery;
  let rest = batch;
  for (let tried = 0; rest.length > 0 && !stopped(); tried++) {
    const failedAt = firstFailed(rest, await invoke(mapping.functionName, JSON.stringify({ Records: rest })), mapping);
    if (stopped()) return;
    if (failedAt === undefined) {
      acknowledge(rest, delivered);
      return;
    }
    acknowledge(rest.slice(0, failedAt), delivered);
    rest = rest.slice(failedAt);
    if (mapping.maximumRetries !== undefined && tried >= mapping.maximumRetries) {
      // Keys only: what stands in the records is nobody's business in a log.
      log(
        `${mapping.functionName}: gave up on ${rest.length} stream record(s) from ${rest[0]?.dynamodb.SequenceNumber}.`,
      );
      acknowledge(rest, delivered);
      return;
    }
    if (mapping.bisect && rest.length > 1) {
      // Halves have the same patience left, so that one bad record is at last alone.
      const remaining = mapping.maximumRetries === undefined ? undefined : mapping.maximumRetries - tried - 1;
      const half = { ...delivery, mapping: { ...mapping, maximumRetries: remaining } };
      const middle = Math.ceil(rest.length / 2);
      await deliverBatch(rest.slice(0, middle), half);
      await deliverBatch(rest.slice(middle), half);
      return;
    }
    await pause(Math.min(60_000, 200 * 2 ** tried));
  }
}

function acknowledge(records: readonly StreamRecord[], delivered: (record: StreamRecord) => void): void {
  const last = records.at(-1);
  if (last !== undefined) delivered(last);
}

/** Index of the first record that must be tried again; undefined if none. */
function firstFailed(
  batch: readonly StreamRecord[],
  result: InvokeResult,
  mapping: StreamMappingModel,
): number | undefined {
  if ('error' in result) return 0;
  if (!mapping.reportItemFailures) return undefined;
  const answer: unknown = JSON.parse(result.payload);
  if (answer === null || answer === undefined) return undefined;
  const parsed = partialFailure.safeParse(answer);
  // An answer that cannot be understood fails the whole batch.
  if (!parsed.success) return 0;
  const failures = parsed.data.batchItemFailures ?? [];
  if (failures.length === 0) return undefined;
  const indexes = failures.map(({ itemIdentifier }) =>
    batch.findIndex((record) => record.dynamodb.SequenceNumber === itemIdentifier),
  );
  return Math.max(0, Math.min(...indexes));
}
