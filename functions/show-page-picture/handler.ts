/** The picture of one page of a submission's document, for those whose link covers it. Painted by us, never a part of the file. */
import { handle } from 'hono/aws-lambda';
import { covers } from '#shared/access/covers.js';
import { answerMessage, answerRefusal } from '#shared/desk/answers.js';
import { viewerOf } from '#shared/desk/show.js';
import { publicKeysOf } from '#shared/kms/keys.js';
import { isDocumentChanged } from '#shared/proof/filed.js';
import { deskApp } from '#shared/desk/edge.js';
import { proveGrant } from '#shared/desk/session.js';
import { openDesk } from '#shared/desk/open.js';
import { pageKey } from '#shared/s3/keys.js';
import { readObject, s3Client } from '#shared/s3/objects.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { submissionFrom, submissionKey } from '#shared/store/filings.js';

const desk = openDesk('show-page-picture');
const s3 = s3Client();
const sealKeys = publicKeysOf(desk.environment.SEAL_KEY_ID);
const app = deskApp(desk);
/** API Gateway and Lambda answer at most 6 MB, of which base64 leaves about 4.4; a page takes a tenth of one. */
const MAX_ANSWER_BYTES = 4_400_000;

app.get('/g/:grant/documents/:submission/pages/:page', async (context) => {
  const id = submissionIdSchema.safeParse(context.req.param('submission'));
  const proof = await proveGrant(context, desk, () => (id.success ? [submissionKey(id.data)] : []));
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  const submission = submissionFrom(proof.beside[0]);
  if (submission === undefined || !covers(proof.grant, submission)) return answerMessage(context, 'not-found');
  const picture = submission.pictures?.find(({ page }) => String(page) === context.req.param('page'));
  if (picture === undefined) return answerMessage(context, 'not-found');
  const key = pageKey(submission, picture.page);
  const stored = await readObject(s3, { bucket: desk.environment.DOCUMENTS_BUCKET, key, maxBytes: MAX_ANSWER_BYTES });
  if (stored === undefined) return answerMessage(context, 'not-found');
  if (await isDocumentChanged(sealKeys, submission, { bytes: stored.bytes, sha256: picture.sha256 })) {
    return answerRefusal(context, { code: 'changed-since-filed', what: ['pages'] }, viewerOf(context, proof.grant));
  }
  return context.body(new Uint8Array(stored.bytes), 200, {
    'Content-Type': 'image/png',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
});

export const handler = handle(app);
