/** The client against a service that takes a request and never says a word. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CLIENT_CONFIG } from '#shared/store/client.js';
import { Table } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';

test('an answer that never comes makes the table busy, after every try was made', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const client = new DynamoDBClient({
    ...CLIENT_CONFIG,
    // The product's own switches, with less patience.
    requestHandler: { ...CLIENT_CONFIG.requestHandler, requestTimeout: 20 },
    endpoint: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  // Counted where they leave: on a busy machine the server may not have looked at one before it is given up.
  let requests = 0;
  client.middlewareStack.add(
    (next) => (request) => {
      requests++;
      return next(request);
    },
    { step: 'deserialize' },
  );
  const table = new Table({ client, tableName: 'nianbao', pause: () => Promise.resolve() });
  await expect(table.get({ pk: 'x', sk: 'x' })).rejects.toBeInstanceOf(StoreBusy);
  expect(requests).toBe(6 * CLIENT_CONFIG.maxAttempts);
  client.destroy();
  silent.closeAllConnections();
  silent.close();
});
