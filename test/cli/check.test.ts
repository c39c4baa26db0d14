import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../cli/check.js';
import type { Reading } from '#shared/report/record.js';
import { recordOf } from '../builders/record.js';
import { consistentValues, withValues } from '../builders/values.js';

const FILE = 'report.pdf';

/** Runs the command on a document of which only the reading is made up; without a reading it looks for the file. */
async function check(args: string[], reading?: Reading): Promise<{ code: number; out: string; error: string }> {
  const [out, error]: [string[], string[]] = [[], []];
  const terminal = {
    directory: '/nowhere',
    write: (text: string) => out.push(text),
    complain: (text: string) => error.push(text),
  };
  const code = await run(args, terminal, ...(reading === undefined ? [] : [async () => reading]));
  return { code, out: out.join(''), error: error.join('') };
}

const values = consistentValues(2);
const clean: Reading = { status: 'extracted', record: recordOf(values) };
const faulty: Reading = {
  status: 'extracted',
  record: recordOf(
    withValues(values, { 'denied.stateSecrets@naturalPerson': '40001', [`activeDisclosure.rules.issued`]: '90000' }),
  ),
};
const partial: Reading = {
  status: 'partial',
  record: recordOf(values, { cells: { 'review.total': { unread: 'conflict' } } }),
};

