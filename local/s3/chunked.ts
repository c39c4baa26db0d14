/**
 * Takes the `aws-chunked` wrapping off a body: sizes, data, and the trailer that brings the checksum, with or without a
 * signature on each chunk. Whether the checksum in the trailer fits is not decided here.
 * Sources: API/sigv4-streaming.html and API/sigv4-streaming-trailers.html.
 */
import { createHash, type Hash } from 'node:crypto';
import { S3Error } from './errors.js';
import type { BodyDecoder } from './receive-body.js';
import { hmac, sameSignature, sha256Hex, type SignedPromise } from './signature.js';

const longestLine = 4096;
const mostTrailers = 8;

export interface ChunkedOptions {
  /** Set where the chunks are signed: they are chained to the request's own signature. */
  readonly signed?: SignedPromise;
  readonly trailer: boolean;
  /** `x-amz-decoded-content-length`. */
  readonly decodedLength: number;
}

export class AwsChunkedDecoder implements BodyDecoder {
  readonly trailers = new Map<string, string>();
  private state: 'size' | 'data' | 'after-data' | 'trailer' | 'end' = 'size';
  private line: Buffer = Buffer.alloc(0);
  private left = 0;
  private decoded = 0;
  private chunkSignature = '';
  private previousSignature: string;
  private chunkHash: Hash = createHash('sha256');

  constructor(private readonly options: ChunkedOptions) {
    this.previousSignature = options.signed?.signature ?? '';
  }

  /** @throws S3Error InvalidRequest, SignatureDoesNotMatch, IncompleteBody (longer than promised) */
  write(chunk: Buffer): readonly Buffer[] {
    const pieces: Buffer[] = [];
    this.decode(chunk, pieces);
    return pieces;
  }

  /** @throws S3Error IncompleteBody */
  end(): void {
    // The closing empty line may be missing where no trailer was announced.
    const bare = this.state === 'trailer' && !this.options.trailer && this.line.length === 0;
    const complete = this.state === 'end' || bare;
    if (!complete || this.decoded !== this.options.decodedLength) throw new S3Error('IncompleteBody');
  }

  private decode(chunk: Buffer, pieces: Buffer[]): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.state === 'data') {
        const piece = chunk.subarray(at, at + this.left);
        at += piece.length;
        this.left -= piece.length;
        this.decoded += piece.length;
        if (this.decoded > this.options.decodedLength) throw new S3Error('IncompleteBody');
        if (this.options.signed) this.chunkHash.update(piece);
        pieces.push(piece);
        if (this.left === 0) this.state = 'after-data';
        continue;
      }
      const end = chunk.indexOf(0x0a, at);
      this.line = Buffer.concat([this.line, chunk.subarray(at, end < 0 ? chunk.length : end + 1)]);
      at = end < 0 ? chunk.length : end + 1;
      if (this.line.length > longestLine) throw malformed();
      if (end < 0) return;
      const text = this.line.toString('latin1');
      this.line = Buffer.alloc(0);
      this.readLine(text.replace(/\r?\n$/, ''));
    }
  }

  private readLine(line: string): void {
    switch (this.state) {
      case 'size':
        return this.startChunk(line);
      case 'after-data':
        if (line !== '') throw malformed();
        this.checkChunk();
        this.state = 'size';
        return;
      case 'trailer':
        return this.readTrailer(line);
      default:
        throw malformed();
    }
  }

  private startChunk(line: string): void {
    const parts = /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line);
    if (!parts || (this.options.signed && !parts[2])) throw malformed();
    this.left = parseInt(parts[1] ?? '', 16);
    this.chunkSignature = parts[2] ?? '';
    this.chunkHash = createHash('sha256');
    if (this.left > 0) {
      this.state = 'data';
      return;
    }
    this.checkChunk();
    this.state = 'trailer';
  }

  private checkChunk(): void {
    const { signed } = this.options;
    if (!signed) return;
    const expected = hmac(
      signed.signingKey,
      [
        'AWS4-HMAC-SHA256-PAYLOAD',
        signed.timestamp,
        signed.scope,
        this.previousSignature,
        sha256Hex(''),
        this.chunkHash.digest('hex'),
      ].join('\n'),
    ).toString('hex');
    if (!sameSignature(expected, this.chunkSignature)) throw new S3Error('SignatureDoesNotMatch');
    this.previousSignature = expected;
  }

  private readTrailer(line: string): void {
    if (line === '') {
      this.checkTrailer();
      this.state = 'end';
      return;
    }
    const at = line.indexOf(':');
    if (at < 1 || !this.options.trailer || this.trailers.size >= mostTrailers) throw malformed();
    this.trailers.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }

  private checkTrailer(): void {
    const { signed, trailer } = this.options;
    if (!signed || !trailer) return;
    const text = [...this.trailers]
      .filter(([name]) => name !== 'x-amz-trailer-signature')
      .map(([name, value]) => `${name}:${value}\n`)
      .join('');
    const expected = hmac(
      signed.signingKey,
      ['AWS4-HMAC-SHA256-TRAILER', signed.timestamp, signed.scope, this.previousSignature, sha256Hex(text)].join('\n'),
    ).toString('hex');
    if (!sameSignature(expected, this.trailers.get('x-amz-trailer-signature') ?? '')) {
      throw new S3Error('SignatureDoesNotMatch');
    }
  }
}

function malformed(): S3Error {
  return new S3Error('InvalidRequest', { message: 'The aws-chunked body is malformed.' });
}
