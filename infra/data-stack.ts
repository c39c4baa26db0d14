/**
 * What must outlive every deployment: the table, the buckets and the keys that sign. Everything here is kept when the stack goes; nothing
 * here runs. The other stack may be replaced whole, so no resource of this one may refer to it.
 */
import { ArnFormat, Aws, CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { deskBaseUrl } from './parameters.js';

/** The Cybersecurity Law asks for six months of logs at least; a season is asked about until the next one begins. */
const ACCESS_LOG_DAYS = 400;

export class DataStack extends Stack {
  readonly table: dynamodb.ITable;
  readonly uploads: s3.IBucket;
  readonly documents: s3.IBucket;
  readonly site: s3.IBucket;
  /** Signs what was filed. */
  readonly sealKey: kms.IKey;
  /** Signs heads of the log. */
  readonly checkpointKey: kms.IKey;

  constructor(scope: Construct, id: string) {
    super(scope, id, { description: 'Nianbao: the table and the buckets, kept when everything else is replaced' });
    this.table = table(this);
    const accessLogs = accessLogsBucket(this);
    this.uploads = uploadsBucket(this, accessLogs, deskBaseUrl(this));
    this.documents = documentsBucket(this, accessLogs);
    this.site = siteBucket(this, accessLogs);
    this.sealKey = signingKey(this, 'SealKey', 'seal', 'signs what was filed');
    this.checkpointKey = signingKey(this, 'CheckpointKey', 'checkpoint', 'signs heads of the log');
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'SiteBucketName', { value: this.site.bucketName });
  }
}

/*
 * The casts from a class to its own interface are lawful but for exactOptionalPropertyTypes, which the construct
 * library is not compiled with.
 */

function table(stack: Stack): dynamodb.ITable {
  const string = dynamodb.AttributeType.STRING;
  const made = new dynamodb.Table(stack, 'Table', {
    partitionKey: { name: 'pk', type: string },
    sortKey: { name: 'sk', type: string },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    timeToLiveAttribute: 'expiresAtSeconds',
    // Never an image: rows hold task tokens, and whoever reads the stream would hold them too.
    stream: dynamodb.StreamViewType.KEYS_ONLY,
  });
  // Outbox rows that are not done, by the time they are due. Keys suffice: whoever finds one reads the row itself.
  made.addGlobalSecondaryIndex({
    indexName: 'due',
    partitionKey: { name: 'duePk', type: string },
    sortKey: { name: 'dueAt', type: string },
    projectionType: dynamodb.ProjectionType.KEYS_ONLY,
  });
  return made as dynamodb.ITable;
}

/**
 * Its private half never leaves KMS. Who may sign with it is said where functions get their rights; what it signed must be
 * verifiable as long as reports are read, so it is kept, and replaced only as docs/deploy.md says.
 */
function signingKey(stack: Stack, id: string, alias: string, what: string): kms.IKey {
  return new kms.Key(stack, id, {
    description: `Nianbao: ${what}`,
    keySpec: kms.KeySpec.ECC_NIST_P256,
    keyUsage: kms.KeyUsage.SIGN_VERIFY,
    removalPolicy: RemovalPolicy.RETAIN,
    alias: `nianbao/${alias}`,
  }) as kms.IKey;
}

/** What all buckets share: private, encrypted, TLS only, kept. */
const KEPT = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  encryption: s3.BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const satisfies s3.BucketProps;

function accessLogsBucket(stack: Stack): s3.IBucket {
  const bucket = new s3.Bucket(stack, 'AccessLogs', {
    ...KEPT,
    lifecycleRules: [{ expiration: Duration.days(ACCESS_LOG_DAYS) }],
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'Holds the access logs of the other buckets; logging it into itself would never end.',
  });
  return bucket as s3.IBucket;
}

/**
 * Uploaded files as they came. A submission is one version of one object and is never deleted, so no rule here ends
 * a version, current or not; only parts of uploads that were never completed are swept away.
 */
function uploadsBucket(stack: Stack, accessLogs: s3.IBucket, deskOrigin: string): s3.IBucket {
  const bucket = new s3.Bucket(stack, 'Uploads', {
    ...KEPT,
    versioned: true,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'uploads/',
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    cors: [
      {
        allowedOrigins: [deskOrigin],
        allowedMethods: [s3.HttpMethods.POST],
        exposedHeaders: ['ETag', 'x-amz-version-id'],
        maxAge: 3000,
      },
    ],
  });
  // On the resource itself: the construct's own switch would add a function and a custom resource to set it.
  if (bucket.node.defaultChild instanceof s3.CfnBucket) {
    bucket.node.defaultChild.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }
  return bucket as s3.IBucket;
}

/** Canonical copies of documents and the manifests of releases: what pages show and the site is made from. */
function documentsBucket(stack: Stack, accessLogs: s3.IBucket): s3.IBucket {
  const bucket = new s3.Bucket(stack, 'Documents', {
    ...KEPT,
    versioned: true,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'documents/',
    lifecycleRules: [
      { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      // Taken over within minutes; the table has it all by then.
      { prefix: 'readings/', expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(1) },
    ],
  });
  return bucket as s3.IBucket;
}

/**
 * The public site. Only CloudFront reads it, and only distributions of this account: naming the one distribution
 * would make this stack refer to the other one, which refers to this bucket (docs/adr/0011-site-bucket-policy.md).
 */
function siteBucket(stack: Stack, accessLogs: s3.IBucket): s3.IBucket {
  const bucket = new s3.Bucket(stack, 'Site', {
    ...KEPT,
    versioned: true,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'site/',
    // Versions of reports are objects of their own; only indexes are overwritten, and they can be written again.
    lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90), noncurrentVersionsToRetain: 10 }],
  });
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'DistributionsOfThisAccountRead',
      principals: [new iam.ServicePrincipal('cloudfront.amazonaws.com')],
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: {
        ArnLike: {
          'aws:SourceArn': stack.formatArn({
            service: 'cloudfront',
            region: '',
            resource: 'distribution',
            resourceName: '*',
            arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
          }),
        },
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      },
    }),
  );
  return bucket as s3.IBucket;
}
