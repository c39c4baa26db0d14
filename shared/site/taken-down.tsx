/**
 * What stands at every address of a report that was taken down: that it was, when, and whom to ask. Never why: the reason may
 * speak of persons; but where it went with its whole release that is said, since it is no fault of the report. Written with every release: at the address that stands for the report for as long as nothing of it is public, at
 * those of the versions that were taken down for good, also where a later version stands beside them.
 */
import { textsIn } from '#shared/words/texts.js';
import type { PageTexts, Place } from './place.js';
import { jsonText } from './json-text.js';
import { currentPageKey, INDEX_KEY, reportCsvKey, reportJsonKey, versionPageKey, yearPageKey } from './keys.js';
import type { SiteObject, TakenDownReport } from './model.js';
import { noticeContact, noticeLines, type Down } from './notice-lines.js';
import { htmlPage } from './page.js';
import { changing, CSV_TYPE, inEachLanguage, JSON_TYPE } from './site-object.js';

export const TAKEN_DOWN_SCHEMA = 'nianbao.taken-down.v1';

function noticePage(of: TakenDownReport, down: Down, key: string, t: PageTexts): string {
  const { site } = t;
  const [said, ...more] = noticeLines(of, down, t, key === currentPageKey(of) ? 'report' : 'version');
  const contact = noticeContact(of, t);
  const title = site.reportTitle(of.agency.name, of.year);
  return htmlPage(
    {
      title: site.takenDownTitle(title),
      description: said,
      siteName: site.siteName(of.area),
      key,
      unlisted: true,
      crumbs: [
        { label: site.home, key: INDEX_KEY },
        { label: site.yearLink(of.year), key: yearPageKey(of.year) },
        { label: of.agency.name },
      ],
      children: (
        <>
          <h1>
            <span>{of.agency.name}</span>
            {site.titleGap}
            <span>{site.yearTitle(of.year)}</span>
          </h1>
          <div class="notice">
            <p>{said}</p>
          </div>
          {more.map((line) => (
            <p>{line}</p>
          ))}
          {contact.length === 0 ? null : (
            <dl class="facts">
              {contact.map(([label, value]) => (
                <>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </>
              ))}
            </dl>
          )}
        </>
      ),
    },
    t,
  );
}

/** All versions that were taken down, and the page that stands for the report where nothing of it is public. */
export function takenDownObjects(of: TakenDownReport, place: Place): SiteObject[] {
  const pages = (key: string, down: Down): SiteObject[] =>
    inEachLanguage(place, key, (t) => noticePage(of, down, key, t));
  const last = of.versions.findLast(({ at }) => at === of.current);
  return [
    ...(of.current === null ? [] : pages(currentPageKey(of), last ?? { at: of.current, rolledBack: false })),
    ...of.versions.flatMap((down): SiteObject[] => {
      const { version, at, rolledBack } = down;
      const one = { year: of.year, agency: of.agency, version };
      const notice = {
        schema: TAKEN_DOWN_SCHEMA,
        year: of.year,
        agency: { ...of.agency },
        version,
        takenDownAt: at,
        ...(rolledBack ? { because: 'release-taken-back' } : {}),
      };
      const [line] = noticeLines(of, down, textsIn('zh'));
      return [
        ...pages(versionPageKey(one), down),
        changing(reportJsonKey(one), jsonText(notice), JSON_TYPE),
        changing(reportCsvKey(one), `\uFEFF${line}\r\n`, CSV_TYPE),
      ];
    }),
  ];
}
