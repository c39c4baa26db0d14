/** Contract of cross-origin rules. Pages: userguide/ManageCorsUsing, API/RESTOPTIONSobject. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openContract, pageOrigin, rawRequest, type Contract } from './s3-endpoint.js';

let contract: Contract;
beforeAll(async () => {
  contract = await openContract();
});
afterAll(() => contract.stop());

const preflight = (headers: Record<string, string>) =>
  rawRequest(contract.endpoint, 'OPTIONS', `/${contract.plain}`, headers);

describe('a preflight request', () => {
  test('from the page of the rule, for a method of the rule, is allowed', async () => {
    const answer = await preflight({
      origin: pageOrigin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-amz-meta-a, content-type',
    });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': pageOrigin,
      'access-control-allow-methods': 'POST, GET',
      'access-control-allow-headers': 'x-amz-meta-a, content-type',
      'access-control-expose-headers': 'ETag, x-amz-version-id',
    });
    expect(answer.headers['vary']).toMatch(/Origin/);
  });

  test.each([
    ['another origin', { origin: 'http://evil.invalid', 'access-control-request-method': 'POST' }, 403],
    ['another method', { origin: pageOrigin, 'access-control-request-method': 'DELETE' }, 403],
    ['no method named', { origin: pageOrigin }, 400],
    ['no origin named', { 'access-control-request-method': 'POST' }, 400],
  ])('with %s is refused and names no origin', async (_what, headers, status) => {
    const answer = await preflight(headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('an ordinary request', () => {
  test('is readable for the page of the rule, even when it is refused', async () => {
    const answer = await rawRequest(contract.endpoint, 'GET', `/${contract.plain}/x`, { origin: pageOrigin });
    expect(answer.status).toBe(403);
    expect(answer.headers['access-control-allow-origin']).toBe(pageOrigin);
    expect(answer.headers['access-control-expose-headers']).toBe('ETag, x-amz-version-id');
  });

  test('stays hidden from any other page', async () => {
    const answer = await rawRequest(contract.endpoint, 'GET', `/${contract.plain}/x`, {
      origin: 'http://evil.invalid',
    });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});
