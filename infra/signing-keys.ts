/** The keys that sign what was filed, heads of the log and releases: made once each, and replaced by a number (docs/deploy.md). */
import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Environment } from './environment.js';
import { keyAlias } from './names.js';

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
    alias,
  }) as kms.IKey;
}

/**
 * Those that `signingKeys` names, in its order: the first signs. All that were ever made stay in the template with their exports, so that a
 * deployment that takes one off the list is not refused for what the other stacks still import.
 */
export function makeSigningKeys(
  stack: Stack,
  environment: Environment,
  use: 'seal' | 'checkpoint',
  what: string,
): kms.IKey[] {
  const named = environment.signingKeys[use];
  const made = Array.from({ length: Math.max(...named) }, (_, before) => {
    const number = before === 0 ? '' : String(before + 1);
    const id = `${use === 'seal' ? 'Seal' : 'Checkpoint'}Key${number}`;
    return signingKey(stack, id, `${keyAlias(environment, use)}${number === '' ? '' : `-${number}`}`, what);
  });
  for (const [before, key] of made.entries()) if (!named.includes(before + 1)) stack.exportValue(key.keyArn);
  return named.flatMap((number) => made[number - 1] ?? []);
}
