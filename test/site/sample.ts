/** Reports for the tests of the site: every number distinct unless told otherwise, every text of the caller's choice. */
import { CELL_IDS, SHORT_FORM_ABSENT_ROWS, SHORT_FORM_CELLS, type CellId } from '#shared/report/cells.js';
import { findingSchema, type Finding } from '#shared/report/finding.js';
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { recordSchema, type CellReading, type ReportRecord } from '#shared/report/record.js';
import { digestSchema } from '#shared/ids/digest.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import { ROOT, siteAt } from '#shared/site/place.js';
import { checkpointAt } from '../builders/signatures.js';
import type {
  PublicAgency,
  PublishedReport,
  PublishedSummary,
  TakenDownReport,
  YearRoster,
} from '#shared/site/model.js';

export const BASE = 'http://site.example.invalid';
export const SITE = siteAt(BASE, ROOT);
export const digest = (letter: string) => digestSchema.parse(letter.repeat(64));
export const CHECKPOINT = checkpointAt({ subject: 'FILING#home#2025#jiaoyu', count: 9, head: digest('b') });

export function cell(value: string, more: Partial<CellReading> = {}): CellReading {
  return {
    kind: 'number',
    certainty: 'agreed',
    value,
    raw: value,
    place: null,
    readers: ['grid'],
    checks: [],
    ...more,
  };
}
export const noNumber = (kind: 'blank' | 'mark' | 'not-printed' | 'unread', raw = ''): CellReading =>
  cell('0', { kind, value: null, raw });

export function agency(id: string, name = '示例县教育局', kind: AgencyKind = 'department'): PublicAgency {
  return { id: agencyIdSchema.parse(id), name, kind };
}

export function sampleRecord(
  cells: Partial<Record<CellId, CellReading>> = {},
  more: Partial<ReportRecord> = {},
): ReportRecord {
  const all = Object.fromEntries(
    CELL_IDS.map((id, index) => [id, cell(id === 'activeDisclosure.fees.amount' ? '18.8710' : String(index + 1))]),
  );
  return recordSchema.parse({
    form: '2021',
    format: 'pdf',
    agencyName: '示例县教育局',
    year: 2025,
    period: null,
    cells: { ...all, ...cells },
    shortFormRow: null,
    sections: SECTION_HEADINGS.map((heading, index) => ({
      number: index + 1,
      heading: heading.zh,
      located: true,
      paragraphs: index === 0 ? ['本年度主动公开政府信息。', '收到申请若干件，均已答复。'] : [],
      pages: null,
    })),
    notes: [],
    reader: 'test',
    ...more,
  });
}

/** A record on the older form: the three rows not printed, one row of seven in their place. */
export function shortFormRecord(): ReportRecord {
  const absent = CELL_IDS.filter((id) => SHORT_FORM_ABSENT_ROWS.some((row) => id.startsWith(`${row}@`)));
  return sampleRecord(Object.fromEntries(absent.map((id) => [id, noNumber('not-printed')])), {
    form: '2021-short',
    shortFormRow: Object.fromEntries(SHORT_FORM_CELLS.map((id, index) => [id, cell(String(900 + index))])),
  });
}

export function finding(more: Partial<Finding> = {}): Finding {
  const cells: CellId[] = more.cells ?? ['outcomes.total@total'];
  return findingSchema.parse({
    key: `A02:${cells[0] ?? 'document'}`,
    rule: 'A02',
    severity: 'explain',
    cells,
    message: { zh: '总计与各项之和不一致。', en: 'The total differs from the sum.' },
    remedy: { zh: '请核对。', en: 'Please check.' },
    expected: '17',
    actual: '71',
    evidence: [],
    ...more,
  });
}

export function sampleReport(more: Partial<PublishedReport> = {}): PublishedReport {
  return {
    year: reportYearSchema.parse(2025),
    agency: agency('jiaoyu'),
    area: '示例县',
    place: ROOT,
    version: 1,
    publishedAt: '2026-01-30T17:00:00Z',
    correction: null,
    submission: submissionId({ area: 'home', year: 2025, agency: 'jiaoyu' }, 2),
    original: { fileName: '年报（定稿）.pdf', format: 'pdf', size: 1_234_567, digest: digest('a') },
    record: sampleRecord(),
    ruleSet: { version: '1', digest: 'd' },
    findings: [],
    explanations: [],
    waivers: [],
    statement: { officer: '王示例', title: '办公室主任', at: '2026-01-20T02:00:00Z' },
    decisions: [
      { stage: 'review', at: '2026-01-22T02:00:00Z' },
      { stage: 'approval', at: '2026-01-23T02:00:00Z' },
    ],
    seal: null,
    checkpoint: CHECKPOINT,
    earlier: [],
    ...more,
  };
}

/** Of a season that names those who have not published by their day. */
export const roster = (agencies: readonly PublicAgency[], year = 2025): YearRoster => ({
  year: reportYearSchema.parse(year),
  area: '示例县',
  agencies: agencies.map((one) => ({ ...one, named: true })),
});

/** All versions of a report of which nothing is public any more, as the filings tell a release. */
export function takenDownWhole(of: PublishedSummary, office: TakenDownReport['office'] = null): TakenDownReport[] {
  const { takenDown, year, area, agency } = of;
  if (takenDown === null) return [];
  const { at } = takenDown;
  const versions = Array.from({ length: of.version }, (_, index) => ({ version: index + 1, at, rolledBack: false }));
  return [{ year, area, agency, office, versions, current: at }];
}
