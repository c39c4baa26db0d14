/**
 * Makes the template's tables, or checks that those on disk still have the template's keys. New indexes are added;
 * anything else that AWS could only change by replacing the table is refused, for replacing loses data.
 */
import * as z from 'zod';
import { LocalCloudRefusal } from '../refusal.js';
import type { TableModel } from '../template/model.js';
import { DynamoFailure, type DynamoCall } from './call.js';

const index = z.looseObject({ IndexName: z.string() });
const description = z.object({
  Table: z.looseObject({
    TableStatus: z.string(),
    KeySchema: z.array(z.unknown()),
    GlobalSecondaryIndexes: z.array(index).optional(),
  }),
});

export async function ensureTables(call: DynamoCall, tables: readonly TableModel[]): Promise<void> {
  for (const table of tables) {
    const there = await describe(call, table.name);
    if (there === undefined) {
      await call('CreateTable', table.create);
      await untilActive(call, table.name);
      if (table.ttlAttribute !== undefined) {
        await call('UpdateTimeToLive', {
          TableName: table.name,
          TimeToLiveSpecification: { Enabled: true, AttributeName: table.ttlAttribute },
        });
      }
      continue;
    }
    if (keysOf(there.KeySchema) !== keysOf(table.create['KeySchema'])) {
      throw new LocalCloudRefusal(
        'TableChanged',
        `The table ${table.name} in the data folder has other keys than the template.`,
        'Use a new data folder, or the template that made this one.',
      );
    }
    const have = new Set((there.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName));
    for (const wanted of z.array(index).parse(table.create['GlobalSecondaryIndexes'] ?? [])) {
      if (have.has(wanted.IndexName)) continue;
      await call('UpdateTable', {
        TableName: table.name,
        AttributeDefinitions: table.create['AttributeDefinitions'],
        GlobalSecondaryIndexUpdates: [{ Create: wanted }],
      });
      await untilActive(call, table.name);
    }
  }
}

async function describe(call: DynamoCall, name: string) {
  try {
    return description.parse(await call('DescribeTable', { TableName: name })).Table;
  } catch (error) {
    if (error instanceof DynamoFailure && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function untilActive(call: DynamoCall, name: string): Promise<void> {
  while ((await describe(call, name))?.TableStatus !== 'ACTIVE') {
    await new Promise<void>((resolve) => setTimeout(resolve, 20));
  }
}

function keysOf(schema: unknown): string {
  return z
    .array(z.object({ AttributeName: z.string(), KeyType: z.string() }))
    .parse(schema)
    .map(({ AttributeName, KeyType }) => `${KeyType}=${AttributeName}`)
    .sort()
    .join(' ');
}
