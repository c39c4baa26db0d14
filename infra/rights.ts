/**
 * What a function may be allowed to do to the table and the buckets, by verb. Of the table it reads and writes the kinds of
 * items alone that shared/workflow/table-rights.ts names, by how their keys begin. Writes are allowed inside a transaction
 * only: every deed is one, and a plain put that skips its conditions and its audit event should be refused by AWS.
 * Task tokens are seen by the two functions that store and tell them, and by the one that moves keys of a former layout, which scans.
 */
import { ArnFormat, Aws, Fn, Stack, Validations, type IResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { DOCUMENT_FOLDERS, UPLOAD_FOLDERS } from '#shared/workflow/folders.js';
import { readableKinds, TABLE_RIGHTS } from '#shared/workflow/table-rights.js';
import { ITEM_KINDS, type ItemKind } from '#shared/workflow/item-kinds.js';
import { WRITE_ACTIONS } from '#shared/workflow/table-rights/rights.js';
import { mayUseKeyOfBucket, mayUseKeyOfTable } from './own-key.js';
import type { VerbFunction } from './verb-function.js';

/** Task tokens lie under these partition keys. */
const TOKEN_KEYS = 'TASK#*';
const READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** TransactWriteItems has no action of its own: it needs those of its parts, here granted for nothing else. */
const IN_TRANSACTION = { 'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } };

/**
 * `ForAllValues` holds for a request without any key too, which `Null` rules out (AWS, "Multivalued context keys").
 */
function underKeys(patterns: string[]): Record<string, Record<string, string | string[]>> {
  return {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  };
}

function underKinds(kinds: readonly ItemKind[]) {
  const starts = kinds.map((kind) => ITEM_KINDS[kind]);
  return underKeys(starts.map((start) => (start.endsWith('#') ? `${start}*` : start)));
}

/** Reads items of its kinds; those that hold task tokens are refused, whatever else is allowed. */
export function mayRead(verb: VerbFunction, table: dynamodb.ITable): void {
  mayReadItsKinds(verb, table);
  verb.allow({
    effect: iam.Effect.DENY,
    actions: READS,
    resources: [table.tableArn],
    conditions: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [TOKEN_KEYS] } },
  });
}

function mayReadItsKinds(verb: VerbFunction, table: dynamodb.ITable): void {
  mayUseKeyOfTable(verb, table, 'read');
  verb.allow({ actions: READS, resources: [table.tableArn], conditions: underKinds(readableKinds(verb.verb)) });
}

/** Reads items, and writes them in transactions. */
export function mayCommit(verb: VerbFunction, table: dynamodb.ITable): void {
  mayRead(verb, table);
  mayWrite(verb, table);
}

/** As `mayCommit`, and sees the task tokens that it stores or tells. */
export function mayCommitAndSeeTokens(verb: VerbFunction, table: dynamodb.ITable): void {
  mayReadItsKinds(verb, table);
  mayWrite(verb, table);
}

/** Partition keys of the first layout, before areas: a year or an id where the area stands now. */
const FORMER_KEYS = [
  'SEASON#2*',
  'FILING#2*',
  'TEXTS#2*',
  'GRANT#*',
  'UPLOAD#*',
  'TASK#2*',
  'RELEASE#r*',
  'SITE',
  'OUTBOX#*',
];

/** Sees every item, and takes away those that lie where the former layout put them. */
export function mayMoveFormerItems(verb: VerbFunction, table: dynamodb.ITable): void {
  verb.allow({ actions: ['dynamodb:Scan'], resources: [table.tableArn] });
  verb.allow({
    actions: ['dynamodb:DeleteItem'],
    resources: [table.tableArn],
    conditions: { ...IN_TRANSACTION, ...underKeys(FORMER_KEYS) },
  });
}

/** Finds outbox rows by the time they are due. */
export function mayFindDue(verb: VerbFunction, table: dynamodb.ITable): void {
  mayUseKeyOfTable(verb, table, 'read');
  verb.allow({ actions: ['dynamodb:Query'], resources: [`${table.tableArn}/index/due`] });
}

