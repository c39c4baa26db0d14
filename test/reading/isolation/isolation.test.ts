import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { readerFromSource } from '../../../infra/bundle-reader.js';
import { readIsolated, ReaderBroken } from '#shared/reading/isolation/read-isolated.js';
import { CHILD_LIMITS, runChild, type ChildRun } from '#shared/reading/isolation/run-child.js';
import { readDocument } from '#shared/reading/read-document.js';
import type { Reading } from '#shared/report/record.js';
import { narrativeFor } from '../../builders/narrative.js';
import { ruledPdf } from '../../builders/ruled-pdf.js';
import { textLayer } from '../../builders/text-layer.js';
import { distinctValues } from '../../builders/values.js';
import { glyphBomb, pathBomb, streamBomb } from './bombs.js';

const values = distinctValues(21);
const content = { values, narrative: narrativeFor(values) };
/** Generous: other tests may keep both cores busy. */
const patient = { child: { milliseconds: 60_000 } };
jest.setTimeout(120_000);
let folder = '';
let own = '';
let report: Uint8Array;

beforeAll(async () => {
  folder = readerFromSource();
  own = mkdtempSync(join(tmpdir(), 'reader-'));
  copyFileSync(join(folder, 'fence.mjs'), join(own, 'fence.mjs'));
  report = await ruledPdf(content);
});
afterAll(() => rmSync(own, { recursive: true }));

/** Runs these lines where a document is read; `say` collects what they find out. */
async function inside(lines: string, limits = CHILD_LIMITS): Promise<ChildRun & { said: unknown }> {
  const entry = join(own, 'probe.mjs');
  const frame = `
    const said = {};
    const say = async (what, attempt) => {
      try { said[what] = (await attempt()) ?? 'done'; } catch (error) { said[what] = error.code ?? error.message; }
    };
    ${lines}
    process.stdout.write(JSON.stringify(said));`;
  writeFileSync(entry, frame);
  const run = await runChild(entry, new Uint8Array(), limits);
  return { ...run, said: run.end === 'left' && run.exitCode === 0 ? JSON.parse(run.answer.toString()) : run.complaint };
}

const codeOf = (reading: Reading): string => (reading.status === 'refused' ? reading.reason.code : reading.status);

