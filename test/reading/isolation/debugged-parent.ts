/**
 * A parent that a child of its own signals as if to debug it; bundled and run by debugger.test.ts. With an entry to run
 * it has first started a fenced process, as the product does; without it is a Node like any other. Prints what came of it.
 */
import { spawn } from 'node:child_process';
import inspector from 'node:inspector';
import { runChild } from '#shared/reading/isolation/run-child.js';

const [, , entry] = process.argv;
const fenced = entry === undefined ? undefined : await runChild(entry, new Uint8Array());
const listeners = process.listenerCount('SIGUSR1');
// Only beside the listener that is to be there already: alone it would itself be what is tested.
const arrived = new Promise<void>((resolve) => {
  if (listeners > 0) process.once('SIGUSR1', () => resolve());
});
const opened = new Promise<void>((resolve) => {
  setInterval(() => inspector.url() !== undefined && resolve(), 5);
});
spawn(process.execPath, ['-e', `process.kill(process.ppid, 'SIGUSR1')`]);
await Promise.race([arrived, opened]);
process.stdout.write(
  JSON.stringify({ fenced: fenced?.answer.toString(), listeners, debugged: inspector.url() !== undefined }),
);
process.exit(0);
