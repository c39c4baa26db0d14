/** A government's report drafted from the totals: it says what our own reader reads in it, and the rules ask only for what no number tells. */
import { describe, expect, test } from '@jest/globals';
import { CELL_IDS, FEE_CELL } from '#shared/report/cells.js';
import { checkRecord } from '#shared/rules/index.js';
import { readDocument } from '#shared/reading/read-document.js';
import { areaDraftForm, areaDraftRecord } from '#shared/takeaway/area-draft.js';
import { officialReport } from '#shared/takeaway/official-report.js';
import { reportWorkbook } from '#shared/takeaway/report-workbook.js';
import { textsIn } from '#shared/words/texts.js';
import { provenDocument } from '#shared/takeaway/read-back.js';
import { areaTotals } from '#shared/totals/area-totals.js';
import { figuresOf } from '#shared/totals/figures.js';
import { memberKey, scopeSum, totalAt, type ScopeSum } from '#shared/totals/scope-sum.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { agencyOf, scopeOf } from '../totals/seasons.js';

const OF = { agencyName: '云溪县人民政府', year: 2025 };
const roster = Array.from({ length: 12 }, (_, n) => agencyOf({ id: `agency-${n}` }));

/** Reports of one year; `without` of the roster have none. */
function sumOf(year: number, without = 0, form: '2021' | '2021-short' = '2021'): ScopeSum {
  const agencies = roster.map((agency) => ({ ...agency, year }) as typeof agency);
  const accepted = agencies.slice(without).map((agency, n) => {
    const record = recordOf({ ...consistentValues(year * 100 + n), [FEE_CELL]: `${n}.${n}5` }, { form });
    return [memberKey(agency), { figures: figuresOf(1, record), state: 'approved' as const }] as const;
  });
  return scopeSum({ ...scopeOf(), year } as ScopeSum['scope'], agencies, new Map(accepted));
}

const [sum, last] = [sumOf(2025), sumOf(2024)];

describe('the draft from the totals', () => {
  test('read by our own reader has the two hundred sums, and every paragraph', async () => {
    const proven = provenDocument(areaDraftRecord({ sum, last }, OF), OF);
    if (!('bytes' in proven)) throw new Error(JSON.stringify(proven));
    const reading = await readDocument(proven.bytes);
    if (reading.status === 'refused') throw new Error(reading.reason.detail);
    expect(reading.status).toBe('extracted');
    for (const id of CELL_IDS) expect([id, reading.record.cells[id].value]).toEqual([id, totalAt(sum, id).sum]);
    expect(reading.record.cells[FEE_CELL].value).toBe('71.220');
    expect(reading.record.sections[0]?.paragraphs).toHaveLength(5);
  });

  test('in a workbook is read the same', async () => {
    const record = areaDraftRecord({ sum, last }, OF);
    const reading = await readDocument(reportWorkbook(officialReport(record, OF), textsIn('zh')));
    if (reading.status === 'refused') throw new Error(reading.reason.detail);
    for (const id of CELL_IDS) expect([id, reading.record.cells[id].value]).toEqual([id, totalAt(sum, id).sum]);
    expect(reading.record.sections.map(({ paragraphs }) => paragraphs)).toEqual(
      record.sections.map(({ paragraphs }) => paragraphs),
    );
  });

  test('passes the rules about its numbers, its sum included; they ask for what only people know', () => {
    const area = areaTotals(sum, roster, { sum: last, roster });
    const { findings, notApplicable } = checkRecord(areaDraftRecord({ sum, last }, OF), {
      agencyKind: 'government',
      agencyName: OF.agencyName,
      ruleMaking: true,
      year: 2025,
      area,
    });
    const asked = findings.filter(({ rule, severity }) => severity !== 'note' && rule !== 'G05');
    expect(asked.map(({ rule }) => rule)).toEqual(['D06', 'D07']);
    expect(notApplicable.filter(({ rule }) => rule === 'G02')).toEqual([]);
  });

  test('leaves empty what nobody gave a number for, and tells nothing of it', () => {
    const draft = { sum: sumOf(2025, roster.length), last: null };
    const form = areaDraftForm(draft);
    expect(Object.keys(form.table3 ?? {})).toEqual([]);
    expect(JSON.stringify(form)).not.toMatch(/null|undefined|NaN/);
  });

  test('drafts as a problem only what there is some of', () => {
    const problems = (found: Readonly<Record<string, string>>) =>
      textsIn('zh').areaDraft.problems({
        ...{ year: 2025, scope: '本级政府部门', counted: 12, expected: 12, last: () => null },
        now: (id) => found[id] ?? '0',
      });
    expect(problems({ 'review.corrected': '2' })).toEqual([
      '从汇总数据看，需要关注的问题：被申请行政复议的案件中，结果纠正的2件。',
    ]);
    expect(problems({})).toEqual([]);
  });

  test('does not cut the one row of the older form into three', () => {
    const form = areaDraftForm({ sum: sumOf(2025, 0, '2021-short'), last: null });
    expect(form.table3?.['otherHandling.other@total']).toBeUndefined();
    expect(form.table3?.['outcomes.total@total']).toBeDefined();
  });
});
