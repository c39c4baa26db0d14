/**
 * Which operation of S3 a request names, and the route that serves it. Operations without a route are named too, so
 * that the refusal says what is missing instead of doing something else, as S3 clients would otherwise never notice.
 * Source: "Actions", Amazon S3 API Reference (API/API_Operations_Amazon_Simple_Storage_Service.html).
 */
import { notImplemented } from './errors.js';
import { answerEmpty, type Route } from './exchange.js';
import type { S3Request } from './request.js';
import { copyObject } from './routes/copy-object.js';
import { deleteObject, deleteObjects } from './routes/delete-objects.js';
import { getObject } from './routes/get-object.js';
import { getObjectTagging } from './routes/get-object-tagging.js';
import { listObjectVersions, listObjectsV2 } from './routes/list-objects.js';
import { putObject } from './routes/put-object.js';

const routes: Record<string, Route> = {
  CopyObject: copyObject,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  GetObject: getObject,
  GetObjectTagging: getObjectTagging,
  HeadBucket: async ({ response }) => answerEmpty(response, 200),
  HeadObject: getObject,
  ListObjectVersions: listObjectVersions,
  ListObjectsV2: listObjectsV2,
  PutObject: putObject,
};

const bucketPlain: Record<string, string> = {
  DELETE: 'DeleteBucket',
  GET: 'ListObjects',
  HEAD: 'HeadBucket',
  POST: 'PostObject without a form',
  PUT: 'CreateBucket',
};

const objectPlain: Record<string, string> = {
  DELETE: 'DeleteObject',
  GET: 'GetObject',
  HEAD: 'HeadObject',
  POST: 'POST on an object',
  PUT: 'PutObject',
};

const words: Record<string, string> = { DELETE: 'Delete', GET: 'Get', HEAD: 'Head', POST: 'Post', PUT: 'Put' };

/** Parameters that belong to a served operation; any other one names something that is not served. */
const served: Record<string, readonly string[]> = {
  ListObjectsV2: [
    'list-type',
    'prefix',
    'delimiter',
    'max-keys',
    'continuation-token',
    'start-after',
    'encoding-type',
    'fetch-owner',
  ],
  ListObjectVersions: [
    'versions',
    'prefix',
    'delimiter',
    'max-keys',
    'key-marker',
    'version-id-marker',
    'encoding-type',
  ],
  DeleteObjects: ['delete'],
  DeleteObject: ['versionId'],
  GetObjectTagging: ['tagging', 'versionId'],
  GetObject: [
    'versionId',
    'response-cache-control',
    'response-content-disposition',
    'response-content-encoding',
    'response-content-language',
    'response-content-type',
    'response-expires',
  ],
};
served['HeadObject'] = served['GetObject'] ?? [];

/** Presigning moves some headers into the query; these two may stay there, for they ask nothing of the body. */
const harmlessParameters = new Set(['x-id', 'x-amz-checksum-mode', 'x-amz-user-agent']);

/** Names with irregular capitals; `?object-lock` becomes GetBucketObjectLock and the like without help. */
const special: Record<string, string> = {
  'POST uploads': 'CreateMultipartUpload',
  'PUT uploadId': 'UploadPart',
  'POST uploadId': 'CompleteMultipartUpload',
  'DELETE uploadId': 'AbortMultipartUpload',
  'GET uploadId': 'ListParts',
  'GET uploads': 'ListMultipartUploads',
  'POST restore': 'RestoreObject',
  'POST select': 'SelectObjectContent',
};

function subresources(request: S3Request): string[] {
  return [...request.query.keys()].filter((name) => !harmlessParameters.has(name) && !/^X-Amz-/.test(name));
}

function nameOperation(request: S3Request): string {
  const { method, query } = request;
  if (request.bucket === '') return 'ListBuckets';
  const names = subresources(request);
  const known = names.map((name) => special[`${method} ${name}`]).find((name) => name !== undefined);
  if (known !== undefined) return known;
  if (request.key === '') {
    if (method === 'GET' && query.get('list-type') === '2') return 'ListObjectsV2';
    if (method === 'GET' && query.has('versions')) return 'ListObjectVersions';
    if (method === 'POST' && query.has('delete')) return 'DeleteObjects';
  }
  if (request.key !== '' && method === 'GET' && query.has('tagging')) return 'GetObjectTagging';
  const plain = (request.key === '' ? bucketPlain : objectPlain)[method] ?? `${method} request`;
  const other = names.find((name) => !served[plain]?.includes(name));
  if (other !== undefined) {
    if (plain === 'ListObjects' && ['prefix', 'delimiter', 'marker', 'max-keys', 'encoding-type'].includes(other))
      return plain;
    const subject = other.replace(/(^|-)([a-z])/g, (_whole, _dash, letter: string) => letter.toUpperCase());
    return `${words[method] ?? method}${request.key === '' ? 'Bucket' : 'Object'}${subject} (?${other})`;
  }
  return plain === 'PutObject' && request.headers.has('x-amz-copy-source') ? 'CopyObject' : plain;
}

/** @throws S3Error NotImplemented, naming the operation or the parameter */
export function findRoute(request: S3Request): Route {
  const name = nameOperation(request);
  const route = routes[name];
  if (!route) throw notImplemented(name);
  const foreign = subresources(request).find((parameter) => !(served[name] ?? []).includes(parameter));
  if (foreign !== undefined) throw notImplemented(`${name} with ?${foreign}`);
  return route;
}
