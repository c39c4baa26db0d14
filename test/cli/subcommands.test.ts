/** What `nianbao` answers to whoever asks how it is used, mistypes, or meets what no subcommand expects. */
import { describe, expect, test } from '@jest/globals';
import { failureText } from '../../cli/failure.js';
import { callSubcommand } from '../../cli/subcommands.js';

async function call(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await callSubcommand(args, {
    directory: '/nowhere',
    write: (text) => void out.push(text),
    complain: (text) => void err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}

test('--help lists every command and is no error; a mistyped command is named, with the same list', async () => {
  const { code, out, err } = await call('--help');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('doctor');
  expect(await call('docter')).toEqual({ code: 64, out: '', err: `没有这个命令：docter\n${out}` });
  expect(await call()).toEqual({ code: 64, out: '', err: out });
});

const listed = (await call('--help')).out.split('\n').flatMap((line) => /^ {2}(\S+)/.exec(line)?.[1] ?? []);

test.each(listed)('%s --help answers with its usage alone, and does nothing', async (name) => {
  const { code, out, err } = await call(name, '--help');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(`nianbao ${name} `);
});

describe('whoever works on an installation', () => {
  test.each([
    [['reconcile'], '须用 --installation'],
    [['reconcile', '--installation', 'none.json'], '没有这个变量文件：none.json'],
    [['restore-season', 'here', '--installation', '../dev/null'], '不是变量文件'],
  ])('%j is told how to get the file of its variables', async (args, said) => {
    const { code, err } = await call(...args);
    expect(code).toBe(64);
    expect(err).toContain(said);
    expect(err).toContain('aws lambda get-function-configuration');
  });
});

describe('an error that no subcommand expects', () => {
  const withCode = (code: string) => Object.assign(new Error('of a call'), { code });
  test.each([
    [Object.assign(new Error('expired'), { name: 'ExpiredToken', $metadata: {} }), '请核对凭证'],
    [new Error('Region is missing'), '请核对凭证'],
    [withCode('ECONNREFUSED'), '网络'],
    [withCode('ENOSPC'), '磁盘空间'],
  ])('%s says what to do, without a stack', (error, remedy) => {
    const text = failureText(error);
    expect(text).toContain(remedy);
    expect(text).toContain(error.message);
    expect(text).not.toContain('    at ');
  });

  test('is ours where it is nobody else’s, and comes with its stack', () => {
    expect(failureText(new TypeError('x is undefined'))).toContain('    at ');
  });
});
