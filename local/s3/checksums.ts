/**
 * The checksums S3 knows, each fed piece by piece and given as base64 of the big-endian value. Which of them a request
 * must satisfy is read here from its headers or form fields; the comparison happens in receive-body.ts.
 * Source: userguide/checking-object-integrity.html.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Error } from './errors.js';

export const checksumAlgorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
}

export interface RunningChecksum {
  update(data: Uint8Array): void;
  digest(): string;
}

const bytesOf: Record<ChecksumAlgorithm, number> = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 };

export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

function base64(...words: number[]): string {
  const bytes = Buffer.alloc(words.length * 4);
  words.forEach((word, index) => bytes.writeUInt32BE(word >>> 0, index * 4));
  return bytes.toString('base64');
}

const castagnoli = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value >>> 0;
});

function crc32c(): RunningChecksum {
  let value = 0xffffffff;
  return {
    update(data) {
      for (const byte of data) value = (castagnoli[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
    },
    digest: () => base64(~value),
  };
}

// The 64-bit remainders are kept as two 32-bit halves: BigInt would be some twenty times slower.
const nvmeHigh = new Uint32Array(256);
const nvmeLow = new Uint32Array(256);
for (let index = 0; index < 256; index += 1) {
  let value = BigInt(index);
  for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ 0x9a6c9329ac4bc9b5n : value >> 1n;
  nvmeHigh[index] = Number(value >> 32n);
  nvmeLow[index] = Number(value & 0xffffffffn);
}

function crc64nvme(): RunningChecksum {
  let [high, low] = [0xffffffff, 0xffffffff];
  return {
    update(data) {
      for (const byte of data) {
        const index = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (nvmeLow[index] ?? 0);
        high = (high >>> 8) ^ (nvmeHigh[index] ?? 0);
      }
    },
    digest: () => base64(~high, ~low),
  };
}

export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  switch (algorithm) {
    case 'CRC32': {
      let value = 0;
      return {
        update(data) {
          value = crc32(data, value);
        },
        digest: () => base64(value),
      };
    }
    case 'CRC32C':
      return crc32c();
    case 'CRC64NVME':
      return crc64nvme();
    case 'SHA1':
    case 'SHA256': {
      const hash = createHash(algorithm.toLowerCase());
      return {
        update(data) {
          hash.update(data);
        },
        digest: () => hash.digest('base64'),
      };
    }
  }
}

export function readAlgorithm(name: string): ChecksumAlgorithm {
  const found = checksumAlgorithms.find((algorithm) => algorithm === name.toUpperCase());
  if (!found) {
    throw new S3Error('InvalidRequest', {
      message:
        'Checksum algorithm provided is unsupported. Please try again with any of the valid types: ' +
        checksumAlgorithms.join(', '),
    });
  }
  return found;
}

/** @throws S3Error InvalidRequest when the value cannot be a checksum of that kind */
export function checkChecksumForm(checksum: Checksum): Checksum {
  const bytes = Buffer.from(checksum.value, 'base64');
  if (bytes.length !== bytesOf[checksum.algorithm] || bytes.toString('base64') !== checksum.value) {
    throw new S3Error('InvalidRequest', {
      message: `Value for ${checksumHeader(checksum.algorithm)} header is invalid.`,
    });
  }
  return checksum;
}

export interface DeclaredChecksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Absent where the value follows the body in a trailer. */
  readonly value?: string;
}

/** The one checksum that the headers (or form fields) promise, if any. */
export function declaredChecksum(headers: ReadonlyMap<string, string>): DeclaredChecksum | undefined {
  const given = checksumAlgorithms.flatMap((algorithm) => {
    const value = headers.get(checksumHeader(algorithm));
    return value === undefined ? [] : [checkChecksumForm({ algorithm, value })];
  });
  const trailer = headers.get('x-amz-trailer')?.toLowerCase();
  const trailing =
    trailer === undefined ? undefined : checksumAlgorithms.find((name) => checksumHeader(name) === trailer);
  if (trailer !== undefined && trailing === undefined) {
    throw new S3Error('InvalidRequest', {
      message: 'The value specified in the x-amz-trailer header is not supported',
    });
  }
  if (given.length + (trailing ? 1 : 0) > 1) {
    throw new S3Error('InvalidRequest', {
      message: 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    });
  }
  const declared: DeclaredChecksum | undefined = trailing ? { algorithm: trailing } : given[0];
  const named = headers.get('x-amz-sdk-checksum-algorithm') ?? headers.get('x-amz-checksum-algorithm');
  if (named !== undefined && declared === undefined) {
    throw new S3Error('InvalidRequest', {
      message:
        'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    });
  }
  if (named !== undefined && declared !== undefined && readAlgorithm(named) !== declared.algorithm) {
    throw new S3Error('InvalidRequest', { message: 'Value for x-amz-sdk-checksum-algorithm header is invalid.' });
  }
  return declared;
}
