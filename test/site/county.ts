/**
 * A county over three years, drawn as releases draw it: departments, a township and the government's own report of all, whose
 * numbers add up and whose words agree with them. One township has not published its last year.
 */
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import { submissionId } from '#shared/ids/submission-id.js';
import { ROOT, siteAt } from '#shared/site/place.js';
import type { PublishedReport, SiteObject } from '#shared/site/model.js';
import { currentObjects, firstObjects, versionObjects } from '#shared/site/objects.js';
import { withFiles } from '#shared/site/report-files.js';
import { summaryOf } from '#shared/site/summary.js';
import { indexObjects } from './whole-site.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { KEYS } from '../builders/signatures.js';
import { narrativeFor } from '../builders/narrative.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { withPacks } from './packed.js';
import { agency, BASE, roster, sampleReport } from './sample.js';

export const AREA = '云溪县';
export const YEARS = [2023, 2024, 2025] as const;
const AGENCIES: readonly (readonly [string, string, AgencyKind])[] = [
  ['jiaoyu', '教育体育局', 'department'],
  ['weijian', '卫生健康局', 'department'],
  ['renshe', '人力资源和社会保障局', 'department'],
  ['ziran', '自然资源局', 'department'],
  ['zhujian', '住房和城乡建设局', 'department'],
  ['shichang', '市场监督管理局', 'department'],
  ['qingshi', '青石镇人民政府', 'township'],
  ['heyan', '河沿乡人民政府', 'township'],
  ['gongdian', '供电分公司', 'vertical'],
  ['xian', '人民政府', 'government'],
];

export const countyReports: readonly PublishedReport[] = YEARS.flatMap((year, at) =>
  AGENCIES.filter(([id]) => id !== 'heyan' || year < 2025).map(([id, short, kind], n) => {
    const name = `${AREA}${short}`;
    const values = consistentValues(100 * at + n + 1);
    const narrative = narrativeFor(values, { agencyName: name, year });
    return sampleReport({
      ...{ year: reportYearSchema.parse(year), agency: agency(id, name, kind), area: AREA },
      ...{
        publishedAt: `${year + 1}-01-2${n}T02:00:00Z`,
        submission: submissionId({ area: 'home', year, agency: id }, 1),
      },
      record: recordOf(values, { narrative }),
    });
  }),
);

/** `files`: with the typeset files of every report, which take their time. */
export async function countySite({ base = BASE, files = false } = {}): Promise<SiteObject[]> {
  const font = reportFont();
  const made = files ? await Promise.all(countyReports.map((report) => withFiles(report, font))) : [];
  const reports = files ? made.map(({ report }) => report) : countyReports;
  const rosters = YEARS.map((year) =>
    roster(
      AGENCIES.map(([id, short, kind]) => agency(id, `${AREA}${short}`, kind)),
      year,
    ),
  );
  return withPacks(
    [
      ...firstObjects(ROOT),
      ...made.flatMap(({ objects }) => objects),
      ...reports.flatMap(versionObjects),
      ...reports.flatMap(currentObjects),
      ...indexObjects(
        reports.map(summaryOf),
        rosters.map((one) => ({ ...one, area: AREA })),
        siteAt(base, ROOT),
        KEYS,
        [],
      ),
    ],
    base,
  );
}
