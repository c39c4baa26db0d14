/**
 * The embedded S3: one HTTP server over a data folder, path-style addresses only, one key pair. It checks who asks,
 * finds the bucket and the operation, and turns refusals into AWS's XML. Buckets come from its options (that is, from
 * the template); it creates none. Nothing of IAM, bucket policies, encryption or lifecycle is imitated.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { BucketStore } from './bucket-store.js';
import { Bucket, type BucketSettings } from './bucket.js';
import { corsHeaders, preflightHeaders } from './cors.js';
import { finishReading } from './drain.js';
import { S3Error } from './errors.js';
import { answerEmpty } from './exchange.js';
import { openVersion } from './find-version.js';
import { Announcer, type EmitEvent } from './object-created.js';
import { objectHeaders, refuseUnknownOptions } from './object-headers.js';
import type { ObjectRecord } from './object-record.js';
import { findRoute } from './operations.js';
import { readRequest, type S3Request } from './request.js';
import { postObject } from './routes/post-object.js';
import { checkSignature, type Credentials } from './signature.js';
import { writeError } from './xml.js';

export type { BucketSettings } from './bucket.js';
export type { CorsRule } from './cors.js';
export type { ObjectCreatedEvent } from './object-created-event.js';
export type { Credentials } from './signature.js';

export interface S3Options {
  /** 0 takes any free one. */
  readonly port: number;
  /** An IP literal: with a host name, SDK clients would put the bucket before it. */
  readonly host?: string;
  readonly dataDir: string;
  readonly credentials: Credentials;
  readonly region: string;
  readonly account?: string;
  readonly buckets: Readonly<Record<string, BucketSettings>>;
  /** Delivers one event; awaited before the upload is answered. Repeated until it resolves once. */
  readonly emit: EmitEvent;
  readonly now: () => Date;
  readonly warn?: (text: string) => void;
}

export interface StoredObject {
  readonly body: Readable;
  /** By lower-case name, with content-length, etag and the object's own headers. */
  readonly headers: Record<string, string>;
}

export interface VersionRef {
  readonly bucket: string;
  readonly key: string;
  /** `null` (the word) in a bucket without versioning. */
  readonly versionId: string;
  readonly etag: string;
}

export interface S3Server {
  readonly endpoint: string;
  readonly port: number;
  /** The current version of an object, for another part of the same process; undefined where there is none. */
  readObject(bucket: string, key: string): Promise<StoredObject | undefined>;
  /** All versions of a bucket but delete markers, for another part of the same process. */
  versions(bucket: string): (VersionRef & { readonly scanned: boolean })[];
  /** Undefined where the version is gone. */
  readVersion(version: VersionRef): Promise<Buffer | undefined>;
  noteOnVersion(version: VersionRef, noted: Pick<ObjectRecord, 'tags' | 'scanned'>): Promise<void>;
  close(): Promise<void>;
}

const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

async function openBuckets(
  options: S3Options,
  announcer: Announcer,
  warn: (text: string) => void,
): Promise<Map<string, Bucket>> {
  const buckets = new Map<string, Bucket>();
  let last = 0;
  const sequence = {
    next: () => (last += 1),
    atLeast: (value: number) => {
      last = Math.max(last, value);
    },
  };
  for (const [name, settings] of Object.entries(options.buckets)) {
    if (!bucketName.test(name))
      throw new Error(`'${name}' is no name for an S3 bucket: 3 to 63 of a-z, 0-9, '.' and '-'.`);
    const folder = join(options.dataDir, name);
    await mkdir(folder, { recursive: true });
    const store = await BucketStore.open(
      {
        folder,
        versioned: settings.versioned,
        now: options.now,
        newVersionId: () => randomBytes(24).toString('base64url'),
        sequence,
      },
      warn,
    );
    const { account = '000000000000', region } = options;
    buckets.set(name, new Bucket({ name, settings, store, announcer, account, region, newEventId: randomUUID }));
  }
  return buckets;
}

async function readCurrent(bucket: Bucket | undefined, key: string): Promise<StoredObject | undefined> {
  const newest = bucket?.store.newest(key);
  if (!bucket || !newest || newest.deleteMarker) return undefined;
  return openVersion(
    () => bucket.store.newest(key) ?? newest,
    async (record) => {
      if (record.deleteMarker) return undefined;
      const headers = Object.entries(objectHeaders(record)).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      return {
        body: await bucket.store.read(record),
        headers: { ...Object.fromEntries(headers), 'content-length': String(record.size) },
      };
    },
  );
}

