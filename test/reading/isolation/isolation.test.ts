import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readerFromSource } from '../../../infra/bundle-reader.js';
import { faultOf, FENCED, READY } from '#shared/reading/isolation/child-answer.js';
import { readIsolated, ReaderBroken } from '#shared/reading/isolation/read-isolated.js';
import { CHILD_LIMITS, type ChildRun } from '#shared/reading/isolation/run-child.js';
import { readDocument } from '#shared/reading/read-document.js';
import type { Reading } from '#shared/report/record.js';
import { narrativeFor } from '../../builders/narrative.js';
import { ruledPdf } from '../../builders/ruled-pdf.js';
import { textLayer } from '../../builders/text-layer.js';
import { distinctValues } from '../../builders/values.js';
import { glyphBomb, pathBomb, streamBomb } from './bombs.js';
import { openFenced, type Fenced } from './inside.js';

const values = distinctValues(21);
const content = { values, narrative: narrativeFor(values) };
/** Generous: other tests may keep both cores busy. */
const patient = { child: { cpuMilliseconds: 60_000, wallMilliseconds: 100_000 } };
jest.setTimeout(120_000);
let folder = '';
let fenced: Fenced;
let report: Uint8Array;

beforeAll(async () => {
  folder = readerFromSource();
  fenced = openFenced();
  report = await ruledPdf(content);
});
afterAll(() => fenced.remove());

const codeOf = (reading: Reading): string => (reading.status === 'refused' ? reading.reason.code : reading.status);

describe('what a document is read in', () => {
  test('gives the very result of readDocument', async () => {
    for (const bytes of [report, Buffer.from(textLayer(content)), Buffer.from('%PDF-1.7 nothing'), Buffer.alloc(0)]) {
      const isolated = await readIsolated(bytes, { folder, ...patient });
      expect(JSON.stringify(isolated)).toBe(JSON.stringify(await readDocument(bytes)));
    }
  });

  test('is started while the bytes are on their way, and stopped where they do not arrive', async () => {
    const later = new Promise<Uint8Array>((resolve) => setTimeout(() => resolve(report), 300));
    expect(codeOf(await readIsolated(later, { folder, ...patient }))).toBe('extracted');
    const never = Promise.reject<Uint8Array>(new Error('the connection broke'));
    await expect(readIsolated(never, { folder, ...patient })).rejects.toThrow('the connection broke');
  });

  test('takes the limits of reading along', async () => {
    const reading = await readIsolated(report, { folder, ...patient, limits: { pages: 1 } });
    expect(codeOf(reading)).toBe('too-many-pages');
  });
});

describe('a process that does not end as it should', () => {
  test.each([
    ['heap', 'const all = []; for (;;) all.push({ a: all.length });', { heapMegabytes: 32 }],
    ['buffers outside the heap', 'const all = []; for (;;) all.push(new Uint8Array(16e6).fill(1));', {}],
  ])('is stopped when it fills the %s', async (_, lines, limits) => {
    const run = await fenced.inside(lines, { ...patient.child, residentBytes: 300e6, ...limits });
    expect(run.end).toBe('memory');
    expect(run.peakBytes).toBeLessThan(600e6);
  });

  test('gets no more WebAssembly memory than 256 MB', async () => {
    const { said } = await fenced.inside(`
      await say('within', () => void new WebAssembly.Memory({ initial: 4_096 }));
      await say('beyond', () => void new WebAssembly.Memory({ initial: 4_097 }));`);
    expect(said).toEqual({ within: 'done', beyond: expect.any(String) });
    expect(said).not.toEqual({ within: 'done', beyond: 'done' });
  });

  test('cannot drown its parent in output', async () => {
    const run = await fenced.inside(`
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
    writeFileSync(join(fenced.folder, 'read-child.mjs'), start + lines);
    expect(codeOf(await readIsolated(report, { folder: fenced.folder, ...patient }))).toBe(code);
  });

  test('is an error and no refusal when the reader itself is broken', async () => {
    writeFileSync(join(fenced.folder, 'read-child.mjs'), `import './not-there.mjs';`);
    await expect(readIsolated(report, { folder: fenced.folder, ...patient })).rejects.toThrow(ReaderBroken);
    const fault = faultOf(Object.assign(new Error('closed'), { code: FENCED }));
    const meetsTheFence = `import { writeSync } from 'node:fs'; writeSync(1, ${JSON.stringify(`${READY}${JSON.stringify(fault)}\n`)});`;
    writeFileSync(join(fenced.folder, 'read-child.mjs'), meetsTheFence);
    await expect(readIsolated(report, { folder: fenced.folder, ...patient })).rejects.toThrow(ReaderBroken);
    // Without its WebAssembly beside it, the reader starts and then fails at the first PDF.
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.mjs')))
      copyFileSync(join(folder, name), join(fenced.folder, name));
    await expect(readIsolated(report, { folder: fenced.folder, ...patient })).rejects.toThrow(ReaderBroken);
  });
});

describe('hostile documents', () => {
  test.each([
    ['eight million characters', glyphBomb],
    ['three million lines', pathBomb],
    ['a stream of a gigabyte', streamBomb],
  ])('%s cost one refusal while another document is read', async (_, bomb) => {
    const runs: ChildRun[] = [];
    const [hostile, honest] = await Promise.all([
      readIsolated(bomb(), { folder, onEnd: (run) => runs.push(run) }),
      readIsolated(report, { folder, ...patient }),
    ]);
    expect(['too-complex', 'memory', 'timeout', 'damaged']).toContain(codeOf(hostile));
    expect(codeOf(honest)).toBe('extracted');
    expect(runs[0]!.peakBytes).toBeLessThan(CHILD_LIMITS.residentBytes + 200e6);
  });
});
