/**
 * Opens and closes the HTTP listeners of the local cloud, on one address or on every address a host name stands for,
 * and reads request bodies up to a limit. What is answered is left to the handler.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LocalCloudRefusal } from './refusal.js';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * @param port 0 takes any free one.
 * @param both also answers on ::1, which is what browsers may take `localhost` to mean
 * @throws LocalCloudRefusal if the port is taken
 */
export async function listen(handler: Handler, port: number, both = false): Promise<Listener> {
  for (let attempt = 0; ; attempt++) {
    const first = await open(handler, port, '127.0.0.1');
    const actual = (first.address() as AddressInfo).port;
    if (!both) return listener([first], actual);
    try {
      return listener([first, await open(handler, actual, '::1')], actual);
    } catch (error) {
      // No IPv6 here: localhost can only mean 127.0.0.1.
      if (!(error instanceof LocalCloudRefusal)) return listener([first], actual);
      // Someone else answers on ::1 at this very port: a browser might reach them instead of us.
      await listener([first], actual).close();
      if (port !== 0 || attempt >= 5) throw error;
    }
  }
}

/** Opens the listener before its handler is known; what arrives meanwhile waits for `serve`. */
export async function listenFirst(port: number, both = false): Promise<Listener & { serve(handler: Handler): void }> {
  let begin: (handler: Handler) => void = () => undefined;
  const begun = new Promise<Handler>((resolve) => (begin = resolve));
  const opened = await listen(async (request, response) => (await begun)(request, response), port, both);
  return { ...opened, serve: begin };
}

function open(handler: Handler, port: number, host: string): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 5_000 }, (request, response) => {
    Promise.resolve(handler(request, response)).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('The local cloud failed to answer; its terminal says why.\n');
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new LocalCloudRefusal(
              'PortTaken',
              `Port ${port} on ${host} is taken by another program.`,
              'Stop that program, or choose another port base.',
              { cause: error },
            )
          : error,
      ),
    );
    server.listen({ port, host, ipv6Only: host.includes(':') }, () => resolve(server));
  });
}

function listener(servers: readonly Server[], port: number): Listener {
  return {
    port,
    async close() {
      await Promise.all(
        servers.map(
          (server) =>
            new Promise<void>((resolve) => {
              server.close(() => resolve());
              server.closeAllConnections();
            }),
        ),
      );
    },
  };
}

/** The whole body, or undefined if it is longer than the limit; the rest is then read and dropped, so that the answer arrives. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    // Nobody needs to send gigabytes to be told no.
    else if (size > limit * 4) break;
  }
  return size > limit ? undefined : Buffer.concat(chunks);
}

/** A port nobody listens on at this moment, for servers that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const probe = await open(() => undefined, 0, '127.0.0.1');
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}
