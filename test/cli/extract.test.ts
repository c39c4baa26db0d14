import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as check } from '../../cli/check.js';
import { readFileAs, run } from '../../cli/extract.js';
import { htmlReport } from '../builders/html.js';
import { narrativeFor } from '../builders/narrative.js';
import { ruledPdf } from '../builders/ruled-pdf.js';
import { textLayer } from '../builders/text-layer.js';
import { distinctValues, matrixOf, withValues } from '../builders/values.js';

const values = withValues(distinctValues(12), { 'activeDisclosure.fees.amount': '18.8710' });
const content = { values, narrative: narrativeFor(values) };
let directory = '';
// Every document gets a process of its own, which waits for a core like all others.
jest.setTimeout(60_000);

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'extract-'));
  await writeFile(join(directory, 'report.pdf'), await ruledPdf(content));
  await writeFile(join(directory, 'report.txt'), textLayer(content));
  await writeFile(join(directory, 'partial.pdf'), await ruledPdf(content, { printed: { 'review.total': '12家' } }));
  await writeFile(join(directory, 'picture.png'), '\x89PNG');
  await writeFile(join(directory, 'trial.html'), htmlReport(content, { trialForm: true }));
});
afterAll(() => rm(directory, { recursive: true }));

async function extract(...args: string[]): Promise<{ code: number; out: string; complaints: string }> {
  let [out, complaints] = ['', ''];
  const code = await run(args, {
    directory,
    write: (text) => void (out += text),
    complain: (text) => void (complaints += text),
  });
  return { code, out, complaints };
}

interface Matrix {
  [key: string]: unknown;
  table3: unknown[][];
  unread: string[];
  confirm: string[];
}

const KEYS = [
  'file',
  'status',
  'reason',
  'agency',
  'year',
  'form',
  'table2',
  'table3',
  'table4',
  'kinds',
  'unread',
  'confirm',
];

describe('nianbao extract --matrix', () => {
  test('prints one object per file and line, in order, with all keys and full shapes', async () => {
    const { code, out, complaints } = await extract('report.pdf', 'missing.pdf', 'report.txt', '--matrix');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Matrix);
    expect(lines.map((line) => [line['file'], line['status']])).toEqual([
      ['report.pdf', 'extracted'],
      ['missing.pdf', 'refused'],
      ['report.txt', 'extracted'],
    ]);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(KEYS);
      const kinds = line['kinds'] as Matrix;
      for (const tables of [line, kinds]) {
        expect((tables['table2'] as unknown[]).length).toBe(10);
        expect(tables.table3.map((row) => row.length)).toEqual(Array.from({ length: 25 }, () => 7));
        expect((tables['table4'] as unknown[]).length).toBe(15);
      }
    }
    expect([code, complaints]).toEqual([3, '']);
  });

  test('prints numbers as JSON numbers with the decimals of the document', async () => {
    const { out } = await extract('report.pdf', '--matrix');
    const { table2, table3, table4 } = matrixOf(values);
    expect(out).toContain(
      `"table2":[${table2.join(',')}],"table3":[${table3.map((row) => `[${row.join(',')}]`).join(',')}],"table4":[${table4.join(',')}]`,
    );
    expect(out).toContain('18.8710]');
  });

  test('lists unread cells and cells to confirm by address', async () => {
    const [partial, text] = (await extract('partial.pdf', 'report.txt', '--matrix')).out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Matrix);
    expect(partial).toMatchObject({ status: 'partial', reason: null, unread: ['table4[4]'], confirm: [] });
    expect(text!.confirm).toEqual(Array.from({ length: 10 }, (_, index) => `table2[${index}]`));
  });

  test('tells why a document is refused, in the words of the page', async () => {
    const [line] = (await extract('picture.png', '--matrix')).out.split('\n');
    expect(JSON.parse(line!)).toMatchObject({
      status: 'refused',
      reason: { code: 'unsupported-other', message: expect.stringContaining('不能识别的文件类型') },
      agency: null,
      year: null,
      form: null,
    });
  });
});

describe('nianbao as a process of its own', () => {
  const started = (args: readonly string[], env: NodeJS.ProcessEnv): ReturnType<typeof spawnSync> =>
    spawnSync(process.execPath, ['--import', 'tsx', 'cli/nianbao.ts', 'extract', ...args], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });

  test("resolves paths against the caller's directory and prints lines of JSON and nothing else", () => {
    const { status, stdout, stderr } = started(['report.pdf', 'partial.pdf', 'missing.pdf', '--matrix'], {
      INIT_CWD: directory,
    });
    const lines = String(stdout).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => (JSON.parse(line) as Matrix)['status'])).toEqual(['extracted', 'partial', 'refused']);
    expect([status, stderr]).toEqual([3, '']);
    expect(started(['report.pdf', '--matrix'], { INIT_CWD: directory }).status).toBe(0);
    expect(started(['partial.pdf', '--matrix'], { INIT_CWD: directory }).status).toBe(2);
  });

  test('1 is kept for what is no fault of a document, and the other files are answered', async () => {
    let [out, complaints] = ['', ''];
    const terminal = {
      directory,
      write: (text: string) => void (out += text),
      complain: (text: string) => void (complaints += text),
    };
    const broken: typeof readFileAs = (file, from, options) =>
      file === 'partial.pdf' ? Promise.reject(new Error('the reader is broken')) : readFileAs(file, from, options);
    expect(await run(['report.pdf', 'partial.pdf', 'missing.pdf', '--matrix'], terminal, broken)).toBe(1);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
    expect(complaints).toContain('the reader is broken');
  });
});

