/**
 * Contract of authentication: signed headers and presigned URLs, and every way in which they must fail. The URLs are
 * signed by the SDK's own signer, so that ours is held against another hand's work.
 */
import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { SignatureV4 } from '@smithy/signature-v4';
import { codeOf, openContract, rawRequest, refusal, startOwn, type Contract } from './s3-endpoint.js';

class Sha256 {
  private readonly hash;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', Buffer.from(secret as Uint8Array));
  }
  update(data: string | Uint8Array) {
    this.hash.update(data);
  }
  digest() {
    return Promise.resolve(new Uint8Array(this.hash.digest()));
  }
  reset() {}
}

interface Presign {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly expiresIn?: number;
  readonly signedAt?: Date;
  readonly secret?: string;
  readonly accessKeyId?: string;
}

let contract: Contract;
beforeAll(async () => {
  contract = await openContract();
  await contract.s3.send(new PutObjectCommand({ Bucket: contract.plain, Key: 'signed.txt', Body: 'signed' }));
});
afterAll(() => contract.stop());

async function presign(endpoint: string, options: Presign = {}): Promise<string> {
  const { credentials, region, plain } = contract;
  const { hostname, port, host, protocol } = new URL(endpoint);
  const signer = new SignatureV4({
    service: 's3',
    region,
    uriEscapePath: false,
    applyChecksum: false,
    sha256: Sha256 as never,
    credentials: {
      accessKeyId: options.accessKeyId ?? credentials.accessKeyId,
      secretAccessKey: options.secret ?? credentials.secretAccessKey,
    },
  });
  const signed = await signer.presign(
    {
      method: options.method ?? 'GET',
      protocol,
      hostname,
      ...(port === '' ? {} : { port: Number(port) }),
      path: options.path ?? `/${plain}/signed.txt`,
      headers: { host, 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD', ...options.headers },
      query: options.query ?? {},
    },
    {
      expiresIn: options.expiresIn ?? 300,
      signingDate: options.signedAt ?? new Date(),
      unsignableHeaders: new Set(['x-amz-content-sha256']),
      unhoistableHeaders: new Set(Object.keys(options.headers ?? {})),
    },
  );
  const query = new URLSearchParams(signed.query as Record<string, string>);
  return `${endpoint}${signed.path}?${query.toString().replaceAll('+', '%20')}`;
}

async function fetched(url: string, init: RequestInit = {}): Promise<{ status: number; text: string }> {
  const answer = await fetch(url, init);
  return { status: answer.status, text: await answer.text() };
}

describe('API/sig-v4-header-based-auth', () => {
  test('a request without signature is refused, whatever it asks', async () => {
    for (const [method, path] of [
      ['GET', `/${contract.plain}/signed.txt`],
      ['PUT', `/${contract.plain}/unsigned.txt`],
      ['DELETE', `/${contract.plain}/signed.txt`],
      ['GET', `/${contract.plain}?list-type=2`],
      ['GET', '/'],
    ] as const) {
      const answer = await fetched(contract.endpoint + path, { method, ...(method === 'PUT' ? { body: 'x' } : {}) });
      expect({ path, status: answer.status, code: codeOf(answer.text) }).toEqual({
        path,
        status: 403,
        code: 'AccessDenied',
      });
    }
  });

  test('a wrong secret and an unknown key are told apart', async () => {
    const ask = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
      refusal(
        contract.client({ credentials }).send(new GetObjectCommand({ Bucket: contract.plain, Key: 'signed.txt' })),
      );
    const { accessKeyId, secretAccessKey } = contract.credentials;
    expect(await ask({ accessKeyId, secretAccessKey: `${secretAccessKey}x` })).toEqual({
      code: 'SignatureDoesNotMatch',
      status: 403,
    });
    expect(await ask({ accessKeyId: 'AKIANOSUCHKEY0000000', secretAccessKey })).toEqual({
      code: 'InvalidAccessKeyId',
      status: 403,
    });
  });

  test('a clock a quarter of an hour off is refused', async () => {
    const client = contract.client({ systemClockOffset: -20 * 60_000 });
    const call = client.send(new ListObjectsV2Command({ Bucket: contract.plain }));
    expect(await refusal(call)).toEqual({ code: 'RequestTimeTooSkewed', status: 403 });
  });

  test('a signature for another region is refused and the right one named', async () => {
    const region = contract.region === 'eu-west-3' ? 'us-east-1' : 'eu-west-3';
    const call = contract.client({ region }).send(new GetObjectCommand({ Bucket: contract.plain, Key: 'signed.txt' }));
    expect(await refusal(call)).toEqual({ code: 'AuthorizationHeaderMalformed', status: 400 });
  });

  test('a header altered or added on the way breaks the request', async () => {
    const client = contract.client({});
    client.middlewareStack.add(
      (next) => (args) => {
        (args.request as { headers: Record<string, string> }).headers['x-amz-meta-added'] = 'later';
        return next(args);
      },
      { step: 'deserialize', name: 'meddler', priority: 'low' },
    );
    const call = client.send(new PutObjectCommand({ Bucket: contract.plain, Key: 'meddled', Body: 'x' }));
    expect(await refusal(call)).toEqual({ code: 'AccessDenied', status: 403 });
  });

  test('a body other than the one signed is refused', async () => {
    const client = contract.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
    client.middlewareStack.add(
      (next) => (args) => {
        (args.request as { body: string }).body = 'evil';
        return next(args);
      },
      { step: 'deserialize', name: 'meddler', priority: 'low' },
    );
    const call = client.send(new PutObjectCommand({ Bucket: contract.plain, Key: 'swapped', Body: 'good' }));
    expect(await refusal(call)).toEqual({ code: 'XAmzContentSHA256Mismatch', status: 400 });
  });
});

describe('API/sigv4-query-string-auth', () => {
  test('a presigned URL reads the object', async () => {
    expect(await fetched(await presign(contract.endpoint))).toEqual({ status: 200, text: 'signed' });
  });

  test('a presigned URL stores an object, once its headers are those that were signed', async () => {
    const path = `/${contract.plain}/by-url.txt`;
    const headers = { 'content-type': 'text/plain' };
    const url = await presign(contract.endpoint, { method: 'PUT', path, headers });
    const wrong = await fetched(url, { method: 'PUT', body: 'x', headers: { 'content-type': 'text/html' } });
    expect({ status: wrong.status, code: codeOf(wrong.text) }).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
    expect((await fetched(url, { method: 'PUT', body: 'put', headers })).status).toBe(200);
    expect((await fetched(await presign(contract.endpoint, { path }))).text).toBe('put');
  });

  test('a signed length binds the size of the upload', async () => {
    const path = `/${contract.plain}/sized.txt`;
    const url = await presign(contract.endpoint, { method: 'PUT', path, headers: { 'content-length': '3' } });
    expect((await fetched(url, { method: 'PUT', body: 'four' })).status).toBe(403);
    expect((await fetched(url, { method: 'PUT', body: 'two' })).status).toBe(200);
  });

  test('a presigned URL is over at its expiry', async () => {
    const url = await presign(contract.endpoint, { expiresIn: 60, signedAt: new Date(Date.now() - 61_000) });
    const { status, text } = await fetched(url);
    expect({ status, code: codeOf(text) }).toEqual({ status: 403, code: 'AccessDenied' });
    expect(text).toContain('Request has expired');
  });

  test('no URL lives longer than a week', async () => {
    const url = (await presign(contract.endpoint)).replace('X-Amz-Expires=300', 'X-Amz-Expires=604801');
    const { status, text } = await fetched(url);
    expect({ status, code: codeOf(text) }).toEqual({ status: 400, code: 'AuthorizationQueryParametersError' });
  });

  test.each([
    ['another key', (url: string) => url.replace('signed.txt', 'other.txt')],
    ['a longer life', (url: string) => url.replace('X-Amz-Expires=300', 'X-Amz-Expires=3000')],
    ['a parameter added', (url: string) => `${url}&response-content-type=text%2Fhtml`],
    ['another signature', (url: string) => url.replace(/Signature=.{4}/, 'Signature=0000')],
  ])('a presigned URL with %s is refused', async (_what, change) => {
    const { status, text } = await fetched(change(await presign(contract.endpoint)));
    expect({ status, code: codeOf(text) }).toEqual({ status: 403, code: 'SignatureDoesNotMatch' });
  });

  test('a presigned URL serves one method only', async () => {
    expect((await fetched(await presign(contract.endpoint), { method: 'DELETE' })).status).toBe(403);
  });

  test('a presigned URL of a wrong secret is refused', async () => {
    const { text } = await fetched(await presign(contract.endpoint, { secret: 'guessed' }));
    expect(codeOf(text)).toBe('SignatureDoesNotMatch');
  });

  test('the server judges expiry by the clock it was given', async () => {
    let now = new Date();
    const own = await startOwn({ now: () => now });
    try {
      await own.client().send(new PutObjectCommand({ Bucket: 'plain', Key: 'signed.txt', Body: 'signed' }));
      const url = await presign(own.server.endpoint, { expiresIn: 600, signedAt: now, path: '/plain/signed.txt' });
      // Under another implementation this server still has its own keys.
      if (contract.credentials.accessKeyId === 'LOCALKEY') {
        now = new Date(now.getTime() + 599_000);
        expect((await fetched(url)).status).toBe(200);
        now = new Date(now.getTime() + 2_000);
        expect((await fetched(url)).status).toBe(403);
      }
    } finally {
      await own.stop();
    }
  });
});

describe('paths as they stand on the wire', () => {
  test('a path that is no UTF-8 is refused, and one that climbs is a key of no bucket', async () => {
    const malformed = await rawRequest(contract.endpoint, 'GET', '/plain/%ff');
    expect(malformed.status).toBe(400);
    const climbing = await rawRequest(contract.endpoint, 'GET', '/../../../etc/passwd');
    expect([400, 403]).toContain(climbing.status);
    expect(climbing.text).not.toContain('root:');
  });
});
