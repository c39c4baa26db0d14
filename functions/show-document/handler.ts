/** The original document of a submission, for those whose link covers it. Always a download, never shown in our pages. */
import { handle } from 'hono/aws-lambda';
import { covers } from '../../shared/access/covers.js';
import { answerMessage } from '../../shared/desk/answers.js';
import { deskApp, proveGrant } from '../../shared/desk/edge.js';
import { openDesk } from '../../shared/desk/open.js';
import { originalKey } from '../../shared/documents/keys.js';
import { readObject, s3Client } from '../../shared/documents/objects.js';
import { submissionIdSchema } from '../../shared/filing/model.js';
import { loadSubmission } from '../../shared/store/filings.js';
import { environmentOf } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';

const environment = environmentOf<'show-document'>(FUNCTIONS['show-document']);
const desk = openDesk('show-document', environment);
const s3 = s3Client();
const app = deskApp(desk);
/** API Gateway and Lambda answer at most 6 MB, of which base64 leaves about 4.4. */
const MAX_ANSWER_BYTES = 4_400_000;

app.get('/g/:grant/documents/:submission', async (context) => {
  const proof = await proveGrant(context, desk);
  if ('problem' in proof) return answerMessage(context, proof.problem, { grant: proof.grant });
  const id = submissionIdSchema.safeParse(context.req.param('submission'));
  const submission = id.success ? await loadSubmission(desk.table, id.data) : undefined;
  if (submission === undefined || !covers(proof.grant, submission)) return answerMessage(context, 'not-found');
  const original = await readObject(s3, {
    bucket: environment.DOCUMENTS_BUCKET,
    key: originalKey(submission.id),
    maxBytes: MAX_ANSWER_BYTES,
  });
  if (original === undefined) return answerMessage(context, 'not-found');
  return context.body(new Uint8Array(original.bytes), 200, {
    'Content-Type': original.contentType,
    // RFC 6266: the name the agency gave it, encoded; the plain one for everything that cannot read that.
    'Content-Disposition': `attachment; filename="${submission.id}"; filename*=UTF-8''${encodeURIComponent(submission.fileName || submission.id)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
});

export const handler = handle(app);
