/**
 * Reads the numbers and sections out of one document. It has no right on the table: it is told which version to read and
 * under which name to keep it, and leaves one object with what it read beside the original and pictures of its pages.
 * Running twice on the same version writes the same.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import { gateOf } from '#shared/filing/scan.js';
import { extractUpload } from '#shared/intake/extract.js';
import { s3Client } from '#shared/s3/objects.js';
import { picturePages } from '#shared/reading/isolation/picture-isolated.js';
import { readWithScans } from '#shared/reading/isolation/scan-isolated.js';
import { extractInputSchema } from '#shared/workflow/payloads.js';

const { environment, log } = openFunction('extract-report');
const dependencies = {
  s3: s3Client(),
  uploadsBucket: environment.UPLOADS_BUCKET,
  documentsBucket: environment.DOCUMENTS_BUCKET,
  gate: gateOf(environment.MALWARE_GATE),
  reader: { read: readWithScans, picture: picturePages },
};

export async function handler(event: unknown): Promise<{ submission: string }> {
  const { submission, ...upload } = extractInputSchema.parse(event);
  const { status } = await extractUpload(dependencies, upload);
  log.info('extracted', { submission, status });
  return { submission };
}
