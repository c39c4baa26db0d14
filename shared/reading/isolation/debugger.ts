/**
 * Node opens its debugger for whoever sends it SIGUSR1: from then on any process of the machine may connect to it and
 * run what it likes, with this process's credentials. The switch --disable-sigusr1 came with Node 22.14 and, in
 * NODE_OPTIONS, keeps older versions from starting at all; a listener takes the signal away from the debugger in all.
 */
let refused = false;

/** From now on, for as long as the process lives: without its last listener the signal would end the process. */
export function refuseDebugger(): void {
  if (refused || process.platform === 'win32') return;
  refused = true;
  process.on('SIGUSR1', () => undefined);
}
