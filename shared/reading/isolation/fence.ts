/**
 * Loaded before anything else in the process that reads a document (`--import`). Takes away what the permission model of
 * Node leaves open: sockets of every kind, signals and priorities of other processes, the debugger, code made out of
 * text; and keeps a library's chatter out of the answer. This is a fence inside the language, not the kernel's: it holds
 * back scripts, not a broken engine (docs/adr/0020-reader-time-and-fence.md).
 */
import dgram from 'node:dgram';
import { builtinModules, Module, syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import './compile-less.js';
import { FENCED } from './child-answer.js';
import { refuseDebugger } from './debugger.js';

function refuse(): never {
  throw Object.assign(new Error('the reader of documents talks to nobody'), { code: FENCED });
}

type Keys = readonly (string | symbol)[];
type Names = ReadonlySet<string | symbol>;

function close(target: object, names: Keys): void {
  for (const name of names) {
    if (name in target) Object.defineProperty(target, name, { value: refuse, writable: false, configurable: false });
  }
}

/** The functions that an object has of its own, getters left aside. */
function functionsOf(target: object, kept: Names): Keys {
  return Reflect.ownKeys(target).filter((name) => {
    const property = Object.getOwnPropertyDescriptor(target, name);
    return typeof property?.value === 'function' && property.configurable === true && !kept.has(name);
  });
}

const named = (...lines: readonly string[]): Names => new Set(lines.join(' ').split(' '));

/** Modules of Node that compute, and `fs`, which the permission model bounds. Whatever else Node brings is emptied. */
const OPEN_MODULES = named(
  'assert assert/strict async_hooks buffer console constants diagnostics_channel domain events fs fs/promises module',
  'path path/posix path/win32 process punycode querystring stream stream/consumers stream/promises stream/web sys',
  'string_decoder timers timers/promises url util util/types zlib _stream_duplex _stream_passthrough _stream_readable',
  '_stream_transform _stream_wrap _stream_writable',
);
/** Not on the list of modules in every version, since they are only known under `node:`. */
const UNLISTED_MODULES = ['sea', 'sqlite', 'test', 'test/reporters'];
/** The one function of all these that Node itself calls later: its streams make their second realm by it. */
const KEPT_OF_CLOSED = named('runInNewContext');
/** What Node itself and an ordinary program need of the process object. */
const KEPT_OF_PROCESS = named(
  'abort cpuUsage cwd emitWarning exit getBuiltinModule hasUncaughtExceptionCaptureCallback hrtime memoryUsage nextTick',
  'reallyExit resourceUsage setUncaughtExceptionCaptureCallback uptime _fatalException _rawDebug _tickCallback',
);
/** What requiring a file of the own folder goes through. */
const KEPT_OF_MODULE = named(
  'createRequire findSourceMap isBuiltin prototype syncBuiltinESMExports Module SourceMap _findPath _load',
  '_nodeModulePaths _resolveFilename _resolveLookupPaths',
);
/** Globals that connect, or stand on the same code. Deleted: replacing would load what is behind them. */
const CONNECTING = ['fetch', 'WebSocket', 'EventSource', 'Request', 'Response', 'Headers', 'FormData', 'Worker'];

function loaded(name: string): object | undefined {
  try {
    return process.getBuiltinModule(`node:${name}`) as object | undefined;
  } catch {
    // What does not load here, under the same permissions, does not load later.
    return undefined;
  }
}

function empty(exports: object): void {
  for (const name of Reflect.ownKeys(exports)) {
    if (KEPT_OF_CLOSED.has(name)) continue;
    const property = Object.getOwnPropertyDescriptor(exports, name);
    if (property?.configurable === true) Object.defineProperty(exports, name, { value: refuse, configurable: false });
  }
}

// First the ground, for whoever may still hold one of these from before.
close(net.Socket.prototype, ['connect', 'open']);
close(net.Server.prototype, ['listen', '_listen2']);
close(dgram.Socket.prototype, ['bind', 'connect', 'send', 'sendto']);
// All are loaded before the first is emptied: they are made of each other.
const closed = [...new Set([...builtinModules.map((name) => name.replace(/^node:/, '')), ...UNLISTED_MODULES])]
  .filter((name) => !OPEN_MODULES.has(name))
  .map(loaded)
  .filter((exports) => exports !== undefined);
closed.forEach(empty);

refuseDebugger();
close(process, functionsOf(process, KEPT_OF_PROCESS));
close(Module, functionsOf(Module, KEPT_OF_MODULE));
close(Module.prototype, ['_compile']);
for (const name of CONNECTING) Reflect.deleteProperty(globalThis, name);
// pdf.js looks at its prototype when it is loaded, and makes none.
Reflect.set(globalThis, 'Response', refuse);
// Each of these would make a pipe, whose kind of handle connects to any socket of the file system: see child-streams.ts.
for (const name of ['stdin', 'stdout', 'stderr', 'report']) {
  Object.defineProperty(process, name, { get: refuse, configurable: false });
}
for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
for (const name of functionsOf(console, named())) Reflect.set(console, name, () => undefined);
syncBuiltinESMExports();
