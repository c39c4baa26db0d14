/** How `nianbao verify` reads what strangers wrote: never more than a bound, never without end, and never to be obeyed by the terminal. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceHidden } from '#shared/ids/visible-text.js';
import { keysFrom, type SigningKeys } from '#shared/site/pointer.js';
import type { ReadSite } from '#shared/site/verify-site.js';

/** For one file. */
export interface Limits {
  readonly bytes: number;
  readonly milliseconds: number;
}
export const LIMITS: Limits = { bytes: 64 * 1024 * 1024, milliseconds: 60_000 };

/** Deeper than anything this product writes, and far from where a reader runs out of stack. */
const MOST_DEPTH = 64;

type Told = (key: string, why: string) => void;

/** Undefined where there is no such file, none that may be read, or a longer one. */
export async function readBounded(path: string, { bytes }: Limits): Promise<Uint8Array | undefined> {
  const file = await open(path).catch(() => undefined);
  try {
    const found = await file?.stat();
    return found?.isFile() === true && found.size <= bytes ? await file?.readFile() : undefined;
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

/** Keys of the site have no way out of it: the list that names them is checked for their form. */
export function fromFolder(folder: string, limits: Limits, told: Told): ReadSite {
  return async (key) => {
    const bytes = await readBounded(join(folder, ...key.split('/').filter((part) => part !== '..')), limits);
    if (bytes === undefined) told(key, '没有这个文件、不能读取或过大');
    return bytes;
  };
}

export function fromUrl(base: string, limits: Limits, told: Told): ReadSite {
  return async (key) => {
    try {
      const signal = AbortSignal.timeout(limits.milliseconds);
      const answer = await fetch(`${base.replace(/\/+$/, '')}/${key}`, { signal });
      const bytes = answer.ok ? await bodyWithin(answer, limits.bytes) : undefined;
      if (bytes === undefined) told(key, answer.ok ? '文件过大，没有读完' : `网站回答 ${answer.status}`);
      return bytes;
    } catch {
      told(key, '不能读取：连接不通、中断或超时');
      return undefined;
    }
  };
}

/** Undefined where it is longer; no more than that is taken in. */
export async function bodyWithin(answer: Response, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop ends the connection.
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The JSON value that the bytes are; undefined for everything else, and for what is nested without end. */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isShallow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where they are no file of keys. */
export function keysIn(bytes: Uint8Array | undefined): SigningKeys | undefined {
  try {
    return keysFrom(Buffer.from(bytes ?? []).toString('utf8'));
  } catch {
    return undefined;
  }
}

function isShallow(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_DEPTH) return false;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return true;
}

/** For a terminal: on one line, without anything that moves its cursor or hides a character. */
export function shown(text: string): string {
  return replaceHidden(text, (codePoint) => `<${codePoint}>`).replace(/[\t\n\r]/g, (character) =>
    JSON.stringify(character).slice(1, -1),
  );
}
