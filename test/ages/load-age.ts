/**
 * Puts an age into a data folder, as if the code that made it had stopped a moment ago: the items into a database of
 * today's template, the files where they lay. What ends by the clock ends as long after now as it did after the age was
 * made, or every committed age would be one of expired links.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MAIL_FROM } from '../../demo/stage.js';
import { addressesOf, portsFrom } from '../../local/addresses.js';
import { keptCredentials } from '../../local/credentials.js';
import { createDynamoCall } from '../../local/dynamodb/call.js';
import { startDatabase } from '../../local/dynamodb/database.js';
import { ensureTables } from '../../local/dynamodb/tables.js';
import { findNamed } from '../../local/names.js';
import { readTemplate } from '../../local/template/read-template.js';
import { ageFrom, type AgeHead, type AttributeValues } from './age.js';

const ACCOUNT = { region: 'us-east-1', accountId: '000000000000', partition: 'aws', urlSuffix: 'amazonaws.com' };
/** DynamoDB takes that many in one batch. */
const BATCH = 25;

export async function loadAge(text: string, dataDir: string, assemblyDir: string, now: Date): Promise<AgeHead> {
  const { head, data } = ageFrom(text);
  const later = now.getTime() - Date.parse(head.madeAt);
  for (const [path, content] of Object.entries(data.files)) {
    const target = join(dataDir, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file(path, Buffer.from(content, 'base64'), later));
  }
  const { desk, site } = addressesOf(portsFrom(0));
  const parameters = { DeskBaseUrl: desk, SiteBaseUrl: site, MailFrom: MAIL_FROM };
  const { tables } = readTemplate(assemblyDir, ACCOUNT, parameters);
  const { accessKeyId } = keptCredentials(join(dataDir, 'credentials.json'));
  const database = await startDatabase({ dir: join(dataDir, 'dynamodb'), port: 0 });
  try {
    const call = createDynamoCall(database.endpoint, ACCOUNT.region, accessKeyId);
    await ensureTables(call, tables);
    const { name } = findNamed('tables', tables, 'Table');
    for (let from = 0; from < data.items.length; from += BATCH) {
      const puts = data.items.slice(from, from + BATCH).map((item) => ({ PutRequest: { Item: moved(item, later) } }));
      await call('BatchWriteItem', { RequestItems: { [name]: puts } });
    }
  } finally {
    await database.close();
  }
  return head;
}

/** Waiting tasks time out by the journals of the executions. */
function file(path: string, content: Buffer, later: number): string | Buffer {
  if (!path.endsWith('.jsonl')) return content;
  return content
    .toString('utf8')
    .replace(/"(timeoutAt|until)":"([^"]+)"/g, (_, field: string, at: string) => `"${field}":"${instant(at, later)}"`);
}

/** Values with an end of their own. */
const ENDING = ['grant', 'link', 'session', 'proof'];

/** Grants and links expire, links are forgotten and rows are due by the clock; what was done keeps the time at which it was done. */
function moved(item: AttributeValues, later: number): AttributeValues {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      if (name === 'expiresAtSeconds') return [name, { N: String(Number(value['N']) + Math.round(later / 1000)) }];
      if (name === 'dueAt') return [name, { S: instant(String(value['S']), later) }];
      const ending = value['M'] as AttributeValues | undefined;
      if (!ENDING.includes(name) || ending?.['expiresAt'] === undefined) return [name, value];
      return [name, { M: { ...ending, expiresAt: { S: instant(String(ending['expiresAt']['S']), later) } } }];
    }),
  );
}

function instant(at: string, later: number): string {
  return new Date(Date.parse(at) + later).toISOString();
}
