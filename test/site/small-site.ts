/**
 * A whole site with one of each: several years, two forms, a correction with what it changed, notes of both kinds, numbers keyed in,
 * marks and blanks, a report that was taken down, an agency that has not published.
 */
import { reportYearSchema } from '#shared/ids/report-year.js';
import { ROOT } from '#shared/site/place.js';
import type { PublishedReport, SiteObject } from '#shared/site/model.js';
import { changesSince } from '#shared/site/changes.js';
import { currentObjects, firstObjects, versionObjects } from '#shared/site/objects.js';
import { indexObjects } from './whole-site.js';
import { reportJson } from '#shared/site/report-data.js';
import { summaryOf } from '#shared/site/summary.js';
import { KEYS } from '../builders/signatures.js';
import { withPacks } from './packed.js';
import {
  agency,
  SITE,
  cell,
  finding,
  noNumber,
  roster,
  sampleRecord,
  sampleReport,
  shortFormRecord,
  takenDownWhole,
} from './sample.js';

const sections = (...paragraphs: string[]) =>
  [1, 2, 3, 4, 5, 6].map((number) => ({
    ...{ number, heading: '总体情况', located: true, pages: null },
    paragraphs: number === 1 ? paragraphs : [],
  }));
const keyed = { how: 'keyed', by: { id: 'x', name: 'x' }, at: '2026-01-19T00:00:00Z' } as const;

const first = sampleReport({
  record: sampleRecord({}, { sections: sections('2025年收到申请71件，均已答复。', '全年培训2次。') }),
});
const record = sampleRecord(
  {
    'review.total': cell('7', { attested: keyed }),
    'denied.stateSecrets@naturalPerson': noNumber('blank'),
    'denied.prohibitedByLaw@naturalPerson': noNumber('mark', '—'),
    'denied.internalAffairs@total': noNumber('unread'),
  },
  {
    sections: sections(
      '2025年收到申请17件，均已答复。',
      '全年培训2次。',
      '公开指南已更新，见“<政府信息公开>”栏目 & 网站。',
    ),
  },
);
export const corrected = sampleReport({
  version: 2,
  publishedAt: '2026-02-10T03:00:00Z',
  correction: { at: '2026-02-10T03:00:00Z', reason: '总计填写有误。' },
  earlier: [{ version: 1, publishedAt: first.publishedAt, inEnglish: true }],
  changes: changesSince(reportJson(first), record) ?? undefined,
  record,
  findings: [finding(), finding({ key: 'doc', cells: [], message: { zh: '正文与表格不一致。', en: 'They differ.' } })],
  explanations: [{ finding: 'doc', text: '正文为本级数据。' }],
  waivers: [{ finding: 'A02:outcomes.total@total', reason: '已核对台账。', at: '2026-01-25T00:00:00Z' }],
});
const township = sampleReport({ agency: agency('hexi', '河西镇人民政府', 'township'), record: shortFormRecord() });
const government = sampleReport({ agency: agency('county', '示例县人民政府', 'government') });
const gone = sampleReport({ agency: agency('minzheng', '示例县民政局') });
const history = [2020, 2022, 2024].map((year) =>
  sampleReport({
    year: reportYearSchema.parse(year),
    record: sampleRecord(
      { 'requests.newlyReceived@total': cell(String(year - 2000)) },
      { form: year < 2021 ? '2019-trial' : '2021' },
    ),
  }),
);

export const standing: readonly PublishedReport[] = [corrected, township, government, ...history];

function drawn(): SiteObject[] {
  const goneSummary = { ...summaryOf(gone), takenDown: { at: '2026-02-11T03:00:00Z' } };
  const agencies = [corrected, township, government, gone].map((one) => one.agency);
  return [
    ...firstObjects(ROOT),
    ...[first, ...standing].flatMap(versionObjects),
    ...standing.flatMap(currentObjects),
    ...indexObjects(
      [...standing.map(summaryOf), goneSummary],
      [roster([...agencies, agency('caizheng', '示例县财政局')]), roster([corrected.agency], 2024)],
      SITE,
      KEYS,
      takenDownWhole(goneSummary),
    ),
  ];
}

/** With the packs of its years and the search. */
export const smallSite = (): Promise<SiteObject[]> => withPacks(drawn());
