/**
 * What CloudFront does to headers: which of the viewer's reach the origin, and what a response headers policy puts on
 * the answer. Plain HTTP on one machine leaves out what only makes sense over TLS.
 *
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
 */
import type { ApiRequest } from '../http-api/payload.js';
import { passes } from '../template/distributions.js';
import type { BehaviourModel, HeadersPolicyModel, OriginModel } from '../template/model.js';

type Headers = readonly (readonly [name: string, value: string])[];

/** Sent to the origin whatever the policies say, for the request could not be understood without. */
const ALWAYS = new Set(['content-type', 'content-length', 'if-none-match', 'if-modified-since', 'if-match', 'range']);
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'proxy-connection',
  'te',
  'expect',
]);

export function toOrigin(
  request: ApiRequest,
  behaviour: BehaviourModel,
  origin: OriginModel,
  host: string,
): ApiRequest {
  const headers: [string, string][] = [['host', host]];
  const own = origin.headers ?? [];
  const forwardedFor: string[] = [];
  for (const [name, value] of request.headers) {
    const key = name.toLowerCase();
    if (HOP_BY_HOP.has(key) || own.some(({ name: ownName }) => ownName.toLowerCase() === key)) continue;
    if (key === 'x-forwarded-for') forwardedFor.push(value);
    else if (key === 'cookie') {
      const kept = value.split(/;\s*/).filter((cookie) => passes(behaviour.cookies, cookie.split('=')[0] ?? ''));
      if (kept.length > 0) headers.push(['cookie', kept.join('; ')]);
    } else if (key === 'host') {
      if (passes(behaviour.headers, 'host')) headers[0] = ['host', value];
    } else if (ALWAYS.has(key) || passes(behaviour.headers, key)) headers.push([name, value]);
  }
  if (!headers.some(([name]) => name.toLowerCase() === 'user-agent')) headers.push(['user-agent', 'Amazon CloudFront']);
  headers.push(...own.map((each): [string, string] => [each.name, each.value]));
  // CloudFront appends the viewer, API Gateway the edge location.
  headers.push(['x-forwarded-for', [...forwardedFor, request.sourceIp, '127.0.0.1'].join(', ')]);
  // The API sees the edge location as its client; the viewer is in x-forwarded-for.
  return { ...request, headers, sourceIp: '127.0.0.1', target: origin.path + keptQuery(request.target, behaviour) };
}

function keptQuery(target: string, behaviour: BehaviourModel): string {
  const [path = '/', ...rest] = target.split('?');
  const query = rest
    .join('?')
    .split('&')
    .filter((part) => part !== '' && passes(behaviour.query, part.split('=')[0] ?? ''))
    .join('&');
  return query === '' ? path : `${path}?${query}`;
}

export function toViewer(headers: Headers, policy: HeadersPolicyModel): [string, string][] {
  const answer = headers
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => !policy.remove.includes(name) && !HOP_BY_HOP.has(name));
  for (const { name, value, override } of policy.set) {
    const there = answer.some(([key]) => key === name);
    if (there && !override) continue;
    for (let at = answer.length - 1; at >= 0; at--) if (answer[at]?.[0] === name) answer.splice(at, 1);
    answer.push([name, value]);
  }
  return answer.flatMap(([name, value]): [string, string][] => {
    // Over plain HTTP these would send a browser to an https address that nobody serves.
    if (name === 'strict-transport-security') return [];
    if (name === 'content-security-policy') return [[name, value.replace(/\s*upgrade-insecure-requests\s*;?/i, '')]];
    return [[name, value]];
  });
}
