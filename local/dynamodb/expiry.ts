/**
 * Deletes items past their time to live, once a minute by the given clock. Like DynamoDB it is late, so readers must
 * ignore expired items themselves; unlike DynamoDB it cannot mark the deletion in the stream as the service's own.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
import * as z from 'zod';
import type { Clock, Timer } from '../clock.js';
import type { TableModel } from '../template/model.js';
import { DynamoFailure, type DynamoCall } from './call.js';

const SWEEP_MS = 60_000;
/** DynamoDB leaves times more than five years past alone, taking them for something else than an expiry. */
const OLDEST_SECONDS = 5 * 365 * 24 * 3600;

const scanned = z.object({
  Items: z.array(z.record(z.string(), z.unknown())),
  LastEvaluatedKey: z.record(z.string(), z.unknown()).optional(),
});
const keys = z.array(z.object({ AttributeName: z.string() }));

/** @returns how many items were deleted */
export async function sweepExpired(call: DynamoCall, table: TableModel, now: Date): Promise<number> {
  if (table.ttlAttribute === undefined) return 0;
  const seconds = Math.floor(now.getTime() / 1000);
  const expired = {
    ExpressionAttributeNames: { '#ttl': table.ttlAttribute },
    ExpressionAttributeValues: { ':now': { N: String(seconds) }, ':oldest': { N: String(seconds - OLDEST_SECONDS) } },
  };
  const keyNames = keys.parse(table.create['KeySchema']).map(({ AttributeName }) => AttributeName);
  let deleted = 0;
  let from: Record<string, unknown> | undefined;
  do {
    const page = scanned.parse(
      await call('Scan', {
        TableName: table.name,
        FilterExpression: '#ttl < :now AND #ttl > :oldest',
        ...expired,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    for (const item of page.Items) {
      try {
        await call('DeleteItem', {
          TableName: table.name,
          Key: Object.fromEntries(keyNames.map((name) => [name, item[name]])),
          // The item may have been given more time since it was read.
          ConditionExpression: '#ttl < :now AND #ttl > :oldest',
          ...expired,
        });
        deleted++;
      } catch (error) {
        if (!(error instanceof DynamoFailure && error.code === 'ConditionalCheckFailedException')) throw error;
      }
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return deleted;
}

export function startSweeper(
  call: DynamoCall,
  tables: readonly TableModel[],
  clock: Clock,
  log: (line: string) => void,
): { close(): void } {
  let timer: Timer | undefined;
  let closed = false;
  const plan = () => {
    timer = clock.setTimer(new Date(clock.now().getTime() + SWEEP_MS), () => {
      Promise.all(tables.map((table) => sweepExpired(call, table, clock.now())))
        .catch((error: unknown) => {
          if (!closed) log(`Expired items could not be deleted: ${String(error)}`);
        })
        .finally(() => {
          if (!closed) plan();
        });
    });
  };
  plan();
  return {
    close() {
      closed = true;
      timer?.cancel();
    },
  };
}
