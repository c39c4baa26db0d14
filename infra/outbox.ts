/**
 * Outbox: what deeds asked for and no page waits for: executions to start, rosters to save, stages to give to others (mail,
 * decisions and uploads stand with their own capabilities); and the one reader of the table's stream, which hands the keys of new
 * and re-armed rows to whoever works on their kind. What it did not hand on, or a worker did not get done, is found by the clock
 * (clock-stack.ts). There is no queue for what fails: a row that was not worked on stays due in the table, so that a dead-letter
 * queue would only be a second, poorer list of the same thing.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { OUTBOX_START } from '#shared/workflow/outbox-prefix.js';
import { OUTBOX_WORKERS } from '#shared/workflow/outbox-workers.js';
import type { DataStack } from './data-stack.js';
import { mayUseKeyOfTable } from './own-key.js';
import { acknowledgeWildcard, mayCommit } from './rights.js';
import type { VerbFunction } from './verb-function.js';
import type { Verbs } from './verbs.js';

export interface MachineArns {
  readonly intake: string;
  readonly review: string;
  readonly release: string;
}

export class Outbox extends Construct {
  /** After those that make the workers. */
  constructor(scope: Construct, data: DataStack, verbs: Verbs, machines: MachineArns) {
    super(scope, 'Outbox');
    const start = verbs.make(this, 'start-execution', {
      INTAKE_MACHINE_ARN: machines.intake,
      REVIEW_MACHINE_ARN: machines.review,
      RELEASE_MACHINE_ARN: machines.release,
    });
    mayCommit(start, data.table);
    start.allow({ actions: ['states:StartExecution'], resources: Object.values(machines) });
    // A roster that was confirmed is saved by its row, and each stage that it gives to others by one of its own.
    for (const name of ['save-roster', 'reassign-stage'] as const) mayCommit(verbs.make(this, name), data.table);

    const workers = Object.entries(OUTBOX_WORKERS).map(([kind, name]) => [kind, verbs.the(name).lambda] as const);
    const names = Object.fromEntries(workers.map(([kind, { functionName }]) => [kind, functionName]));
    const dispatch = verbs.make(this, 'dispatch-outbox', { OUTBOX_WORKERS: Stack.of(this).toJsonString(names) });
    dispatch.allow({
      actions: ['lambda:InvokeFunction'],
      resources: workers.map(([, { functionArn }]) => functionArn),
    });
    readStream(dispatch, data);
  }
}

function readStream(dispatch: VerbFunction, { table }: DataStack): void {
  const streamArn = table.tableStreamArn;
  if (streamArn === undefined) throw new Error('The table has no stream to read the outbox from.');
  dispatch.allow({
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    resources: [streamArn],
  });
  mayUseKeyOfTable(dispatch, table, 'read');
  // Lambda insists on listing; it is satisfied with the streams of this one table.
  dispatch.allow({ actions: ['dynamodb:ListStreams'], resources: [`${table.tableArn}/stream/*`] });
  acknowledgeWildcard(
    dispatch,
    table,
    table.tableArn,
    '/stream/*',
    "Lambda lists streams; these are this table's only.",
  );
  const mapping = new lambda.EventSourceMapping(dispatch, 'Stream', {
    target: dispatch.lambda,
    eventSourceArn: streamArn,
    // From the oldest record: what was queued while a deployment made this mapping is not left to `settle`.
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    filters: [
      lambda.FilterCriteria.filter({
        // Not what the table forgot by its time to live.
        eventName: lambda.FilterRule.or('INSERT', 'MODIFY'),
        dynamodb: { Keys: { pk: { S: lambda.FilterRule.beginsWith(OUTBOX_START) } } },
      }),
    ],
    // It fails only where Lambda takes no calls at all: the same a moment later, whatever the batch is divided into.
    retryAttempts: 10,
    maxRecordAge: Duration.hours(1),
  });
  mapping.node.addDependency(dispatch);
}
