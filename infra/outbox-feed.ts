/**
 * Brings new and re-armed outbox rows of one kind to their function through the table's stream, keys only. There is
 * no queue for batches that fail: a row that was not worked on stays due in the table and `settle` brings it again, so
 * that a dead-letter queue would only be a second, poorer list of the same thing.
 */
import { Duration } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { OUTBOX_PREFIX } from '#shared/workflow/outbox-prefix.js';
import { acknowledgeWildcard } from './rights.js';
import type { VerbFunction } from './verb-function.js';

export function feedFromOutbox(verb: VerbFunction, table: dynamodb.ITable, kind: keyof typeof OUTBOX_PREFIX): void {
  const streamArn = table.tableStreamArn;
  if (streamArn === undefined) throw new Error('The table has no stream to feed the outbox from.');
  verb.allow({
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    resources: [streamArn],
  });
  // Lambda insists on listing; it is satisfied with the streams of this one table.
  verb.allow({ actions: ['dynamodb:ListStreams'], resources: [`${table.tableArn}/stream/*`] });
  acknowledgeWildcard(verb, table, table.tableArn, '/stream/*', "Lambda lists streams; these are this table's only.");
  const feed = new lambda.EventSourceMapping(verb, 'Outbox', {
    target: verb.lambda,
    eventSourceArn: streamArn,
    // From the oldest record: what was queued while a deployment made this mapping is not left to `settle`.
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    batchSize: 10,
    filters: [
      lambda.FilterCriteria.filter({
        eventName: lambda.FilterRule.or('INSERT', 'MODIFY'),
        dynamodb: { Keys: { pk: { S: lambda.FilterRule.beginsWith(OUTBOX_PREFIX[kind]) } } },
      }),
    ],
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    // Few and soon: a shard that waits for one bad row holds up all the mails behind it.
    retryAttempts: 3,
    maxRecordAge: Duration.hours(1),
  });
  feed.node.addDependency(verb);
}