describe('what a document is read in', () => {
  test('gives the very result of readDocument', async () => {
    for (const bytes of [report, Buffer.from(textLayer(content)), Buffer.from('%PDF-1.7 nothing'), Buffer.alloc(0)]) {
      const isolated = await readIsolated(bytes, { folder, ...patient });
      expect(JSON.stringify(isolated)).toBe(JSON.stringify(await readDocument(bytes)));
    }
  });

  test('takes the limits of reading along', async () => {
    const reading = await readIsolated(report, { folder, ...patient, limits: { pages: 1 } });
    expect(codeOf(reading)).toBe('too-many-pages');
  });

  test('sees no environment, and so no credentials', async () => {
    const secrets = {
      AWS_ACCESS_KEY_ID: 'id-of-the-parent',
      AWS_SECRET_ACCESS_KEY: 'secret-of-the-parent',
      AWS_SESSION_TOKEN: 'token-of-the-parent',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/of-the-parent',
    };
    Object.assign(process.env, secrets);
    try {
      const { said, answer, complaint } = await inside(`
        await say('environment', () => JSON.stringify(process.env));
        await say('arguments', () => JSON.stringify([process.argv, process.execArgv]));
        await say('report', () => JSON.stringify(process.report?.getReport?.() ?? {}));
        for (const path of ['/proc/self/environ', '/proc/' + process.ppid + '/environ', '/proc/self/cmdline'])
          await say(path, async () => (await import('node:fs')).readFileSync(path, 'latin1'));`);
      expect(said).toMatchObject({ environment: '{}', '/proc/self/environ': 'ERR_ACCESS_DENIED' });
      expect(answer.toString() + complaint).not.toContain('of-the-parent');
    } finally {
      for (const name of Object.keys(secrets)) Reflect.deleteProperty(process.env, name);
    }
  });

  test('reads nothing but its own folder, and writes nothing', async () => {
    const paths = ['/etc/passwd', join(process.cwd(), 'package.json'), '/proc/self/environ', join(own, '..')];
    const { said } = await inside(`
      const { readFileSync, readdirSync, writeFileSync, symlinkSync } = await import('node:fs');
      for (const path of ${JSON.stringify(paths)}) {
        await say('read ' + path, () => readFileSync(path, 'utf8'));
        await say('list ' + path, () => readdirSync(path));
      }
      await say('own', () => void readFileSync(${JSON.stringify(join(own, 'fence.mjs'))}));
      await say('write', () => writeFileSync(${JSON.stringify(join(own, 'left.txt'))}, 'x'));
      await say('link', () => symlinkSync('/etc', ${JSON.stringify(join(own, 'etc'))}));`);
    const denied = paths.flatMap((path) => [`read ${path}`, `list ${path}`]).concat('write', 'link');
    expect(said).toEqual({ ...Object.fromEntries(denied.map((what) => [what, 'ERR_ACCESS_DENIED'])), own: 'done' });
    expect(existsSync(join(own, 'left.txt'))).toBe(false);
  });

  test('starts neither processes nor threads, and makes no code out of text', async () => {
    const { said } = await inside(`
      const { spawnSync, execSync, fork } = await import('node:child_process');
      await say('spawn', () => spawnSync('/bin/true'));
      await say('shell', () => execSync('true'));
      await say('fork', () => fork('x.mjs'));
      await say('thread', async () => new (await import('node:worker_threads')).Worker('1', { eval: true }));
      await say('eval', () => eval('1'));
      await say('function', () => new Function('return 1')());`);
    expect(said).toEqual({
      spawn: 'ERR_ACCESS_DENIED',
      shell: 'ERR_ACCESS_DENIED',
      fork: 'ERR_ACCESS_DENIED',
      thread: 'ERR_ACCESS_DENIED',
      eval: expect.stringContaining('disallowed'),
      function: expect.stringContaining('disallowed'),
    });
  });

  test('talks to nobody and signals nobody', async () => {
    let calls = 0;
    const server = createServer(() => void calls++).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { said } = await inside(`
      const { connect, createServer, Socket } = await import('node:net');
      await say('socket', () => connect(${port}, '127.0.0.1'));
      await say('older socket', () => new Socket().connect(${port}, '127.0.0.1'));
      await say('listen', () => createServer().listen(0));
      await say('fetch', () => fetch('http://127.0.0.1:${port}').catch((error) => { throw error.cause ?? error; }));
      await say('http', async () => (await import('node:http')).get('http://127.0.0.1:${port}'));
      await say('tls', async () => (await import('node:tls')).connect(${port}, '127.0.0.1'));
      await say('datagram', async () => (await import('node:dgram')).createSocket('udp4').send('x', ${port}, '127.0.0.1'));
      await say('name', async () => (await import('node:dns/promises')).resolve('example.invalid'));
      await say('signal', () => process.kill(process.ppid, 0));
      await say('binding', () => process.binding('tcp_wrap'));`);
    server.close();
    expect(new Set(Object.values(said as object))).toEqual(new Set(['the reader of documents talks to nobody']));
    expect(Object.keys(said as object)).toHaveLength(10);
    expect(calls).toBe(0);
  });
});

