/**
 * One request with its answer, as handed to a route once signature and bucket were checked, and the few ways in which
 * routes answer. Refusals are thrown and answered in server.ts.
 */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Bucket } from './bucket.js';
import type { ObjectRecord } from './object-record.js';
import type { Origin } from './object-created.js';
import type { S3Request } from './request.js';
import type { SignedPromise } from './signature.js';
import { writeDocument, type XmlElement } from './xml.js';

export interface Exchange {
  readonly request: S3Request;
  readonly response: ServerResponse;
  readonly bucket: Bucket;
  readonly promise: SignedPromise;
  readonly findBucket: (name: string) => Bucket;
}

export type Route = (exchange: Exchange) => Promise<void>;

export function answerEmpty(response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, status === 204 || status === 304 ? headers : { 'content-length': '0', ...headers });
  response.end();
}

export function answerXml(
  response: ServerResponse,
  root: string,
  children: readonly XmlElement[],
  headers: OutgoingHttpHeaders = {},
  status = 200,
): void {
  const body = Buffer.from(writeDocument(root, children));
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': String(body.length), ...headers });
  response.end(body);
}

/** Buckets without versioning say nothing of versions. */
export function versionHeader(record: ObjectRecord): OutgoingHttpHeaders {
  return record.versionId === 'null' ? {} : { 'x-amz-version-id': record.versionId };
}

export function originOf(request: S3Request, reason: Origin['reason']): Origin {
  return { reason, requestId: request.requestId, sourceAddress: request.sourceAddress };
}
