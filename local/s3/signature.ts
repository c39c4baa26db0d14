/**
 * AWS Signature Version 4 for S3: requests signed in a header, presigned URLs, and the plain HMAC over a form's policy.
 * Only one key pair exists. It says whether a request is genuine and what its body was promised to be; the promise is
 * kept by receive-body.ts. Sources: API/sig-v4-header-based-auth.html and API/sigv4-query-string-auth.html.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { S3Error } from './errors.js';
import type { S3Request } from './request.js';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Verifier {
  readonly credentials: Credentials;
  readonly region: string;
  readonly now: () => Date;
}

/** What a genuine request said of its body, and what its signed chunks (if any) are chained to. */
export interface SignedPromise {
  readonly payloadHash: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly scope: string;
  readonly signingKey: Buffer;
}

const algorithm = 'AWS4-HMAC-SHA256';
const maxSkewMilliseconds = 15 * 60 * 1000;
const longestExpirySeconds = 7 * 24 * 3600;

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

export function signingKey(secret: string, day: string, region: string): Buffer {
  return hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), 's3'), 'aws4_request');
}

export function sameSignature(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** `20130524T000000Z` as a moment; undefined where it is not one. */
export function readTimestamp(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function canonicalRequest(request: S3Request, signedHeaders: readonly string[], payloadHash: string): string {
  const query = request.queryPairs
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  const headers = signedHeaders.map((name) => `${name}:${(request.headers.get(name) ?? '').replace(/ +/g, ' ')}\n`);
  return [
    request.method,
    request.path.split('/').map(encode).join('/'),
    query.join('&'),
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** Takes `KEY/20130524/us-east-1/s3/aws4_request` apart and holds it against the only key pair and region. */
export function readCredential(
  text: string,
  verifier: Verifier,
  malformed: 'header' | 'query',
): { day: string; scope: string } {
  const code = malformed === 'header' ? 'AuthorizationHeaderMalformed' : 'AuthorizationQueryParametersError';
  const parts = text.split('/');
  const [accessKeyId, day, region, service, terminator] = parts;
  if (
    parts.length !== 5 ||
    day === undefined ||
    !/^\d{8}$/.test(day) ||
    terminator !== 'aws4_request' ||
    service !== 's3'
  ) {
    throw new S3Error(code, { message: 'The credential must be KEY/YYYYMMDD/REGION/s3/aws4_request.' });
  }
  if (accessKeyId !== verifier.credentials.accessKeyId) {
    throw new S3Error('InvalidAccessKeyId', { fields: { AWSAccessKeyId: accessKeyId ?? '' } });
  }
  if (region !== verifier.region) {
    throw new S3Error(code, {
      message: `The region '${region}' is wrong; expecting '${verifier.region}'`,
      fields: { Region: verifier.region },
    });
  }
  return { day, scope: `${day}/${region}/s3/aws4_request` };
}

/** Every x-amz header must be covered, or a stranger on the way could add one. */
function checkSignedHeaders(request: S3Request, signedHeaders: readonly string[]): void {
  const unsigned = [...request.headers.keys()].filter(
    (name) => name.startsWith('x-amz-') && !signedHeaders.includes(name),
  );
  if (!signedHeaders.includes('host')) unsigned.push('host');
  if (unsigned.length > 0) {
    throw new S3Error('AccessDenied', {
      message: 'There were headers present in the request which were not signed',
      fields: { HeadersNotSigned: unsigned.join(', ') },
    });
  }
}

interface Claim {
  readonly credential: string;
  readonly timestamp: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly payloadHash: string;
  readonly place: 'header' | 'query';
}

function checkClaim(request: S3Request, claim: Claim, verifier: Verifier): SignedPromise {
  const { day, scope } = readCredential(claim.credential, verifier, claim.place);
  if (!claim.timestamp.startsWith(day)) {
    throw new S3Error(claim.place === 'header' ? 'AuthorizationHeaderMalformed' : 'AuthorizationQueryParametersError', {
      message: 'Invalid credential date: it is not the date of the request.',
    });
  }
  checkSignedHeaders(request, claim.signedHeaders);
  const canonical = canonicalRequest(request, claim.signedHeaders, claim.payloadHash);
  const stringToSign = [algorithm, claim.timestamp, scope, sha256Hex(canonical)].join('\n');
  const key = signingKey(verifier.credentials.secretAccessKey, day, verifier.region);
  if (!sameSignature(hmac(key, stringToSign).toString('hex'), claim.signature)) {
    throw new S3Error('SignatureDoesNotMatch', {
      fields: { StringToSign: stringToSign, CanonicalRequest: canonical, SignatureProvided: claim.signature },
    });
  }
  return {
    payloadHash: claim.payloadHash,
    signature: claim.signature,
    timestamp: claim.timestamp,
    scope,
    signingKey: key,
  };
}

function headerClaim(request: S3Request, authorization: string, now: Date): Claim {
  if (!authorization.startsWith(`${algorithm} `)) {
    throw new S3Error('InvalidRequest', {
      message: `The authorization mechanism you have provided is not supported. Please use ${algorithm}.`,
    });
  }
  const parts = new Map<string, string>();
  for (const part of authorization.slice(algorithm.length + 1).split(',')) {
    const at = part.indexOf('=');
    parts.set(part.slice(0, at).trim(), part.slice(at + 1).trim());
  }
  const [credential, signed, signature] = [parts.get('Credential'), parts.get('SignedHeaders'), parts.get('Signature')];
  if (!credential || !signed || !signature) throw new S3Error('AuthorizationHeaderMalformed');
  const timestamp = request.headers.get('x-amz-date') ?? '';
  const moment = readTimestamp(timestamp);
  if (!moment) throw new S3Error('AccessDenied', { message: 'AWS authentication requires a valid x-amz-date header' });
  if (Math.abs(moment.getTime() - now.getTime()) > maxSkewMilliseconds) {
    throw new S3Error('RequestTimeTooSkewed', { fields: { RequestTime: timestamp, ServerTime: now.toISOString() } });
  }
  const payloadHash = request.headers.get('x-amz-content-sha256');
  if (!payloadHash) throw new S3Error('InvalidRequest', { message: 'Missing required header: x-amz-content-sha256' });
  return { credential, timestamp, signedHeaders: signed.split(';'), signature, payloadHash, place: 'header' };
}

function queryClaim(request: S3Request, now: Date): Claim {
  const read = (name: string): string => {
    const value = request.query.get(`X-Amz-${name}`);
    if (value) return value;
    throw new S3Error('AuthorizationQueryParametersError', {
      message: `Query-string authentication requires X-Amz-${name}.`,
    });
  };
  if (read('Algorithm') !== algorithm) {
    throw new S3Error('AuthorizationQueryParametersError', { message: `X-Amz-Algorithm only supports "${algorithm}"` });
  }
  const [timestamp, expires] = [read('Date'), read('Expires')];
  const moment = readTimestamp(timestamp);
  const seconds = /^\d{1,7}$/.test(expires) ? Number(expires) : Number.NaN;
  if (!moment || !(seconds <= longestExpirySeconds)) {
    throw new S3Error('AuthorizationQueryParametersError', {
      message: 'X-Amz-Date must be like 20130524T000000Z and X-Amz-Expires at most a week (in seconds): 604800',
    });
  }
  if (moment.getTime() - now.getTime() > maxSkewMilliseconds) {
    throw new S3Error('AccessDenied', { message: 'Request is not yet valid' });
  }
  const end = new Date(moment.getTime() + seconds * 1000);
  if (now >= end) {
    throw new S3Error('AccessDenied', {
      message: 'Request has expired',
      fields: { 'X-Amz-Expires': expires, Expires: end.toISOString(), ServerTime: now.toISOString() },
    });
  }
  return {
    credential: read('Credential'),
    timestamp,
    signedHeaders: read('SignedHeaders').split(';'),
    signature: read('Signature'),
    payloadHash:
      request.headers.get('x-amz-content-sha256') ?? request.query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
    place: 'query',
  };
}

/**
 * Throws unless the request bears a valid signature; unsigned requests are refused, since no bucket is public.
 * @throws S3Error AccessDenied, SignatureDoesNotMatch, InvalidAccessKeyId, RequestTimeTooSkewed and the malformed kinds
 */
export function checkSignature(request: S3Request, verifier: Verifier): SignedPromise {
  const now = verifier.now();
  const authorization = request.headers.get('authorization');
  if (authorization !== undefined) return checkClaim(request, headerClaim(request, authorization, now), verifier);
  if (request.query.has('X-Amz-Algorithm') || request.query.has('X-Amz-Signature')) {
    return checkClaim(request, queryClaim(request, now), verifier);
  }
  throw new S3Error('AccessDenied');
}
