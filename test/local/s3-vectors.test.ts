/**
 * Worked examples printed in AWS's own pages and in the catalogues of checksums: signatures, signed chunks, and the
 * five checksums, so that our arithmetic does not rest on a client that could share its mistakes.
 */
import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { startChecksum, type ChecksumAlgorithm } from '../../local/s3/checksums.js';
import { AwsChunkedDecoder } from '../../local/s3/chunked.js';
import { readRequest } from '../../local/s3/request.js';
import { checkSignature, hmac, signingKey, type SignedPromise } from '../../local/s3/signature.js';

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const verifier = { credentials, region: 'us-east-1', now: () => new Date('2013-05-24T00:05:00Z') };

function requestOf(method: string, url: string, headers: Record<string, string>) {
  const message = { method, url, rawHeaders: Object.entries(headers).flat(), socket: {} };
  return readRequest(message as unknown as IncomingMessage, 'R');
}

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('API/sig-v4-header-based-auth: the examples of the page', () => {
  const headers = {
    Host: 'examplebucket.s3.amazonaws.com',
    Range: 'bytes=0-9',
    'x-amz-content-sha256': emptyHash,
    'x-amz-date': '20130524T000000Z',
  };
  const authorize = (signature: string) =>
    `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=${signature}`;
  const good = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';

  test('GET object is genuine with the printed signature and with no other', () => {
    const signed = requestOf('GET', '/test.txt', { ...headers, Authorization: authorize(good) });
    expect(checkSignature(signed, verifier).payloadHash).toBe(emptyHash);
    const forged = requestOf('GET', '/test.txt', { ...headers, Authorization: authorize(good.replace('f', 'e')) });
    expect(() => checkSignature(forged, verifier)).toThrow(/signature/);
  });
});

describe('API/sigv4-query-string-auth: the example of the page', () => {
  test('the printed URL is genuine', () => {
    const query =
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';
    const request = requestOf('GET', `/test.txt?${query}`, { Host: 'examplebucket.s3.amazonaws.com' });
    expect(checkSignature(request, verifier).payloadHash).toBe('UNSIGNED-PAYLOAD');
  });
});

describe('API/sigv4-streaming: the example of the page', () => {
  const chunks = [
    ['10000', 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648', 65536],
    ['400', '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497', 1024],
    ['0', 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9', 0],
  ] as const;
  const wire = (letter: string) =>
    Buffer.from(
      chunks.map(([size, signature, n]) => `${size};chunk-signature=${signature}\r\n${letter.repeat(n)}\r\n`).join(''),
    );
  const signed: SignedPromise = {
    payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    signature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
    timestamp: '20130524T000000Z',
    scope: '20130524/us-east-1/s3/aws4_request',
    signingKey: signingKey(credentials.secretAccessKey, '20130524', 'us-east-1'),
  };
  const decode = (bytes: Buffer, step: number, decodedLength = 66560) => {
    const decoder = new AwsChunkedDecoder({ signed, trailer: false, decodedLength });
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += step) pieces.push(...decoder.write(bytes.subarray(at, at + step)));
    decoder.end();
    return Buffer.concat(pieces).toString();
  };

  test.each([1, 7, 8192, 100_000])('the printed chunks are genuine when they arrive %i bytes at a time', (step) => {
    expect(decode(wire('a'), step)).toBe('a'.repeat(66560));
  });

  test('altered data, a cut and a wrong length are refused', () => {
    expect(() => decode(wire('b'), 8192)).toThrow(/signature/);
    expect(() => decode(wire('a').subarray(0, 66_000), 8192)).toThrow(/number of bytes/);
    expect(() => decode(wire('a'), 8192, 66_559)).toThrow(/number of bytes/);
    expect(() => decode(wire('a'), 8192, 66_561)).toThrow(/number of bytes/);
  });

  test('a signed trailer is checked (sigv4-streaming-trailers)', () => {
    const empty = hmac(
      signed.signingKey,
      `AWS4-HMAC-SHA256-PAYLOAD\n${signed.timestamp}\n${signed.scope}\n${signed.signature}\n${emptyHash}\n${emptyHash}`,
    ).toString('hex');
    const body = (signature: string) =>
      Buffer.from(
        `0;chunk-signature=${empty}\r\nx-amz-checksum-crc32:AAAAAA==\r\nx-amz-trailer-signature:${signature}\r\n\r\n`,
      );
    const decoder = new AwsChunkedDecoder({ signed, trailer: true, decodedLength: 0 });
    expect(() => decoder.write(body('0'.repeat(64)))).toThrow(/signature/);
  });
});

describe('checksums of "123456789" (catalogue of parametrised CRC algorithms; RFC 3174, FIPS 180-4)', () => {
  test.each<[ChecksumAlgorithm, string]>([
    ['CRC32', 'cbf43926'],
    ['CRC32C', 'e3069283'],
    ['CRC64NVME', 'ae8b14860a799888'],
    ['SHA1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
    ['SHA256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
  ])('%s is %s, in whatever pieces it is fed', (algorithm, hex) => {
    const sum = startChecksum(algorithm);
    for (const piece of ['1', '2345', '', '6789']) sum.update(Buffer.from(piece));
    expect(Buffer.from(sum.digest(), 'base64').toString('hex')).toBe(hex);
  });
});
