import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CELL_IDS, TABLE3_CELLS, TABLE3_COLUMNS, TABLE3_ROWS, TABLE4_CELLS, table3Position, type CellId } from '#shared/report/cells.js';
import type { Finding } from '#shared/report/finding.js';
import type { ReportRecord } from '#shared/report/record.js';
import { checkRecord } from '#shared/rules/index.js';
import { readingOf, recordOf } from '../builders/record.js';
import { allZero, consistentValues, OUTCOME_ROWS, withValues } from '../builders/values.js';

const aFindings = (record: ReportRecord): Finding[] =>
  checkRecord(record).findings.filter((finding) => finding.rule.startsWith('A'));
const seeds = fc.integer({ min: 0, max: 0xffffffff });

describe('A01 to A04 name the equation that fails', () => {
  test('A01: the four cells of the column, both sides, what each would have to be', () => {
    const values = withValues(allZero(), {
      'requests.newlyReceived@naturalPerson': '17',
      'requests.newlyReceived@total': '17',
      'outcomes.granted@naturalPerson': '15',
      'outcomes.granted@total': '15',
      'outcomes.total@naturalPerson': '15',
      'outcomes.total@total': '15',
    });
    const findings = aFindings(recordOf(values));
    expect(findings.map((finding) => finding.key)).toEqual([
      'A01:requests.newlyReceived@naturalPerson',
      'A01:requests.newlyReceived@total',
    ]);
    expect(findings[0]).toMatchObject({
      cells: ['requests.newlyReceived', 'requests.carriedIn', 'outcomes.total', 'requests.carriedForward'].map(
        (row) => `${row}@naturalPerson`,
      ),
      expected: '17',
      actual: '15',
    });
    expect(findings[0]!.message.zh).toContain('相差2');
    expect(findings[0]!.remedy.zh).toContain('本年新收应为15');
    // 上年结转 would have to be -2: that is no advice.
    expect(findings[0]!.remedy.zh).not.toContain('上年结转应为');
  });

  test('A02: the outcomes of the column, the total last', () => {
    const values = withValues(allZero(), {
      'outcomes.total@naturalPerson': '1',
      'requests.newlyReceived@naturalPerson': '1',
    });
    const finding = aFindings(recordOf(values)).find((one) => one.rule === 'A02');
    expect(finding!.cells).toEqual([...OUTCOME_ROWS, 'outcomes.total'].map((row) => `${row}@naturalPerson`));
    expect(finding).toMatchObject({ expected: '0', actual: '1' });
  });

  test('A03: the row, the total last', () => {
    const values = withValues(allZero(), { 'denied.internalAffairs@total': '4' });
    const finding = aFindings(recordOf(values)).find((one) => one.rule === 'A03');
    expect(finding!.cells).toEqual(TABLE3_COLUMNS.map((column) => `denied.internalAffairs@${column}`));
    expect(finding).toMatchObject({ expected: '0', actual: '4' });
  });

  test('A04: the group, the total last', () => {
    const values = withValues(allZero(), { 'litigationDirect.corrected': '2', 'litigationDirect.total': '1' });
    expect(aFindings(recordOf(values))).toMatchObject([
      {
        key: 'A04:litigationDirect.upheld',
        cells: ['upheld', 'corrected', 'other', 'pending', 'total'].map((one) => `litigationDirect.${one}`),
        expected: '2',
        actual: '1',
      },
    ]);
  });

  test('sums are exact far beyond what floating point holds', () => {
    const [most, next] = ['900000000000000001', '900000000000000000'];
    const row = (value: string): Partial<Record<CellId, string>> => ({ 'review.upheld': most!, 'review.total': value });
    expect(aFindings(recordOf(withValues(allZero(), row(most!))))).toEqual([]);
    expect(aFindings(recordOf(withValues(allZero(), row(next!))))).toMatchObject([{ expected: most, actual: next }]);
  });
});

describe('A05, the stock of documents', () => {
  test.each([
    ['3', '0', '0', 1],
    ['3', '0', '2', 1],
    ['3', '0', '3', 0],
    ['3', '3', '0', 0],
    ['0', '5', '0', 0],
    ['0', '0', '0', 0],
  ])('issued %s, repealed %s, in force %s: %i findings', (issued, repealed, inForce, count) => {
    const values = withValues(allZero(), {
      'activeDisclosure.normativeDocuments.issued': issued,
      'activeDisclosure.normativeDocuments.repealed': repealed,
      'activeDisclosure.normativeDocuments.inForce': inForce,
    });
    expect(aFindings(recordOf(values)).map((one) => one.rule)).toEqual(Array.from({ length: count }, () => 'A05'));
  });

  test('tells the least that can be in force, and no number to copy', () => {
    const values = withValues(allZero(), { 'activeDisclosure.normativeDocuments.issued': '3' });
    const [finding] = aFindings(recordOf(values));
    expect(finding?.remedy.zh).toContain('至少应为3件');
    expect(finding?.expected).toBeNull();
  });

  test('rules and normative documents are judged apart', () => {
    const values = withValues(allZero(), {
      'activeDisclosure.rules.issued': '1',
      'activeDisclosure.normativeDocuments.issued': '1',
    });
    expect(aFindings(recordOf(values)).map((one) => [one.key, one.expected, one.actual])).toEqual([
      ['A05:activeDisclosure.rules.issued', null, '0'],
      ['A05:activeDisclosure.normativeDocuments.issued', null, '0'],
    ]);
  });
});

