/** The picture of one page of a submission's document, for those whose link covers it. Painted by us, never a part of the file. */
import { handle } from '#shared/desk/handle.js';
import { covers } from '#shared/access/covers.js';
import { answerMessage, answerRefusal } from '#shared/desk/answers.js';
import { viewerOf } from '#shared/desk/show.js';
import { publicKeysOf } from '#shared/kms/keys.js';
import { isDocumentChanged } from '#shared/proof/filed.js';
import { deskApp, type DeskContext } from '#shared/desk/edge.js';
import { proveGrant } from '#shared/desk/session.js';
import { openDesk } from '#shared/desk/open.js';
import { pageKey } from '#shared/s3/keys.js';
import { readObject, s3Client } from '#shared/s3/objects.js';
import { submissionIdSchema } from '#shared/ids/submission-id.js';
import { submissionFrom, submissionKey } from '#shared/store/filings.js';
import type { Consistency } from '#shared/store/table.js';

const desk = openDesk('show-page-picture');
const s3 = s3Client();
const sealKeys = publicKeysOf(desk.environment.SEAL_KEY_ID);
const app = deskApp(desk);
/** API Gateway and Lambda answer at most 6 MB, of which base64 leaves about 4.4; a page takes a tenth of one. */
const MAX_ANSWER_BYTES = 4_400_000;

app.get('/g/:grant/documents/:submission/pages/:page', async (context) => {
  // A page asks for many of these: most are found by a reading that costs half and may be a second old. What that does not
  // find may have been written just now.
  let found = await find(context, 'eventually');
  if (!('picture' in found)) found = await find(context, 'strongly');
  if ('problem' in found) return answerMessage(context, found.problem, { grant: found.grant });
  const { grant, submission, picture } = found;
  const key = pageKey(submission, picture.page);
  const stored = await readObject(s3, { bucket: desk.environment.DOCUMENTS_BUCKET, key, maxBytes: MAX_ANSWER_BYTES });
  if (stored === undefined) return answerMessage(context, 'not-found');
  if (await isDocumentChanged(sealKeys, submission, { bytes: stored.bytes, sha256: picture.sha256 })) {
    return answerRefusal(context, { code: 'changed-since-filed', what: ['pages'] }, viewerOf(context, grant));
  }
  return context.body(new Uint8Array(stored.bytes), 200, {
    'Content-Type': 'image/png',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
});

/** The picture that the address names, where the browser's link covers it. */
async function find(context: DeskContext, consistency: Consistency) {
  const id = submissionIdSchema.safeParse(context.req.param('submission'));
  const proof = await proveGrant(context, desk, () => (id.success ? [submissionKey(id.data)] : []), consistency);
  if ('problem' in proof) return proof;
  const submission = submissionFrom(proof.beside[0]);
  const picture =
    submission !== undefined && covers(proof.grant, submission)
      ? submission.pictures?.find(({ page }) => String(page) === context.req.param('page'))
      : undefined;
  return submission === undefined || picture === undefined
    ? ({ problem: 'not-found', grant: null } as const)
    : { grant: proof.grant, submission, picture };
}

export const handler = handle(app);
