/** CopyObject inside this server, from any version. Source: API/API_CopyObject.html. */
import { declaredChecksum, readAlgorithm } from '../checksums.js';
import { S3Error } from '../errors.js';
import { answerXml, originOf, versionHeader, type Exchange } from '../exchange.js';
import { findVersion, openVersion, readVersionId } from '../find-version.js';
import { mostObjectBytes } from '../incoming.js';
import { readKeptHeaders, type KeptHeaders } from '../object-headers.js';
import type { ObjectRecord } from '../object-record.js';
import { receiveBody } from '../receive-body.js';
import { checkKeyLength, type S3Request } from '../request.js';
import { readWriteCondition } from './put-object.js';

interface CopySource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
}

function readCopySource(header: string): CopySource {
  const [path = '', query] = header.split('?versionId=');
  let decoded: string;
  try {
    decoded = decodeURIComponent(path).replace(/^\//, '');
  } catch (cause) {
    throw new S3Error('InvalidArgument', { message: 'Invalid copy source encoding.', cause });
  }
  const slash = decoded.indexOf('/');
  if (slash < 1 || slash === decoded.length - 1) {
    throw new S3Error('InvalidArgument', {
      message: 'Invalid copy source object key',
      fields: { ArgumentName: 'x-amz-copy-source', ArgumentValue: header },
    });
  }
  const key = decoded.slice(slash + 1);
  checkKeyLength(key);
  return { bucket: decoded.slice(0, slash), key, versionId: readVersionId(query) };
}

function checkSourceConditions({ headers }: S3Request, { etag }: ObjectRecord): void {
  const match = headers.get('x-amz-copy-source-if-match')?.replace(/^"|"$/g, '');
  const noneMatch = headers.get('x-amz-copy-source-if-none-match')?.replace(/^"|"$/g, '');
  if ((match !== undefined && match !== '*' && match !== etag) || noneMatch === etag || noneMatch === '*') {
    throw new S3Error('PreconditionFailed', { fields: { Condition: 'x-amz-copy-source' } });
  }
}

export async function copyObject({ request, response, bucket, findBucket }: Exchange): Promise<void> {
  const { headers } = request;
  const source = readCopySource(headers.get('x-amz-copy-source') ?? '');
  const directive = headers.get('x-amz-metadata-directive') ?? 'COPY';
  if (directive !== 'COPY' && directive !== 'REPLACE') {
    throw new S3Error('InvalidArgument', { message: 'Unknown metadata directive.' });
  }
  const named = headers.get('x-amz-checksum-algorithm');
  if (named === undefined && declaredChecksum(headers)) {
    throw new S3Error('InvalidRequest', { message: 'A copy takes x-amz-checksum-algorithm, not a checksum value.' });
  }
  const from = findBucket(source.bucket);
  const itself = from === bucket && source.key === request.key && source.versionId === undefined;
  if (itself && directive === 'COPY') {
    throw new S3Error('InvalidRequest', {
      message:
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.",
    });
  }
  const condition = readWriteCondition(request);
  const { record, sourceRecord } = await openVersion(
    () => findVersion(from, source.key, source.versionId),
    async (sourceRecord) => {
      checkSourceConditions(request, sourceRecord);
      const kept: KeptHeaders = directive === 'REPLACE' ? readKeptHeaders(headers) : sourceRecord;
      const body = await receiveBody(await from.store.read(sourceRecord), undefined, bucket.store.incomingFile(), {
        size: sourceRecord.size,
        maxBytes: mostObjectBytes,
        checksumAlgorithm:
          named === undefined ? (sourceRecord.checksum?.algorithm ?? 'CRC64NVME') : readAlgorithm(named),
        checksumValue: () => undefined,
      });
      const draft = { key: request.key, body, headers: kept.headers, metadata: kept.metadata, ...condition };
      return { record: await bucket.put(draft, originOf(request, 'CopyObject')), sourceRecord };
    },
  );
  answerXml(
    response,
    'CopyObjectResult',
    [
      ['LastModified', record.lastModified],
      ['ETag', `"${record.etag}"`],
      ...(record.checksum ? ([[`Checksum${record.checksum.algorithm}`, record.checksum.value]] as const) : []),
      ['ChecksumType', 'FULL_OBJECT'],
    ],
    {
      ...versionHeader(record),
      ...(sourceRecord.versionId === 'null' ? {} : { 'x-amz-copy-source-version-id': sourceRecord.versionId }),
    },
  );
}
