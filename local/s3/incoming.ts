/**
 * From the headers of a signed request to the promise its body must keep: plain or aws-chunked, lengths, digests,
 * checksum. Shared by the routes that take bodies.
 */
import { checkChecksumForm, checksumHeader, declaredChecksum } from './checksums.js';
import { AwsChunkedDecoder } from './chunked.js';
import { S3Error, notImplemented } from './errors.js';
import { readContentMd5, receiveBody, type ReceivedBody } from './receive-body.js';
import type { S3Request } from './request.js';
import type { SignedPromise } from './signature.js';

/** The largest object of a single upload (userguide/qfacts.html). */
export const mostObjectBytes = 5 * 1024 ** 3;

function readLength(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new S3Error('InvalidArgument', { message: `'${text}' is not a length.` });
  return Number(text);
}

function openChunked(
  request: S3Request,
  promise: SignedPromise,
  size: number | undefined,
): AwsChunkedDecoder | undefined {
  const kind = promise.payloadHash;
  if (!kind.startsWith('STREAMING-')) return undefined;
  if (size === undefined) throw new S3Error('MissingContentLength');
  switch (kind) {
    case 'STREAMING-UNSIGNED-PAYLOAD-TRAILER':
      return new AwsChunkedDecoder({ trailer: true, decodedLength: size });
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD':
      return new AwsChunkedDecoder({ trailer: false, decodedLength: size, signed: promise });
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER':
      return new AwsChunkedDecoder({
        trailer: request.headers.has('x-amz-trailer'),
        decodedLength: size,
        signed: promise,
      });
    default:
      throw notImplemented(`x-amz-content-sha256: ${kind}`);
  }
}

/** @throws S3Error as receiveBody does, and MissingContentLength */
export async function receiveSignedBody(
  request: S3Request,
  promise: SignedPromise,
  file: string,
  maxBytes = mostObjectBytes,
): Promise<ReceivedBody> {
  const streaming = promise.payloadHash.startsWith('STREAMING-');
  const size = readLength(request.headers.get(streaming ? 'x-amz-decoded-content-length' : 'content-length'));
  if (size === undefined) throw new S3Error('MissingContentLength');
  if (size > maxBytes) {
    throw new S3Error('EntityTooLarge', { fields: { ProposedSize: String(size), MaxSizeAllowed: String(maxBytes) } });
  }
  const digest = /^[0-9a-f]{64}$/.test(promise.payloadHash) ? promise.payloadHash : undefined;
  if (!streaming && digest === undefined && promise.payloadHash !== 'UNSIGNED-PAYLOAD') {
    throw new S3Error('InvalidArgument', {
      message: 'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-..., or a valid sha256 value.',
    });
  }
  const declared = declaredChecksum(request.headers);
  const decoder = openChunked(request, promise, size);
  const md5 = readContentMd5(request.headers.get('content-md5'));
  return receiveBody(request.message, decoder, file, {
    size,
    maxBytes,
    ...(md5 === undefined ? {} : { md5 }),
    ...(digest === undefined ? {} : { sha256Hex: digest }),
    // S3 itself computes CRC-64/NVME where the client gives nothing.
    checksumAlgorithm: declared?.algorithm ?? 'CRC64NVME',
    checksumValue: () => {
      if (!declared || declared.value !== undefined) return declared?.value;
      const value = decoder?.trailers.get(checksumHeader(declared.algorithm));
      if (value === undefined)
        throw new S3Error('InvalidRequest', { message: 'The announced trailing checksum is missing.' });
      return checkChecksumForm({ algorithm: declared.algorithm, value }).value;
    },
  });
}
