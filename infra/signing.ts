/**
 * Who may sign and who may verify. Signing goes to the first key of a list only; verifying needs the public half of every
 * key that ever signed, and nothing else of it.
 */
import type { Environment } from './environment.js';
import type { DataStack } from './data-stack.js';
import { FOLDERS, mayReadObjects } from './rights.js';
import type { VerbFunction } from './verb-function.js';

/** The ARN of the key that signs now, then those that signed before it: by ARN, or by their public half alone. */
export type Keys = readonly [string, ...string[]];
export interface SigningKeys {
  readonly seal: Keys;
  readonly checkpoint: Keys;
}

export function signingKeys(data: DataStack, former: Environment['formerKeys']): SigningKeys {
  return {
    seal: keysOf(data.sealKeys, former.seal),
    checkpoint: keysOf(data.checkpointKeys, former.checkpoint),
  };
}

function keysOf(own: DataStack['sealKeys'], former: readonly string[]): Keys {
  const [current, ...others] = own.map(({ keyArn }) => keyArn);
  if (current === undefined) throw new Error('an installation has a key that signs');
  return [current, ...others, ...former];
}

export function mayVerify(verb: VerbFunction, keys: Keys): void {
  // A public half needs nobody's leave.
  verb.allow({ actions: ['kms:GetPublicKey'], resources: keys.filter((key) => !key.startsWith('public:')) });
}

/** Signs, and verifies what it or its forerunners signed. */
export function maySign(verb: VerbFunction, keys: Keys): void {
  verb.allow({
    actions: ['kms:Sign'],
    resources: [keys[0]],
    conditions: { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256' } },
  });
  mayVerify(verb, keys);
}

/** Looks whether what is stored is what was filed: content, log, original and page pictures. */
export function mayVerifyFiled(verb: VerbFunction, data: DataStack, keys: SigningKeys): void {
  mayReadObjects(verb, data.documents, FOLDERS.originals, FOLDERS.pages);
  mayVerify(verb, keys.seal);
  mayVerify(verb, keys.checkpoint);
}
