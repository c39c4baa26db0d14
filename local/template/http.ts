/**
 * Reads HTTP APIs (payload format 2.0, Lambda proxy integrations, Lambda authorizers with simple responses). Everything an
 * API may have beyond that, such as authorizers of other kinds or its own CORS answers, is refused.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html
 */
import * as z from 'zod';
import { apiId } from './attributes.js';
import type { AuthorizerModel, HttpApiModel, RouteModel } from './model.js';
import { count, flag, noEffect, properties, refuse, type Found, type Resources } from './resources.js';

const api = z.strictObject({
  Name: noEffect,
  Description: noEffect,
  ProtocolType: z.literal('HTTP', 'only HTTP APIs'),
  DisableExecuteApiEndpoint: noEffect,
  Tags: noEffect,
});

const stage = z.strictObject({
  StageName: z.literal('$default', 'only the default stage'),
  ApiId: z.string(),
  // Always deployed here; the access log is a file of the data folder.
  AutoDeploy: noEffect,
  AccessLogSettings: noEffect,
  Description: noEffect,
  Tags: noEffect,
  // How often routes may be asked protects an account from the world; one machine has neither, and its functions let
  // requests wait in line.
  DefaultRouteSettings: noEffect,
  RouteSettings: noEffect,
});

const route = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'CUSTOM'], 'only Lambda authorizers').optional(),
  AuthorizerId: z.string().optional(),
  OperationName: noEffect,
});

const integration = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY', 'only Lambda proxies'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0', 'only payload format 2.0'),
  IntegrationMethod: noEffect,
  Description: noEffect,
  TimeoutInMillis: count.optional(),
  RequestParameters: z
    .record(z.string().regex(/^remove:header\.[\w-]+$/, 'headers are only removed'), z.literal(''))
    .optional(),
});

const authorizer = z.strictObject({
  ApiId: z.string(),
  Name: noEffect,
  AuthorizerType: z.literal('REQUEST', 'only Lambda authorizers'),
  AuthorizerUri: z.string(),
  AuthorizerPayloadFormatVersion: z.literal('2.0', 'only payload format 2.0'),
  EnableSimpleResponses: flag.refine((value) => value, 'only simple responses'),
  AuthorizerResultTtlInSeconds: count.optional(),
  IdentitySource: z
    .array(z.string().regex(/^\$request\.header\.[\w-]+$/, 'identities are taken from headers only'))
    .min(1),
});
/** What API Gateway keeps an answer for unless it is told. */
const DEFAULT_CACHE_SECONDS = 300;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html: at most 30 seconds. */
const LONGEST_INTEGRATION_MS = 30_000;

export function readHttpApis(resources: Resources): HttpApiModel[] {
  for (const resource of resources.ofType('AWS::ApiGatewayV2::Stage')) properties(resource, stage);
  return resources.ofType('AWS::ApiGatewayV2::Api').map((resource) => {
    properties(resource, api);
    const id = apiId(resource.logicalId);
    const routes = resources.ofType('AWS::ApiGatewayV2::Route').flatMap((each): RouteModel[] => {
      const given = properties(each, route);
      if (given.ApiId !== id) return [];
      const target = given.Target.replace(/^integrations\//, '');
      const found = resources.ofType('AWS::ApiGatewayV2::Integration').find(({ logicalId }) => logicalId === target);
      if (found === undefined) throw refuse(each, `leads to ${given.Target}, which the template does not hold`);
      const { IntegrationUri, TimeoutInMillis, RequestParameters = {} } = properties(found, integration);
      return [
        {
          key: given.RouteKey,
          functionName: resources.byArnOrName('AWS::Lambda::Function', functionArn(IntegrationUri), found).name,
          timeoutMs: Math.min(TimeoutInMillis ?? LONGEST_INTEGRATION_MS, LONGEST_INTEGRATION_MS),
          authorizer:
            given.AuthorizationType === 'CUSTOM' ? authorizerOf(resources, each, given.AuthorizerId) : undefined,
          removedHeaders: Object.keys(RequestParameters).map((key) => key.replace('remove:header.', '').toLowerCase()),
        },
      ];
    });
    return { logicalId: resource.logicalId, id, routes };
  });
}

function authorizerOf(resources: Resources, route: Found, id: string | undefined): AuthorizerModel {
  const found = resources.ofType('AWS::ApiGatewayV2::Authorizer').find(({ logicalId }) => logicalId === id);
  if (found === undefined) throw refuse(route, `asks the authorizer ${id}, which the template does not hold`);
  const given = properties(found, authorizer);
  return {
    functionName: resources.byArnOrName('AWS::Lambda::Function', functionArn(given.AuthorizerUri), found).name,
    identityHeaders: given.IdentitySource.map((source) => source.replace('$request.header.', '').toLowerCase()),
    cacheSeconds: given.AuthorizerResultTtlInSeconds ?? DEFAULT_CACHE_SECONDS,
  };
}

/** The integration names the function's ARN, bare or inside API Gateway's own invocation path. */
function functionArn(uri: string): string {
  return /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}
