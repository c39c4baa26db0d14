/**
 * Reads the KMS keys that sign, with their aliases. Keys that encrypt are passed over: AWS's services use them for what they
 * keep, and one machine keeps it as it is. A key of any other spec or usage is refused, since nothing here would sign with it.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-alias.html
 */
import * as z from 'zod';
import type { SigningKeyModel } from './model.js';
import { flag, noEffect, properties, refuse, type Found, type Resources } from './resources.js';

const key = z.strictObject({
  KeySpec: z.literal('ECC_NIST_P256', 'only ECC_NIST_P256 is'),
  KeyUsage: z.literal('SIGN_VERIFY', 'only SIGN_VERIFY is'),
  Description: z.string().optional(),
  Enabled: flag.optional(),
  Origin: z.literal('AWS_KMS', 'only key material made by KMS is').optional(),
  MultiRegion: off('there is one region'),
  EnableKeyRotation: off('KMS rotates no key of this spec'),
  KeyPolicy: noEffect,
  BypassPolicyLockoutSafetyCheck: noEffect,
  PendingWindowInDays: noEffect,
  Tags: noEffect,
});

const alias = z.strictObject({
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
  AliasName: z.string().regex(/^alias\/(?!aws\/)[a-zA-Z0-9/_-]{1,250}$/, 'not a name that AWS lets be given'),
  TargetKeyId: z.string(),
});

export function readSigningKeys(resources: Resources): SigningKeyModel[] {
  const encrypting = resources.ofType('AWS::KMS::Key').filter(({ properties: given }) => encrypts(given));
  const aliases = resources.ofType('AWS::KMS::Alias').flatMap((resource) => {
    const { AliasName, TargetKeyId } = properties(resource, alias);
    if (encrypting.some(({ arn, name }) => arn === TargetKeyId || name === TargetKeyId)) return [];
    return { resource, name: AliasName, keyArn: resources.byArnOrName('AWS::KMS::Key', TargetKeyId, resource).arn };
  });
  const twice = aliases.find(({ name }, at) => aliases.findIndex((other) => other.name === name) !== at);
  if (twice !== undefined) throw refuse(twice.resource, `gives the name ${twice.name} a second time`);
  const signing = resources.ofType('AWS::KMS::Key').filter((resource) => !encrypting.includes(resource));
  return signing.map((resource) => {
    const given = properties(resource, key);
    return {
      logicalId: resource.logicalId,
      name: resource.name,
      arn: resource.arn,
      description: given.Description ?? '',
      enabled: given.Enabled ?? true,
      aliases: aliases.filter(({ keyArn }) => keyArn === resource.arn).map(({ name }) => name),
    };
  });
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html: what a key is that says nothing. */
function encrypts({ KeySpec = 'SYMMETRIC_DEFAULT', KeyUsage = 'ENCRYPT_DECRYPT' }: Found['properties']): boolean {
  return KeySpec === 'SYMMETRIC_DEFAULT' && KeyUsage === 'ENCRYPT_DECRYPT';
}

function off(why: string) {
  return flag.refine((value) => !value, why).optional();
}
