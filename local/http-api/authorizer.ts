/**
 * A Lambda authorizer of an HTTP API (type REQUEST, payload format 2.0, simple responses): asks its function whether a
 * request may go on, and remembers the answer for each identity as long as the template says, over all routes.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import type { InvokeResult } from '../lambda/instance.js';
import type { AuthorizerModel } from '../template/model.js';

export type Verdict = 'allowed' | 'denied' | 'no identity' | 'failed';

export interface AuthorizerOptions {
  readonly invoke: (functionName: string, payload: string) => Promise<InvokeResult>;
  readonly now: () => Date;
}

/** Answers of others are forgotten first; API Gateway's own bound is not told. */
const MOST_REMEMBERED = 1_000;
const answerSchema = z.strictObject({ isAuthorized: z.boolean() });

/** @returns for an authorizer and a request, with the event that the route's function would get, what becomes of it */
export function createAuthorizers({ invoke, now }: AuthorizerOptions) {
  const remembered = new Map<string, { readonly verdict: Verdict; readonly until: number }>();
  return async (authorizer: AuthorizerModel, event: APIGatewayProxyEventV2): Promise<Verdict> => {
    const { functionName, identityHeaders, cacheSeconds } = authorizer;
    const identity = identityHeaders.map((name) => event.headers[name] ?? '');
    if (identity.some((value) => value === '')) return 'no identity';
    const key = JSON.stringify([functionName, identity]);
    const known = remembered.get(key);
    if (known !== undefined && known.until > now().getTime()) return known.verdict;
    const { body: _body, isBase64Encoded: _encoded, ...asked } = event;
    const { accountId, apiId, http, stage } = event.requestContext;
    const routeArn = `arn:aws:execute-api:local:${accountId}:${apiId}/${stage}/${http.method}${http.path}`;
    const result = await invoke(
      functionName,
      JSON.stringify({ ...asked, type: 'REQUEST', identitySource: identity, routeArn }),
    );
    const answer = 'error' in result ? undefined : answerSchema.safeParse(JSON.parse(result.payload));
    if (answer?.success !== true) return 'failed';
    const verdict = answer.data.isAuthorized ? 'allowed' : 'denied';
    if (cacheSeconds > 0) {
      remembered.delete(key);
      remembered.set(key, { verdict, until: now().getTime() + cacheSeconds * 1000 });
      const [oldest] = remembered.keys();
      if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    }
    return verdict;
  };
}
