/**
 * Reads HTTP APIs (payload format 2.0, Lambda proxy integrations). Everything an API may have beyond that, such as
 * authorizers or its own CORS answers, is refused.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-route.html
 */
import * as z from 'zod';
import { apiId } from './attributes.js';
import type { HttpApiModel } from './model.js';
import { count, noEffect, properties, refuse, type Resources } from './resources.js';

const api = z.strictObject({
  Name: noEffect,
  Description: noEffect,
  ProtocolType: z.literal('HTTP', 'only HTTP APIs'),
  DisableExecuteApiEndpoint: noEffect,
  Tags: noEffect,
});

const stage = z.looseObject({ StageName: z.literal('$default', 'only the default stage'), ApiId: z.string() });

const route = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.literal('NONE', 'no authorizers').optional(),
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
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html: at most 30 seconds. */
const LONGEST_INTEGRATION_MS = 30_000;

export function readHttpApis(resources: Resources): HttpApiModel[] {
  for (const resource of resources.ofType('AWS::ApiGatewayV2::Stage')) properties(resource, stage);
  return resources.ofType('AWS::ApiGatewayV2::Api').map((resource) => {
    properties(resource, api);
    const id = apiId(resource.logicalId);
    const routes = resources.ofType('AWS::ApiGatewayV2::Route').flatMap((each) => {
      const given = properties(each, route);
      if (given.ApiId !== id) return [];
      const target = given.Target.replace(/^integrations\//, '');
      const found = resources.ofType('AWS::ApiGatewayV2::Integration').find(({ logicalId }) => logicalId === target);
      if (found === undefined) throw refuse(each, `leads to ${given.Target}, which the template does not hold`);
      const { IntegrationUri, TimeoutInMillis } = properties(found, integration);
      return [
        {
          key: given.RouteKey,
          functionName: resources.byArnOrName('AWS::Lambda::Function', functionArn(IntegrationUri), found).name,
          timeoutMs: Math.min(TimeoutInMillis ?? LONGEST_INTEGRATION_MS, LONGEST_INTEGRATION_MS),
        },
      ];
    });
    return { logicalId: resource.logicalId, id, routes };
  });
}

/** The integration names the function's ARN, bare or inside API Gateway's own invocation path. */
function functionArn(uri: string): string {
  return /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? uri;
}
