/** The original document of a submission, for those whose link covers it. Always a download, never shown in our pages. */
import { handle } from '#shared/desk/handle.js';
import { covers } from '#shared/access/covers.js';
import { answerMessage, answerRefusal } from '#shared/desk/answers.js';
import { viewerOf } from '#shared/desk/show.js';
import { publicKeysOf } from '#shared/kms/keys.js';
import { isDocumentChanged } from '#shared/proof/filed.js';
import { deskApp } from '#shared/desk/edge.js';
import { proveGrant } from '#shared/desk/session.js';
import { openDesk } from '#shared/desk/open.js';
import { originalKey } from '#shared/s3/keys.js';
import { signDownload } from '#shared/s3/download.js';
import { handedOut } from '#shared/s3/handed-out.js';
import { readObject, s3Client } from '#shared/s3/objects.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { submissionFrom, submissionKey } from '#shared/store/filings.js';

const desk = openDesk('show-document');
const s3 = s3Client();
const sealKeys = publicKeysOf(desk.environment.SEAL_KEY_ID);
const app = deskApp(desk);
/** The form's policy bounds an upload; nothing larger was ever kept. */
const MAX_BYTES = 64 * 1024 * 1024;

app.get('/g/:grant/documents/:submission', async (context) => {
  const id = submissionIdSchema.safeParse(context.req.param('submission'));
  const proof = await proveGrant(context, desk, () => (id.success ? [submissionKey(id.data)] : []));
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  const submission = submissionFrom(proof.beside[0]);
  if (submission === undefined || !covers(proof.grant, submission)) return answerMessage(context, 'not-found');
  const where = { bucket: desk.environment.DOCUMENTS_BUCKET, key: originalKey(submission) };
  const stored = await readObject(s3, { ...where, maxBytes: MAX_BYTES });
  if (stored === undefined) return answerMessage(context, 'not-found');
  if (await isDocumentChanged(sealKeys, submission, { bytes: stored.bytes, sha256: submission.digest })) {
    return answerRefusal(context, { code: 'changed-since-filed', what: ['original'] }, viewerOf(context, proof.grant));
  }
  // Straight from S3: an answer of a function ends at 6 MB and passes through text conversions; the bytes must be those
  // whose digest stands on the receipt. The address is good for a minute and names nothing but this object.
  const address = await signDownload(s3, {
    ...where,
    versionId: stored.versionId,
    as: handedOut(submission.fileName, submission.id, submission.format),
  });
  return context.redirect(address, 303);
});

export const handler = handle(app);
