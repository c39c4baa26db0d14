/** What a function works with that proves or verifies, out of the variables that its entry names. */
import type { PublicKeys } from '#shared/audit/signature.js';
import { publicKeysOf, signerOf, type LoadKeys, type Sign } from '#shared/kms/keys.js';
import { s3Client, type S3Client } from '#shared/s3/objects.js';
import type { Table } from '#shared/store/table.js';

/** What the log of a release says of a report that is not what was filed; `reconcile` finds the same and alarms. */
export const CHANGED_SINCE_FILED = 'changed since filed';

export interface Proof {
  readonly table: Table;
  readonly s3: S3Client;
  readonly documentsBucket: string;
  readonly sealKeys: LoadKeys;
  readonly checkpointKeys: LoadKeys;
}

/** What makes checkpoints: the key's signature, and the keys that made those that stand. */
export interface Checkpointing {
  readonly table: Table;
  readonly sign: Sign;
  readonly keys: () => Promise<PublicKeys>;
}

interface ProofVariables {
  readonly DOCUMENTS_BUCKET: string;
  readonly SEAL_KEY_ID: string;
  readonly CHECKPOINT_KEY_ID: string;
}

export function openProof(table: Table, environment: ProofVariables): Proof {
  return {
    table,
    s3: s3Client(),
    documentsBucket: environment.DOCUMENTS_BUCKET,
    sealKeys: publicKeysOf(environment.SEAL_KEY_ID),
    checkpointKeys: publicKeysOf(environment.CHECKPOINT_KEY_ID),
  };
}

export function openCheckpointing(table: Table, environment: Pick<ProofVariables, 'CHECKPOINT_KEY_ID'>): Checkpointing {
  const variable = environment.CHECKPOINT_KEY_ID;
  return { table, sign: signerOf(variable), keys: publicKeysOf(variable) };
}
