/**
 * Reports that stand in a season without having gone through it: copies of one that did, with its records, findings, events and
 * texts, each under an agency of its own. A season is as large by them as by any others, for whoever lists, counts or looks for
 * something in it. Their seals and chains are still those of the one that was copied, so nobody can go on with them.
 */
import { brotliCompressSync, constants } from 'node:zlib';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { unpacked } from '#shared/store/stored.js';
import type { Item } from '#shared/store/table.js';
import type { LocalCloud } from '../../../local/cloud.js';

/** What works on a report or waits for it, and what a person was handed: nothing of it belongs to a copy. */
const NOT_COPIED = /^(OUTBOX|UPLOAD|LINK|SESSION|CODE|BROWSER|MAILED|LIMIT|TASK|GRANT|WORDS)#/;
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const WRITES_AT_ONCE = 25;

/** @param endpoint of the database. @param model the number of the agency whose report is copied */
export async function standAs(
  { region, credentials, tableName }: LocalCloud,
  endpoint: string,
  model: string,
  numbers: readonly string[],
): Promise<void> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
  const TableName = tableName('Table');
  try {
    const items = await itemsOf(client, TableName, model);
    for (const [done, number] of numbers.entries()) {
      const copies = items.map((item) => renumbered(item, model, number) as Item);
      for (let at = 0; at < copies.length; at += WRITES_AT_ONCE) {
        const some = copies.slice(at, at + WRITES_AT_ONCE).map((Item) => ({ PutRequest: { Item } }));
        await client.send(new BatchWriteCommand({ RequestItems: { [TableName]: some } }));
      }
      if ((done + 1) % 500 === 0) console.error(`standing ${done + 1}`);
    }
  } finally {
    client.destroy();
  }
}

async function itemsOf(client: DynamoDBDocumentClient, TableName: string, model: string): Promise<Item[]> {
  const found: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) found.push(...(Items as Item[]));
  return found.filter(({ pk, sk }) => !NOT_COPIED.test(pk) && `${pk} ${sk}`.includes(`-${model}`));
}

/** The same value of another agency: its number stands in its id and in its name, and in nothing else of four digits. */
function renumbered(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value.replaceAll(`-${from}`, `-${to}`).replaceAll(`第${from}局`, `第${to}局`);
  if (value instanceof Uint8Array) return quicklyPacked(renumbered(unpacked(value), from, to));
  if (Array.isArray(value)) return value.map((one) => renumbered(one, from, to));
  if (value instanceof Set) return new Set([...value].map((one) => renumbered(one, from, to)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, renumbered(one, from, to)]));
}

/** Read as any other, a little longer, and made in a tenth of the time: thousands are. */
function quicklyPacked(value: unknown): Uint8Array {
  return brotliCompressSync(JSON.stringify(value), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
