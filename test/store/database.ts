/** The product's table on a real database of its own, as the data stack describes it. */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { createDynamoCall, type DynamoCall } from '../../local/dynamodb/call.js';
import { startDatabase } from '../../local/dynamodb/database.js';
import { ensureTables } from '../../local/dynamodb/tables.js';
import { Table } from '#shared/store/table.js';
import { removeFolder, temporaryFolder } from '../local/fixtures/assembly.js';

export const TABLE = 'nianbao';

export interface TestDatabase {
  readonly endpoint: string;
  readonly call: DynamoCall;
  /** Waits for nothing between tries; `config` puts something between the client and the database. */
  readonly table: (config?: DynamoDBClientConfig) => Table;
  readonly client: (config?: DynamoDBClientConfig) => DynamoDBClient;
  readonly close: () => Promise<void>;
}

export async function openDatabase(): Promise<TestDatabase> {
  const dir = temporaryFolder();
  const database = await startDatabase({ dir, port: 0 });
  const call = createDynamoCall(database.endpoint, 'eu-west-1');
  const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
  await ensureTables(call, [
    {
      logicalId: 'Table',
      name: TABLE,
      streamed: true,
      ttlAttribute: 'expiresAtSeconds',
      create: {
        TableName: TABLE,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['pk', 'sk', 'duePk', 'dueAt'].map(attribute),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'due',
            KeySchema: [
              { AttributeName: 'duePk', KeyType: 'HASH' },
              { AttributeName: 'dueAt', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
      },
    },
  ]);
  const clients: DynamoDBClient[] = [];
  const client = (config: DynamoDBClientConfig = {}): DynamoDBClient => {
    const made = new DynamoDBClient({
      endpoint: database.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      maxAttempts: 1,
      ...config,
    });
    clients.push(made);
    return made;
  };
  return {
    endpoint: database.endpoint,
    call,
    client,
    table: (config) =>
      new Table({ client: client(config), tableName: TABLE, pause: () => Promise.resolve(), random: () => 0.5 }),
    async close() {
      clients.forEach((made) => made.destroy());
      await database.close();
      removeFolder(dir);
    },
  };
}
