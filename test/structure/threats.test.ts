/** docs/threats.md claims no control without a decision and a test that are there. */
import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/threats.md'), 'utf8');

interface Row {
  readonly threat: string;
  readonly control: string;
  readonly decided: readonly string[];
  readonly tested: readonly string[];
}

const SECTIONS = page.split(/^## /m).slice(1);
const rowsOf = (section: string): Row[] =>
  section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (threat|---)/.test(line))
    .map((line) => {
      const [threat = '', control = '', decided = '', tested = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return {
        threat,
        control,
        decided: [...decided.matchAll(/\]\((adr\/[^)]+)\)/g)].map(([, path = '']) => join('docs', path)),
        tested: [...tested.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
      };
    });
const ROWS = SECTIONS.flatMap(rowsOf);

describe('the page of threats', () => {
  test('tells of everybody who could do harm', () => {
    const told = SECTIONS.filter((section) => rowsOf(section).length > 0).map((section) => section.split('\n')[0]);
    expect(told).toEqual([
      'An agency',
      'A stranger without a link',
      'A stranger with a link',
      'A thief of a mailbox',
      'An insider: reviewer, approver, publisher',
      'An operator, or whoever has their rights in AWS',
      'The supply chain',
      'A malicious document',
      'A browser, and other sites open in it',
      'A mail server',
      'A setting in AWS that is wrong',
      'Loss, and whoever holds a copy',
    ]);
  });

  test.each(ROWS)('$threat: its control was decided, and is tested', ({ control, decided, tested }) => {
    expect(control).not.toBe('');
    expect(decided.filter((path) => existsSync(join(root, path)))).not.toEqual([]);
    expect(tested).not.toEqual([]);
    const gone = [...decided, ...tested].filter((path) => !existsSync(join(root, path)));
    expect(gone).toEqual([]);
    expect(tested.filter((path) => !/^test\/.+\.test\.tsx?$/.test(path))).toEqual([]);
  });

  test('says what has no control', () => {
    const [last = ''] = SECTIONS.slice(-1);
    expect(last.startsWith('What has no control')).toBe(true);
    expect(last.match(/^- \*\*/gm)?.length).toBeGreaterThan(5);
  });
});
