/**
 * Task tokens that need no storing: each is derived from a secret key and the place it belongs to (execution, visit,
 * attempt), so a restart derives the same one and no file ever holds it. The key stands in its own file, readable by the
 * owner alone. Where other text might carry a token (an input passed on, an error's cause), `seal` encrypts it before the
 * text is written and `mask` hides it for good.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Nine bytes are twelve whole base64 characters, so the beginning of a token can be looked for as text. */
const MARK = Buffer.from([0, 0, 0, 42, 0, 0, 0, 2, 0]);
const MARK_TEXT = MARK.toString('base64');
const EXECUTION_TAG_BYTES = 16;
const PROOF_BYTES = 32;
/** About as long as a real one, with `+`, `/` and `=` in it: code that breaks on them breaks here too. */
const TOKEN_BYTES = 500;
const TOKEN_LENGTH = Math.ceil(TOKEN_BYTES / 3) * 4;
const SEALED = /\{\{sealed-task-token:([A-Za-z0-9+/=]+)\}\}/g;

export interface TokenMint {
  tokenFor(executionArn: string, visit: string, attempt: number): string;
  /** True when this mint made the token, whether or not anybody still waits for it. */
  isOurs(token: string): boolean;
  belongsTo(token: string, executionArn: string): boolean;
  seal(text: string): string;
  unseal(text: string): string;
  mask(text: string): string;
}

export function tokenMint(key: Buffer): TokenMint {
  const hmac = (...parts: (string | Buffer)[]) => {
    const mac = createHmac('sha512', key);
    for (const part of parts) mac.update(part).update('\n');
    return mac.digest();
  };
  const sealingKey = hmac('seal').subarray(0, 32);
  const tagOf = (arn: string) => hmac('execution', arn).subarray(0, EXECUTION_TAG_BYTES);
  const proofOf = (rest: Buffer) => hmac('proof', rest).subarray(0, PROOF_BYTES);

  const isOurs = (token: string): boolean => {
    if (token.length !== TOKEN_LENGTH || !token.startsWith(MARK_TEXT)) return false;
    const bytes = Buffer.from(token, 'base64');
    if (bytes.length !== TOKEN_BYTES || bytes.toString('base64') !== token) return false;
    const split = TOKEN_BYTES - PROOF_BYTES;
    return timingSafeEqual(bytes.subarray(split), proofOf(bytes.subarray(0, split)));
  };

  const replaceTokens = (text: string, replace: (token: string) => string): string => {
    let result = '';
    let from = 0;
    for (let at = text.indexOf(MARK_TEXT); at >= 0; at = text.indexOf(MARK_TEXT, at + 1)) {
      const candidate = text.slice(at, at + TOKEN_LENGTH);
      if (at < from || !isOurs(candidate)) continue;
      result += text.slice(from, at) + replace(candidate);
      from = at + TOKEN_LENGTH;
    }
    return result + text.slice(from);
  };

  return {
    tokenFor(executionArn, visit, attempt) {
      const body: Buffer[] = [];
      const place = `${executionArn} ${visit} ${attempt}`;
      for (let i = 0; i * 64 < TOKEN_BYTES; i++) body.push(hmac('body', place, String(i)));
      const rest = Buffer.concat([MARK, tagOf(executionArn), ...body]).subarray(0, TOKEN_BYTES - PROOF_BYTES);
      return Buffer.concat([rest, proofOf(rest)]).toString('base64');
    },
    isOurs,
    belongsTo(token, executionArn) {
      const tag = Buffer.from(token, 'base64').subarray(MARK.length, MARK.length + EXECUTION_TAG_BYTES);
      return tag.equals(tagOf(executionArn));
    },
    seal: (text) =>
      replaceTokens(text, (token) => {
        const nonce = randomBytes(12);
        const cipher = createCipheriv('aes-256-gcm', sealingKey, nonce);
        const sealed = Buffer.concat([cipher.update(Buffer.from(token, 'base64')), cipher.final()]);
        return `{{sealed-task-token:${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')}}}`;
      }),
    unseal: (text) =>
      text.replaceAll(SEALED, (whole: string, base64: string) => {
        const bytes = Buffer.from(base64, 'base64');
        try {
          const cipher = createDecipheriv('aes-256-gcm', sealingKey, bytes.subarray(0, 12));
          cipher.setAuthTag(bytes.subarray(12, 28));
          return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('base64');
        } catch {
          return whole; // Somebody's own text that only looks like ours.
        }
      }),
    mask: (text) => replaceTokens(text, () => '(task token)'),
  };
}

/** Reads the key of a data folder, making it on the first start. Losing the file makes every token given out worthless. */
export function keyOf(dataDir: string): Buffer {
  const path = join(dataDir, 'task-token.key');
  if (existsSync(path)) {
    const key = readFileSync(path);
    if (key.length === 64) return key;
    throw new Error(
      `${path} is not a task token key (64 bytes expected, ${key.length} found). Restore it, or remove it: tokens given out before will then be refused.`,
    );
  }
  mkdirSync(dataDir, { recursive: true });
  const key = randomBytes(64);
  const draft = `${path}.${process.pid}`;
  const file = openSync(draft, 'w', 0o600);
  writeSync(file, key);
  fsyncSync(file);
  closeSync(file);
  chmodSync(draft, 0o600);
  renameSync(draft, path);
  return key;
}
