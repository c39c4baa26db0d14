/** Earlier years on the publisher's desk: one held, one public, one taken down, and documents that fit and do not. */
import type { HistoryFault, HistoryPage, HistoryYearPage } from '#shared/desk/history-views.js';
import { historyReportSchema, type HistoryReport } from '#shared/filing/history.js';
import { publisher } from '../deeds/filing/scene.js';
import { lastYearRow } from './last-year-views.js';
import { agency, agencyOf, season, TODAY, viewerOf } from './views.js';

const other = agencyOf('minzheng', '云溪县民政局');
const third = agencyOf('shuili', '云溪县水利局');

export const taken = {
  ...{ n: 1, document: { name: '一.docx', digest: 'a'.repeat(64), format: 'docx' }, form: '2019-trial', unread: 3 },
  source: { where: '县政府网站年报栏目', published: '2020-01-20', page: 'http://portal.example.invalid/a' },
  ...{ content: 'b'.repeat(64), by: publisher, at: '2026-01-10T00:00:00.000Z' },
};
const release = 'home.r20260111-aaaaaa';

export function historyReport(of: typeof agency, more: object): HistoryReport {
  const { id, name, kind } = of;
  return historyReportSchema.parse({
    ...{ area: 'home', year: 2020, agency: { id, name, kind }, last: 1 },
    ...{ held: null, released: null, takedowns: [], ...more },
  });
}

export const HISTORY_FAULTS: readonly HistoryFault[] = [
  'nothing-chosen',
  'too-long',
  'bad-day',
  'none-to-release',
  'other-agency',
  'busy',
  'busy-discarding',
  'season-closed',
  'link-ended',
];
export const HISTORY_DONE: readonly NonNullable<HistoryYearPage['done']>[] = [
  { is: 'saved', count: 3 },
  { is: 'releasing', count: 2 },
  { is: 'taken-down' },
];

const common = { viewer: viewerOf('publisher'), season, today: TODAY };

export const historyPage: HistoryPage = {
  ...common,
  years: [
    { year: 2024, hasSeason: true, held: 0, released: 0, down: 0 },
    { year: 2020, hasSeason: false, held: 1, released: 1, down: 1 },
  ],
};

export function historyYearPage(more: Partial<HistoryYearPage> = {}): HistoryYearPage {
  return {
    ...{ ...common, year: 2020, agencies: [agency, other], siteBase: 'http://site.example.invalid/areas/yunxi' },
    rows: [
      lastYearRow(1, { name: '报告/一.docx' }, [], agency.id),
      { ...lastYearRow(2, { name: '报告/二.pdf' }, ['other-form', 'no-year']), isOut: true },
      lastYearRow(3, { state: 'taken', chosen: other.id }),
      lastYearRow(4, { state: 'waiting', says: null, counts: null, match: null }),
    ],
    reports: [
      historyReport(agency, { held: taken }),
      historyReport(other, { released: { ...taken, version: 1, releasedAt: taken.at, release } }),
      historyReport(third, {
        takedowns: [{ version: 1, publishedAt: taken.at, reason: '识别有误', by: publisher, at: taken.at, release }],
      }),
    ],
    typed: { where: '县政府网站', published: '2020-1-20', page: '' },
    ...{ fault: null, attempt: null, twice: [], done: null, ...more },
  };
}
