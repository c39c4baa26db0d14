/** The one DynamoDB client: short timeouts, since a deed that waits for its answer is tried again by request token. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Table } from './table.js';

export function openTable(tableName: string): Table {
  return new Table({ client: new DynamoDBClient({ maxAttempts: 2 }), tableName });
}
