/** What a document may compute, and what a busy machine does to its reading: the one is the file's, the other is not. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readerFromSource } from '../../../infra/bundle-reader.js';
import { picturePages, PICTURE_CHILD } from '#shared/reading/isolation/picture-isolated.js';
import { readIsolated, ReaderBusy } from '#shared/reading/isolation/read-isolated.js';
import { CHILD_LIMITS, type ChildRun } from '#shared/reading/isolation/run-child.js';
import { SCAN_CHILD } from '#shared/reading/isolation/scan-isolated.js';
import { MOST_TRIES } from '#shared/reading/isolation/second-try.js';
import { cpuOfStat, systemGauge, usageOfPs, type Gauge } from '#shared/reading/isolation/usage.js';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import { ruledPdf } from '../../builders/ruled-pdf.js';
import { narrativeFor } from '../../builders/narrative.js';
import { distinctValues } from '../../builders/values.js';
import { pathBomb } from './bombs.js';
import { openFenced, type Fenced } from './inside.js';

jest.setTimeout(120_000);
const values = distinctValues(22);
/** As long as this test may take: what ends by this limit would end the test. */
const FOR_EVER = 110_000;
const BURNS = 'for (;;);';
const SLEEPS = 'setInterval(() => {}, 1_000); await new Promise(() => {});';
let fenced: Fenced;
beforeAll(() => {
  fenced = openFenced();
});
afterAll(() => fenced.remove());

/** Tells of every process what a test wants it to have used. */
const pretending = (cpuMilliseconds: number | null): Gauge => ({
  everyMilliseconds: 5,
  read: () => ({ cpuMilliseconds, residentBytes: 0, peakBytes: 0 }),
});

describe('a process', () => {
  test.each([
    ['burns', BURNS],
    ['burns and will not hear signals', `process.on('SIGTERM', () => {}); process.on('SIGINT', () => {}); ${BURNS}`],
  ])('that %s is ended by its CPU time, and is gone', async (_, lines) => {
    const pids: number[] = [];
    const gauge = systemGauge();
    const watching: Gauge = { ...gauge, read: (pid) => (pids.push(pid), gauge.read(pid)) };
    const limits = { cpuMilliseconds: 500, wallMilliseconds: FOR_EVER };
    const run = await fenced.inside(lines, limits, watching);
    expect(run.end).toBe('cpu');
    expect(run.cpuMilliseconds).toBeGreaterThanOrEqual(500);
    expect(() => process.kill(pids[0]!, 0)).toThrow(expect.objectContaining({ code: 'ESRCH' }));
  });

  test('that only waits uses up nothing, and is ended by the clock alone', async () => {
    const run = await fenced.inside(SLEEPS, { cpuMilliseconds: FOR_EVER, wallMilliseconds: 1_000 });
    expect(run.end).toBe('wall');
    expect(run.cpuMilliseconds).toBeLessThan(FOR_EVER);
  });

  test('is judged by what the system tells of it, not by how long it is there', async () => {
    const limits = { cpuMilliseconds: 1_000, wallMilliseconds: 200 };
    expect(await fenced.inside(SLEEPS, limits, pretending(1_000))).toMatchObject({ end: 'cpu' });
    expect(await fenced.inside(BURNS, limits, pretending(999))).toMatchObject({ end: 'wall', cpuMilliseconds: 999 });
  });

  test('has the clock alone where the system tells nothing', async () => {
    const limits = { cpuMilliseconds: 1, wallMilliseconds: 200 };
    expect(await fenced.inside(BURNS, limits, pretending(null))).toMatchObject({ end: 'wall', cpuMilliseconds: null });
  });
});

describe('what the system tells of a process', () => {
  test('is the time of user and system, whatever its program is called', () => {
    const rest = 'R 1 1 1 0 -1 4194304 2331 7 8 9 150 23 900 901 20 0 7 0 220272';
    expect(cpuOfStat(`42 (node) ${rest}`)).toBe(1_730);
    expect(cpuOfStat(`42 (a ) b (c) 1 2) ${rest}`)).toBe(1_730);
    expect(cpuOfStat('42 (node) R')).toBeNull();
  });

  test.each([
    ['  1024 0:01.23\n', 1_230],
    ['1024 12:00.5', 720_500],
    ['1024 00:01:05', 65_000],
    ['1024 1-02:03:04', 93_784_000],
  ])('stands in what ps prints: %j', (line, cpuMilliseconds) => {
    expect(usageOfPs(line)).toEqual({ cpuMilliseconds, residentBytes: 1024 * 1024, peakBytes: 1024 * 1024 });
  });

  test.each(['', 'ps: no such process', '1024'])('is nothing where ps prints %j', (line) => {
    expect(usageOfPs(line).cpuMilliseconds).toBeNull();
  });
});

