/**
 * The S3 that a contract test talks to: the one named by NIANBAO_CONTRACT_S3_ENDPOINT with the usual AWS_* variables
 * (buckets are then created through its API), or else our own on a throw-away folder. Tests that need an inside view
 * (events, restarts, an injected clock) always start our own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketCorsCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { startS3, type BucketSettings, type ObjectCreatedEvent, type S3Server } from '../../local/s3/server.js';

export const pageOrigin = 'http://127.0.0.1:9999';

export const corsRule = {
  allowedOrigins: [pageOrigin],
  allowedMethods: ['POST', 'GET'],
  allowedHeaders: ['*'],
  exposeHeaders: ['ETag', 'x-amz-version-id'],
};

const plain: BucketSettings = { versioned: false, eventBridge: false, cors: [corsRule] };
export const ownCredentials = { accessKeyId: 'LOCALKEY', secretAccessKey: 'local/secret' };
export const ownRegion = 'us-east-1';

export interface OwnServer {
  readonly server: S3Server;
  readonly dataDir: string;
  readonly events: ObjectCreatedEvent[];
  readonly warnings: string[];
  client(overrides?: ConstructorParameters<typeof S3Client>[0]): S3Client;
  stop(): Promise<void>;
}

export interface OwnOptions {
  readonly dataDir?: string;
  readonly buckets?: Record<string, BucketSettings>;
  readonly now?: () => Date;
  readonly emit?: (event: ObjectCreatedEvent) => Promise<void>;
}

export async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'nianbao-s3-'));
}

/** Keeps the data folder when one is given, so that a next server can be started on it. */
export async function startOwn(options: OwnOptions = {}): Promise<OwnServer> {
  const dataDir = options.dataDir ?? (await temporaryFolder());
  const events: ObjectCreatedEvent[] = [];
  const warnings: string[] = [];
  const server = await startS3({
    port: 0,
    dataDir,
    credentials: ownCredentials,
    region: ownRegion,
    buckets: options.buckets ?? {
      plain,
      versioned: { ...plain, versioned: true },
      watched: { ...plain, versioned: true, eventBridge: true },
    },
    emit:
      options.emit ??
      (async (event) => {
        events.push(event);
      }),
    now: options.now ?? (() => new Date()),
    warn: (text) => warnings.push(text),
  });
  const clients: S3Client[] = [];
  return {
    server,
    dataDir,
    events,
    warnings,
    client: (overrides = {}) => {
      const client = new S3Client({
        endpoint: server.endpoint,
        region: ownRegion,
        credentials: ownCredentials,
        maxAttempts: 1,
        ...overrides,
      });
      clients.push(client);
      return client;
    },
    stop: async () => {
      for (const client of clients) client.destroy();
      await server.close();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Contract {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { accessKeyId: string; secretAccessKey: string };
  readonly plain: string;
  readonly versioned: string;
  readonly s3: S3Client;
  client(overrides: ConstructorParameters<typeof S3Client>[0]): S3Client;
  stop(): Promise<void>;
}

export async function openContract(): Promise<Contract> {
  const given = process.env['NIANBAO_CONTRACT_S3_ENDPOINT'];
  const own = given === undefined ? await startOwn() : undefined;
  const endpoint = given ?? own?.server.endpoint ?? '';
  const region = given === undefined ? ownRegion : (process.env['AWS_REGION'] ?? 'us-east-1');
  const credentials =
    given === undefined
      ? ownCredentials
      : {
          accessKeyId: process.env['AWS_ACCESS_KEY_ID'] ?? '',
          secretAccessKey: process.env['AWS_SECRET_ACCESS_KEY'] ?? '',
        };
  const clients: S3Client[] = [];
  const client = (overrides: ConstructorParameters<typeof S3Client>[0]) => {
    const made = new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1, ...overrides });
    clients.push(made);
    return made;
  };
  const s3 = client({});
  const suffix = own ? '' : `-${Date.now().toString(36)}`;
  const contract: Contract = {
    endpoint,
    region,
    credentials,
    plain: `plain${suffix}`,
    versioned: `versioned${suffix}`,
    s3,
    client,
    stop: async () => {
      for (const made of clients) made.destroy();
      await own?.stop();
    },
  };
  if (own) return contract;
  for (const Bucket of [contract.plain, contract.versioned]) {
    await s3.send(new CreateBucketCommand({ Bucket }));
    const rule = {
      AllowedOrigins: corsRule.allowedOrigins,
      AllowedMethods: corsRule.allowedMethods,
      AllowedHeaders: corsRule.allowedHeaders,
      ExposeHeaders: corsRule.exposeHeaders,
    };
    await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }));
  }
  await s3.send(
    new PutBucketVersioningCommand({ Bucket: contract.versioned, VersioningConfiguration: { Status: 'Enabled' } }),
  );
  return contract;
}

/** The status and error code of a call that must be refused. */
export async function refusal(call: Promise<unknown>): Promise<{ code: string; status: number | undefined }> {
  try {
    await call;
  } catch (error) {
    const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
    return { code: name, status: $metadata?.httpStatusCode };
  }
  throw new Error('The call was answered although it should have been refused.');
}

/** A request exactly as written: `fetch` would tidy the path. */
export function rawRequest(
  endpoint: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Buffer | string,
): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; text: string }> {
  const { hostname, port } = new URL(endpoint);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(pieces).toString(),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** The code inside an XML refusal. */
export function codeOf(text: string): string | undefined {
  return /<Code>(.*?)<\/Code>/.exec(text)?.[1];
}

/** Posts a signed form as a browser does, the file last; `change` meddles with the fields before. */
export async function sendForm(
  form: { url: string; fields: Record<string, string> },
  content: string | Blob = 'file',
  change: (data: FormData) => void = () => undefined,
) {
  const data = new FormData();
  for (const [name, value] of Object.entries(form.fields)) data.append(name, value);
  change(data);
  data.append('file', typeof content === 'string' ? new Blob([content]) : content, '年报 2024.pdf');
  const answer = await fetch(form.url, {
    method: 'POST',
    body: data,
    headers: { origin: pageOrigin },
    redirect: 'manual',
  });
  const text = (await answer.text()).replaceAll('&quot;', '"');
  return { status: answer.status, code: codeOf(text), text, headers: answer.headers };
}
