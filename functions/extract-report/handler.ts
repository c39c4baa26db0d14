/**
 * Reads the numbers and sections out of one submission's document. Writes the record beside the submission and keeps
 * the original and pictures of its pages with the documents. Running twice on the same submission writes the same.
 */
import { extractSubmission } from '../../shared/documents/extract-submission.js';
import { s3Client } from '../../shared/documents/objects.js';
import { picturePages } from '../../shared/reading/isolation/picture-isolated.js';
import { readIsolated } from '../../shared/reading/isolation/read-isolated.js';
import { openTable } from '../../shared/store/client.js';
import { environmentOf } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';
import { logFor } from '../../shared/workflow/log.js';
import { submissionInputSchema, type ExtractOutput } from '../../shared/workflow/payloads.js';

const environment = environmentOf<'extract-report'>(FUNCTIONS['extract-report']);
const workplace = {
  table: openTable(environment.TABLE_NAME),
  s3: s3Client(),
  uploadsBucket: environment.UPLOADS_BUCKET,
  documentsBucket: environment.DOCUMENTS_BUCKET,
  reader: { read: readIsolated, picture: picturePages },
};
const log = logFor('extract-report');

export async function handler(event: unknown): Promise<ExtractOutput> {
  const { submission } = submissionInputSchema.parse(event);
  const output = await extractSubmission(workplace, submission);
  log.info('extracted', { ...output });
  return output;
}
