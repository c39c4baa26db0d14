/** What the comparison works with. */
import type { Gate } from '#shared/filing/scan.js';
import type { Proof } from '#shared/proof/open.js';
import type { S3Client } from '#shared/s3/objects.js';
import type { Table } from '#shared/store/table.js';
import type { LivingExecutions } from './executions.js';

export interface UpkeepDependencies {
  readonly table: Table;
  readonly s3: S3Client;
  readonly uploadsBucket: string;
  /** Whether uploads wait for the malware scanner. */
  readonly gate: Gate;
  readonly documentsBucket: string;
  readonly siteBucket: string;
  readonly executions: Readonly<Record<'intake' | 'review' | 'release', LivingExecutions>>;
  readonly proof: Proof;
  readonly now: () => Date;
}
