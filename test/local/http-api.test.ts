/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createHttpApi, type AccessLogLine } from '../../local/http-api/http-api.js';
import type { ApiRequest } from '../../local/http-api/payload.js';
import { createRouteTable } from '../../local/http-api/routes.js';

const route = (key: string) => ({ key, functionName: 'f', timeoutMs: 30_000 });

function apiWith(answer: (event: APIGatewayProxyEventV2) => unknown, timeoutMs = 30_000) {
  const log: AccessLogLine[] = [];
  const api = createHttpApi({
    model: { logicalId: 'Api', id: 'api', routes: [{ ...route('ANY /p/{id}'), timeoutMs }] },
    accountId: '000000000000',
    invoke: async (_name, payload) => {
      const result = await answer(JSON.parse(payload) as APIGatewayProxyEventV2);
      return result instanceof Error
        ? { error: { errorType: 'Error', errorMessage: result.message } }
        : { payload: JSON.stringify(result) ?? 'null' };
    },
    log: (line) => log.push(line),
    now: () => new Date('2026-03-12T19:03:58Z'),
  });
  return { api, log };
}

const request = (over: Partial<ApiRequest> = {}): ApiRequest => ({
  method: 'POST',
  target: '/p/1?a=1&a=2&b=%E5%B9%B4',
  headers: [
    ['Host', 'localhost:1'],
    ['X-Thing', 'one'],
    ['x-thing', 'two'],
    ['Cookie', 'a=1; b=2'],
    ['Content-Type', 'application/x-www-form-urlencoded'],
  ],
  body: Buffer.from('k=v'),
  sourceIp: '192.0.2.1',
  ...over,
});

describe('choosing a route', () => {
  const table = createRouteTable(
    [
      '$default',
      'ANY /{proxy+}',
      'GET /pets/{id}',
      'GET /pets/dog',
      'ANY /pets/dog',
      'GET /pets/{proxy+}',
      'GET /pets/{id}/name',
      'GET /',
    ].map(route),
  );
  test.each([
    ['GET', '/pets/dog', 'GET /pets/dog', {}],
    ['PUT', '/pets/dog', 'ANY /pets/dog', {}],
    ['GET', '/pets/c%20t', 'GET /pets/{id}', { id: 'c t' }],
    ['GET', '/pets/cat/name', 'GET /pets/{id}/name', { id: 'cat' }],
    ['GET', '/pets/cat/age', 'GET /pets/{proxy+}', { proxy: 'cat/age' }],
    ['POST', '/pets/cat/age', 'ANY /{proxy+}', { proxy: 'pets/cat/age' }],
    ['GET', '/', 'GET /', {}],
    ['POST', '/', '$default', {}],
    ['GET', '/pets/', 'ANY /{proxy+}', { proxy: 'pets/' }],
  ])('%s %s takes %s', (method, path, key, parameters) => {
    const match = table.find(method, path);
    expect(match?.route.key).toBe(key);
    expect(match?.pathParameters).toEqual(parameters);
  });

  test('without a fitting route and without $default there is none', () => {
    expect(createRouteTable([route('GET /a')]).find('POST', '/a')).toBeUndefined();
  });
});

describe('payload format 2.0', () => {
  test('the event holds the request as API Gateway would give it', async () => {
    let seen: APIGatewayProxyEventV2 | undefined;
    await apiWith((event) => ((seen = event), 'ok')).api(request());
    expect(seen).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /p/{id}',
      rawPath: '/p/1',
      rawQueryString: 'a=1&a=2&b=%E5%B9%B4',
      queryStringParameters: { a: '1,2', b: '年' },
      pathParameters: { id: '1' },
      cookies: ['a=1', 'b=2'],
      headers: { host: 'localhost:1', 'x-thing': 'one,two' },
      requestContext: {
        http: { method: 'POST', path: '/p/1', sourceIp: '192.0.2.1' },
        time: '12/Mar/2026:19:03:58 +0000',
      },
      isBase64Encoded: true,
      body: Buffer.from('k=v').toString('base64'),
    });
    expect(seen?.headers).not.toHaveProperty('cookie');
  });

  test('a JSON body arrives as text', async () => {
    let seen: APIGatewayProxyEventV2 | undefined;
    const json = request({ headers: [['content-type', 'application/json']], body: Buffer.from('{"年":1}') });
    await apiWith((event) => ((seen = event), 'ok')).api(json);
    expect(seen).toMatchObject({ body: '{"年":1}', isBase64Encoded: false });
  });

  test('cookies, headers and base64 bodies of the answer reach the client', async () => {
    const { api } = apiWith(() => ({
      statusCode: 201,
      headers: { 'Content-Type': 'application/pdf', 'X-N': 1 },
      cookies: ['a=1; HttpOnly', 'b=2'],
      body: Buffer.from([0, 255]).toString('base64'),
      isBase64Encoded: true,
    }));
    const answer = await api(request());
    expect(answer.status).toBe(201);
    expect([...answer.body]).toEqual([0, 255]);
    expect(answer.headers).toEqual(
      expect.arrayContaining([
        ['content-type', 'application/pdf'],
        ['x-n', '1'],
        ['set-cookie', 'a=1; HttpOnly'],
        ['set-cookie', 'b=2'],
      ]),
    );
  });

  test('an answer without statusCode is a JSON body with status 200', async () => {
    const answer = await apiWith(() => ({ a: 1 })).api(request());
    expect([answer.status, answer.body.toString()]).toEqual([200, '{"a":1}']);
  });
});

describe('limits and failures', () => {
  test.each<[string, Partial<ApiRequest>, number]>([
    ['a body over 10 MB', { body: Buffer.alloc(10 * 1024 * 1024 + 1) }, 413],
    ['a body that no longer fits into 6 MB as base64', { body: Buffer.alloc(5 * 1024 * 1024) }, 413],
    ['headers over 10,240 bytes', { headers: [['x', 'y'.repeat(10_240)]] }, 431],
    ['no such route', { target: '/elsewhere' }, 404],
  ])('%s', async (_what, over, status) => {
    expect((await apiWith(() => 'ok').api(request(over))).status).toBe(status);
  });

  test('a function that fails or breaks the contract is a 500 without its words', async () => {
    const failed = await apiWith(() => new Error('secret')).api(request());
    expect([failed.status, failed.body.toString()]).toEqual([500, '{"message":"Internal Server Error"}']);
    expect((await apiWith(() => ({ statusCode: 'x' })).api(request())).status).toBe(500);
  });

  test('a function that takes longer than its integration allows is a 503', async () => {
    expect((await apiWith(() => new Promise(() => undefined), 5).api(request())).status).toBe(503);
  });

  test('the access log names the route key and never the path', async () => {
    const { api, log } = apiWith(() => 'ok');
    await api(request({ target: '/p/very-secret?x=very-secret' }));
    expect(log).toEqual([expect.objectContaining({ routeKey: 'ANY /p/{id}', status: 200 })]);
    expect(JSON.stringify(log)).not.toContain('very-secret');
  });
});