function listedVersions(bucket: Bucket | undefined) {
  if (bucket === undefined) return [];
  const records = bucket.store.keys().flatMap((key) => bucket.store.versions(key));
  return records.flatMap(({ key, versionId, etag, deleteMarker, scanned }) =>
    deleteMarker ? [] : [{ bucket: bucket.name, key, versionId, etag, scanned: scanned === true }],
  );
}

async function readVersion(bucket: Bucket | undefined, { key, versionId }: VersionRef): Promise<Buffer | undefined> {
  const record = bucket?.store.version(key, versionId);
  if (bucket === undefined || record === undefined || record.deleteMarker) return undefined;
  return buffer(await bucket.store.read(record));
}

export async function startS3(options: S3Options): Promise<S3Server> {
  const warn = options.warn ?? ((text: string) => console.warn(text));
  const announcer = new Announcer(options.emit, warn);
  const buckets = await openBuckets(options, announcer, warn);

  const findBucket = (name: string): Bucket => {
    const bucket = buckets.get(name);
    if (!bucket) throw new S3Error('NoSuchBucket', { fields: { BucketName: name } });
    return bucket;
  };

  async function answer(request: S3Request, response: ServerResponse): Promise<void> {
    const rules = buckets.get(request.bucket)?.settings.cors ?? [];
    if (request.method === 'OPTIONS') return answerEmpty(response, 200, preflightHeaders(request, rules));
    for (const [name, value] of Object.entries(corsHeaders(request, rules)))
      if (value !== undefined) response.setHeader(name, value);
    const form = (request.headers.get('content-type') ?? '').toLowerCase().startsWith('multipart/form-data');
    if (request.method === 'POST' && request.key === '' && request.bucket !== '' && form) {
      return postObject(request, response, findBucket(request.bucket), options);
    }
    const promise = checkSignature(request, options);
    const route = findRoute(request);
    refuseUnknownOptions(request.headers);
    await route({ request, response, bucket: findBucket(request.bucket), promise, findBucket });
  }

  function refuse(message: IncomingMessage, response: ServerResponse, requestId: string, thrown: unknown): void {
    const gone = message.destroyed && !message.complete;
    if (response.headersSent || gone) return void response.destroy();
    const error = thrown instanceof S3Error ? thrown : new S3Error('InternalError', { cause: thrown });
    if (error !== thrown)
      warn(`S3: request ${requestId} failed: ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
    const [path = ''] = (message.url ?? '').split('?');
    const body = message.method === 'HEAD' ? '' : writeError(error, path, requestId);
    response.writeHead(error.status, { ...error.headers, 'content-type': 'application/xml' });
    response.end(body);
  }

  const server = createServer((message, response) => {
    const requestId = randomBytes(8).toString('hex').toUpperCase();
    response.setHeader('x-amz-request-id', requestId);
    response.setHeader('x-amz-id-2', randomBytes(24).toString('base64'));
    response.setHeader('server', 'AmazonS3');
    // Clients of the SDK set their own clock by it.
    response.setHeader('date', options.now().toUTCString());
    const answered = async () => answer(readRequest(message, requestId), response);
    answered().catch(async (error: unknown) => {
      await finishReading(message, response);
      refuse(message, response, requestId, error);
    });
  });
  // Clients keep idle connections; Node's own five seconds would cut one just as it is used again.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  const { address, port } = server.address() as AddressInfo;
  // Not awaited: the listener of these events may itself wait for this server.
  void (async () => {
    for (const bucket of buckets.values()) await bucket.announcePending();
  })();

  return {
    endpoint: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    port,
    readObject: (bucket, key) => readCurrent(buckets.get(bucket), key),
    versions: (bucket) => listedVersions(buckets.get(bucket)),
    readVersion: (version) => readVersion(buckets.get(version.bucket), version),
    noteOnVersion: async ({ bucket, key, versionId }, noted) => buckets.get(bucket)?.store.note(key, versionId, noted),
    close: () =>
      new Promise((resolve) => {
        announcer.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
