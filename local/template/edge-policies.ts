/**
 * Reads the policies a CloudFront behaviour names: which headers, cookies and query strings reach the origin (the
 * union of cache policy and origin request policy), and which headers are put on the answer. AWS's managed policies
 * are known by their published ids; an unknown id is refused.
 *
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html
 */
import * as z from 'zod';
import type { Forwarded, HeadersPolicyModel } from './model.js';
import { count, flag, noEffect, properties, refuse, type Found, type Resources } from './resources.js';

export interface RequestPolicy {
  readonly headers: Forwarded;
  readonly cookies: Forwarded;
  readonly query: Forwarded;
}

const NOTHING: RequestPolicy = { headers: 'none', cookies: 'none', query: 'none' };

const MANAGED_REQUEST_POLICIES: Readonly<Record<string, RequestPolicy>> = {
  // CachingOptimized, CachingOptimizedForUncompressedObjects, CachingDisabled
  '658327ea-f89d-4fab-a63d-7e88639e58f6': NOTHING,
  'b2884449-e4de-46a7-ac36-70bc7f1ddd6d': NOTHING,
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': NOTHING,
  // AllViewer, AllViewerExceptHostHeader
  '216adef6-5c7f-47e4-b989-5492eafa07d3': { headers: 'all', cookies: 'all', query: 'all' },
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': { headers: { except: ['host'] }, cookies: 'all', query: 'all' },
};

const behaviourOf = (part: 'Header' | 'Cookie' | 'QueryString', list: string) =>
  z
    .looseObject({ [`${part}Behavior`]: z.string(), [list]: z.array(z.string()).optional() })
    .transform((config): Forwarded => {
      const names = z.array(z.string()).catch([]).parse(config[list]);
      switch (config[`${part}Behavior`]) {
        case 'none':
          return 'none';
        case 'whitelist':
          return { only: names };
        case 'allExcept':
          return { except: names };
        case 'allViewerAndWhitelistCloudFront':
          return 'all';
        default:
          return 'all';
      }
    });

const forwarding = {
  HeadersConfig: behaviourOf('Header', 'Headers'),
  CookiesConfig: behaviourOf('Cookie', 'Cookies'),
  QueryStringsConfig: behaviourOf('QueryString', 'QueryStrings'),
};
const cachePolicy = z.object({
  CachePolicyConfig: z.object({ ParametersInCacheKeyAndForwardedToOrigin: z.object(forwarding) }),
});
const originRequestPolicy = z.object({ OriginRequestPolicyConfig: z.object(forwarding) });

export function requestPolicies(
  resources: Resources,
  user: Found,
  cachePolicyId: string,
  originRequestPolicyId: string | undefined,
): RequestPolicy[] {
  const policies = [cachePolicyId, ...(originRequestPolicyId === undefined ? [] : [originRequestPolicyId])];
  return policies.map((id) => {
    const managed = MANAGED_REQUEST_POLICIES[id];
    if (managed !== undefined) return managed;
    const own = (type: string) => resources.ofType(type).find(({ name }) => name === id);
    const cache = own('AWS::CloudFront::CachePolicy');
    const origin = own('AWS::CloudFront::OriginRequestPolicy');
    const config =
      (cache && properties(cache, cachePolicy).CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin) ??
      (origin && properties(origin, originRequestPolicy).OriginRequestPolicyConfig);
    if (config === undefined)
      throw refuse(user, `names the policy ${id}, which is neither managed nor in the template`);
    return { headers: config.HeadersConfig, cookies: config.CookiesConfig, query: config.QueryStringsConfig };
  });
}

const responseHeaders = z.object({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: noEffect,
    Comment: noEffect,
    ServerTimingHeadersConfig: noEffect,
    CorsConfig: z.never('CORS by CloudFront is not served').optional(),
    RemoveHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string() })) }).optional(),
    CustomHeadersConfig: z
      .object({ Items: z.array(z.object({ Header: z.string(), Value: z.coerce.string(), Override: flag })) })
      .optional(),
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string(), Override: flag }).optional(),
        ContentTypeOptions: z.object({ Override: flag }).optional(),
        FrameOptions: z.object({ FrameOption: z.string(), Override: flag }).optional(),
        ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), Override: flag }).optional(),
        StrictTransportSecurity: z
          .object({
            AccessControlMaxAgeSec: count,
            IncludeSubdomains: flag.optional(),
            Preload: flag.optional(),
            Override: flag,
          })
          .optional(),
        XSSProtection: noEffect,
      })
      .optional(),
  }),
});

/** The managed SecurityHeadersPolicy. */
const MANAGED_SECURITY_HEADERS = '67f7725c-6f97-4210-82d7-5512b31e9d03';

export function responsePolicy(resources: Resources, user: Found, id: string | undefined): HeadersPolicyModel {
  if (id === undefined) return { set: [], remove: [] };
  if (id === MANAGED_SECURITY_HEADERS) {
    return {
      remove: [],
      set: [
        { name: 'referrer-policy', value: 'strict-origin-when-cross-origin', override: false },
        { name: 'strict-transport-security', value: 'max-age=31536000', override: false },
        { name: 'x-content-type-options', value: 'nosniff', override: true },
        { name: 'x-frame-options', value: 'SAMEORIGIN', override: false },
        { name: 'x-xss-protection', value: '1; mode=block', override: false },
      ],
    };
  }
  const found = resources.ofType('AWS::CloudFront::ResponseHeadersPolicy').find(({ name }) => name === id);
  if (found === undefined) throw refuse(user, `names the response headers policy ${id}, which is not known`);
  const config = properties(found, responseHeaders).ResponseHeadersPolicyConfig;
  const set: { name: string; value: string; override: boolean }[] = [];
  const add = (name: string, value: string | undefined, override: boolean | undefined) => {
    if (value !== undefined) set.push({ name: name.toLowerCase(), value, override: override ?? false });
  };
  const security = config.SecurityHeadersConfig;
  const csp = security?.ContentSecurityPolicy;
  add('content-security-policy', csp?.ContentSecurityPolicy, csp?.Override);
  add('x-content-type-options', security?.ContentTypeOptions && 'nosniff', security?.ContentTypeOptions?.Override);
  add('x-frame-options', security?.FrameOptions?.FrameOption, security?.FrameOptions?.Override);
  add('referrer-policy', security?.ReferrerPolicy?.ReferrerPolicy, security?.ReferrerPolicy?.Override);
  const hsts = security?.StrictTransportSecurity;
  if (hsts !== undefined) {
    const rest = `${hsts.IncludeSubdomains ? '; includeSubDomains' : ''}${hsts.Preload ? '; preload' : ''}`;
    add('strict-transport-security', `max-age=${hsts.AccessControlMaxAgeSec}${rest}`, hsts.Override);
  }
  for (const { Header, Value, Override } of config.CustomHeadersConfig?.Items ?? []) add(Header, Value, Override);
  return {
    set,
    remove: (config.RemoveHeadersConfig?.Items ?? []).map(({ Header }) => Header.toLowerCase()),
  };
}
