/**
 * The headers that an object keeps: the system ones (Content-Type and its like) and user metadata, read from request
 * headers or form fields and written to answers. Options that change where or how an object is kept are refused here,
 * since accepting them without effect would hide a difference from AWS.
 * Source: userguide/UsingMetadata.html.
 */
import type { OutgoingHttpHeaders } from 'node:http';
import { S3Error, notImplemented } from './errors.js';
import type { ObjectRecord } from './object-record.js';

const systemHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
] as const;

const metadataPrefix = 'x-amz-meta-';
const mostMetadataBytes = 2048;

/** Accepted only with the value that changes nothing. */
const fixedOptions: Record<string, readonly string[]> = {
  'x-amz-acl': ['private', 'bucket-owner-full-control'],
  acl: ['private', 'bucket-owner-full-control'],
  'x-amz-storage-class': ['STANDARD'],
  'x-amz-server-side-encryption': ['AES256'],
  'x-amz-tagging-directive': ['COPY'],
};

const plainOptions = new Set([
  'x-amz-algorithm',
  'x-amz-content-sha256',
  'x-amz-copy-source',
  'x-amz-copy-source-if-match',
  'x-amz-copy-source-if-none-match',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-metadata-directive',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-security-token',
  'x-amz-signature',
  'x-amz-trailer',
  'x-amz-user-agent',
]);

/** @throws S3Error NotImplemented for an `x-amz-` header or field without meaning here */
export function refuseUnknownOptions(names: ReadonlyMap<string, string>): void {
  for (const [name, value] of names) {
    if (!name.startsWith('x-amz-') && !(name in fixedOptions)) continue;
    if (name.startsWith(metadataPrefix) || name.startsWith('x-amz-checksum-') || plainOptions.has(name)) continue;
    if (fixedOptions[name]?.includes(value)) continue;
    throw notImplemented(`${name}: ${value}`);
  }
}

export interface KeptHeaders {
  readonly headers: Record<string, string>;
  readonly metadata: Record<string, string>;
}

/** Reads from lower-case names, be they request headers or form fields. */
export function readKeptHeaders(from: ReadonlyMap<string, string>): KeptHeaders {
  const headers: Record<string, string> = {};
  for (const name of systemHeaders) {
    const value = from.get(name);
    if (value) headers[name] = checkText(name, value);
  }
  const encoding = (headers['content-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'aws-chunked');
  if (encoding.length > 0) headers['content-encoding'] = encoding.join(',');
  else delete headers['content-encoding'];
  headers['content-type'] ??= 'binary/octet-stream';

  const metadata: Record<string, string> = {};
  let bytes = 0;
  for (const [name, value] of from) {
    if (!name.startsWith(metadataPrefix)) continue;
    const short = name.slice(metadataPrefix.length);
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(short)) {
      throw new S3Error('InvalidArgument', { message: `${name} is not a possible header name.` });
    }
    metadata[short] = checkText(name, value);
    bytes += Buffer.byteLength(short) + Buffer.byteLength(value);
  }
  if (bytes > mostMetadataBytes) {
    throw new S3Error('MetadataTooLarge', {
      fields: { Size: String(bytes), MaxSizeAllowed: String(mostMetadataBytes) },
    });
  }
  return { headers, metadata };
}

/** A form field may hold line breaks, which no header can give back. */
function checkText(name: string, value: string): string {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) {
    throw new S3Error('InvalidArgument', { message: `${name} holds a control character.` });
  }
  return value;
}

/** Beyond ASCII, S3 gives metadata back in the encoding of RFC 2047. */
function headerText(value: string): string {
  return /^[\x20-\x7e\t]*$/.test(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
}

/** The headers with which an object is answered, without those that depend on the range asked for. */
export function objectHeaders(record: ObjectRecord): OutgoingHttpHeaders {
  const answer: OutgoingHttpHeaders = {
    etag: `"${record.etag}"`,
    'last-modified': new Date(record.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
  };
  for (const [name, value] of Object.entries(record.headers)) answer[name] = headerText(value);
  for (const [name, value] of Object.entries(record.metadata)) answer[metadataPrefix + name] = headerText(value);
  if (record.versionId !== 'null') answer['x-amz-version-id'] = record.versionId;
  return answer;
}