describe('reading on a busy machine', () => {
  type End = ChildRun['end'];
  /** Reads with processes that end like this, one after the other. */
  const readWith = async (...ends: readonly End[]) => {
    let started = 0;
    const run = (): Promise<ChildRun> => {
      const end = ends[started++] ?? 'output';
      const answer = end === 'left' ? 'ready\n{"status":"refused","reason":{"code":"scanned","detail":""}}\n' : '';
      const about = { exitCode: null, complaint: '', peakBytes: 0, cpuMilliseconds: 7 };
      return Promise.resolve({ end, answer: Buffer.from(answer), ...about });
    };
    const outcome = await readIsolated(new Uint8Array(), { folder: '/', run }).then(
      (reading) => (reading.status === 'refused' ? reading.reason.code : reading.status),
      (error: unknown) => (error instanceof Error ? error.name : error),
    );
    return { outcome, started };
  };

  test.each<[string, readonly End[], string]>([
    ['the clock stopped once', ['wall', 'left'], 'scanned'],
    ['whose CPU time was used up once', ['cpu', 'left'], 'scanned'],
  ])('gives a document %s a second process, and what that answers counts', async (_, ends, outcome) => {
    expect(await readWith(...ends)).toEqual({ outcome, started: 2 });
  });

  test.each<[readonly End[], string]>([
    [['cpu', 'cpu'], 'timeout'],
    [['wall', 'cpu'], 'timeout'],
    [['wall', 'wall'], 'ReaderBusy'],
    [['cpu', 'wall'], 'ReaderBusy'],
  ])('after %j there is no third: it ends as %s', async (ends, outcome) => {
    expect(await readWith(...ends)).toEqual({ outcome, started: 2 });
  });

  test.each<[End, string]>([
    ['memory', 'memory'],
    ['output', 'too-complex'],
    ['left', 'scanned'],
  ])('tries nothing again that ended by %s', async (end, outcome) => {
    expect(await readWith(end)).toEqual({ outcome, started: 1 });
  });

  test('blames a document that burns, by a refusal, and reads the next', async () => {
    const folder = readerFromSource();
    const ends: End[] = [];
    const child = { cpuMilliseconds: 600, wallMilliseconds: FOR_EVER };
    const slow = await readIsolated(pathBomb(), { folder, child, onEnd: ({ end }) => ends.push(end) });
    expect(slow).toMatchObject({ status: 'refused', reason: { code: 'timeout' } });
    expect(ends).toEqual(['cpu', 'cpu']);
    const report = await ruledPdf({ values, narrative: narrativeFor(values) });
    const patient = { cpuMilliseconds: 60_000, wallMilliseconds: FOR_EVER };
    expect(await readIsolated(report, { folder, child: patient })).toMatchObject({ status: 'extracted' });
  });

  test('blames no document whose process got no CPU: that is an error which says how much it got', async () => {
    writeFileSync(join(fenced.folder, 'read-child.mjs'), SLEEPS);
    const reading = readIsolated(new Uint8Array(), {
      folder: fenced.folder,
      child: { cpuMilliseconds: FOR_EVER, wallMilliseconds: 300 },
    });
    await expect(reading).rejects.toThrow(ReaderBusy);
    await expect(reading).rejects.toThrow(/^\w+ of 110000 ms CPU in 300 ms, 2 times$/);
  });

  test('costs a document its pictures and nothing else', async () => {
    writeFileSync(join(fenced.folder, 'picture-child.mjs'), SLEEPS);
    const child = { wallMilliseconds: 300 };
    expect(await picturePages(new Uint8Array(), [1], { folder: fenced.folder, child })).toEqual([]);
  });
});

test.each([
  ['extract-report', CHILD_LIMITS.wallMilliseconds + SCAN_CHILD.wallMilliseconds + PICTURE_CHILD.wallMilliseconds],
  ['import-previous', CHILD_LIMITS.wallMilliseconds],
] as const)('%s outlives every process that it may start, and has time left to keep what it read', (verb, each) => {
  expect(FUNCTIONS[verb].timeoutSeconds * 1_000).toBeGreaterThanOrEqual(MOST_TRIES * each + 30_000);
});
