/**
 * The log files of the local cloud itself: what went wrong inside, and the HTTP API's access log. Functions have a
 * file each, which their pool writes.
 */
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessLogLine } from './http-api/http-api.js';

export interface Logs {
  cloud(line: string): void;
  access(line: AccessLogLine): void;
  close(): Promise<void>;
}

export function openLogs(dir: string): Logs {
  mkdirSync(dir, { recursive: true });
  const cloud = createWriteStream(join(dir, 'cloud.log'), { flags: 'a' });
  const access = createWriteStream(join(dir, 'http-api.log'), { flags: 'a' });
  let closed = false;
  const write = (to: typeof cloud, line: unknown) => {
    if (!closed) to.write(`${JSON.stringify(line)}\n`);
  };
  return {
    cloud: (message) => write(cloud, { time: new Date().toISOString(), message }),
    access: (line) => write(access, line),
    async close() {
      closed = true;
      await Promise.all([cloud, access].map((stream) => new Promise<void>((resolve) => stream.end(resolve))));
    },
  };
}
