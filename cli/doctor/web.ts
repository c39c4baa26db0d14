/** What names, certificates and pages show to anybody. */
import { resolve4, resolve6, resolveCname } from 'node:dns/promises';
import { connect } from 'node:tls';
import { bodyWithin, LIMITS } from '../verify-reading.js';
import type { World } from './world.js';

const WAIT_MS = 20_000;
const HTTPS = 443;

export const webAnswers = {
  dns: async (host) => {
    const [aliases, v4, v6] = await Promise.all([resolveCname, resolve4, resolve6].map((ask) => recordsOf(ask, host)));
    return { aliases: aliases ?? [], addresses: [...(v4 ?? []), ...(v6 ?? [])] };
  },
  page: async (url) => {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(WAIT_MS) });
    const body = await bodyWithin(answer, LIMITS.bytes);
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(body ?? []).toString('utf8'),
    };
  },
  shownUntil: (host) => {
    const { hostname, port } = new URL(`https://${host}`);
    return new Promise<Date>((resolve, reject) => {
      // Whatever a browser would refuse is an error here, too.
      const socket = connect({ host: hostname, port: Number(port) || HTTPS, servername: hostname }, () => {
        resolve(new Date(socket.getPeerCertificate().valid_to));
        socket.end();
      });
      socket.setTimeout(WAIT_MS, () => socket.destroy(new Error('no answer')));
      socket.on('error', reject);
    });
  },
} satisfies Pick<World, 'dns' | 'page' | 'shownUntil'>;

/** A name that has none of a kind is no error. */
async function recordsOf(ask: (host: string) => Promise<string[]>, host: string): Promise<string[]> {
  try {
    return await ask(host);
  } catch (error) {
    if (['ENODATA', 'ENOTFOUND'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}
