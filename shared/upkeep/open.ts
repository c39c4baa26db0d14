/** What the comparison works with, out of the variables of `reconcile`: for the function, and for the operator's command. */
import { gateOf } from '#shared/filing/scan.js';
import { openProof } from '#shared/proof/open.js';
import type { Environment } from '#shared/runtime/environment.js';
import { stepFunctionsClient } from '#shared/runtime/executions.js';
import { s3Client } from '#shared/s3/objects.js';
import { openTable } from '#shared/store/client.js';
import type { UpkeepDependencies } from './dependencies.js';
import { LivingExecutions } from './executions.js';

/** @returns what one run works with: what is running is listed once in each */
export function openUpkeep(environment: Environment<'reconcile'>, now: () => Date): () => UpkeepDependencies {
  const table = openTable(environment.TABLE_NAME);
  const s3 = s3Client();
  const proof = openProof(table, environment);
  const stepFunctions = stepFunctionsClient();
  return () => ({
    table,
    s3,
    uploadsBucket: environment.UPLOADS_BUCKET,
    gate: gateOf(environment.MALWARE_GATE),
    documentsBucket: environment.DOCUMENTS_BUCKET,
    siteBucket: environment.SITE_BUCKET,
    executions: {
      intake: new LivingExecutions(stepFunctions, environment.INTAKE_MACHINE_ARN),
      review: new LivingExecutions(stepFunctions, environment.REVIEW_MACHINE_ARN),
      release: new LivingExecutions(stepFunctions, environment.RELEASE_MACHINE_ARN),
    },
    proof,
    now,
  });
}
