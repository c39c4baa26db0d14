/** ListObjectsV2 and ListObjectVersions. Sources: API/API_ListObjectsV2.html and API/API_ListObjectVersions.html. */
import { S3Error } from '../errors.js';
import { answerXml, type Exchange } from '../exchange.js';
import type { ObjectRecord } from '../object-record.js';
import { cutPage } from '../page.js';
import type { S3Request } from '../request.js';
import type { XmlElement } from '../xml.js';

interface ListRequest {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  readonly write: (name: string) => string;
  readonly encoding: readonly XmlElement[];
}

function invalid(name: string, value: string, message: string): S3Error {
  return new S3Error('InvalidArgument', { message, fields: { ArgumentName: name, ArgumentValue: value } });
}

function readListRequest({ query }: S3Request): ListRequest {
  const limit = query.get('max-keys') ?? '1000';
  if (!/^\d{1,9}$/.test(limit))
    throw invalid('max-keys', limit, 'Provided max-keys not an integer or within integer range');
  const encoding = query.get('encoding-type');
  if (encoding !== undefined && encoding !== 'url') {
    throw invalid('encoding-type', encoding, 'Invalid Encoding Method specified in Request');
  }
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    maxKeys: Math.min(Number(limit), 1000),
    write: encoding === 'url' ? (name) => encodeURIComponent(name).replaceAll('%2F', '/') : (name) => name,
    encoding: encoding === 'url' ? [['EncodingType', 'url']] : [],
  };
}

function before(one: string, other: string): boolean {
  return Buffer.from(one).compare(Buffer.from(other)) < 0;
}

type Place = { readonly key: string } | { readonly commonPrefix: string };

function writeToken(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function readToken(token: string): Place {
  try {
    const place: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (typeof place === 'object' && place !== null) {
      if ('key' in place && typeof place.key === 'string') return { key: place.key };
      if ('commonPrefix' in place && typeof place.commonPrefix === 'string')
        return { commonPrefix: place.commonPrefix };
    }
  } catch {
    // Falls through: a token we did not write is refused below, whatever is wrong with it.
  }
  throw invalid('continuation-token', token, 'The continuation token provided is incorrect');
}

function after(key: string, place: Place | undefined): boolean {
  if (!place) return true;
  if ('key' in place) return before(place.key, key);
  return before(place.commonPrefix, key) && !key.startsWith(place.commonPrefix);
}

function describeObject(record: ObjectRecord, write: (name: string) => string): XmlElement[] {
  return [
    ['Key', write(record.key)],
    ['LastModified', record.lastModified],
    ['ETag', `"${record.etag}"`],
    ...(record.checksum
      ? ([
          ['ChecksumAlgorithm', record.checksum.algorithm],
          ['ChecksumType', 'FULL_OBJECT'],
        ] as const)
      : []),
    ['Size', record.size],
    ['StorageClass', 'STANDARD'],
  ];
}

export async function listObjectsV2({ request, response, bucket }: Exchange): Promise<void> {
  const asked = readListRequest(request);
  const token = request.query.get('continuation-token');
  const startAfter = request.query.get('start-after');
  const place = token !== undefined ? readToken(token) : startAfter !== undefined ? { key: startAfter } : undefined;
  const current = function* (): Iterable<ObjectRecord> {
    for (const key of bucket.store.keys()) {
      const record = bucket.store.newest(key);
      if (record && !record.deleteMarker && after(key, place)) yield record;
    }
  };
  const page = cutPage(current(), asked);
  const next = page.last && ('entry' in page.last ? { key: page.last.entry.key } : page.last);
  answerXml(response, 'ListBucketResult', [
    ['Name', bucket.name],
    ['Prefix', asked.write(asked.prefix)],
    ...(asked.delimiter === '' ? [] : ([['Delimiter', asked.write(asked.delimiter)]] as const)),
    ...asked.encoding,
    ...(token === undefined ? [] : ([['ContinuationToken', token]] as const)),
    ...(startAfter === undefined ? [] : ([['StartAfter', asked.write(startAfter)]] as const)),
    ...(next ? ([['NextContinuationToken', writeToken(next)]] as const) : []),
    ['KeyCount', page.entries.length + page.commonPrefixes.length],
    ['MaxKeys', asked.maxKeys],
    ['IsTruncated', next !== undefined],
    ...page.entries.map((record): XmlElement => ['Contents', describeObject(record, asked.write)]),
    ...page.commonPrefixes.map((prefix): XmlElement => ['CommonPrefixes', [['Prefix', asked.write(prefix)]]]),
  ]);
}

export async function listObjectVersions({ request, response, bucket }: Exchange): Promise<void> {
  const asked = readListRequest(request);
  const keyMarker = request.query.get('key-marker');
  const versionMarker = request.query.get('version-id-marker');
  if (versionMarker !== undefined && keyMarker === undefined) {
    throw invalid('version-id-marker', versionMarker, 'A version-id marker cannot be specified without a key marker.');
  }
  // A marker that ends in the delimiter is the common prefix that closed the former page.
  const rolled = asked.delimiter !== '' && versionMarker === undefined && (keyMarker ?? '').endsWith(asked.delimiter);
  const place = keyMarker === undefined ? undefined : rolled ? { commonPrefix: keyMarker } : { key: keyMarker };
  const entries = function* (): Iterable<ObjectRecord> {
    for (const key of bucket.store.keys()) {
      const versions = bucket.store.versions(key);
      if (key === keyMarker && versionMarker !== undefined) {
        const at = versions.findIndex(({ versionId }) => versionId === versionMarker);
        if (at >= 0) yield* versions.slice(at + 1);
      } else if (after(key, place)) yield* versions;
    }
  };
  const page = cutPage(entries(), asked);
  const next: XmlElement[] = !page.last
    ? []
    : 'entry' in page.last
      ? [
          ['NextKeyMarker', asked.write(page.last.entry.key)],
          ['NextVersionIdMarker', page.last.entry.versionId],
        ]
      : [['NextKeyMarker', asked.write(page.last.commonPrefix)]];
  const describe = (record: ObjectRecord): XmlElement => {
    const version: XmlElement[] = [
      ['VersionId', record.versionId],
      ['IsLatest', bucket.store.newest(record.key) === record],
    ];
    return record.deleteMarker
      ? ['DeleteMarker', [['Key', asked.write(record.key)], ...version, ['LastModified', record.lastModified]]]
      : ['Version', [...describeObject(record, asked.write), ...version]];
  };
  answerXml(response, 'ListVersionsResult', [
    ['Name', bucket.name],
    ['Prefix', asked.write(asked.prefix)],
    ['KeyMarker', asked.write(keyMarker ?? '')],
    ['VersionIdMarker', versionMarker ?? ''],
    ...next,
    ...(asked.delimiter === '' ? [] : ([['Delimiter', asked.write(asked.delimiter)]] as const)),
    ...asked.encoding,
    ['MaxKeys', asked.maxKeys],
    ['IsTruncated', page.last !== undefined],
    ...page.entries.map(describe),
    ...page.commonPrefixes.map((prefix): XmlElement => ['CommonPrefixes', [['Prefix', asked.write(prefix)]]]),
  ]);
}
