/**
 * What another implementation is put under is told whole: each file of tests that can be turned elsewhere is run by the
 * command, each other file about the same services and each test that stays here has its reason.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readEndpoints } from './endpoints.js';
import { SERVICES, type ComparedService } from './services.js';
import { tallyOf } from './tally.js';

const LOCAL = resolve(import.meta.dirname, '../local');
const services: readonly [string, ComparedService][] = Object.entries(SERVICES);
const textOf = (name: string) => readFileSync(join(LOCAL, `${name}.test.ts`), 'utf8');
const files = readdirSync(LOCAL)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => name.replace('.test.ts', ''))
  .sort();

test('every file that reads the address of another implementation is run, and every file that is run reads one', () => {
  const turned = files.filter((name) => /NIANBAO_CONTRACT_|openContract/.test(textOf(name)));
  expect(services.flatMap(([, { tests }]) => tests).sort()).toEqual(turned);
});

test('every file about one of the services is run or left out with a reason', () => {
  const about = files.filter((name) => /^(s3|dynamodb|database|streams?|kms|ses|stepfunctions)(-|$)/.test(name));
  expect(services.flatMap(([, { tests, inside }]) => [...tests, ...Object.keys(inside)]).sort()).toEqual(about);
});

describe('what jest reports', () => {
  const result = (fullName: string, status: string) => ({ fullName, status });
  const file = (name: string, status: string, ...assertionResults: ReturnType<typeof result>[]) => ({
    name,
    status,
    message: 'no server\n  at somewhere',
    assertionResults,
  });

  test('is counted; a file that was never begun has failed, and so has what is left out for no known reason', () => {
    const testResults = [
      file('a', 'failed', result('group one', 'passed'), result('group two', 'failed')),
      file('b', 'passed', result('ours three', 'pending'), result('strange four', 'pending')),
      file('c', 'failed'),
    ];
    expect(tallyOf({ testResults }, [{ begins: 'ours', why: 'a reason' }])).toEqual({
      passed: 1,
      failed: ['group two', 'c: no server'],
      leftOut: [{ name: 'ours three', why: 'a reason' }],
      unexplained: ['strange four'],
    });
  });
});

describe('what the command is asked', () => {
  test('is a service with an address, as often as there are services', () => {
    expect(readEndpoints(['kms=http://127.0.0.1:1/', 's3=https://s3.example.invalid'])).toEqual([
      { service: 'kms', url: 'http://127.0.0.1:1' },
      { service: 's3', url: 'https://s3.example.invalid' },
    ]);
  });

  test.each([
    [[], 'Nothing to compare'],
    [['http://127.0.0.1:1'], 'names no service'],
    [['toString=http://127.0.0.1:1'], 'names no service'],
    [['kms=127.0.0.1:1'], 'no address'],
    [['kms=http://127.0.0.1:1', 'kms=http://127.0.0.1:2'], 'twice'],
    [['guardduty=http://127.0.0.1:1'], 'not compared: has no interface'],
  ])('%j is told what is wrong', (texts, words) => {
    expect(readEndpoints(texts)).toEqual({ wrong: expect.stringContaining(words) });
  });
});
