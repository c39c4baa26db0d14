/**
 * What a wrong request must be answered with, as a page and as JSON, and the table before and after it.
 */
import { expect } from '@jest/globals';
import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import { textsIn } from '#shared/words/texts.js';
import type { Reason } from '#shared/words/reason.js';
import type { MessageId } from '#shared/words/zh/messages.js';
import type { Product } from './product.js';
import { post, send, type Sent, type Session } from './requests.js';

const words = textsIn('zh');

/** As a page holds it. */
export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Every item of the table, by its key. */
async function everything(table: string, client: DynamoDBClient): Promise<Map<string, object>> {
  const items = new Map<string, object>();
  for await (const { Items } of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
    for (const item of Items ?? []) items.set(`${item['pk']?.S} ${item['sk']?.S}`, item);
  return items;
}

/**
 * Who came in and how often they asked: rows that come and go with every visit, and that no report depends on. What a saved
 * roster was read from goes when its time to live is over.
 */
const DOORS = /^(SESSION|LIMIT|CODE|SEEN)#|^ROSTER#\S+ DRAFT#PART#/;

/** Carries out the act and holds that the product is then as it was. */
export async function leaving(
  { cloud, table }: Product,
  client: DynamoDBClient,
  act: () => Promise<void>,
): Promise<void> {
  await cloud.idle();
  const before = await everything(table.name, client);
  await act();
  await cloud.idle();
  const after = await everything(table.name, client);
  const keys = [...new Set([...before.keys(), ...after.keys()])].filter((key) => !DOORS.test(key));
  expect(keys.filter((key) => !isDeepStrictEqual(before.get(key), after.get(key)))).toEqual([]);
}

/** Says what is wrong and what to do, to a person and to a script, without being kept anywhere. */
export function says(page: Sent, json: Sent, status: number, id: MessageId): void {
  const { title, what, todo } = words.messages.pages[id];
  expect([page.status, json.status]).toEqual([status, status]);
  pageSays(page, words.messages.pages[id]);
  expect(JSON.parse(json.body)).toEqual({ error: { code: id, title, what, todo } });
  for (const { headers } of [page, json]) {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toMatch(/^(no-referrer|same-origin)$/);
  }
}

export function pageSays(page: Sent, { title, what, todo }: Reason): void {
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect(page.body).toContain('<html lang="zh');
  for (const part of [title, what, ...todo]) expect(page.body).toContain(escaped(part));
}

export const JSON_PLEASE = { accept: 'application/json' };
export const opened = async (url: string, headers: Record<string, string> = {}) =>
  [await send(url, { headers }), await send(url, { headers: { ...headers, ...JSON_PLEASE } })] as const;
export const posted = async (
  session: Session,
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Record<string, string> = {},
) =>
  [
    await post(session, url, fields, headers),
    await post(session, url, fields, { ...headers, ...JSON_PLEASE }),
  ] as const;