describe('check --json', () => {
  test('a document without blocking findings ends with 0 and prints one object', async () => {
    const { code, out } = await check([FILE, '--json'], clean);
    expect(code).toBe(0);
    const printed = JSON.parse(out) as Record<string, unknown> & { notApplicable: { rule: string }[] };
    expect(printed).toMatchObject({ status: 'extracted', findings: [], causes: [] });
    // Without a context, V07 and V08 cannot be judged; the sums and the form can.
    expect(printed.notApplicable.filter(({ rule }) => /^A|^V0[1-6]/.test(rule))).toEqual([]);
    expect(printed['ruleSet']).toEqual({
      version: expect.any(String),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('blocking findings end with 2; cells are addresses and counts are numbers', async () => {
    const { code, out } = await check([FILE, '--json'], faulty);
    expect(code).toBe(2);
    const { findings } = JSON.parse(out) as { findings: Record<string, unknown>[] };
    expect(findings.map((finding) => finding['rule'])).toEqual(['A02', 'A03', 'A05']);
    expect(Object.keys(findings[0]!)).toEqual([
      'rule',
      'severity',
      'cells',
      'message',
      'remedy',
      'expected',
      'actual',
      'evidence',
    ]);
    expect(findings[1]).toMatchObject({
      cells: [0, 1, 2, 3, 4, 5, 6].map((column) => `table3[4][${column}]`),
      actual: Number(values['denied.stateSecrets@total']),
    });
  });

  test('a cause is told with addresses, and with what it explains', async () => {
    const { out } = await check([FILE, '--json'], faulty);
    const { findings, causes } = JSON.parse(out) as { findings: { rule: string }[]; causes: { explains: number[] }[] };
    expect(causes).toEqual([
      {
        cells: ['table3[4][0]'],
        changes: [{ cell: 'table3[4][0]', from: 40001, to: Number(values['denied.stateSecrets@naturalPerson']) }],
        explains: [0, 1],
        kind: 'cell',
      },
    ]);
    expect(causes[0]!.explains.map((index) => findings[index]!.rule)).toEqual(['A02', 'A03']);
  });

  test('a side unread is told as not applicable, with addresses', async () => {
    const { code, out } = await check(['--json', FILE], partial);
    expect(code).toBe(0);
    const { status, notApplicable } = JSON.parse(out) as { status: string; notApplicable: object[] };
    expect(status).toBe('partial');
    expect(notApplicable).toContainEqual({
      rule: 'A04',
      cells: [0, 1, 2, 3, 4].map((index) => `table4[${index}]`),
      why: expect.stringContaining('行政复议·总计'),
    });
  });

  test('a refused document ends with 3 and says why', async () => {
    const { code, out } = await check([FILE, '--json'], { status: 'refused', reason: { code: 'scanned', detail: '' } });
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ status: 'refused', reason: { code: 'scanned' }, findings: [], causes: [] });
  });

  test('a file that is not there is refused as not found', async () => {
    const { code, out } = await check([FILE, '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ reason: { code: 'not-found' } });
  });
});

describe('check for people', () => {
  test('speaks of a file that is not there as of a path, not as of an upload', async () => {
    const { error } = await check([FILE]);
    expect(error).toContain('请核对路径和文件名');
    expect(error).not.toContain('上传');
  });

  test('lists what blocks with its remedy, and the cell that explains several sums', async () => {
    const { code, out } = await check([FILE], faulty);
    expect(code).toBe(2);
    expect(out).toContain('阻止报送（3）');
    expect(out).toContain('改法：');
    const right = values['denied.stateSecrets@naturalPerson'];
    const cause = `有2处不平，很可能出自同一个数：第三部分“（三）不予公开 1.属于国家秘密·自然人”填了40001，应为${right}`;
    expect(out).toContain(cause);
    expect(out).toContain('涉及：A02、A03');
    expect(out.indexOf(cause)).toBeLessThan(out.indexOf('阻止报送'));
  });

  test('says so when nothing was found, and what could not be judged', async () => {
    expect((await check([FILE], clean)).out).toContain('没有发现问题');
    const { out } = await check([FILE], partial);
    expect(out).toContain('还有1格未读出');
    expect(out).toContain('A04  行政复议·总计未读出');
  });

  test('a refusal goes to the error stream with what to do', async () => {
    const { out, error } = await check([FILE], { status: 'refused', reason: { code: 'empty', detail: '' } });
    expect(out).toBe('');
    expect(error).toContain('文件是空的');
  });
});

describe('what the rules may know beside the document', () => {
  /** Readings by the name of the file; anything else is not there. */
  async function checkWith(readings: Readonly<Record<string, Reading>>, args: string[], directory = '/nowhere') {
    const [out, error]: [string[], string[]] = [[], []];
    const asked: string[] = [];
    const terminal = {
      directory,
      write: (text: string) => out.push(text),
      complain: (text: string) => error.push(text),
    };
    const code = await run([FILE, '--json', ...args], terminal, async (file, _, options) => {
      asked.push(`${file}${options?.history === true ? ' history' : ''}`);
      return readings[file] ?? { status: 'refused', reason: { code: 'not-found', detail: '' } };
    });
    return { code, asked, error: error.join(''), told: JSON.parse(out.join('')) as Record<string, unknown> };
  }

  test('last year’s report is read as history, on the trial form too', async () => {
    const { code, asked } = await checkWith({ [FILE]: clean, 'last.pdf': clean }, ['--previous', 'last.pdf']);
    expect([code, asked]).toEqual([0, [FILE, 'last.pdf history']]);
  });

  test('last year’s report that cannot be read stops the check and is named', async () => {
    const { code, told } = await checkWith({ [FILE]: clean }, ['--previous', 'last.pdf']);
    expect(code).toBe(3);
    expect(told).toMatchObject({
      status: 'refused',
      reason: { code: 'not-found', message: expect.stringMatching(/^last\.pdf：/) },
    });
  });

  test('of a folder of other reports those that can be read are compared, and the document itself is not', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'nianbao-peers-'));
    for (const name of [FILE, 'one.docx', 'two.pdf']) writeFileSync(join(directory, name), '');
    const { code, asked, error } = await checkWith({ [FILE]: clean, 'one.docx': clean }, ['--peers', '.'], directory);
    expect([code, asked]).toEqual([0, [FILE, 'one.docx', 'two.pdf']]);
    expect(error).toContain('two.pdf');
    expect((await checkWith({ [FILE]: clean }, ['--peers', 'nowhere'], directory)).code).toBe(3);
  });
});

test.each([
  [[]],
  [['--json']],
  [[FILE, 'another.pdf']],
  [[FILE, '--unknown']],
  [[FILE, '--kind', 'club']],
  [[FILE, '--year', '25']],
  [[FILE, '--today', '2026-02-30']],
])('wrong use %j is answered with the usage', async (args) => {
  const { code, error } = await check(args, clean);
  expect(code).toBe(64);
  expect(error).toContain('用法');
});

test.each([
  [[FILE, '--kind', 'village'], '--kind 不能是“village”'],
  [[FILE, '--year', '1066'], '--year 不能是“1066”'],
  [[FILE, 'other.pdf'], 'other.pdf'],
  [[FILE, '--wrong'], '--wrong'],
  [[], '没有指定要核对的文件'],
])('wrong use %j is told what is wrong with it', async (args, word) => {
  expect((await check(args, clean)).error.split('\n')[0]).toContain(word);
});
