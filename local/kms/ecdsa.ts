/**
 * ECDSA on P-256 over a digest made elsewhere (FIPS 186-5, sections 6.4.1 and 6.4.2). KMS takes such digests, while
 * node:crypto signs and verifies only what it hashes itself; so the sums modulo the order of the group stand here, and
 * every point is still computed by node:crypto. For trial and tests: the sums take a time that depends on the key.
 */
import { createECDH } from 'node:crypto';

const CURVE = 'prime256v1';
/** The order of the group (SP 800-186, section 3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

export const DIGEST_BYTES = 32;

/** @returns the signature in DER, as KMS and node:crypto write it */
export function signDigest(privateKey: bigint, digest: Buffer): Buffer {
  for (;;) {
    const nonce = createECDH(CURVE);
    nonce.generateKeys();
    const r = abscissa(nonce.getPublicKey()) % ORDER;
    const s = modulo(inverse(toNumber(nonce.getPrivateKey())) * (toNumber(digest) + r * privateKey));
    // Either is zero once in 2^256 times; such a signature would be worth nothing.
    if (r !== 0n && s !== 0n) return encode(r, s);
  }
}

/**
 * Whoever holds the private key d needs no sum of points: u1 G + u2 Q is (u1 + u2 d) G.
 *
 * @param signature in DER; anything else is simply no signature
 */
export function verifyDigest(privateKey: bigint, digest: Buffer, signature: Buffer): boolean {
  const { r, s } = decode(signature);
  if (r < 1n || r >= ORDER || s < 1n || s >= ORDER || !encode(r, s).equals(signature)) return false;
  const factor = modulo(inverse(s) * (toNumber(digest) + r * privateKey));
  if (factor === 0n) return false;
  const point = createECDH(CURVE);
  point.setPrivateKey(Buffer.from(factor.toString(16).padStart(64, '0'), 'hex'));
  return abscissa(point.getPublicKey()) % ORDER === r;
}

/** SEQUENCE { INTEGER r, INTEGER s }: at most 72 bytes, so every length is a single byte. */
function encode(r: bigint, s: bigint): Buffer {
  const integers = Buffer.concat([r, s].map(integer));
  return Buffer.concat([Buffer.of(0x30, integers.length), integers]);
}

function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const digits = hex.padStart(hex.length + (hex.length % 2), '0');
  // A first byte of 0x80 or more would make the number negative.
  const bytes = Buffer.from(/^[89a-f]/.test(digits) ? `00${digits}` : digits, 'hex');
  return Buffer.concat([Buffer.of(0x02, bytes.length), bytes]);
}

/** The two numbers where DER has them. Whether the rest is DER is seen by encoding them again. */
function decode(signature: Buffer): { r: bigint; s: bigint } {
  const end = 4 + (signature[3] ?? 0);
  return { r: toNumber(signature.subarray(4, end)), s: toNumber(signature.subarray(end + 2)) };
}

/** The x coordinate of an uncompressed point. */
function abscissa(point: Buffer): bigint {
  return toNumber(point.subarray(1, 33));
}

function toNumber(bytes: Buffer): bigint {
  return BigInt(`0x0${bytes.toString('hex')}`);
}

function modulo(value: bigint): bigint {
  return ((value % ORDER) + ORDER) % ORDER;
}

/** The extended Euclidean algorithm. */
function inverse(value: bigint): bigint {
  let [left, right, ofLeft, ofRight] = [ORDER, modulo(value), 0n, 1n];
  while (right !== 0n) {
    const quotient = left / right;
    [left, right] = [right, left - quotient * right];
    [ofLeft, ofRight] = [ofRight, ofLeft - quotient * ofRight];
  }
  return modulo(ofLeft);
}
