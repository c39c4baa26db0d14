/**
 * Reads the secrets that Secrets Manager makes by chance. A secret whose value stands in the template is refused, for then
 * it is none.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
 */
import * as z from 'zod';
import { LocalCloudRefusal } from '../refusal.js';
import type { SecretModel } from './model.js';
import { count, flag, noEffect, properties, type Resources } from './resources.js';

const secret = z.strictObject({
  Name: z.string().optional(),
  Description: noEffect,
  GenerateSecretString: z.strictObject({
    PasswordLength: count.pipe(z.number().min(4).max(4096)).optional(),
    ExcludePunctuation: flag.optional(),
  }),
  KmsKeyId: noEffect,
  Tags: noEffect,
});

/** Where CloudFormation's dynamic references are resolved here. */
const WITH_REFERENCES = 'AWS::CloudFront::Distribution';

export function readSecrets(resources: Resources): SecretModel[] {
  const elsewhere = resources
    .all()
    .find(({ type, properties: all }) => type !== WITH_REFERENCES && JSON.stringify(all).includes('{{resolve:'));
  if (elsewhere !== undefined)
    throw new LocalCloudRefusal(
      'UnresolvedSecret',
      `${elsewhere.logicalId} (${elsewhere.type}) holds a dynamic reference, which would stay as it is written.`,
      'Dynamic references are resolved in the origins of distributions only.',
    );
  return resources.ofType('AWS::SecretsManager::Secret').map((resource) => {
    const { GenerateSecretString: how } = properties(resource, secret);
    return {
      logicalId: resource.logicalId,
      name: resource.name,
      arn: resource.arn,
      length: how.PasswordLength ?? 32,
      punctuation: how.ExcludePunctuation !== true,
    };
  });
}
