/**
 * Reads CloudFront distributions: origins, behaviours, error pages and the policies that say what travels to the
 * origin and which headers are put on the answer. CloudFront's own code (Functions, Lambda@Edge) is refused.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-distribution.html
 */
import * as z from 'zod';
import { requestPolicies, responsePolicy, type RequestPolicy } from './edge-policies.js';
import type { BehaviourModel, DistributionModel, Forwarded, OriginModel } from './model.js';
import { count, flag, noEffect, properties, refuse, type Found, type Resources } from './resources.js';

const behaviour = z.strictObject({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  ViewerProtocolPolicy: noEffect,
  AllowedMethods: z.array(z.string()).optional(),
  CachedMethods: noEffect,
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  Compress: noEffect,
  SmoothStreaming: noEffect,
});
type Behaviour = z.infer<typeof behaviour>;

const origin = z.looseObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.string().optional(),
  OriginCustomHeaders: z.array(z.strictObject({ HeaderName: z.string(), HeaderValue: z.string() })).optional(),
});

const distribution = z.strictObject({
  Tags: noEffect,
  DistributionConfig: z.strictObject({
    Enabled: flag,
    Origins: z.array(origin),
    DefaultCacheBehavior: behaviour,
    CacheBehaviors: z.array(behaviour).optional(),
    DefaultRootObject: z.string().optional(),
    CustomErrorResponses: z
      .array(
        z.strictObject({
          ErrorCode: count,
          ResponseCode: count.optional(),
          ResponsePagePath: z.string().optional(),
          ErrorCachingMinTTL: noEffect,
        }),
      )
      .optional(),
    Aliases: noEffect,
    Comment: noEffect,
    HttpVersion: noEffect,
    IPV6Enabled: noEffect,
    Logging: noEffect,
    PriceClass: noEffect,
    Restrictions: noEffect,
    ViewerCertificate: noEffect,
    WebACLId: noEffect,
  }),
});

export function readDistributions(resources: Resources): DistributionModel[] {
  return resources.ofType('AWS::CloudFront::Distribution').map((resource) => {
    const { DistributionConfig: config } = properties(resource, distribution);
    const readBehaviour = (given: Behaviour) => behaviourModel(resources, resource, given);
    return {
      logicalId: resource.logicalId,
      name: resource.name,
      origins: config.Origins.map((each) => originModel(resources, resource, each)),
      behaviours: [...(config.CacheBehaviors ?? []), config.DefaultCacheBehavior].map(readBehaviour),
      // The console writes it with a leading slash, the template without: both name the same object.
      defaultRootObject: config.DefaultRootObject?.replace(/^\//, '') || undefined,
      errorResponses: (config.CustomErrorResponses ?? []).map((each) => ({
        code: each.ErrorCode,
        responseCode: each.ResponseCode ?? each.ErrorCode,
        page: each.ResponsePagePath,
      })),
    };
  });
}

function originModel(resources: Resources, resource: Found, given: z.infer<typeof origin>): OriginModel {
  const { region, urlSuffix } = resources.account;
  const common = {
    id: given.Id,
    path: given.OriginPath ?? '',
    headers: (given.OriginCustomHeaders ?? []).map(({ HeaderName: name, HeaderValue: value }) => ({ name, value })),
  };
  const bucket = resources
    .ofType('AWS::S3::Bucket')
    .find(({ name }) => [`${name}.s3.${region}.${urlSuffix}`, `${name}.s3.${urlSuffix}`].includes(given.DomainName));
  if (bucket !== undefined) return { ...common, kind: 'bucket', bucket: bucket.name };
  const api = resources
    .ofType('AWS::ApiGatewayV2::Api')
    .map(({ logicalId }) => logicalId.toLowerCase())
    .find((id) => given.DomainName.startsWith(`${id}.execute-api.`));
  if (api !== undefined) return { ...common, kind: 'httpApi', apiId: api };
  throw refuse(resource, `takes from ${given.DomainName}, which is neither a bucket nor an HTTP API of the template`);
}

function behaviourModel(resources: Resources, resource: Found, given: Behaviour): BehaviourModel {
  const policies: RequestPolicy[] = requestPolicies(
    resources,
    resource,
    given.CachePolicyId,
    given.OriginRequestPolicyId,
  );
  const union = (part: 'headers' | 'cookies' | 'query') => policies.map((each) => each[part]).reduce(both, 'none');
  return {
    pathPattern: given.PathPattern,
    originId: given.TargetOriginId,
    methods: given.AllowedMethods ?? ['GET', 'HEAD'],
    headers: union('headers'),
    cookies: union('cookies'),
    query: union('query'),
    responseHeaders: responsePolicy(resources, resource, given.ResponseHeadersPolicyId),
  };
}

/** What either policy lets through. */
export function both(left: Forwarded, right: Forwarded): Forwarded {
  if (left === 'none') return right;
  if (right === 'none') return left;
  if (left === 'all' || right === 'all') return 'all';
  if ('only' in left && 'only' in right) return { only: [...left.only, ...right.only] };
  const [except, rest] =
    'except' in left ? [left.except, right] : 'except' in right ? [right.except, left] : [[], left];
  return { except: except.filter((name) => !passes(rest, name)) };
}

export function passes(forwarded: Forwarded, name: string): boolean {
  if (typeof forwarded === 'string') return forwarded === 'all';
  const among = (names: readonly string[]) => names.some((each) => each.toLowerCase() === name.toLowerCase());
  return 'only' in forwarded ? among(forwarded.only) : !among(forwarded.except);
}
