/**
 * Loaded before anything else in the process that reads a document (`--import`). Takes away what the permission model
 * of Node leaves open: sockets, name lookups and signals to other processes; and keeps a library's chatter out of the
 * answer. This is a fence inside the language, not the kernel's: it holds back scripts, not a broken engine.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

function refuse(): never {
  throw new Error('the reader of documents talks to nobody');
}

function close(target: object, names: readonly string[]): void {
  for (const name of names) {
    if (name in target) Object.defineProperty(target, name, { value: refuse, writable: false, configurable: false });
  }
}

/** Every function of an object; its other properties stay. */
function closeAll(target: object): void {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(target));
  close(
    target,
    properties
      .filter(([name, { value }]) => typeof value === 'function' && name !== 'constructor')
      .map(([name]) => name),
  );
}

// HTTP, TLS and fetch all connect through these two.
close(net.Socket.prototype, ['connect']);
close(net.Server.prototype, ['listen']);
close(dgram.Socket.prototype, ['bind', 'connect', 'send', 'sendto']);
for (const lookups of [dns, dns.promises]) {
  closeAll(lookups.Resolver.prototype);
  closeAll(lookups);
}
close(process, ['kill', '_kill', 'dlopen', 'binding', '_linkedBinding']);
for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
Object.assign(
  console,
  Object.fromEntries(['log', 'info', 'warn', 'error', 'debug'].map((name) => [name, () => undefined])),
);
syncBuiltinESMExports();