describe('a side that is no number', () => {
  test.each([
    ['unread', { unread: 'conflict' }],
    ['blank', ''],
    ['mark', '/'],
  ])('%s makes the equations through it not applicable, and only those', (_name, wish) => {
    const cells = { 'outcomes.total@naturalPerson': wish };
    const { findings, notApplicable } = checkRecord(recordOf(consistentValues(8), { cells }));
    expect(findings.filter((finding) => finding.rule.startsWith('A'))).toEqual([]);
    const sums = notApplicable.filter((one) => one.rule.startsWith('A'));
    expect(sums.map((one) => [one.rule, one.cells.includes('outcomes.total@naturalPerson')])).toEqual([
      ['A01', true],
      ['A02', true],
      ['A03', true],
    ]);
    for (const { why } of sums) expect(why).toContain('（七）总计·自然人');
  });

  test('never passes: every equation of a record in which all is unread is not applicable', () => {
    const cells = Object.fromEntries(CELL_IDS.map((id) => [id, { unread: 'no-place' }]));
    const record = recordOf(allZero(), { cells });
    const { notApplicable } = checkRecord(record);
    expect(aFindings(record)).toEqual([]);
    const count = (rule: string): number => notApplicable.filter((one) => one.rule === rule).length;
    expect(['A01', 'A02', 'A03', 'A04', 'A05'].map(count)).toEqual([7, 7, 25, 3, 2]);
  });
});

describe('the older form', () => {
  const record = recordOf(consistentValues(21), { form: '2021-short' });
  const withSingle = (column: string, wish: Parameters<typeof readingOf>[0]): ReportRecord => ({
    ...record,
    shortFormRow: { ...record.shortFormRow, [`otherHandling.total@${column}`]: readingOf(wish) },
  });

  test('A02 takes the single row 其他处理, so a consistent one has no A finding', () => {
    expect(aFindings(record)).toEqual([]);
  });

  test('A02 and the sum of the single row itself fail when the single row is wrong', () => {
    const findings = aFindings(withSingle('naturalPerson', '99999'));
    expect(findings.map((finding) => finding.rule)).toEqual(['A02', 'A03']);
    expect(findings[0]!.cells).toHaveLength(19);
    expect(findings[0]!.message.zh).toContain('19项');
    expect(findings[1]!.message.zh).toContain('（六）其他处理');
  });

  test('an unread single row makes A02 of its column not applicable', () => {
    const { findings, notApplicable } = checkRecord(withSingle('naturalPerson', { unread: 'conflict' }));
    expect(findings.filter((finding) => finding.rule.startsWith('A'))).toEqual([]);
    expect(notApplicable.filter((one) => one.rule === 'A02')).toHaveLength(1);
  });
});

describe('properties', () => {
  test('a consistent record has no finding at all, and every sum of it was judged', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { findings, notApplicable } = checkRecord(recordOf(consistentValues(seed)));
        expect(findings).toEqual([]);
        expect(notApplicable.filter((one) => one.rule.startsWith('A'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('any single changed cell of table 3 breaks at least two sums, all of them through that cell', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...TABLE3_CELLS), fc.integer({ min: 1, max: 5000 }), (seed, id, more) => {
        const values = consistentValues(seed);
        const findings = aFindings(recordOf(withValues(values, { [id]: String(Number(values[id]) + more) })));
        expect(findings.length).toBeGreaterThanOrEqual(2);
        for (const finding of findings) {
          expect(['A01', 'A02', 'A03']).toContain(finding.rule);
          expect(finding.cells).toContain(id);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('any single changed cell of table 4 breaks exactly the sum of its group', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...TABLE4_CELLS), (seed, id) => {
        const values = consistentValues(seed);
        const findings = aFindings(recordOf(withValues(values, { [id]: String(Number(values[id]) + 1) })));
        expect(findings.map((finding) => [finding.rule, finding.cells.includes(id)])).toEqual([['A04', true]]);
      }),
      { numRuns: 60 },
    );
  });

  test('findings come by severity, rule and place, each key once, in whatever state the record is', () => {
    const order = ['block', 'explain', 'note'];
    const wish = fc.constantFrom('0', '1', '7.5', '', '/', '9');
    fc.assert(
      fc.property(seeds, fc.dictionary(fc.constantFrom(...CELL_IDS), wish, { maxKeys: 25 }), (seed, cells) => {
        const { findings } = checkRecord(recordOf(consistentValues(seed), { cells }));
        const places = findings.map(
          (one) => [order.indexOf(one.severity), one.rule, CELL_IDS.indexOf(one.cells[0]!)] as const,
        );
        const sorted = [...places].sort(
          (a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0) || a[2] - b[2],
        );
        expect(places).toEqual(sorted);
        expect(new Set(findings.map((one) => one.key)).size).toBe(findings.length);
      }),
      { numRuns: 60 },
    );
  });

  test('every row and column of table 3 is under watch', () => {
    const watched = new Set(
      TABLE3_CELLS.flatMap((id) => {
        const values = withValues(allZero(), { [id]: '1' });
        return aFindings(recordOf(values)).length >= 2 ? [table3Position(id).row, table3Position(id).column] : [];
      }),
    );
    expect(watched.size).toBe(TABLE3_ROWS.length + TABLE3_COLUMNS.length);
  });
});
