/**
 * The objects of a public site over HTTP, with the headers of its distribution: its policy, its types, compressed as it compresses, the
 * page in words where there is none. What each answer weighed on its way is counted.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { SEARCH_CONTENT, SITE_CONTENT, SITE_HEADERS } from '#shared/workflow/site-content.js';
import { SEARCH_PATHS } from '../../infra/search-paths.js';
import { INDEX_KEY, NOT_FOUND_KEY } from '#shared/site/keys.js';
import type { SiteObject } from '#shared/site/model.js';

export interface ServedSite {
  readonly base: string;
  /** Bytes of each answer as it went, by key. */
  readonly sent: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const searches = (key: string): boolean => SEARCH_PATHS.some((path) => key.startsWith(path.replace('*', '')));

/** CloudFront compresses text from 1,000 bytes on (Developer Guide, "Serve compressed files"). */
export function onItsWay({ body, contentType }: SiteObject): Buffer {
  const isText = /^text\/|json|xml|javascript|svg/.test(contentType);
  return isText && Buffer.byteLength(body) >= 1000 ? gzipSync(body) : Buffer.from(body);
}

/** `objects`: by the address that they are to be served under, which may need to be known to draw them. */
export async function serveSite(objectsFor: (base: string) => Promise<readonly SiteObject[]>): Promise<ServedSite> {
  let objects = new Map<string, SiteObject>();
  const sent = new Map<string, number>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const key = pathname === '/' ? INDEX_KEY : pathname.slice(1);
    const found = objects.get(key);
    const object = found ?? objects.get(NOT_FOUND_KEY);
    if (object === undefined) return void response.writeHead(404).end();
    const bytes = onItsWay(object);
    sent.set(key, bytes.length);
    response.writeHead(found === undefined ? 404 : 200, {
      'Content-Type': object.contentType,
      'Content-Length': bytes.length,
      ...(bytes.length === Buffer.byteLength(object.body) ? {} : { 'Content-Encoding': 'gzip' }),
      ...(object.contentDisposition === undefined ? {} : { 'Content-Disposition': object.contentDisposition }),
      'Content-Security-Policy': [...SITE_CONTENT, ...(searches(key) ? SEARCH_CONTENT : [])].join('; '),
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      ...Object.fromEntries(SITE_HEADERS),
    });
    response.end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  objects = new Map((await objectsFor(base)).map((object) => [object.key, object]));
  return {
    ...{ base, sent },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
