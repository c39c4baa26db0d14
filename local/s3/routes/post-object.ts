/**
 * The upload by a browser's form (PostObject): signature over the policy, the policy over the fields, then the file as
 * a stream with the policy's size range as its limit.
 * Sources: API/RESTObjectPOST.html, API/sigv4-UsingHTTPPOST.html, API/sigv4-authentication-HTTPPOST.html.
 */
import type { ServerResponse } from 'node:http';
import type { Bucket } from '../bucket.js';
import { declaredChecksum } from '../checksums.js';
import { S3Error } from '../errors.js';
import { answerEmpty, answerXml, originOf, versionHeader } from '../exchange.js';
import { mostObjectBytes } from '../incoming.js';
import { readKeptHeaders, refuseUnknownOptions } from '../object-headers.js';
import type { ObjectRecord } from '../object-record.js';
import { readUploadForm } from '../post-form.js';
import { checkPolicy, readPolicy } from '../post-policy.js';
import { readContentMd5, receiveBody } from '../receive-body.js';
import { checkKeyLength, type S3Request } from '../request.js';
import { hmac, readCredential, readTimestamp, sameSignature, signingKey, type Verifier } from '../signature.js';

function checkFormSignature(fields: ReadonlyMap<string, string>, verifier: Verifier): string {
  const policy = fields.get('policy');
  // A form without policy asks for a bucket that anyone may write to; there is none.
  if (policy === undefined) throw new S3Error('AccessDenied');
  const read = (name: string): string => {
    const value = fields.get(name);
    if (value) return value;
    throw new S3Error('InvalidArgument', {
      message: `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
      fields: { ArgumentName: name, ArgumentValue: '' },
    });
  };
  if (read('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') {
    throw new S3Error('InvalidArgument', { message: 'x-amz-algorithm only supports AWS4-HMAC-SHA256' });
  }
  const { day } = readCredential(read('x-amz-credential'), verifier, 'query');
  const date = read('x-amz-date');
  if (!readTimestamp(date) || !date.startsWith(day)) {
    throw new S3Error('InvalidArgument', {
      message: 'x-amz-date must be like 20130524T000000Z, of the day in x-amz-credential.',
    });
  }
  const key = signingKey(verifier.credentials.secretAccessKey, day, verifier.region);
  if (!sameSignature(hmac(key, policy).toString('hex'), read('x-amz-signature'))) {
    throw new S3Error('SignatureDoesNotMatch', { fields: { StringToSign: policy } });
  }
  return policy;
}

/** Where the browser is sent after a redirecting upload; an address that is none is ignored, as on AWS. */
function redirectTarget(address: string | undefined, bucket: Bucket, record: ObjectRecord): string | undefined {
  if (address === undefined) return undefined;
  let target: URL;
  try {
    target = new URL(address);
  } catch {
    return undefined;
  }
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return undefined;
  target.searchParams.set('bucket', bucket.name);
  target.searchParams.set('key', record.key);
  target.searchParams.set('etag', `"${record.etag}"`);
  return target.href;
}

function answerUpload(
  request: S3Request,
  response: ServerResponse,
  bucket: Bucket,
  record: ObjectRecord,
  fields: ReadonlyMap<string, string>,
): void {
  const place = `http://${request.headers.get('host') ?? ''}/${bucket.name}/${encodeURIComponent(record.key)}`;
  const headers = { etag: `"${record.etag}"`, location: place, ...versionHeader(record) };
  const target = redirectTarget(fields.get('success_action_redirect') ?? fields.get('redirect'), bucket, record);
  if (target !== undefined) return answerEmpty(response, 303, { ...headers, location: target });
  switch (fields.get('success_action_status')) {
    case '200':
      return answerEmpty(response, 200, headers);
    case '201':
      return answerXml(
        response,
        'PostResponse',
        [
          ['Location', place],
          ['Bucket', bucket.name],
          ['Key', record.key],
          ['ETag', `"${record.etag}"`],
        ],
        headers,
        201,
      );
    default:
      return answerEmpty(response, 204, headers);
  }
}

export async function postObject(
  request: S3Request,
  response: ServerResponse,
  bucket: Bucket,
  verifier: Verifier,
): Promise<void> {
  const { fields: sent, file, abandon } = await readUploadForm(request.message);
  try {
    const fields = new Map(sent);
    const policy = readPolicy(checkFormSignature(fields, verifier));
    const key = fields.get('key');
    if (!key) {
      throw new S3Error('InvalidArgument', {
        message:
          "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
        fields: { ArgumentName: 'key', ArgumentValue: '' },
      });
    }
    fields.set(
      'key',
      key.replaceAll('${filename}', () => file.name),
    );
    if ((fields.get('bucket') ?? bucket.name) !== bucket.name) {
      throw new S3Error('AccessDenied', {
        message: "Invalid according to Policy: Policy Condition failed: the form's bucket is another.",
      });
    }
    fields.set('bucket', bucket.name);
    const range = checkPolicy(policy, fields, verifier.now());
    refuseUnknownOptions(fields);
    const finalKey = fields.get('key') ?? '';
    checkKeyLength(finalKey);
    const kept = readKeptHeaders(fields);
    const declared = declaredChecksum(fields);
    const md5 = readContentMd5(fields.get('content-md5'));
    const body = await receiveBody(file.stream, undefined, bucket.store.incomingFile(), {
      minBytes: range?.min ?? 0,
      maxBytes: Math.min(range?.max ?? mostObjectBytes, mostObjectBytes),
      ...(md5 === undefined ? {} : { md5 }),
      checksumAlgorithm: declared?.algorithm ?? 'CRC64NVME',
      checksumValue: () => declared?.value,
    });
    const record = await bucket.put({ key: finalKey, body, ...kept }, originOf(request, 'POST Object'));
    answerUpload(request, response, bucket, record, fields);
  } catch (error) {
    // The rest of the file is read past, so that the browser gets to the answer.
    const torn = !(error instanceof S3Error) && file.stream.errored !== null;
    abandon();
    throw torn ? new S3Error('MalformedPOSTRequest', { cause: error }) : error;
  }
}
