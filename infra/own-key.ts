/**
 * A key of the operator's own for what people wrote and uploaded: the table, the buckets of uploads and documents, and the
 * logs. Without one AWS encrypts the same things by keys of its own. Each function may use the key only by the service, and
 * only for the table or bucket, that it has rights on anyway (docs/adr/0068-keys-and-locks.md).
 */
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import type { VerbFunction } from './verb-function.js';

/** Kept, as the data is that cannot be read without it; KMS renews its material every year and keeps the former. */
export function ownKey(stack: Stack, alias: string): kms.IKey {
  const key = new kms.Key(stack, 'DataKey', {
    description: 'Nianbao: encrypts the table, uploads, documents and logs',
    alias,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  // CloudWatch Logs is no caller's service: it uses the key by itself, for the log groups of this account.
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'LogsOfThisAccount',
      principals: [new iam.ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
      actions: [...WRITING, 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
            service: 'logs',
            resource: 'log-group',
            resourceName: '*',
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        },
      },
    }),
  );
  return key as kms.IKey;
}

/** Every log group below `scope`, of whichever capability: none can be forgotten. */
export function encryptLogs(scope: IConstruct, key: kms.IKey): void {
  for (const each of scope.node.findAll()) if (each instanceof CfnLogGroup) each.kmsKeyId = key.keyArn;
}

/** DynamoDB asks for the table's data key in the name of whoever calls it; its stream is encrypted by the same. */
export function mayUseKeyOfTable(verb: VerbFunction, table: dynamodb.ITable, how: 'read' | 'write'): void {
  const context = { 'kms:EncryptionContext:aws:dynamodb:tableName': table.tableName };
  // AWS, "DynamoDB encryption at rest: usage notes": what the caller needs on a key of the customer's.
  const actions = how === 'read' ? [READING] : [...WRITING, 'kms:DescribeKey'];
  mayUse(verb, table.encryptionKey, 'dynamodb', actions, context);
}

/** S3 asks for one data key for many objects (bucket key), by the bucket's ARN. */
export function mayUseKeyOfBucket(verb: VerbFunction, bucket: s3.IBucket, how: 'read' | 'write'): void {
  const context = { 'kms:EncryptionContext:aws:s3:arn': bucket.bucketArn };
  mayUse(verb, bucket.encryptionKey, 's3', [how === 'read' ? READING : 'kms:GenerateDataKey'], context);
}

const READING = 'kms:Decrypt';
const WRITING = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

function mayUse(
  verb: VerbFunction,
  key: kms.IKey | undefined,
  service: 'dynamodb' | 's3',
  actions: string[],
  context: Record<string, string>,
): void {
  if (key === undefined) return;
  const { region, urlSuffix } = Stack.of(verb);
  const viaService = `${service}.${region}.${urlSuffix}`;
  verb.allow({
    actions,
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:ViaService': viaService, ...context } },
  });
}
