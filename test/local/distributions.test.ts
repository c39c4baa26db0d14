/**
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 */
import { afterEach, describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { createDistribution } from '../../local/distributions/distribution.js';
import type { ApiRequest } from '../../local/http-api/payload.js';
import { listen, type Listener } from '../../local/listen.js';
import type { BehaviourModel, DistributionModel } from '../../local/template/model.js';

const behaviour: BehaviourModel = {
  pathPattern: undefined,
  originId: 'bucket',
  methods: ['GET', 'HEAD'],
  headers: 'none',
  cookies: 'none',
  query: 'none',
  responseHeaders: {
    set: [
      { name: 'content-security-policy', value: "default-src 'self'; upgrade-insecure-requests", override: true },
      { name: 'strict-transport-security', value: 'max-age=1', override: true },
      { name: 'cache-control', value: 'from-policy', override: false },
    ],
    remove: ['x-amz-meta-secret'],
  },
};
const OBJECTS: Record<string, string> = {
  'index.html': 'home',
  '年报/a b.html': 'deep',
  'folder/index.html': 'not a default',
  'errors/404.html': 'missing page',
};

let server: Listener | undefined;
afterEach(() => server?.close());

async function serve(over: Partial<DistributionModel> = {}, seen: ApiRequest[] = []) {
  const handler = createDistribution({
    model: {
      name: 'Site',
      logicalId: 'D',
      origins: [
        { id: 'bucket', kind: 'bucket', bucket: 'site', path: '' },
        { id: 'api', kind: 'httpApi', apiId: 'api', path: '' },
      ],
      behaviours: [behaviour],
      defaultRootObject: 'index.html',
      errorResponses: [],
      ...over,
    },
    readObject: (bucket, key) => {
      const body = bucket === 'site' ? OBJECTS[key] : undefined;
      const headers = {
        'content-type': 'text/html',
        etag: '"e1"',
        'cache-control': 'from-object',
        'x-amz-meta-secret': 'x',
      };
      return Promise.resolve(body === undefined ? undefined : { body: Readable.from([Buffer.from(body)]), headers });
    },
    httpApi: () => (request) => {
      seen.push(request);
      return Promise.resolve({
        status: 200,
        headers: [
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ],
        body: Buffer.from('from api'),
      });
    },
  });
  server = await listen(handler, 0);
  const base = `http://127.0.0.1:${server.port}`;
  return (path: string, init?: RequestInit) => fetch(base + path, init);
}

describe('a distribution before a bucket', () => {
  test.each([
    ['/', 200, 'home'],
    ['/index.html?x=1', 200, 'home'],
    ['/%E5%B9%B4%E6%8A%A5/a%20b.html', 200, 'deep'],
    ['/folder/', 403, undefined],
    ['/missing', 403, undefined],
    ['/%E5%B9', 400, undefined],
  ])('%s answers %d', async (path, status, body) => {
    const answer = await (await serve())(path);
    expect(answer.status).toBe(status);
    if (body !== undefined) expect(await answer.text()).toBe(body);
  });

  test('maps an error to its page and status', async () => {
    const get = await serve({ errorResponses: [{ code: 403, responseCode: 404, page: '/errors/404.html' }] });
    const answer = await get('/missing');
    expect([answer.status, await answer.text()]).toEqual([404, 'missing page']);
  });

  test('an error page that is itself missing leaves the error', async () => {
    const get = await serve({ errorResponses: [{ code: 403, responseCode: 404, page: '/errors/none.html' }] });
    expect((await get('/missing')).status).toBe(403);
  });

  test('takes only GET and HEAD', async () => {
    const get = await serve();
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(403);
    const head = await get('/', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '4', '']);
  });

  test('puts on the headers of its policy, but none that only TLS can keep', async () => {
    const { headers } = await (await serve())('/');
    expect(headers.get('content-security-policy')).toBe("default-src 'self';");
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('cache-control')).toBe('from-object');
    expect(headers.get('x-amz-meta-secret')).toBeNull();
  });

  test('answers 304 to who has the object already', async () => {
    expect((await (await serve())('/', { headers: { 'if-none-match': '"e1"' } })).status).toBe(304);
  });
});

describe('a distribution before an HTTP API', () => {
  const toApi = {
    ...behaviour,
    originId: 'api',
    methods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
  };
  const viewer = { headers: { cookie: 'a=1', 'x-own': '1', 'x-forwarded-for': '198.51.100.7', host: 'desk' } };

  test('without an origin request policy neither cookies nor queries nor headers reach it', async () => {
    const seen: ApiRequest[] = [];
    await (
      await serve({ behaviours: [toApi] }, seen)
    )('/p?q=1', viewer);
    const names = seen[0]?.headers.map(([name]) => name.toLowerCase());
    expect(seen[0]?.target).toBe('/p');
    expect(names).not.toContain('cookie');
    expect(names).not.toContain('x-own');
  });

  test('with all viewer headers but Host, everything else does, and the origin sees its own host', async () => {
    const seen: ApiRequest[] = [];
    const policy = { headers: { except: ['host'] }, cookies: 'all', query: 'all' } as const;
    const answer = await (await serve({ behaviours: [{ ...toApi, ...policy }] }, seen))('/p?q=1&r=', viewer);
    const headers = Object.fromEntries(seen[0]!.headers.map(([name, value]) => [name.toLowerCase(), value]));
    expect(seen[0]?.target).toBe('/p?q=1&r=');
    expect(headers).toMatchObject({ cookie: 'a=1', 'x-own': '1', host: 'api.execute-api.local' });
    expect(headers['x-forwarded-for']).toBe('198.51.100.7, 127.0.0.1, 127.0.0.1');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test('a path pattern comes before the default behaviour', async () => {
    const seen: ApiRequest[] = [];
    const get = await serve({ behaviours: [{ ...toApi, pathPattern: '/api/*' }, behaviour] }, seen);
    expect(await (await get('/api/x')).text()).toBe('from api');
    expect(await (await get('/')).text()).toBe('home');
  });

  test('a body over 10 MB is answered 413', async () => {
    const get = await serve({ behaviours: [toApi] });
    expect((await get('/p', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) })).status).toBe(413);
  });
});
