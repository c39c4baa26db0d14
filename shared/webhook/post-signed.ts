/**
 * A second channel beside mail: an office's own gateway for text messages or 政务微信 is told that somebody has something to
 * do. It gets a sentence and who it is for, never a link or a code: whoever reads along there can open nothing.
 * And whoever subscribes to what becomes public is told of each release in the same way.
 *
 * The body is signed: `x-nianbao-signature: sha256=HEX`, HMAC-SHA256 under the shared secret over `{timestamp}.{body}`, with
 * the timestamp (seconds) in `x-nianbao-timestamp`. The receiver refuses what is older than five minutes or was seen before
 * (`id`): each is delivered at least once.
 */
import { createHmac } from 'node:crypto';
import type { PublicNews } from '#shared/outbox/public-news.js';

export interface Notice {
  /** The same for every try. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string; readonly phone: string | null };
  readonly text: string;
}

export interface WebhookSettings {
  readonly url: string;
  readonly secret: () => Promise<string>;
  readonly now: () => Date;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 8_000;

export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}

/** 2xx is done; 429, 5xx and no answer are tried later; anything else is refused for good, since trying again changes nothing. */
export async function postSigned(
  { url, secret, now, timeoutMs = TIMEOUT_MS }: WebhookSettings,
  what: Notice | (PublicNews & { readonly id: string }),
): Promise<'done' | { failed: string } | { later: string }> {
  const body = JSON.stringify(what);
  const timestamp = String(Math.floor(now().getTime() / 1000));
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-nianbao-timestamp': timestamp,
    'x-nianbao-signature': signatureOf(await secret(), timestamp, body),
  };
  let status: number;
  try {
    // A redirect would carry names to a place that nobody configured.
    const request = {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    } as const;
    const response = await fetch(url, request);
    status = response.status;
    await response.body?.cancel();
  } catch (error) {
    const { name } = error as { readonly name?: string };
    return { later: `webhook ${name ?? 'unreachable'}` };
  }
  if (status >= 200 && status < 300) return 'done';
  return status === 429 || status === 408 || status >= 500
    ? { later: `webhook ${status}` }
    : { failed: `webhook ${status}` };
}
