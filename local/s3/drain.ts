/**
 * Reads past what is left of a refused request. A server that answers and hangs up while a browser is still sending
 * makes most browsers report a broken connection instead of the refusal; a limit keeps a hostile sender from being
 * listened to forever.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

const mostBytes = 256 * 1024 * 1024;
const longestMilliseconds = 60_000;

/** Resolves when the body has ended, or at the limit; then the connection will be closed after the answer. */
export function finishReading(message: IncomingMessage, response: ServerResponse): Promise<void> {
  if (message.readableEnded || message.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let bytes = 0;
    const finish = (complete: boolean) => {
      clearTimeout(timer);
      message.off('data', count);
      if (!complete && !response.headersSent) response.setHeader('connection', 'close');
      resolve();
    };
    const count = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) finish(false);
    };
    const timer = setTimeout(() => finish(false), longestMilliseconds);
    timer.unref();
    message.on('data', count);
    message.once('end', () => finish(true));
    message.once('close', () => finish(true));
    message.once('error', () => finish(false));
    message.resume();
  });
}
