/**
 * Reads the resources that keep data: DynamoDB tables and S3 buckets.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
 */
import * as z from 'zod';
import type { BucketModel, TableModel } from './model.js';
import { count, flag, noEffect, properties, type Resources } from './resources.js';

const table = z.strictObject({
  TableName: z.string().optional(),
  KeySchema: z.array(z.unknown()),
  AttributeDefinitions: z.array(z.unknown()),
  BillingMode: z.literal('PAY_PER_REQUEST', 'only on-demand tables'),
  GlobalSecondaryIndexes: z.array(z.looseObject({ IndexName: z.string() })).optional(),
  LocalSecondaryIndexes: z.array(z.looseObject({ IndexName: z.string() })).optional(),
  StreamSpecification: z.strictObject({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string().optional(), Enabled: flag }).optional(),
  PointInTimeRecoverySpecification: noEffect,
  SSESpecification: noEffect,
  DeletionProtectionEnabled: noEffect,
  ContributorInsightsSpecification: noEffect,
  TableClass: noEffect,
  Tags: noEffect,
});

export function readTables(resources: Resources): TableModel[] {
  return resources.ofType('AWS::DynamoDB::Table').map((resource) => {
    const given = properties(resource, table);
    const ttl = given.TimeToLiveSpecification;
    return {
      logicalId: resource.logicalId,
      name: resource.name,
      create: {
        TableName: resource.name,
        KeySchema: given.KeySchema,
        AttributeDefinitions: given.AttributeDefinitions,
        BillingMode: given.BillingMode,
        ...(given.GlobalSecondaryIndexes && {
          GlobalSecondaryIndexes: given.GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({
            IndexName,
            KeySchema,
            Projection,
          })),
        }),
        ...(given.LocalSecondaryIndexes && { LocalSecondaryIndexes: given.LocalSecondaryIndexes }),
        ...(given.StreamSpecification && {
          StreamSpecification: { StreamEnabled: true, ...given.StreamSpecification },
        }),
      },
      streamed: given.StreamSpecification !== undefined,
      ttlAttribute: ttl?.Enabled === true ? ttl.AttributeName : undefined,
    };
  });
}

const corsRule = z.object({
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z.array(z.string()).optional(),
  ExposedHeaders: z.array(z.string()).optional(),
  MaxAge: count.optional(),
});

const bucket = z.strictObject({
  BucketName: z.string().optional(),
  VersioningConfiguration: z.strictObject({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
  NotificationConfiguration: z
    .strictObject({
      EventBridgeConfiguration: z.strictObject({ EventBridgeEnabled: flag.optional() }).optional(),
    })
    .optional(),
  CorsConfiguration: z.strictObject({ CorsRules: z.array(corsRule) }).optional(),
  BucketEncryption: noEffect,
  PublicAccessBlockConfiguration: noEffect,
  OwnershipControls: noEffect,
  AccessControl: noEffect,
  // No version is ever deleted here, and nothing but the product puts any.
  ObjectLockEnabled: noEffect,
  ObjectLockConfiguration: noEffect,
  LifecycleConfiguration: noEffect,
  LoggingConfiguration: noEffect,
  Tags: noEffect,
});

export function readBuckets(resources: Resources): BucketModel[] {
  return resources.ofType('AWS::S3::Bucket').map((resource) => {
    const given = properties(resource, bucket);
    const events = given.NotificationConfiguration?.EventBridgeConfiguration;
    return {
      logicalId: resource.logicalId,
      name: resource.name,
      versioned: given.VersioningConfiguration?.Status === 'Enabled',
      eventBridge: events !== undefined && events.EventBridgeEnabled !== false,
      cors: (given.CorsConfiguration?.CorsRules ?? []).map((rule) => ({
        allowedOrigins: rule.AllowedOrigins,
        allowedMethods: rule.AllowedMethods,
        allowedHeaders: rule.AllowedHeaders ?? [],
        exposeHeaders: rule.ExposedHeaders ?? [],
        ...(rule.MaxAge !== undefined && { maxAgeSeconds: rule.MaxAge }),
      })),
    };
  });
}
