/**
 * The one DynamoDB client. It gives up on an answer after a few seconds and asks again: a request that hangs would
 * otherwise last until the function is killed, and the request token makes asking again safe.
 */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { LAYOUT, Table } from './table.js';

export const CLIENT_CONFIG = {
  maxAttempts: 2,
  // Without the last switch the library only writes a warning and goes on waiting.
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
} as const satisfies DynamoDBClientConfig;

/** Waits for a table of today's layout. */
export function openTable(tableName: string): Table {
  return new Table({ client: new DynamoDBClient(CLIENT_CONFIG), tableName, layout: LAYOUT });
}

/** For the one function that brings the table to it. */
export function openTableOfAnyLayout(tableName: string): Table {
  return new Table({ client: new DynamoDBClient(CLIENT_CONFIG), tableName });
}
