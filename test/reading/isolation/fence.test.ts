/** What a script could do where documents are read: nothing beyond computing and reading the reader's own files. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DENIED, openFenced, REFUSED, type Fenced } from './inside.js';

jest.setTimeout(120_000);
let fenced: Fenced;
beforeAll(() => {
  fenced = openFenced();
});
afterAll(() => fenced.remove());

/** What each attempt came to; `attempts` are bodies of functions, by name. */
async function attempted(attempts: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const lines = Object.entries(attempts).map(
    ([name, body]) => `await say(${JSON.stringify(name)}, async () => { ${body} });`,
  );
  return (await fenced.inside(lines.join('\n'))).said as Record<string, unknown>;
}
const all = (attempts: object, answer: unknown) =>
  Object.fromEntries(Object.keys(attempts).map((name) => [name, answer]));

describe('where a document is read', () => {
  test('there is no environment, and so no credentials, and that of the parent is out of reach', async () => {
    const secrets = {
      AWS_ACCESS_KEY_ID: 'id-of-the-parent',
      AWS_SECRET_ACCESS_KEY: 'secret-of-the-parent',
      AWS_SESSION_TOKEN: 'token-of-the-parent',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/of-the-parent',
    };
    Object.assign(process.env, secrets);
    try {
      const { said, answer, complaint } = await fenced.inside(`
        await say('environment', () => JSON.stringify(process.env));
        await say('arguments', () => JSON.stringify([process.argv, process.execArgv]));
        await say('report', () => JSON.stringify(process.report?.getReport?.() ?? {}));
        const fs = await import('node:fs');
        for (const pid of ['self', process.ppid]) for (const name of ['environ', 'mem', 'maps', 'cmdline', 'fd/0']) {
          await say('read ' + pid + '/' + name, () => fs.readFileSync('/proc/' + pid + '/' + name, 'latin1'));
        }
        const environ = '/proc/' + process.ppid + '/environ';
        const around = import.meta.dirname + '/../../../../../../..' + environ;
        await say('around', () => fs.readFileSync(around, 'latin1'));
        await say('as bytes', () => fs.readFileSync(Buffer.from(environ), 'latin1'));
        await say('as blob', async () => (await fs.openAsBlob(environ)).text());
        await say('as stream', () => new Promise((done, fail) => fs.createReadStream(environ).on('data', done).on('error', fail)));
        await say('as promise', () => fs.promises.readFile(environ, 'latin1'));
        await say('as link', () => fs.readlinkSync('/proc/' + process.ppid + '/cwd'));`);
      const { environment, arguments: given, report, ...files } = said as Record<string, string>;
      expect({ environment, report }).toEqual({ environment: '{}', report: REFUSED });
      expect(given).toContain('probe.mjs');
      expect(files).toEqual(all(files, DENIED));
      expect(Object.keys(files)).toHaveLength(16);
      expect(answer.toString() + complaint).not.toContain('of-the-parent');
    } finally {
      for (const name of Object.keys(secrets)) Reflect.deleteProperty(process.env, name);
    }
  });

  test('nothing can be read but the own folder, and nothing written', async () => {
    const { folder } = fenced;
    const paths = ['/etc/passwd', join(process.cwd(), 'package.json'), '/proc/self/environ', join(folder, '..')];
    const { said } = await fenced.inside(`
      const { readFileSync, readdirSync, writeFileSync, symlinkSync, writeSync, openSync } = await import('node:fs');
      for (const path of ${JSON.stringify(paths)}) {
        await say('read ' + path, () => readFileSync(path, 'utf8'));
        await say('list ' + path, () => readdirSync(path));
      }
      await say('own', () => void readFileSync(${JSON.stringify(join(folder, 'fence.mjs'))}));
      await say('write', () => writeFileSync(${JSON.stringify(join(folder, 'left.txt'))}, 'x'));
      await say('append', () => writeSync(openSync(${JSON.stringify(join(folder, 'fence.mjs'))}, 'a'), 'x'));
      await say('link', () => symlinkSync('/etc', ${JSON.stringify(join(folder, 'etc'))}));`);
    const denied = paths.flatMap((path) => [`read ${path}`, `list ${path}`]).concat('write', 'append', 'link');
    expect(said).toEqual({ ...Object.fromEntries(denied.map((what) => [what, DENIED])), own: 'done' });
    expect(existsSync(join(folder, 'left.txt'))).toBe(false);
  });

  test('not even Node itself writes a file for it', async () => {
    const attempts = {
      trace: `(await import('node:trace_events')).createTracing({ categories: ['node'] }).enable();`,
      snapshot: `(await import('node:v8')).writeHeapSnapshot();`,
      report: `process.report.writeReport();`,
      database: `(await import('node:sqlite')).DatabaseSync('left.db');`,
    };
    const { database, ...others } = await attempted(attempts);
    expect(others).toEqual({ trace: REFUSED, snapshot: REFUSED, report: REFUSED });
    // Node 20 has none.
    expect([REFUSED, 'ERR_UNKNOWN_BUILTIN_MODULE']).toContain(database);
    expect(readdirSync(fenced.folder).sort()).toEqual(['fence.mjs', 'probe.mjs']);
  });

  test('neither processes nor threads can be started', async () => {
    const attempts = {
      spawn: `(await import('node:child_process')).spawnSync('/bin/true');`,
      shell: `(await import('node:child_process')).execSync('true');`,
      fork: `(await import('node:child_process')).fork('x.mjs');`,
      channel: `(await import('node:child_process'))._forkChild(0, 'json');`,
      class: `new (await import('node:child_process')).ChildProcess().spawn({ file: '/bin/true', args: [] });`,
      thread: `new (await import('node:worker_threads')).Worker('1', { eval: true });`,
      cluster: `(await import('node:cluster')).default.fork();`,
      tests: `(await import('node:test')).run({ files: ['x.mjs'] });`,
      hooks: `(await import('node:module')).register('data:text/javascript,');`,
      native: `process.dlopen({ exports: {} }, 'x.node');`,
    };
    expect(await attempted(attempts)).toEqual(all(attempts, REFUSED));
  });

  test('text does not become code', async () => {
    const attempts = {
      vm: `return (await import('node:vm')).runInThisContext('1');`,
      compile: `const { Module } = await import('node:module'); new Module('x')._compile('1', '/x.js');`,
      flags: `(await import('node:v8')).setFlagsFromString('--no-disallow-code-generation-from-strings');`,
      repl: `(await import('node:repl')).start();`,
    };
    expect(await attempted(attempts)).toEqual(all(attempts, REFUSED));
    const built = { eval: `return eval('1');`, function: `return new Function('return 1')();` };
    expect(await attempted(built)).toEqual(all(built, expect.stringContaining('disallowed')));
  });

  test('no other process is signalled, slowed down or debugged', async () => {
    const attempts = {
      signal: `process.kill(process.ppid, 0);`,
      'signal below': `process._kill(process.ppid, 10);`,
      debugger: `process._debugProcess(process.ppid);`,
      'own debugger': `process._debugProcess(process.pid);`,
      inspector: `(await import('node:inspector')).open(0);`,
      priority: `(await import('node:os')).setPriority(process.ppid, 19);`,
      binding: `process.binding('tcp_wrap');`,
      'linked binding': `process._linkedBinding('tcp_wrap');`,
      // Which Node has from 22.15.
      execute: `(process.execve ?? process.kill)('/bin/true', []);`,
    };
    expect(await attempted(attempts)).toEqual(all(attempts, REFUSED));
  });
});

