/**
 * The page of a report of an earlier year: the first thing that it says is what it is. Sections and tables are shown as the document has
 * them; what was not read says so. It has neither notes, nor officer, nor decisions, nor seal, since there were none here.
 */
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { unreadShown, type PublishedHistory } from './history-model.js';
import {
  addressOfKey,
  agencyPageKey,
  currentPageKey,
  INDEX_KEY,
  reportCsvKey,
  reportJsonKey,
  versionPageKey,
  yearPageKey,
} from './keys.js';
import { htmlPage, pageAddress } from './page.js';
import type { PageTexts } from './place.js';
import { Facts, versionLine, type Fact } from './report-facts.js';
import { ReportSection, sectionId } from './report-section.js';
import { historyDataset } from './structured-data.js';

interface Part {
  readonly history: PublishedHistory;
  readonly t: PageTexts;
}

function Notice({ history, t }: Part) {
  const words = t.siteHistory;
  const unread = unreadShown(history);
  return (
    <div class="notice">
      <p>
        <b>{words.noticeTitle}</b>
      </p>
      <p>{words.notice}</p>
      <p>{unread === 0 ? words.unreadNone : words.unread(unread)}</p>
      {history.record.form === '2019-trial' ? <p>{words.trial}</p> : null}
    </div>
  );
}

function About({ history, t }: Part) {
  const words = t.siteHistory;
  const { source, record, document, agency } = history;
  const facts: Fact[] = [
    [words.where, source.where],
    ...(source.published === null ? [] : [[words.publishedThen, t.dates.day(source.published)] as const]),
    ...(source.page === null ? [] : [[words.page, source.page] as const]),
    ...(record.agencyName === null || record.agencyName === agency.name
      ? []
      : [[words.stated, record.agencyName] as const]),
    [words.importedAt, t.dates.dayOf(history.importedAt)],
    [words.publishedHere, t.dates.dayOf(history.publishedAt)],
    [words.documentKind, t.site.formats[document.format]],
  ];
  const digests: Fact[] = [
    [words.documentDigest, document.digest],
    [words.auditHead, history.checkpoint.head],
  ];
  return (
    <section>
      <h2 id="about">{words.about}</h2>
      <Facts facts={facts} digests={digests} />
      <p class="soft">{words.documentNotPublished}</p>
    </section>
  );
}

function Versions({ history, t }: Part) {
  const all = [
    ...history.earlier,
    { version: history.version, publishedAt: history.publishedAt, takenDownAt: undefined },
  ];
  return (
    <section class="screen">
      <h2 id="versions">{t.site.versions}</h2>
      <ul class="links">
        {[...all].reverse().map((one) => (
          <li>
            <a href={pageAddress(t, versionPageKey({ ...history, version: one.version }))}>{versionLine(one, t)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contents({ t }: { readonly t: PageTexts }) {
  return (
    <nav class="toc" aria-labelledby="toc">
      <h2 id="toc">{t.site.contents}</h2>
      <ol>
        {SECTION_HEADINGS.map((heading, index) => (
          <li>
            <a href={`#${sectionId(index + 1)}`}>{t.site.sectionTitle(index + 1, heading[t.language])}</a>
          </li>
        ))}
        <li>
          <a href="#about">{t.siteHistory.about}</a>
        </li>
        <li>
          <a href="#versions">{t.site.versions}</a>
        </li>
      </ol>
    </nav>
  );
}

export function historyPage(history: PublishedHistory, standing: 'current' | 'version', t: PageTexts): string {
  const { agency, year, area, version } = history;
  const title = t.siteHistory.listed(t.site.reportTitle(agency.name, year));
  const key = standing === 'current' ? currentPageKey(history) : versionPageKey(history);
  return htmlPage(
    {
      title,
      description: t.siteHistory.notice,
      siteName: t.site.siteName(area),
      key,
      structured: historyDataset(history, key, t),
      canonicalKey: currentPageKey(history),
      crumbs: [
        { label: t.site.home, key: INDEX_KEY },
        { label: t.site.yearLink(year), key: yearPageKey(year) },
        { label: agency.name },
      ],
      children: (
        <article class="report">
          <div class="top">
            <h1>
              <span>{agency.name}</span>
              {t.site.titleGap}
              <span>{t.site.yearTitle(year)}</span>
            </h1>
            <p class="meta">
              <a href={pageAddress(t, agencyPageKey(agency.id))}>{agency.name}</a>
              {` · ${t.siteHistory.mark}`}
            </p>
            <Notice history={history} t={t} />
            {standing === 'version' ? (
              <div class="notice screen">
                <p>
                  {t.site.oneVersion(version)}
                  <a href={pageAddress(t, currentPageKey(history))}>{t.site.toCurrent}</a>
                </p>
              </div>
            ) : null}
            <ul class="files" aria-label={t.site.files}>
              <li>
                <a href={addressOfKey(t.place, reportJsonKey(history))}>JSON</a>
              </li>
              <li>
                <a href={addressOfKey(t.place, reportCsvKey(history))}>CSV</a>
              </li>
            </ul>
          </div>
          <Contents t={t} />
          <div class="sections">
            {SECTION_HEADINGS.map((_, index) => (
              <ReportSection report={history} index={index} notes={[]} says="absent-cells" t={t} />
            ))}
            <About history={history} t={t} />
            <Versions history={history} t={t} />
          </div>
        </article>
      ),
    },
    t,
  );
}
