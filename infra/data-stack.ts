/**
 * What must outlive every deployment: the table, the buckets and the keys that sign. Everything here is kept when the stack goes; nothing
 * here runs. The other stack may be replaced whole, so no resource of this one may refer to it.
 */
import { ArnFormat, Aws, CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { OriginAccessIdentity } from 'aws-cdk-lib/aws-cloudfront';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { deskBaseUrl } from './addresses.js';
import type { Environment } from './environment.js';
import { MalwareProtection } from './malware.js';
import { keyAlias } from './names.js';
import { makeSigningKeys } from './signing-keys.js';
import { deployedTo } from './deployed-to.js';
import { ownKey } from './own-key.js';
import type { ObjectLock } from './protection.js';

/** The Cybersecurity Law asks for six months of logs at least; a season is asked about until the next one begins. */
const ACCESS_LOG_DAYS = 400;

export interface DataStackProps {
  readonly environment: Environment;
}

export class DataStack extends Stack {
  readonly table: dynamodb.ITable;
  readonly uploads: s3.IBucket;
  readonly documents: s3.IBucket;
  readonly site: s3.IBucket;
  /** Id of the origin access identity that CloudFront reads the site's bucket with, where there is no origin access control. */
  readonly siteIdentity: string | undefined;
  /** The first signs what is filed; with the others it was signed before. */
  readonly sealKeys: readonly kms.IKey[];
  /** The first signs heads of the log; with the others they were signed before. */
  readonly checkpointKeys: readonly kms.IKey[];
  /** Encrypts what people wrote and uploaded, where the operator wants a key of their own. */
  readonly ownKey: kms.IKey | undefined;

  constructor(scope: Construct, id: string, { environment }: DataStackProps) {
    super(scope, id, {
      ...deployedTo(environment),
      description: 'Nianbao: the table and the buckets, kept when everything else is replaced',
    });
    const { protection, addresses } = environment;
    this.ownKey = protection.ownKey ? ownKey(this, keyAlias(environment, 'data')) : undefined;
    this.table = table(this, this.ownKey);
    const accessLogs = accessLogsBucket(this);
    this.uploads = uploadsBucket(this, accessLogs, { deskOrigin: deskBaseUrl(this, addresses), key: this.ownKey });
    if (protection.malwareGate === 'guardduty') new MalwareProtection(this, this.uploads, this.ownKey);
    this.documents = documentsBucket(this, accessLogs, { key: this.ownKey, lock: protection.objectLock });
    const site = siteBucket(this, accessLogs);
    this.site = site;
    this.siteIdentity = environment.edge.originAccess === 'identity' ? letIdentityRead(this, site) : undefined;
    if (this.siteIdentity === undefined) letDistributionsRead(this, site);
    this.sealKeys = makeSigningKeys(this, environment, 'seal', 'signs what was filed');
    this.checkpointKeys = makeSigningKeys(this, environment, 'checkpoint', 'signs heads of the log');
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'SiteBucketName', { value: this.site.bucketName });
  }
}

/*
 * The casts from a class to its own interface are lawful but for exactOptionalPropertyTypes, which the construct
 * library is not compiled with.
 */

function table(stack: Stack, key: kms.IKey | undefined): dynamodb.ITable {
  const string = dynamodb.AttributeType.STRING;
  const made = new dynamodb.Table(stack, 'Table', {
    partitionKey: { name: 'pk', type: string },
    sortKey: { name: 'sk', type: string },
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    ...(key === undefined ? {} : { encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED, encryptionKey: key }),
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

/** What all buckets share: private, encrypted, TLS only, kept. */
const KEPT = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  encryption: s3.BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const satisfies s3.BucketProps;

/** By the operator's own key if there is one; one data key then serves many objects, which is what calls of KMS cost. */
function encryptedBy(key: kms.IKey | undefined): s3.BucketProps {
  if (key === undefined) return {};
  return { encryption: s3.BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true };
}

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
function uploadsBucket(
  stack: Stack,
  accessLogs: s3.IBucket,
  { deskOrigin, key }: { readonly deskOrigin: string; readonly key: kms.IKey | undefined },
): s3.IBucket {
  const bucket = new s3.Bucket(stack, 'Uploads', {
    ...KEPT,
    ...encryptedBy(key),
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

/**
 * Canonical copies of documents and the manifests of releases: what pages show and the site is made from. A lock goes here
 * and not on the uploads: S3 wants a checksum with whatever it locks at once, and a form without script sends none.
 */
function documentsBucket(
  stack: Stack,
  accessLogs: s3.IBucket,
  { key, lock }: { readonly key: kms.IKey | undefined; readonly lock: ObjectLock | undefined },
): s3.IBucket {
  const bucket = new s3.Bucket(stack, 'Documents', {
    ...KEPT,
    ...encryptedBy(key),
    ...(lock === undefined ? {} : { objectLockEnabled: true, objectLockDefaultRetention: retention(lock) }),
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

function retention({ mode, days }: ObjectLock): s3.ObjectLockRetention {
  const time = Duration.days(days);
  return mode === 'governance' ? s3.ObjectLockRetention.governance(time) : s3.ObjectLockRetention.compliance(time);
}

/** The public site. Only CloudFront reads it. */
function siteBucket(stack: Stack, accessLogs: s3.IBucket): s3.IBucket {
  const bucket = new s3.Bucket(stack, 'Site', {
    ...KEPT,
    versioned: true,
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'site/',
    // Versions of reports are objects of their own; only indexes are overwritten, and they can be written again.
    lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90), noncurrentVersionsToRetain: 10 }],
  });
  return bucket as s3.IBucket;
}

/**
 * Only distributions of this account: naming the one distribution would make this stack refer to the other one, which refers to
 * this bucket (docs/adr/0011-site-bucket-policy.md).
 */
function letDistributionsRead(stack: Stack, bucket: s3.IBucket): void {
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
}

/** Only who reads with this identity, which the site's distribution is given. */
function letIdentityRead(stack: Stack, bucket: s3.IBucket): string {
  const identity = new OriginAccessIdentity(stack, 'SiteIdentity', { comment: 'Nianbao: public site' });
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'OneIdentityReads',
      principals: [identity.grantPrincipal],
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects('*')],
    }),
  );
  return identity.originAccessIdentityId;
}
