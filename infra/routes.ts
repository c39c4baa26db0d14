/**
 * Routes of the desk's API to functions, as FUNCTIONS writes them. Any stack after the one that holds the API adds the routes
 * of its own functions: it then names the API, and the API none of them.
 */
import * as api from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import type { OriginSecret } from './origin-secret.js';
import type { VerbFunction } from './verb-function.js';
import type { Route } from './verbs.js';

/** The desk's API, and by what it knows requests that came through its distribution. */
export interface GuardedApi {
  readonly httpApi: api.HttpApi;
  readonly origin: OriginSecret;
}

/** Routes, integrations and permissions become parts of `scope`. */
export function addRoutes(
  scope: Construct,
  { httpApi, origin }: GuardedApi,
  routes: readonly Route[],
): readonly api.HttpRoute[] {
  const integrations = new Map<VerbFunction, HttpLambdaIntegration>();
  return routes.map(({ key, verb }) => {
    const integration =
      integrations.get(verb) ??
      // One permission for all routes of a function: they lie on the same API.
      new HttpLambdaIntegration(verb.verb, verb.lambda, {
        scopePermissionToRoute: false,
        parameterMapping: origin.withoutHeader,
      });
    integrations.set(verb, integration);
    // The authorizer asks where a request came from; who somebody is, the function finds by their link and its grant.
    const { authorizer } = origin;
    return new api.HttpRoute(scope, routeId(key), { httpApi, routeKey: routeKey(key), integration, authorizer });
  });
}

const METHODS: ReadonlyMap<string, api.HttpMethod> = new Map(Object.entries(api.HttpMethod));

/** `GET /path/{variable}` or `$default`, as FUNCTIONS writes it. */
function routeKey(key: string): api.HttpRouteKey {
  if (key === '$default') return api.HttpRouteKey.DEFAULT;
  const [method = '', path = ''] = key.split(' ');
  const known = METHODS.get(method);
  if (known === undefined || !path.startsWith('/')) throw new Error(`The route "${key}" is not "METHOD /path".`);
  return api.HttpRouteKey.with(path, known);
}

function routeId(key: string): string {
  return `Route ${key.replaceAll('/', ' ').replaceAll(/[^A-Za-z ]/g, '')}`.trim();
}
