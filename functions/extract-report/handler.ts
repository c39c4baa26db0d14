/**
 * Reads the numbers and sections out of one submission's document. Writes the record beside the submission and keeps
 * the original and pictures of its pages with the documents. Running twice on the same submission writes the same.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import { extractSubmission } from '#shared/intake/extract.js';
import { s3Client } from '#shared/s3/objects.js';
import { picturePages } from '#shared/reading/isolation/picture-isolated.js';
import { readIsolated } from '#shared/reading/isolation/read-isolated.js';
import { openTable } from '#shared/store/client.js';
import { submissionInputSchema, type ExtractOutput } from '#shared/workflow/payloads.js';

const { environment, log } = openFunction('extract-report');
const dependencies = {
  table: openTable(environment.TABLE_NAME),
  s3: s3Client(),
  uploadsBucket: environment.UPLOADS_BUCKET,
  documentsBucket: environment.DOCUMENTS_BUCKET,
  reader: { read: readIsolated, picture: picturePages },
};

export async function handler(event: unknown): Promise<ExtractOutput> {
  const { submission } = submissionInputSchema.parse(event);
  const output = await extractSubmission(dependencies, submission);
  log.info('extracted', { ...output });
  return output;
}
