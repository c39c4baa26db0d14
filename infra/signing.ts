/**
 * Who may sign and who may verify. Signing goes to the first key of a list only; verifying needs the public half of every
 * key that ever signed, and nothing else of it.
 */
import type { FormerKeys } from './configuration.js';
import type { DataStack } from './data-stack.js';
import { FOLDERS, mayReadObjects } from './rights.js';
import type { VerbFunction } from './verb-function.js';

/** ARNs: the key that signs now, then those that signed before it. */
export type Keys = readonly [string, ...string[]];
export interface SigningKeys {
  readonly seal: Keys;
  readonly checkpoint: Keys;
}

export function signingKeys(data: DataStack, former: FormerKeys): SigningKeys {
  return {
    seal: [data.sealKey.keyArn, ...former.seal],
    checkpoint: [data.checkpointKey.keyArn, ...former.checkpoint],
  };
}

export function mayVerify(verb: VerbFunction, keys: Keys): void {
  verb.allow({ actions: ['kms:GetPublicKey'], resources: [...keys] });
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
