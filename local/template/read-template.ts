/**
 * The way from a synthesized assembly to what one machine has to serve. Everything in the template is either in the
 * answer, or listed as ignored with a reason, or refused.
 */
import * as z from 'zod';
import { readAssembly } from './assembly.js';
import type { Account } from './attributes.js';
import { readFunctions, readStateMachines, readStreamMappings } from './compute.js';
import { readDistributions } from './distributions.js';
import { readRules, readSchedules } from './events.js';
import { readHttpApis } from './http.js';
import { IGNORED } from './ignored.js';
import { createEvaluator } from './intrinsics.js';
import { readSigningKeys } from './keys.js';
import { readProtectionPlans } from './malware.js';
import type { CloudModel } from './model.js';
import { readSecrets } from './secrets.js';
import { collectResources, properties, refuse, type Resources } from './resources.js';
import { readBuckets, readTables } from './storage.js';

const SERVED = new Set([
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::Lambda::Function',
  'AWS::Lambda::EventSourceMapping',
  'AWS::StepFunctions::StateMachine',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Route',
  'AWS::Events::Rule',
  'AWS::Scheduler::Schedule',
  'AWS::CloudFront::Distribution',
  'AWS::SES::EmailIdentity',
  'AWS::KMS::Key',
  'AWS::KMS::Alias',
  'AWS::SecretsManager::Secret',
  'AWS::GuardDuty::MalwareProtectionPlan',
]);

/** @throws LocalCloudRefusal naming the resource, where the template asks for what is not served here */
export function readTemplate(
  assemblyDir: string,
  account: Account,
  parameters: Readonly<Record<string, string>>,
): CloudModel {
  const assembly = readAssembly(assemblyDir);
  const evaluator = createEvaluator(assembly, account, parameters);
  const resources = collectResources(assembly, account, evaluator);
  for (const resource of resources.all()) {
    if (!SERVED.has(resource.type) && !(resource.type in IGNORED)) {
      throw refuse(resource, 'is of a type that is neither served on one machine nor known to have no meaning there');
    }
  }
  const { rules, schedules } = readRules(resources);
  return {
    tables: readTables(resources),
    buckets: readBuckets(resources),
    functions: readFunctions(resources),
    stateMachines: readStateMachines(resources),
    httpApis: readHttpApis(resources),
    rules,
    schedules: [...schedules, ...readSchedules(resources)],
    streamMappings: readStreamMappings(resources),
    distributions: readDistributions(resources),
    identities: readIdentities(resources),
    signingKeys: readSigningKeys(resources),
    secrets: readSecrets(resources),
    protectionPlans: readProtectionPlans(resources),
    outputs: evaluator.outputs(),
    ignored: resources.all().flatMap(({ logicalId, type }) => {
      const why = IGNORED[type];
      return why === undefined ? [] : [{ logicalId, type, why }];
    }),
  };
}

const identity = z.looseObject({ EmailIdentity: z.string() });

function readIdentities(resources: Resources): string[] {
  return resources.ofType('AWS::SES::EmailIdentity').map((resource) => properties(resource, identity).EmailIdentity);
}