describe('a matrix saved as .json', () => {
  test.each(['report.pdf', 'partial.pdf', 'report.txt', 'missing.pdf'])('comes back equal: %s', async (file) => {
    const first = await extract(file, '--matrix');
    await writeFile(join(directory, 'saved.json'), first.out);
    const again = await extract('saved.json', '--matrix');
    const { file: _, ...expected } = JSON.parse(first.out) as Matrix;
    expect(JSON.parse(again.out)).toEqual({ ...expected, file: 'saved.json' });
    expect(again.out.replace('"saved.json"', '')).toBe(first.out.replace(`"${file}"`, ''));
    expect(again.code).toBe(first.code);
  });
});

describe('nianbao extract --history', () => {
  const matrixOfFile = async (...args: string[]): Promise<{ code: number; line: Matrix; out: string }> => {
    const { code, out } = await extract(...args);
    return { code, line: JSON.parse(out) as Matrix, out };
  };

  test('a report on the trial form of 2019 is refused without it, and read with it, wherever it stands', async () => {
    const without = await matrixOfFile('trial.html', '--matrix');
    expect([without.code, without.line['status'], without.line['reason']]).toMatchObject([
      3,
      'refused',
      { code: 'old-form' },
    ]);
    const { code, line, out } = await matrixOfFile('--history', 'trial.html', '--matrix');
    expect([code, line['status'], line['form'], line.unread, line.confirm]).toEqual([
      0,
      'extracted',
      '2019-trial',
      [],
      [],
    ]);
    const { table2, table3, table4 } = matrixOf(values);
    const decisions = table2.map((value, index) => (index >= 6 && index <= 8 ? Number(value) : null));
    expect(line['table2']).toEqual(decisions);
    expect(line.table3).toEqual(
      table3.map((row, index) => row.map((value) => (index >= 20 && index <= 22 ? null : Number(value)))),
    );
    expect(line['table4']).toEqual(table4.map(Number));
    expect((await matrixOfFile('trial.html', '--matrix', '--history')).out).toBe(out);
  });

  test('its matrix saved as .json comes back equal, with or without the flag, and is judged', async () => {
    const { line, out } = await matrixOfFile('trial.html', '--matrix', '--history');
    await writeFile(join(directory, 'trial.json'), out);
    for (const flags of [[], ['--history']]) {
      const again = await matrixOfFile('trial.json', '--matrix', ...flags);
      expect([again.code, again.line]).toEqual([0, { ...line, file: 'trial.json' }]);
    }
    let judged = '';
    const terminal = { directory, write: (text: string) => void (judged += text), complain: () => undefined };
    expect(await check(['trial.json', '--json'], terminal)).toBe(2);
    expect(judged).toContain('2019年试行表格');
  });

  test('changes nothing for a report on the form in force', async () => {
    expect((await extract('report.pdf', '--matrix', '--history')).out).toBe(
      (await extract('report.pdf', '--matrix')).out,
    );
  });
});

describe('nianbao extract', () => {
  test.each([
    [['report.pdf'], 0],
    [['report.pdf', 'partial.pdf'], 2],
    [['partial.pdf', 'missing.pdf', 'report.pdf'], 3],
    [['.'], 3],
  ])('%j ends with the worst of its files', async (files, code) => {
    expect((await extract(...files, '--json')).code).toBe(code);
  });

  test('shows readable tables with unread cells marked', async () => {
    const { out } = await extract('partial.pdf');
    expect(out).toContain('1.属于国家秘密');
    expect(out).toMatch(/行政复议 .*？\n/);
    expect(out).toContain('not-a-number: 1');
  });

  test('--json prints the whole reading', async () => {
    const reading = JSON.parse((await extract('report.pdf', '--json')).out) as {
      record: { cells: Record<string, unknown> };
    };
    expect(Object.keys(reading.record.cells)).toHaveLength(200);
  });

  test.each([[[]], [['--matrix']], [['a.pdf', '--csv']], [['a.pdf', '--json', '--matrix']]])(
    '%j is no call',
    async (args) => {
      const { code, complaints } = await extract(...args);
      expect(code).toBe(64);
      expect(complaints).toContain('usage');
    },
  );
});
