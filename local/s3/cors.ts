/**
 * Cross-origin rules of a bucket: which answer a browser's script may read, and the preflight request before it.
 * Refusals carry these headers too, otherwise a page could not tell its user why an upload failed.
 * Source: userguide/ManageCorsUsing.html and API/RESTOPTIONSobject.html.
 */
import type { OutgoingHttpHeaders } from 'node:http';
import { S3Error } from './errors.js';
import type { S3Request } from './request.js';

export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds?: number;
}

/** At most one `*` stands for any text. */
function fits(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
}

function requestedHeaders(request: S3Request): string[] {
  return (request.headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}

function findRule(
  rules: readonly CorsRule[],
  origin: string,
  method: string,
  headers: readonly string[],
): CorsRule | undefined {
  return rules.find(
    (rule) =>
      rule.allowedOrigins.some((pattern) => fits(pattern, origin)) &&
      rule.allowedMethods.includes(method) &&
      headers.every((name) => rule.allowedHeaders.some((pattern) => fits(pattern.toLowerCase(), name))),
  );
}

function answerHeaders(rule: CorsRule, origin: string): OutgoingHttpHeaders {
  const open = rule.allowedOrigins.includes('*');
  return {
    'access-control-allow-origin': open ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(open ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(rule.exposeHeaders.length > 0 ? { 'access-control-expose-headers': rule.exposeHeaders.join(', ') } : {}),
    ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** Headers for the answer to an ordinary request; none where no rule fits, and then the browser hides the answer. */
export function corsHeaders(request: S3Request, rules: readonly CorsRule[]): OutgoingHttpHeaders {
  const origin = request.headers.get('origin');
  const rule = origin === undefined ? undefined : findRule(rules, origin, request.method, []);
  return rule && origin !== undefined ? answerHeaders(rule, origin) : {};
}

/** @throws S3Error AccessForbidden where no rule allows what the browser asks, BadRequest where it asks nothing */
export function preflightHeaders(request: S3Request, rules: readonly CorsRule[]): OutgoingHttpHeaders {
  const origin = request.headers.get('origin');
  const method = request.headers.get('access-control-request-method');
  if (!origin || !method) {
    throw new S3Error('BadRequest', { message: 'Insufficient information. Origin request header needed.' });
  }
  if (rules.length === 0) {
    throw new S3Error('AccessForbidden', { message: 'CORSResponse: CORS is not enabled for this bucket.' });
  }
  const headers = requestedHeaders(request);
  const rule = findRule(rules, origin, method, headers);
  if (!rule) throw new S3Error('AccessForbidden', { fields: { Method: method, ResourceType: 'OBJECT' } });
  return {
    ...answerHeaders(rule, origin),
    ...(headers.length > 0 ? { 'access-control-allow-headers': headers.join(', ') } : {}),
  };
}
