import { describe, expect, test } from '@jest/globals';
import { CELL_IDS } from '#shared/report/cells.js';
import { judge } from './judge.js';

describe('a rule that finds too many places', () => {
  const numbers = (count: number) => ({
    sections: { 1: Array.from({ length: count }, (_, at) => `申请人（138${String(10000000 + at)}）要求公开批文。`) },
  });

  test('lists as many as a person reads, and says how many more there are', () => {
    expect(judge('P02', numbers(30)).findings).toHaveLength(30);
    const { findings } = judge('P02', numbers(137));
    expect(findings).toHaveLength(31);
    expect(findings.find(({ key }) => key === 'P02:further')).toMatchObject({
      severity: 'block',
      message: { zh: expect.stringContaining('还有107处') },
    });
  });

  test('does not fold findings of cells, which the form shows one by one', () => {
    const cells = Object.fromEntries(CELL_IDS.map((id) => [id, '1.5']));
    expect(judge('V01', { cells }).findings.length).toBeGreaterThan(30);
  });
});