describe('a process that does not end as it should', () => {
  test.each([
    ['an endless loop', 'for (;;);'],
    ['signals that it will not hear', `process.on('SIGTERM', () => {}); process.on('SIGINT', () => {}); for (;;);`],
    ['waiting for ever', 'setInterval(() => {}, 1_000); await new Promise(() => {});'],
  ])('is gone within a second of its limit: %s', async (_, lines) => {
    const started = performance.now();
    // A quarter of a core is enough to start within this limit.
    const run = await inside(`(await import('node:fs')).writeSync(1, String(process.pid)); ${lines}`, {
      ...CHILD_LIMITS,
      milliseconds: 3_000,
    });
    const passed = performance.now() - started;
    expect(run.end).toBe('time');
    expect(passed).toBeGreaterThanOrEqual(3_000);
    expect(passed).toBeLessThan(4_000);
    const pid = Number(run.answer.toString());
    expect(pid).toBeGreaterThan(1);
    expect(() => process.kill(pid, 0)).toThrow(expect.objectContaining({ code: 'ESRCH' }));
  });

  test('the document gets no more time than the limit, and the next one is read', async () => {
    const bomb = pathBomb();
    const started = performance.now();
    const slow = await readIsolated(bomb, { folder, child: { milliseconds: 1_500 } });
    expect(['timeout', 'too-complex', 'memory', 'damaged']).toContain(codeOf(slow));
    expect(performance.now() - started).toBeLessThan(2_500);
    expect(codeOf(await readIsolated(report, { folder, ...patient }))).toBe('extracted');
  });

  test.each([
    ['heap', 'const all = []; for (;;) all.push({ a: all.length });', { heapMegabytes: 32 }],
    ['buffers outside the heap', 'const all = []; for (;;) all.push(new Uint8Array(16e6).fill(1));', {}],
  ])('is stopped when it fills the %s', async (_, lines, limits) => {
    const run = await inside(lines, { ...CHILD_LIMITS, milliseconds: 60_000, residentBytes: 300e6, ...limits });
    expect(run.end).toBe('memory');
    expect(run.peakBytes).toBeLessThan(600e6);
  });

  test('gets no more WebAssembly memory than 256 MB', async () => {
    const { said } = await inside(`
      await say('within', () => void new WebAssembly.Memory({ initial: 4_096 }));
      await say('beyond', () => void new WebAssembly.Memory({ initial: 4_097 }));`);
    expect(said).toEqual({ within: 'done', beyond: expect.any(String) });
    expect(said).not.toEqual({ within: 'done', beyond: 'done' });
  });

  test('cannot drown its parent in output', async () => {
    const run = await inside(`
      const { writeSync } = await import('node:fs');
      for (;;) { try { writeSync(1, 'x'.repeat(65_536)); } catch {} }`);
    expect(run.end).toBe('output');
    expect(run.answer.length).toBeLessThanOrEqual(CHILD_LIMITS.answerBytes);
  });

  test.each([
    ['leaves without a word', ``, 'damaged'],
    ['is killed by a bug of the engine', `process.abort();`, 'damaged'],
    ['answers nonsense', `say('{"status":"extracted","record":{"cells":{}}}');`, 'damaged'],
    ['answers half', `say('{"status":"refused"', '');`, 'damaged'],
    ['runs out of stack', `say('{"fault":"stack","detail":"RangeError"}');`, 'too-complex'],
    ['runs out of space', `say('{"fault":"space","detail":"RangeError"}');`, 'memory'],
  ])('is a refusal when it %s', async (_, lines, code) => {
    const start = `
      import { writeSync } from 'node:fs';
      const say = (text, end = '\\n') => writeSync(1, text + end);
      say('ready');`;
    writeFileSync(join(own, 'read-child.mjs'), start + lines);
    expect(codeOf(await readIsolated(report, { folder: own, ...patient }))).toBe(code);
  });

  test('is an error and no refusal when the reader itself is broken', async () => {
    writeFileSync(join(own, 'read-child.mjs'), `import './not-there.mjs';`);
    await expect(readIsolated(report, { folder: own, ...patient })).rejects.toThrow(ReaderBroken);
    // Without its WebAssembly beside it, the reader starts and then fails at the first PDF.
    copyFileSync(join(folder, 'read-child.mjs'), join(own, 'read-child.mjs'));
    await expect(readIsolated(report, { folder: own, ...patient })).rejects.toThrow(ReaderBroken);
  });
});

describe('hostile documents', () => {
  test.each([
    ['eight million characters', glyphBomb],
    ['three million lines', pathBomb],
    ['a stream of a gigabyte', streamBomb],
  ])(
    '%s cost one refusal while another document is read',
    async (_, bomb) => {
      const runs: ChildRun[] = [];
      const limits = { milliseconds: 10_000 };
      const [hostile, honest] = await Promise.all([
        readIsolated(bomb(), { folder, child: limits, onEnd: (run) => runs.push(run) }),
        readIsolated(report, { folder, ...patient }),
      ]);
      expect(['too-complex', 'memory', 'timeout', 'damaged']).toContain(codeOf(hostile));
      expect(codeOf(honest)).toBe('extracted');
      expect(runs[0]!.peakBytes).toBeLessThan(CHILD_LIMITS.residentBytes + 200e6);
    },
    30_000,
  );
});
