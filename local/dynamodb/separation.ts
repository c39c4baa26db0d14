/**
 * DynamoDB Local keeps one database for each access key and region it is asked with, unless it is started with
 * -sharedDb. All that the local cloud sets up asks with one access key and one region, so it works either way; another
 * program that asks with its own would look into an empty database, and should be told why.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html
 */
import { createDynamoCall, DynamoFailure } from './call.js';

/** Letters and digits only, as DynamoDB Local wants them. */
export const STRANGER = 'SOMEBODYELSE';

export interface Caller {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
}

/** @param table one that is there for the caller. @returns what to tell, if another access key does not see it */
export async function separationNote(caller: Caller, table: string): Promise<string | undefined> {
  const { endpoint, region, accessKeyId } = caller;
  try {
    await createDynamoCall(endpoint, region, STRANGER)('DescribeTable', { TableName: table });
    return undefined;
  } catch (error) {
    if (!(error instanceof DynamoFailure) || error.code !== 'ResourceNotFoundException') throw error;
  }
  return (
    `The DynamoDB at ${endpoint} shows the table ${table} only to the access key and region that made it. ` +
    `Ask it with access key ${accessKeyId} and region ${region}, or start it with -sharedDb to see the tables with any.`
  );
}
