/**
 * Reads what runs: Lambda functions with their bundles, state machines with their definitions, and the mappings that
 * feed a table's stream to a function.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html
 */
import * as z from 'zod';
import { checkPattern } from '../eventbridge/pattern.js';
import type { FunctionModel, StateMachineModel, StreamMappingModel } from './model.js';
import { count, flag, noEffect, properties, refuse, type Found, type Resources } from './resources.js';

const lambdaFunction = z.strictObject({
  FunctionName: z.string().optional(),
  Code: z.looseObject({ S3Key: z.string('only code from a file asset') }),
  Handler: z.string(),
  Runtime: z.string().regex(/^nodejs/, 'only Node.js runtimes'),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()).optional() }).optional(),
  MemorySize: count.optional(),
  Timeout: count.optional(),
  ReservedConcurrentExecutions: count.optional(),
  Role: noEffect,
  Architectures: noEffect,
  Description: noEffect,
  LoggingConfig: noEffect,
  TracingConfig: noEffect,
  EphemeralStorage: noEffect,
  RuntimeManagementConfig: noEffect,
  RecursiveLoop: noEffect,
  Tags: noEffect,
});

const eventInvokeConfig = z.strictObject({
  FunctionName: z.string(),
  Qualifier: noEffect,
  MaximumRetryAttempts: count.optional(),
  MaximumEventAgeInSeconds: noEffect,
});

export function readFunctions(resources: Resources): FunctionModel[] {
  const retries = new Map(
    resources.ofType('AWS::Lambda::EventInvokeConfig').map((resource) => {
      const config = properties(resource, eventInvokeConfig);
      return [config.FunctionName, config.MaximumRetryAttempts] as const;
    }),
  );
  return resources.ofType('AWS::Lambda::Function').map((resource) => {
    const given = properties(resource, lambdaFunction);
    return {
      logicalId: resource.logicalId,
      name: resource.name,
      arn: resource.arn,
      assetDir: assetOf(resources, resource, given.Code.S3Key),
      handler: given.Handler,
      environment: given.Environment?.Variables ?? {},
      memoryMb: given.MemorySize ?? 128,
      timeoutSeconds: given.Timeout ?? 3,
      reservedConcurrency: given.ReservedConcurrentExecutions,
      asyncRetries: retries.get(resource.name) ?? 2,
    };
  });
}

function assetOf(resources: Resources, resource: Found, key: string): string {
  const dir = resources.assets.get(key);
  if (dir === undefined) throw refuse(resource, `takes its code from ${key}, which no asset of the assembly provides`);
  return dir;
}

const stateMachine = z.strictObject({
  StateMachineName: z.string().optional(),
  StateMachineType: z.literal('STANDARD', 'only standard workflows').optional(),
  DefinitionString: z.string('the definition must be a DefinitionString'),
  DefinitionSubstitutions: z.never().optional(),
  RoleArn: noEffect,
  LoggingConfiguration: noEffect,
  TracingConfiguration: noEffect,
  EncryptionConfiguration: noEffect,
  Tags: noEffect,
});

export function readStateMachines(resources: Resources): StateMachineModel[] {
  return resources.ofType('AWS::StepFunctions::StateMachine').map((resource) => ({
    logicalId: resource.logicalId,
    name: resource.name,
    arn: resource.arn,
    definition: properties(resource, stateMachine).DefinitionString,
  }));
}

const mapping = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  StartingPosition: z.enum(['LATEST', 'TRIM_HORIZON']),
  BatchSize: count.optional(),
  Enabled: flag.optional(),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
  MaximumRetryAttempts: count.optional(),
  BisectBatchOnFunctionError: flag.optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).optional(),
  // One shard is read by one reader here, and a batch never waits to be filled.
  MaximumBatchingWindowInSeconds: noEffect,
  ParallelizationFactor: noEffect,
  MaximumRecordAgeInSeconds: noEffect,
  Tags: noEffect,
});

export function readStreamMappings(resources: Resources): StreamMappingModel[] {
  return resources.ofType('AWS::Lambda::EventSourceMapping').flatMap((resource) => {
    const given = properties(resource, mapping);
    if (given.Enabled === false) return [];
    const table = resources
      .ofType('AWS::DynamoDB::Table')
      .find(({ arn }) => given.EventSourceArn.startsWith(`${arn}/stream/`));
    if (table === undefined) throw refuse(resource, `reads ${given.EventSourceArn}, which is no table of the template`);
    const retries = given.MaximumRetryAttempts ?? -1;
    return [
      {
        logicalId: resource.logicalId,
        tableName: table.name,
        functionName: resources.byArnOrName('AWS::Lambda::Function', given.FunctionName, resource).name,
        batchSize: given.BatchSize ?? 100,
        startAtLatest: given.StartingPosition === 'LATEST',
        filters: (given.FilterCriteria?.Filters ?? []).map(({ Pattern }) => parsePattern(resource, Pattern)),
        maximumRetries: retries < 0 ? undefined : retries,
        bisect: given.BisectBatchOnFunctionError ?? false,
        reportItemFailures: (given.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures'),
      },
    ];
  });
}

function parsePattern(resource: Found, text: string): Record<string, unknown> {
  const pattern = z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  const problem = checkPattern(pattern);
  if (problem !== undefined) throw refuse(resource, `filters by ${text}: ${problem}`);
  return pattern;
}
