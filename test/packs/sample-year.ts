/** Years as the public parts hold them, made from reports by the product's own functions. */
import type { CellId } from '#shared/report/cells.js';
import { reportFrom, type PublicYear } from '#shared/packs/public-report.js';
import { textOf, type ReportText } from '#shared/packs/sections.js';
import { parseExact } from '#shared/reading/json/exact.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import type { PublishedReport } from '#shared/site/model.js';
import { reportJson } from '#shared/site/report-data.js';
import { summaryOf } from '#shared/site/summary.js';
import { partText, yearDataOf, yearJson } from '#shared/site/year-data.js';
import { agency, BASE, cell, noNumber, roster, sampleRecord, sampleReport, shortFormRecord } from '../site/sample.js';

const AREA = '示例县';
export const FEE = 'activeDisclosure.fees.amount' satisfies CellId;

export function reportsOfYear(year: number): PublishedReport[] {
  const of = (id: string, name: string, more: Partial<PublishedReport> = {}) =>
    sampleReport({ year: reportYearSchema.parse(year), agency: agency(id, name), ...more });
  const record = sampleRecord({
    [FEE]: cell('18.8710'),
    'outcomes.granted@naturalPerson': noNumber('blank'),
    'outcomes.granted@total': noNumber('mark', '/'),
    'review.upheld': noNumber('unread'),
  } as Partial<Record<CellId, ReturnType<typeof cell>>>);
  return [
    of('jiaoyu', '示例县教育体育局', { record }),
    of('weijian', '示例县卫生健康局', { record: shortFormRecord() }),
    of('xian', '示例县人民政府', { agency: agency('xian', '示例县人民政府', 'government') }),
    of('zhen', '=示例"镇",\n政府', {
      agency: agency('zhen', '=示例"镇",\n政府', 'township'),
      version: 2,
      correction: { at: '2026-02-03T01:00:00Z', reason: '-数字更正' },
    }),
  ];
}

export interface SampleYear {
  readonly data: PublicYear;
  readonly texts: readonly ReportText[];
  /** As former code wrote the year's JSON from the table. */
  readonly json: string;
}

export function sampleYear(year = 2025, reports = reportsOfYear(year)): SampleYear {
  const named = [...reports.map((report) => report.agency), agency('zz', '示例县档案局')];
  const summaries = reports.map(summaryOf);
  const made = yearDataOf({ year, area: AREA }, summaries, roster(named, year));
  const json = yearJson(made, BASE);
  const value = parseExact(json)?.value as Record<'coverage' | 'totals', unknown>;
  const data: PublicYear = {
    year,
    area: AREA,
    coverage: value.coverage,
    totals: value.totals,
    reports: partText(made.reports, BASE)
      .trimEnd()
      .split('\n')
      .map((line) => reportFrom(line, year, AREA)),
  };
  const inOrder = [...reports].sort((a, b) => (a.agency.id < b.agency.id ? -1 : 1));
  const texts = data.reports.map((line, at) => {
    const report = inOrder[at];
    if (report === undefined) throw new Error('no report');
    return textOf(line, reportJson(report));
  });
  return { data, texts, json };
}
