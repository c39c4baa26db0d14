import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { signDigest, verifyDigest } from '../../local/kms/ecdsa.js';
import { openSigningKeys } from '../../local/kms/keys.js';
import { LocalCloudRefusal } from '../../local/refusal.js';
import { removeFolder, temporaryFolder } from './fixtures/assembly.js';
import { signingKey } from './fixtures/signing-key.js';

const sha256 = (message: Uint8Array) => createHash('sha256').update(message).digest();

describe('a key pair on disk', () => {
  let dir: string;
  beforeEach(() => {
    dir = temporaryFolder();
  });
  afterEach(() => removeFolder(dir));

  const now = () => new Date('2026-01-05T08:00:00Z');
  const open = (at = now) => openSigningKeys(dir, [signingKey('Seal')], at)[0]!;
  const file = () => join(dir, 'Seal.json');

  test('is made once: after a restart it verifies what it signed before, and is as old as it was', () => {
    const first = open();
    const signature = first.sign(sha256(Buffer.from('sealed')));
    const second = open(() => new Date('2030-01-01T00:00:00Z'));
    expect(second.verify(sha256(Buffer.from('sealed')), signature)).toBe(true);
    expect(second.publicKey).toEqual(first.publicKey);
    expect(second.createdAt).toEqual(now());
  });

  test('is readable by its owner alone', () => {
    open();
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(['Seal.json']);
  });

  test('whose making was cut off by a crash is made again, since nobody was told of it', () => {
    writeFileSync(`${file()}.new`, '{"format":1,"crea');
    const key = open();
    expect(readdirSync(dir)).toEqual(['Seal.json']);
    expect(open().publicKey).toEqual(key.publicKey);
  });

  test('differs from every other one', () => {
    const [one, two] = openSigningKeys(dir, [signingKey('One'), signingKey('Two')], now);
    expect(one!.publicKey).not.toEqual(two!.publicKey);
    expect(two!.verify(sha256(Buffer.from('x')), one!.sign(sha256(Buffer.from('x'))))).toBe(false);
  });

  test.each<[string, (text: string) => string]>([
    ['cut', (text) => text.slice(0, 80)],
    ['emptied', () => ''],
    ['of a format to come', (text) => text.replace('"format":1', '"format":2')],
    [
      'on another curve',
      (text) => {
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
        const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
        return JSON.stringify({ ...(JSON.parse(text) as object), privateKey: pem });
      },
    ],
  ])('that is %s stops the start with its file named, and is left as it is', (_what, damage) => {
    open();
    const damaged = damage(readFileSync(file(), 'utf8'));
    writeFileSync(file(), damaged);
    expect(() => open()).toThrow(LocalCloudRefusal);
    expect(() => open()).toThrow(file());
    expect(readFileSync(file(), 'utf8')).toBe(damaged);
  });
});

describe('signing a digest', () => {
  const numberIn = (key: KeyObject) =>
    BigInt(`0x${Buffer.from((key.export({ format: 'jwk' }) as { d: string }).d, 'base64url').toString('hex')}`);

  test('agrees with node:crypto both ways, for any key and message, and never for another message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (message, another) => {
        const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
        const number = numberIn(privateKey);
        const ours = signDigest(number, sha256(message));
        const theirs = sign('sha256', message, privateKey);
        expect(verify('sha256', message, publicKey, ours)).toBe(true);
        expect(verifyDigest(number, sha256(message), theirs)).toBe(true);
        expect(verifyDigest(number, sha256(another), theirs)).toBe(Buffer.from(message).equals(another));
      }),
      { numRuns: 200 },
    );
  });

  test('any changed byte of a signature is seen, as node:crypto sees it', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const [number, digest] = [numberIn(privateKey), sha256(Buffer.from('x'))];
    const signature = signDigest(number, digest);
    for (let at = 0; at < signature.length; at++) {
      for (const bit of [1, 0x80]) {
        const changed = Buffer.from(signature);
        changed.writeUInt8(changed.readUInt8(at) ^ bit, at);
        expect([at, verifyDigest(number, digest, changed)]).toEqual([at, false]);
        expect(verify('sha256', Buffer.from('x'), publicKey, changed)).toBe(false);
      }
    }
  });

  /** RFC 6979, appendix A.2.5: P-256, SHA-256, message "sample". */
  test('takes the published signature for the published key', () => {
    const number = 0xc9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721n;
    const published = Buffer.from(
      '3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716' +
        '022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
      'hex',
    );
    expect(verifyDigest(number, sha256(Buffer.from('sample')), published)).toBe(true);
    expect(verifyDigest(number, sha256(Buffer.from('test')), published)).toBe(false);
  });

  test('numbers beyond the order of the group are no signature, though they stand for the same', () => {
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const der = (r: bigint, s: bigint) => {
      const part = (value: bigint) => {
        const bytes = Buffer.from(value.toString(16).padStart(66, '0'), 'hex');
        return Buffer.concat([Buffer.of(2, bytes.length), bytes]);
      };
      const both = Buffer.concat([part(r), part(s)]);
      return Buffer.concat([Buffer.of(0x30, both.length), both]);
    };
    const number = 0xc9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721n;
    const digest = sha256(Buffer.from('sample'));
    const [r, s] = [
      0xefd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716n,
      0xf7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8n,
    ];
    expect(verifyDigest(number, digest, der(r, s))).toBe(true);
    expect(verifyDigest(number, digest, der(r, order + s))).toBe(false);
    expect(verifyDigest(number, digest, der(order + r, s))).toBe(false);
    expect(verifyDigest(number, digest, der(order, order))).toBe(false);
  });

  test('the public key is the one of the private key', () => {
    const dir = temporaryFolder();
    const [key] = openSigningKeys(dir, [signingKey('Seal')], () => new Date(0));
    const publicKey = createPublicKey({ key: key!.publicKey, format: 'der', type: 'spki' });
    expect(verify('sha256', Buffer.from('x'), publicKey, key!.sign(sha256(Buffer.from('x'))))).toBe(true);
    removeFolder(dir);
  });
});
