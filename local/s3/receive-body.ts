/**
 * Streams a body to a file while counting and hashing it, and refuses it when it is not what was promised: size, MD5,
 * SHA-256 of the signature, checksum. Nothing is kept in memory but the piece under way, and a body over its limit
 * stops reaching the disk at the limit. Making the file an object is the work of bucket-store.ts.
 */
import { createHash, type Hash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { checksumHeader, startChecksum, type Checksum, type ChecksumAlgorithm, type RunningChecksum } from './checksums.js';
import { S3Error } from './errors.js';

/** After a body proved too large, so much more of it is read and thrown away to let the client read the answer. */
const drainBytes = 64 * 1024 * 1024;

export interface BodyPromise {
  /** Exact length, where a header gave one. */
  readonly size?: number;
  readonly minBytes?: number;
  readonly maxBytes: number;
  /** `Content-MD5`, base64. */
  readonly md5?: string;
  /** `x-amz-content-sha256`, where it is a digest. */
  readonly sha256Hex?: string;
  readonly checksumAlgorithm: ChecksumAlgorithm;
  /** Asked after the last byte, because a trailer brings the value so late. */
  readonly checksumValue: () => string | undefined;
}

export interface ReceivedBody {
  readonly file: string;
  readonly size: number;
  readonly md5Hex: string;
  readonly checksum: Checksum;
}

/** Takes a wrapping off the body, piece by piece. */
export interface BodyDecoder {
  write(chunk: Buffer): readonly Buffer[];
  /** After the last piece; throws where the wrapping is not complete. */
  end(): void;
}

class Meter {
  size = 0;
  readonly md5 = createHash('md5');
  readonly sha256: Hash | undefined;
  readonly checksum: RunningChecksum;

  constructor(private readonly promise: BodyPromise) {
    this.sha256 = promise.sha256Hex === undefined ? undefined : createHash('sha256');
    this.checksum = startChecksum(promise.checksumAlgorithm);
  }

  /** False where the piece lies beyond the limit and must not be kept. */
  add(piece: Buffer): boolean {
    this.size += piece.length;
    const over = this.size - this.promise.maxBytes;
    if (over > drainBytes) throw tooLarge(this.size, this.promise.maxBytes);
    if (over > 0) return false;
    this.md5.update(piece);
    this.sha256?.update(piece);
    this.checksum.update(piece);
    return true;
  }
}

/** Leaving the loop early must not destroy the source: that would cut the connection before the answer. */
function piecesOf(source: Readable): AsyncIterable<Buffer> {
  return { [Symbol.asyncIterator]: () => source.iterator({ destroyOnReturn: false }) };
}

function tooLarge(size: number, max: number): S3Error {
  return new S3Error('EntityTooLarge', { fields: { ProposedSize: String(size), MaxSizeAllowed: String(max) } });
}

/** Reads `Content-MD5`; @throws S3Error InvalidDigest where it is not 16 bytes of base64. */
export function readContentMd5(value: string | undefined): string | undefined {
  if (value !== undefined && !/^[A-Za-z0-9+/]{22}==$/.test(value)) throw new S3Error('InvalidDigest');
  return value;
}

function checkPromise(meter: Meter, promise: BodyPromise): { md5Hex: string; checksum: Checksum } {
  const { size } = meter;
  if (size > promise.maxBytes) throw tooLarge(size, promise.maxBytes);
  if (promise.minBytes !== undefined && size < promise.minBytes) {
    throw new S3Error('EntityTooSmall', {
      fields: { ProposedSize: String(size), MinSizeAllowed: String(promise.minBytes) },
    });
  }
  if (promise.size !== undefined && size !== promise.size) throw new S3Error('IncompleteBody');
  const md5 = meter.md5.digest();
  if (promise.md5 !== undefined && md5.toString('base64') !== promise.md5) {
    throw new S3Error('BadDigest', {
      message: 'The Content-MD5 you specified did not match what we received.',
      fields: { ExpectedDigest: promise.md5, CalculatedDigest: md5.toString('base64') },
    });
  }
  if (promise.sha256Hex !== undefined && meter.sha256?.digest('hex') !== promise.sha256Hex) {
    throw new S3Error('XAmzContentSHA256Mismatch');
  }
  const checksum = { algorithm: promise.checksumAlgorithm, value: meter.checksum.digest() };
  const promised = promise.checksumValue();
  if (promised !== undefined && promised !== checksum.value) {
    throw new S3Error('BadDigest', {
      message: `The ${checksum.algorithm} you specified did not match what we received.`,
      fields: { Header: checksumHeader(checksum.algorithm), CalculatedDigest: checksum.value },
    });
  }
  return { md5Hex: md5.toString('hex'), checksum };
}

/**
 * Writes the body to `file`, synced to the disk; a refused or interrupted one leaves no file.
 * @throws S3Error EntityTooLarge, EntityTooSmall, IncompleteBody, BadDigest, XAmzContentSHA256Mismatch
 */
export async function receiveBody(
  source: Readable,
  decoder: BodyDecoder | undefined,
  file: string,
  promise: BodyPromise,
): Promise<ReceivedBody> {
  const meter = new Meter(promise);
  try {
    const handle = await open(file, 'wx');
    try {
      for await (const chunk of piecesOf(source)) {
        for (const piece of decoder ? decoder.write(chunk) : [chunk]) {
          if (meter.add(piece)) await handle.writeFile(piece);
        }
      }
      decoder?.end();
      const checked = checkPromise(meter, promise);
      await handle.sync();
      return { file, size: meter.size, ...checked };
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}
