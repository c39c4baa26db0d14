/**
 * GetObject and HeadObject: conditions, one byte range, overrides of answer headers, stored checksums.
 * Sources: API/API_GetObject.html and API/API_HeadObject.html.
 */
import type { OutgoingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { checksumHeader } from '../checksums.js';
import { S3Error } from '../errors.js';
import { answerEmpty, type Exchange } from '../exchange.js';
import { findVersion, openVersion, readVersionId } from '../find-version.js';
import { objectHeaders } from '../object-headers.js';
import type { ObjectRecord } from '../object-record.js';
import type { S3Request } from '../request.js';

const overrides = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
] as const;

function names(list: string, etag: string): boolean {
  return list.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^"|"$/g, '') === etag);
}

/** True where the answer is 304; a fitting ETag outweighs dates, as RFC 9110 and S3 have it. */
function unchanged({ headers }: S3Request, record: ObjectRecord): boolean {
  const modified = Math.floor(Date.parse(record.lastModified) / 1000) * 1000;
  const [match, noneMatch] = [headers.get('if-match'), headers.get('if-none-match')];
  const before = Date.parse(headers.get('if-unmodified-since') ?? '');
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  if (match !== undefined && !names(match, record.etag)) {
    throw new S3Error('PreconditionFailed', { fields: { Condition: 'If-Match' } });
  }
  if (match === undefined && modified > before) {
    throw new S3Error('PreconditionFailed', { fields: { Condition: 'If-Unmodified-Since' } });
  }
  return noneMatch !== undefined ? names(noneMatch, record.etag) : modified <= since;
}

interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** S3 serves a single range; anything else in the header is ignored and the whole object sent. */
function readRange({ headers }: S3Request, { size, etag }: ObjectRecord): ByteRange | undefined {
  const text = headers.get('range') ?? '';
  const parts = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(text);
  const condition = headers.get('if-range');
  if (!parts || (!parts[1] && !parts[2]) || (condition !== undefined && !names(condition, etag))) return undefined;
  const range = parts[1]
    ? { first: Number(parts[1]), last: parts[2] ? Math.min(Number(parts[2]), size - 1) : size - 1 }
    : { first: Math.max(0, size - Number(parts[2])), last: size - 1 };
  if (parts[1] && parts[2] && Number(parts[2]) < Number(parts[1])) return undefined;
  if (range.first >= size || range.last < range.first) {
    throw new S3Error('InvalidRange', {
      fields: { RangeRequested: text, ActualObjectSize: String(size) },
      headers: { 'content-range': `bytes */${size}` },
    });
  }
  return range;
}

function overridden(request: S3Request): OutgoingHttpHeaders {
  const answer: OutgoingHttpHeaders = {};
  for (const name of overrides) {
    const value = request.query.get(`response-${name}`);
    if (value === undefined) continue;
    if (!/^[\x20-\x7e]*$/.test(value)) {
      throw new S3Error('InvalidArgument', {
        message: 'Header value cannot be represented using ISO-8859-1.',
        fields: { ArgumentName: `response-${name}`, ArgumentValue: value },
      });
    }
    answer[name] = value;
  }
  return answer;
}

function checksumHeaders(request: S3Request, record: ObjectRecord): OutgoingHttpHeaders {
  if (request.headers.get('x-amz-checksum-mode')?.toUpperCase() !== 'ENABLED' || !record.checksum) return {};
  return { [checksumHeader(record.checksum.algorithm)]: record.checksum.value, 'x-amz-checksum-type': 'FULL_OBJECT' };
}

export async function getObject({ request, response, bucket }: Exchange): Promise<void> {
  const versionId = readVersionId(request.query.get('versionId'));
  const replaced = overridden(request);
  await openVersion(
    () => findVersion(bucket, request.key, versionId),
    async (record) => {
      const headers: OutgoingHttpHeaders = { ...objectHeaders(record), ...replaced };
      if (unchanged(request, record)) {
        delete headers['content-type'];
        return answerEmpty(response, 304, headers);
      }
      const range = readRange(request, record);
      if (range) headers['content-range'] = `bytes ${range.first}-${range.last}/${record.size}`;
      else Object.assign(headers, checksumHeaders(request, record));
      headers['content-length'] = String(range ? range.last - range.first + 1 : record.size);
      const body = request.method === 'HEAD' ? undefined : await bucket.store.read(record, range);
      response.writeHead(range ? 206 : 200, headers);
      if (!body) return void response.end();
      await pipeline(body, response);
    },
  );
}
