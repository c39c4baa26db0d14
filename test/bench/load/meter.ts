/**
 * Counts what the local services are asked over HTTP, by service and operation, without their knowing: Node tells of every
 * request that a server of this process answered. What functions run, states and mails are counted from what lies on disk.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answered {
  readonly request: IncomingMessage;
  readonly server: Server;
}

export interface RequestMeter {
  /** Which port is whose; requests from before are kept by port until then. */
  name(addresses: Readonly<Record<string, string>>): void;
  counts(): Record<string, number>;
}

export function meterRequests(): RequestMeter {
  const byPort = new Map<number, Map<string, number>>();
  let serviceOf: ReadonlyMap<number, string> = new Map();
  subscribe('http.server.response.finish', (message) => {
    const { request, server } = message as Answered;
    const port = (server.address() as AddressInfo | null)?.port ?? 0;
    const counts = byPort.get(port) ?? new Map<string, number>();
    byPort.set(port, counts);
    const operation = operationOf(request);
    for (const name of [operation, `${operation} ${callerOf(request)}`]) counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  return {
    name(addresses) {
      serviceOf = new Map(Object.entries(addresses).map(([service, url]) => [Number(new URL(url).port), service]));
    },
    counts: () =>
      Object.fromEntries(
        [...byPort].flatMap(([port, counts]) => {
          const service = serviceOf.get(port);
          if (service === undefined) return [];
          return [...counts].map(([operation, count]) => [`${service} ${operation}`, count]);
        }),
      ),
  };
}

/** `Sign` for services that name it in a header; the method for S3 and pages, `POST form` being an upload by a form. */
function operationOf({ headers, method = '' }: IncomingMessage): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.').at(-1) ?? target;
  return method === 'POST' && headers['content-type']?.startsWith('multipart/form-data') === true
    ? 'POST form'
    : method;
}

/** The function that sends it, as the SDK's user agent names it: `app/ReviewDecideFunction006F367`; people have none. */
export function callerOf({ headers }: IncomingMessage): string {
  return /\bapp\/(\w+)/.exec(headers['user-agent'] ?? '')?.[1] ?? 'people';
}
