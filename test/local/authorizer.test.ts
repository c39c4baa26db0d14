/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2, APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { createHttpApi } from '../../local/http-api/http-api.js';

function apiThat(decides: (event: APIGatewayRequestAuthorizerEventV2) => unknown, cacheSeconds = 300) {
  const seen = { asked: [] as APIGatewayRequestAuthorizerEventV2[], route: [] as APIGatewayProxyEventV2[] };
  const clock = { ms: Date.parse('2026-03-12T19:03:58Z') };
  const route = {
    functionName: 'page',
    timeoutMs: 30_000,
    authorizer: { functionName: 'door', identityHeaders: ['x-key'], cacheSeconds },
    removedHeaders: ['x-key'],
  };
  const api = createHttpApi({
    model: { logicalId: 'Api', id: 'api', routes: ['GET /a', 'POST /b'].map((key) => ({ ...route, key })) },
    accountId: '000000000000',
    invoke: (name, payload) => {
      const event = JSON.parse(payload) as never;
      if (name === 'page') seen.route.push(event);
      else seen.asked.push(event);
      const answer = name === 'page' ? { statusCode: 200, body: 'page' } : decides(event);
      return Promise.resolve(
        answer instanceof Error
          ? { error: { errorType: 'Error', errorMessage: answer.message } }
          : { payload: JSON.stringify(answer) },
      );
    },
    log: () => undefined,
    now: () => new Date(clock.ms),
  });
  const ask = async (key?: string, [method, target] = ['GET', '/a']) =>
    (
      await api({
        method: method ?? '',
        target: target ?? '',
        headers: [['Host', 'here'], ...(key === undefined ? [] : [['X-Key', key] as [string, string]])],
        body: Buffer.from('body'),
        sourceIp: '192.0.2.1',
      })
    ).status;
  return { ask, seen, clock };
}

const byKey = ({ identitySource }: APIGatewayRequestAuthorizerEventV2) => ({
  isAuthorized: identitySource?.[0] === 'right',
});

describe('a route with an authorizer', () => {
  test.each([
    ['right', 200],
    ['wrong', 403],
    ['', 401],
    [undefined, 401],
  ])('is answered for the identity %j with %d', async (key, status) => {
    const { ask, seen } = apiThat(byKey);
    expect(await ask(key)).toBe(status);
    expect(seen.route).toHaveLength(status === 200 ? 1 : 0);
    expect(seen.asked).toHaveLength(status === 401 ? 0 : 1);
  });

  test.each([
    ['fails', () => new Error('down')],
    ['answers what is no simple response', () => ({ principalId: 'x', policyDocument: {} })],
    ['answers no boolean', () => ({ isAuthorized: 'yes' })],
  ])('is not asked where the authorizer %s', async (_case, decides) => {
    const { ask, seen } = apiThat(decides);
    expect(await ask('right')).toBe(500);
    expect(seen.route).toEqual([]);
  });

  test('tells the authorizer of the request without its body, and the function nothing of the header', async () => {
    const { ask, seen } = apiThat(byKey);
    await ask('right', ['POST', '/b']);
    expect(seen.asked[0]).toMatchObject({
      type: 'REQUEST',
      version: '2.0',
      routeKey: 'POST /b',
      identitySource: ['right'],
    });
    expect(seen.asked[0]).not.toHaveProperty('body');
    expect(seen.route[0]?.body).toBeDefined();
    expect(seen.route[0]?.headers).toMatchObject({ host: 'here' });
    expect(JSON.stringify(seen.route[0])).not.toContain('right');
  });

  test('has each answer kept by identity, for every route, as long as it says', async () => {
    const { ask, seen, clock } = apiThat(byKey, 60);
    for (const key of ['right', 'right', 'wrong', 'wrong']) await ask(key);
    await ask('right', ['POST', '/b']);
    expect(seen.asked).toHaveLength(2);
    clock.ms += 60_000;
    await ask('right');
    expect(seen.asked).toHaveLength(3);
  });

  test('is asked for each request where nothing is kept', async () => {
    const { ask, seen } = apiThat(byKey, 0);
    await ask('right');
    await ask('right');
    expect(seen.asked).toHaveLength(2);
  });
});
