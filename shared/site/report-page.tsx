/**
 * The page of one report: six sections as the law orders them, the three tables, the notes, who filed it, and every
 * version there was. The same page stands at the version's own address and, for the version in force, at the report's.
 */
import { SECTION_HEADINGS } from '#shared/report/labels.js';
import { partsOf } from '#shared/ids/submission-id.js';
import { agencyPageKey, currentPageKey, INDEX_KEY, versionPageKey, yearPageKey } from './keys.js';
import type { EarlierVersion, PublishedReport } from './model.js';
import { Files } from './report-downloads.js';
import { notesOf } from './notes.js';
import { Facts, versionLine, type Fact } from './report-facts.js';
import { PageLink } from './report-link.js';
import { htmlPage, pageAddress } from './page.js';
import { ChangesSummary, ChangesView, hasChanges } from './report-changes.js';
import { ReportSection, sectionId } from './report-section.js';
import { NoteList } from './report-table.js';
import { reportDataset } from './structured-data.js';
import type { PageTexts } from './place.js';
import type { Texts } from '#shared/words/texts.js';

interface Part {
  readonly report: PublishedReport;
  readonly t: PageTexts;
}

function Top({ report, standing, t }: Part & { readonly standing: 'current' | 'version' }) {
  const days = [t.site.published(t.dates.dayOf(report.earlier[0]?.publishedAt ?? report.publishedAt))];
  if (report.correction !== null) days.push(t.site.corrected(t.dates.dayOf(report.correction.at)));
  return (
    <div class="top">
      <h1>
        <span>{report.agency.name}</span>
        {t.site.titleGap}
        <span>{t.site.yearTitle(report.year)}</span>
      </h1>
      <p class="meta">
        <a href={pageAddress(t, agencyPageKey(report.agency.id))}>{report.agency.name}</a>
        {` · ${days.join(' · ')}`}
      </p>
      {standing === 'version' ? (
        <div class="notice screen">
          <p>
            {t.site.oneVersion(report.version)}
            <a href={pageAddress(t, currentPageKey(report))}>{t.site.toCurrent}</a>
          </p>
        </div>
      ) : null}
      {report.correction === null ? null : (
        <div class="notice">
          <p>{t.site.correctionHead(report.version)}</p>
          <p>{t.site.correctionReason(report.correction.reason)}</p>
          {report.changes === undefined ? null : <ChangesSummary changes={report.changes} t={t} />}
        </div>
      )}
      <Files report={report} t={t} />
    </div>
  );
}

interface ContentsProps {
  /** Whether there are notes on the document as a whole. */
  readonly others: boolean;
  readonly changed: boolean;
  readonly t: PageTexts;
}

function Contents({ others, changed, t }: ContentsProps) {
  return (
    <nav class="toc" aria-labelledby="toc">
      <h2 id="toc">{t.site.contents}</h2>
      <ol>
        {SECTION_HEADINGS.map((heading, index) => (
          <li>
            <a href={`#${sectionId(index + 1)}`}>{t.site.sectionTitle(index + 1, heading[t.language])}</a>
          </li>
        ))}
        {others ? (
          <li>
            <a href="#notes">{t.site.otherNotes}</a>
          </li>
        ) : null}
        {changed ? (
          <li>
            <a href="#changes">{t.changes.heading}</a>
          </li>
        ) : null}
        <li>
          <a href="#filing">{t.site.filing}</a>
        </li>
        <li>
          <a href="#versions">{t.site.versions}</a>
        </li>
      </ol>
    </nav>
  );
}

function Filing({ report, t }: Part) {
  const { statement, original } = report;
  const facts: Fact[] = [
    [t.site.officer, t.site.officerName(statement.officer, statement.title)],
    [t.site.filedAt, t.dates.dayOf(statement.at)],
    ...report.decisions.map((decision): Fact => [t.site.stages[decision.stage], t.dates.dayOf(decision.at)]),
    [t.site.upload, t.names.submissionNumber(partsOf(report.submission).n)],
    [t.site.originalName, original.fileName],
    [t.site.originalKind, t.site.originalSize(t.site.formats[original.format], t.fileSize(original.size))],
    ...(report.seal === null ? [[t.site.seal, t.site.beforeSeals] as const] : []),
  ];
  const digests: Fact[] = [
    [t.site.originalDigest, original.digest],
    ...(report.seal === null ? [] : [[t.site.sealDigest, report.seal.digest] as const]),
    [t.site.auditHead, report.checkpoint.head],
  ];
  return (
    <section class="screen">
      <h2 id="filing">{t.site.filing}</h2>
      <Facts facts={facts} digests={digests} />
      <p class="soft">{t.site.originalNotPublished}</p>
    </section>
  );
}

function Versions({ report, t }: Part) {
  const { version, publishedAt } = report;
  const all: EarlierVersion[] = [...report.earlier, { version, publishedAt, inEnglish: true }].reverse();
  return (
    <section class="screen">
      <h2 id="versions">{t.site.versions}</h2>
      <ul class="links">
        {all.map((one) => (
          <li>
            <PageLink to={versionPageKey({ ...report, version: one.version })} inEnglish={one.inEnglish === true} t={t}>
              {versionLine(one, t)}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was drawn already: a page is written and its digest noted, in one step. */
const drawn = new WeakMap<PublishedReport, Map<string, string>>();

export function reportPage(report: PublishedReport, standing: 'current' | 'version', t: Texts): string {
  const pages = drawn.get(report) ?? new Map<string, string>();
  drawn.set(report, pages);
  const name = `${standing} ${t.language}`;
  const page = pages.get(name) ?? drawPage(report, standing, { ...t, place: report.place });
  pages.set(name, page);
  return page;
}

function drawPage(report: PublishedReport, standing: 'current' | 'version', t: PageTexts): string {
  const notes = notesOf(report);
  const loose = notes.filter((note) => note.table === null);
  const title = t.site.reportTitle(report.agency.name, report.year);
  const key = standing === 'current' ? currentPageKey(report) : versionPageKey(report);
  const frame = {
    title,
    description: t.site.description(title, t.site.published(t.dates.dayOf(report.publishedAt))),
    siteName: t.site.siteName(report.area),
    key,
    structured: reportDataset(report, key, t),
    canonicalKey: currentPageKey(report),
    crumbs: [
      { label: t.site.home, key: INDEX_KEY },
      { label: t.site.yearLink(report.year), key: yearPageKey(report.year) },
      { label: report.agency.name },
    ],
    children: (
      <article class="report">
        <Top report={report} standing={standing} t={t} />
        <Contents others={loose.length > 0} changed={hasChanges(report.changes)} t={t} />
        <div class="sections">
          {SECTION_HEADINGS.map((_, index) => (
            <ReportSection report={report} index={index} notes={notes} t={t} />
          ))}
          {loose.length === 0 ? null : (
            <section>
              <h2 id="notes">{t.site.otherNotes}</h2>
              <NoteList notes={loose} t={t} />
            </section>
          )}
          {report.changes === undefined ? null : <ChangesView changes={report.changes} t={t} />}
          <Filing report={report} t={t} />
          <Versions report={report} t={t} />
        </div>
      </article>
    ),
  };
  return htmlPage(frame, t);
}
