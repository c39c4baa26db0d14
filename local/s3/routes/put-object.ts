/** PutObject and the conditions of a write. Sources: API/API_PutObject.html, userguide/conditional-writes.html. */
import type { WriteCondition } from '../bucket-store.js';
import { checksumHeader } from '../checksums.js';
import { S3Error, notImplemented } from '../errors.js';
import { answerEmpty, originOf, versionHeader, type Exchange } from '../exchange.js';
import { receiveSignedBody } from '../incoming.js';
import { readKeptHeaders } from '../object-headers.js';
import type { S3Request } from '../request.js';

export function readWriteCondition({ headers }: S3Request): { condition?: WriteCondition } {
  const [absent, match] = [headers.get('if-none-match'), headers.get('if-match')];
  if (absent !== undefined && match !== undefined) {
    throw new S3Error('InvalidRequest', { message: 'If-Match and If-None-Match cannot be used together.' });
  }
  if (absent !== undefined && absent !== '*') throw notImplemented(`If-None-Match: ${absent} on a write`);
  if (absent !== undefined) return { condition: { kind: 'absent' } };
  if (match !== undefined) return { condition: { kind: 'etag', etag: match.replace(/^"|"$/g, '') } };
  return {};
}

export async function putObject({ request, response, bucket, promise }: Exchange): Promise<void> {
  const kept = readKeptHeaders(request.headers);
  const condition = readWriteCondition(request);
  const body = await receiveSignedBody(request, promise, bucket.store.incomingFile());
  const record = await bucket.put({ key: request.key, body, ...kept, ...condition }, originOf(request, 'PutObject'));
  answerEmpty(response, 200, {
    etag: `"${record.etag}"`,
    [checksumHeader(body.checksum.algorithm)]: body.checksum.value,
    'x-amz-checksum-type': 'FULL_OBJECT',
    ...versionHeader(record),
  });
}
