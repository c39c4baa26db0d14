/** Ports in a row that nobody has, outside the range that the system gives out by itself. */
import { createServer } from 'node:net';

/** The first of them. @throws where there are none */
export async function freePorts(howMany: number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const base = 20_000 + 10 * Math.floor(Math.random() * 1000);
    const free = await Promise.all(Array.from({ length: howMany }, (_, n) => isFree(base + n)));
    if (free.every(Boolean)) return base;
  }
  throw new Error(`no ${howMany} free ports in a row`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