describe('the network of a document', () => {
  const seen: string[] = [];
  const server = createServer(() => void seen.push('tcp')).listen(0, '127.0.0.1');
  const local = createServer(() => void seen.push('unix'));
  beforeAll(async () => {
    await new Promise((resolve) => local.listen(join(fenced.folder, 'local.sock'), () => resolve(undefined)));
  });
  afterAll(() => {
    server.close();
    local.close();
  });

  test('is none, whichever way is tried', async () => {
    const { port } = server.address() as AddressInfo;
    const attempts = {
      socket: `(await import('node:net')).connect(${port}, '127.0.0.1');`,
      'older socket': `new (await import('node:net')).Socket().connect(${port}, '127.0.0.1');`,
      'socket of the file system': `(await import('node:net')).connect('local.sock');`,
      'required socket': `process.getBuiltinModule('net').connect(${port}, '127.0.0.1');`,
      listen: `(await import('node:net')).createServer().listen(0);`,
      'server handle': `(await import('node:net'))._createServerHandle('127.0.0.1', 0, 4).listen(1);`,
      'handle of an input': `new process.stdin._handle.constructor(0).connect({}, 'local.sock');`,
      'handle of an output': `new process.stdout._handle.constructor(1).bind('own.sock');`,
      'handle of an error': `new process.stderr._handle.constructor(1).bind('own.sock');`,
      'handles at work': `process._getActiveHandles();`,
      http: `(await import('node:http')).get('http://127.0.0.1:${port}');`,
      http2: `(await import('node:http2')).connect('http://127.0.0.1:${port}');`,
      https: `(await import('node:https')).get('https://127.0.0.1:${port}');`,
      agent: `new (await import('node:http')).Agent().createConnection({ port: ${port} });`,
      tls: `(await import('node:tls')).connect(${port}, '127.0.0.1');`,
      terminal: `new (await import('node:tty')).ReadStream(0);`,
      datagram: `(await import('node:dgram')).createSocket('udp4').send('x', ${port}, '127.0.0.1');`,
      'datagram handle': `(await import('node:dgram'))._createSocketHandle('127.0.0.1', 0, 'udp4', -1, 0);`,
      name: `await (await import('node:dns/promises')).resolve('example.invalid');`,
      'older name': `(await import('node:dns')).lookup('example.invalid', () => {});`,
      wasi: `new (await import('node:wasi')).WASI({ version: 'preview1', preopens: { '/': '/' } });`,
    };
    expect(await attempted(attempts)).toEqual(all(attempts, REFUSED));
    const gone = {
      fetch: `await fetch('http://127.0.0.1:${port}');`,
      WebSocket: `new WebSocket('ws://127.0.0.1:${port}');`,
      EventSource: `new EventSource('http://127.0.0.1:${port}');`,
    };
    const names = Object.fromEntries(Object.keys(gone).map((name) => [name, `${name} is not defined`]));
    expect(await attempted(gone)).toEqual(names);
    expect(seen).toEqual([]);
  });
});