/** Folders of the documents bucket, and among the uploads last year's documents, those of the product's own and what portals show, as it names its keys. */
export const FOLDERS = {
  originals: `${DOCUMENT_FOLDERS.originals}/*`,
  pages: `${DOCUMENT_FOLDERS.pages}/*`,
  readings: `${DOCUMENT_FOLDERS.readings}/*`,
  releases: `${DOCUMENT_FOLDERS.releases}/*`,
  previous: `${UPLOAD_FOLDERS.previous}/*`,
  typed: `${UPLOAD_FOLDERS.typed}/*`,
  portal: `${UPLOAD_FOLDERS.portal}/*`,
} as const;
const EVERYTHING = '*';
/** What the keys of a folder begin with. */
export const prefixOf = (folder: (typeof FOLDERS)[keyof typeof FOLDERS]): string => folder.slice(0, -EVERYTHING.length);
export type Keys = (typeof FOLDERS)[keyof typeof FOLDERS] | typeof EVERYTHING;

/** Reads objects, of any version. Listing goes with it: without it a missing object answers "forbidden". */
export function mayReadObjects(verb: VerbFunction, bucket: s3.IBucket, ...folders: readonly Keys[]): void {
  verb.allow({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] });
  mayUseKeyOfBucket(verb, bucket, 'read');
  touching(verb, bucket, ['s3:GetObject', 's3:GetObjectVersion'], folders);
}

/** Learns which executions there are and what they were begun with; the input of an execution holds no token. */
export function mayFindExecutions(verb: VerbFunction, machineArns: readonly string[]): void {
  verb.allow({ actions: ['states:ListExecutions'], resources: [...machineArns] });
  verb.allow({
    actions: ['states:DescribeExecution'],
    resources: machineArns.map((arn) => {
      const name = Fn.select(6, Fn.split(':', arn));
      const resolved = JSON.stringify(Stack.of(verb).resolve(name));
      Validations.of(verb).acknowledge({
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${resolved}:*]`,
        reason: 'Executions are named at run time; the machine is named.',
      });
      // As references in every environment, whether it names its account and region or not: the reason above is told by this text.
      return Stack.of(verb).formatArn({
        partition: Aws.PARTITION,
        region: Aws.REGION,
        account: Aws.ACCOUNT_ID,
        service: 'states',
        resource: 'execution',
        resourceName: `${name}:*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
    }),
  });
}

/** Learns which versions of an object there are, and reads none of them. */
export function mayListVersions(verb: VerbFunction, bucket: s3.IBucket): void {
  verb.allow({ actions: ['s3:ListBucketVersions'], resources: [bucket.bucketArn] });
}

/** Learns what the malware scanner says of versions; it opens none of them. */
export function mayReadScans(verb: VerbFunction, bucket: s3.IBucket, ...folders: readonly Keys[]): void {
  touching(verb, bucket, ['s3:GetObjectVersionTagging'], folders);
}

export function mayWriteObjects(verb: VerbFunction, bucket: s3.IBucket, ...folders: readonly Keys[]): void {
  mayUseKeyOfBucket(verb, bucket, 'write');
  touching(verb, bucket, ['s3:PutObject'], folders);
}

function touching(verb: VerbFunction, bucket: s3.IBucket, actions: string[], folders: readonly Keys[]): void {
  for (const keys of folders.length === 0 ? [EVERYTHING] : folders) {
    verb.allow({ actions, resources: [bucket.arnForObjects(keys)] });
    acknowledgeWildcard(
      verb,
      bucket,
      bucket.bucketArn,
      `/${keys}`,
      'Keys are made at run time; bucket and verbs are named.',
    );
  }
}

function mayWrite(verb: VerbFunction, table: dynamodb.ITable): void {
  mayUseKeyOfTable(verb, table, 'write');
  for (const action of WRITE_ACTIONS) {
    const kinds = TABLE_RIGHTS[verb.verb].writes?.[action] ?? [];
    if (kinds.length === 0) continue;
    verb.allow({
      actions: [`dynamodb:${action}`],
      resources: [table.tableArn],
      conditions: { ...IN_TRANSACTION, ...underKinds(kinds) },
    });
  }
}

/**
 * Says why a statement of the function ends in a wildcard. `arn` belongs to a resource of another stack, so cdk-nag
 * knows it by the name under which that stack exports it.
 */
export function acknowledgeWildcard(
  verb: VerbFunction,
  owner: IResource,
  arn: string,
  wildcard: string,
  reason: string,
): void {
  const imported: unknown = owner.stack.resolve(owner.stack.exportValue(arn));
  const name = (imported as { 'Fn::ImportValue': string })['Fn::ImportValue'];
  Validations.of(verb).acknowledge({ id: `AwsSolutions-IAM5[Resource::${name}${wildcard}]`, reason });
}
