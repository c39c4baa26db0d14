/**
 * DeleteObject and DeleteObjects, with delete markers on versioned buckets.
 * Sources: API/API_DeleteObject.html and API/API_DeleteObjects.html.
 */
import { readFile, rm } from 'node:fs/promises';
import type { Deletion } from '../bucket-store.js';
import { S3Error, notImplemented } from '../errors.js';
import { answerEmpty, answerXml, type Exchange } from '../exchange.js';
import { readVersionId } from '../find-version.js';
import { receiveSignedBody } from '../incoming.js';
import { checkKeyLength } from '../request.js';
import { readDeleteRequest, type XmlElement } from '../xml.js';

const mostRequestBytes = 2 * 1024 * 1024;

export async function deleteObject({ request, response, bucket }: Exchange): Promise<void> {
  if (request.headers.has('if-match')) throw notImplemented('If-Match on DeleteObject');
  const deletion = await bucket.store.delete(request.key, readVersionId(request.query.get('versionId')));
  answerEmpty(response, 204, {
    ...(deletion.deleteMarker ? { 'x-amz-delete-marker': 'true' } : {}),
    ...(deletion.versionId === undefined ? {} : { 'x-amz-version-id': deletion.versionId }),
  });
}

function describe(key: string, asked: string | undefined, deletion: Deletion): XmlElement {
  const version: XmlElement[] = asked === undefined ? [] : [['VersionId', asked]];
  const marker: XmlElement[] = deletion.deleteMarker
    ? [
        ['DeleteMarker', true],
        ['DeleteMarkerVersionId', deletion.versionId ?? 'null'],
      ]
    : [];
  return ['Deleted', [['Key', key], ...version, ...marker]];
}

export async function deleteObjects({ request, response, bucket, promise }: Exchange): Promise<void> {
  const checked = ['content-md5', 'x-amz-trailer', 'x-amz-sdk-checksum-algorithm'].some((name) =>
    request.headers.has(name),
  );
  if (!checked && ![...request.headers.keys()].some((name) => name.startsWith('x-amz-checksum-'))) {
    throw new S3Error('InvalidRequest', {
      message: 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
    });
  }
  const body = await receiveSignedBody(request, promise, bucket.store.incomingFile(), mostRequestBytes);
  const text = await readFile(body.file, 'utf8').finally(() => rm(body.file, { force: true }));
  const asked = readDeleteRequest(text);
  const results: XmlElement[] = [];
  for (const { key, versionId } of asked.objects) {
    try {
      checkKeyLength(key);
      const deletion = await bucket.store.delete(key, readVersionId(versionId));
      if (!asked.quiet) results.push(describe(key, versionId, deletion));
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      results.push([
        'Error',
        [
          ['Key', key],
          ['Code', error.code],
          ['Message', error.message],
        ],
      ]);
    }
  }
  answerXml(response, 'DeleteResult', results);
}
