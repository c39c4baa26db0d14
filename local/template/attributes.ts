/**
 * Says what a resource is called here: physical names, ARNs, and what `Ref` and `Fn::GetAtt` of each type stand for.
 * Names come from the logical id alone, so that data kept on disk fits the template after every new synthesis.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
import { createHash } from 'node:crypto';
import { LocalCloudRefusal } from '../refusal.js';
import type { Stack, TemplateResource } from './assembly.js';
import { isIgnored } from './ignored.js';

export interface Account {
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  readonly urlSuffix: string;
}

type Evaluate = (expression: unknown) => unknown;

/** The property that names a resource of this type, if the template chooses to name it. */
const NAME_PROPERTY: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::Events::Rule': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::SecretsManager::Secret': 'Name',
};

export function physicalName(stack: Stack, logicalId: string, resource: TemplateResource, evaluate: Evaluate): string {
  const property = NAME_PROPERTY[resource.Type];
  const given = property === undefined ? undefined : resource.Properties?.[property];
  if (given !== undefined) return String(evaluate(given));
  if (resource.Type === 'AWS::S3::Bucket') return bucketName(stack.name, logicalId);
  return resource.Type === 'AWS::KMS::Key' ? keyId(stack.name, logicalId) : logicalId;
}

/** Bucket names: 3 to 63 lower-case letters, digits and hyphens, neither first nor last a hyphen. */
function bucketName(stackName: string, logicalId: string): string {
  const name = `${stackName}-${logicalId}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  // The end holds CDK's hash, the part that tells two buckets of one construct apart.
  return name.slice(-63).replace(/^-+|-+$/g, '');
}

/** AWS's key ids are UUIDs that nobody chooses; this one is always the same for the same key of the template. */
function keyId(stackName: string, logicalId: string): string {
  const hex = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}

export function arnOf(account: Account, type: string, name: string): string | undefined {
  const { partition, region, accountId } = account;
  const regional = (service: string, rest: string) => `arn:${partition}:${service}:${region}:${accountId}:${rest}`;
  switch (type) {
    case 'AWS::DynamoDB::Table':
      return regional('dynamodb', `table/${name}`);
    case 'AWS::S3::Bucket':
      return `arn:${partition}:s3:::${name}`;
    case 'AWS::Lambda::Function':
      return regional('lambda', `function:${name}`);
    case 'AWS::StepFunctions::StateMachine':
      return regional('states', `stateMachine:${name}`);
    case 'AWS::Events::Rule':
      return regional('events', `rule/${name}`);
    case 'AWS::Scheduler::Schedule':
      return regional('scheduler', `schedule/default/${name}`);
    case 'AWS::SES::EmailIdentity':
      return regional('ses', `identity/${name}`);
    case 'AWS::KMS::Key':
      return regional('kms', `key/${name}`);
    case 'AWS::SecretsManager::Secret':
      return regional('secretsmanager', `secret:${name}`);
    case 'AWS::GuardDuty::MalwareProtectionPlan':
      return regional('guardduty', `malware-protection-plan/${name}`);
    default:
      return undefined;
  }
}

export function apiId(logicalId: string): string {
  return logicalId.toLowerCase();
}

export function referenceOf(
  account: Account,
  stack: Stack,
  logicalId: string,
  resource: TemplateResource,
  evaluate: Evaluate,
): string {
  switch (resource.Type) {
    case 'AWS::StepFunctions::StateMachine':
    case 'AWS::SecretsManager::Secret':
      return arnOf(account, resource.Type, physicalName(stack, logicalId, resource, evaluate)) ?? logicalId;
    case 'AWS::ApiGatewayV2::Api':
      return apiId(logicalId);
    default:
      return physicalName(stack, logicalId, resource, evaluate);
  }
}

export function attributeOf(
  account: Account,
  stack: Stack,
  logicalId: string,
  resource: TemplateResource,
  path: string,
  evaluate: Evaluate,
): string {
  const name = physicalName(stack, logicalId, resource, evaluate);
  const arn = arnOf(account, resource.Type, name);
  const known: Record<string, Record<string, string>> = {
    'AWS::DynamoDB::Table': { StreamArn: `${arn}/stream/local` },
    'AWS::S3::Bucket': {
      DomainName: `${name}.s3.${account.urlSuffix}`,
      RegionalDomainName: `${name}.s3.${account.region}.${account.urlSuffix}`,
    },
    'AWS::StepFunctions::StateMachine': { Name: name },
    'AWS::KMS::Key': { KeyId: name },
    'AWS::SecretsManager::Secret': { Id: arn ?? name },
    'AWS::ApiGatewayV2::Api': {
      ApiId: apiId(logicalId),
      ApiEndpoint: `https://${apiId(logicalId)}.execute-api.${account.region}.${account.urlSuffix}`,
    },
    'AWS::CloudFront::Distribution': { Id: logicalId, DomainName: `${logicalId.toLowerCase()}.cloudfront.net` },
  };
  const attribute = known[resource.Type]?.[path] ?? (path === 'Arn' ? arn : undefined);
  if (attribute !== undefined) return attribute;
  if (path === 'Id') return logicalId;
  // What has no local meaning may still be named by something that has: its name is as good as any.
  if (isIgnored(resource.Type)) {
    return path === 'Arn' ? `arn:${account.partition}:local:${account.region}:${account.accountId}:${name}` : name;
  }
  throw new LocalCloudRefusal(
    'UnknownAttribute',
    `${stack.name} uses attribute ${path} of ${logicalId} (${resource.Type}), which has no local value.`,
    'Pass the value in by a template parameter, or teach local/template/attributes.ts.',
  );
}
