/**
 * The page of one report: six sections as the law orders them, the three tables, the notes, who filed it, and every
 * version there was. The same page stands at the version's own address and, for the version in force, at the report's.
 */
import { formLayout, variantOf } from '#shared/report/layout.js';
import { SECTION_HEADINGS, SECTION_ORDINALS } from '#shared/report/labels.js';
import { partsOf } from '#shared/ids/submission-id.js';
import { dates, fileSize } from '#shared/words/zh/dates.js';
import { names } from '#shared/words/zh/names.js';
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
import type { PublishedReport } from './model.js';
import { notesOf, type ReportNote } from './notes.js';
import { htmlPage } from './page.js';
import { reportTitle } from './report-data.js';
import { NoteList, ReportTable } from './report-table.js';
import { TEXTS } from '#shared/words/site/texts.js';

interface Part {
  readonly report: PublishedReport;
}

function Files({ report }: Part) {
  return (
    <ul class="files" aria-label={TEXTS.files}>
      <li>
        <a href={addressOfKey(reportJsonKey(report))}>JSON</a>
      </li>
      <li>
        <a href={addressOfKey(reportCsvKey(report))}>CSV</a>
      </li>
    </ul>
  );
}

function Top({ report, standing }: Part & { readonly standing: 'current' | 'version' }) {
  const days = [TEXTS.published(dates.dayOf(report.earlier[0]?.publishedAt ?? report.publishedAt))];
  if (report.correction !== null) days.push(TEXTS.corrected(dates.dayOf(report.correction.at)));
  return (
    <div class="top">
      <h1>
        <span>{report.agency.name}</span>
        <span>{TEXTS.yearTitle(report.year)}</span>
      </h1>
      <p class="meta">
        <a href={addressOfKey(agencyPageKey(report.agency.id))}>{report.agency.name}</a>
        {` · ${days.join(' · ')}`}
      </p>
      {standing === 'version' ? (
        <div class="notice screen">
          <p>
            {TEXTS.oneVersion(report.version)}
            <a href={addressOfKey(currentPageKey(report))}>{TEXTS.toCurrent}</a>
          </p>
        </div>
      ) : null}
      {report.correction === null ? null : (
        <div class="notice">
          <p>{TEXTS.correctionHead(report.version)}</p>
          <p>{TEXTS.correctionReason(report.correction.reason)}</p>
        </div>
      )}
      <Files report={report} />
    </div>
  );
}

const sectionId = (number: number): string => `s${number}`;
const headingOf = (index: number): string => `${SECTION_ORDINALS[index] ?? ''}、${SECTION_HEADINGS[index]?.zh ?? ''}`;

function Contents({ others }: { readonly others: boolean }) {
  return (
    <nav class="toc" aria-labelledby="toc">
      <h2 id="toc">{TEXTS.contents}</h2>
      <ol>
        {SECTION_HEADINGS.map((_, index) => (
          <li>
            <a href={`#${sectionId(index + 1)}`}>{headingOf(index)}</a>
          </li>
        ))}
        {others ? (
          <li>
            <a href="#notes">{TEXTS.otherNotes}</a>
          </li>
        ) : null}
        <li>
          <a href="#filing">{TEXTS.filing}</a>
        </li>
        <li>
          <a href="#versions">{TEXTS.versions}</a>
        </li>
      </ol>
    </nav>
  );
}

function SectionView({
  report,
  index,
  notes,
}: Part & { readonly index: number; readonly notes: readonly ReportNote[] }) {
  const number = index + 1;
  const id = sectionId(number);
  const section = report.record.sections.find((one) => one.number === number);
  const paragraphs = (section?.paragraphs ?? []).filter((paragraph) => paragraph.trim() !== '');
  const layout = formLayout(variantOf(report.record));
  const table = number === 2 || number === 3 || number === 4 ? layout[number] : undefined;
  return (
    <section>
      <h2 id={id}>{headingOf(index)}</h2>
      {paragraphs.length === 0 && table === undefined ? <p class="soft">{TEXTS.noText}</p> : null}
      {paragraphs.length === 0 ? null : (
        <div class="prose">
          {paragraphs.map((paragraph) => (
            <p>{paragraph.trim()}</p>
          ))}
        </div>
      )}
      {table === undefined ? null : <ReportTable report={report} table={table} notes={notes} labelledBy={id} />}
    </section>
  );
}

function Filing({ report }: Part) {
  const { statement, original } = report;
  const facts: [string, string][] = [
    [TEXTS.officer, TEXTS.officerName(statement.officer, statement.title)],
    [TEXTS.filedAt, dates.dayOf(statement.at)],
    ...report.decisions.map((decision): [string, string] => [TEXTS.stages[decision.stage], dates.dayOf(decision.at)]),
    [TEXTS.upload, names.submissionNumber(partsOf(report.submission).n)],
    [TEXTS.originalName, original.fileName],
    [TEXTS.originalKind, TEXTS.originalSize(TEXTS.formats[original.format], fileSize(original.size))],
    ...(report.seal === null ? [[TEXTS.seal, TEXTS.beforeSeals] as [string, string]] : []),
  ];
  const digests: [string, string][] = [
    [TEXTS.originalDigest, original.digest],
    ...(report.seal === null ? [] : [[TEXTS.sealDigest, report.seal.digest] as [string, string]]),
    [TEXTS.auditHead, report.checkpoint.head],
  ];
  return (
    <section class="screen">
      <h2 id="filing">{TEXTS.filing}</h2>
      <dl class="facts">
        {facts.map(([name, fact]) => (
          <>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </>
        ))}
        {digests.map(([name, digest]) => (
          <>
            <dt>{name}</dt>
            <dd>
              <code>{digest}</code>
            </dd>
          </>
        ))}
      </dl>
      <p class="soft">{TEXTS.originalNotPublished}</p>
    </section>
  );
}

function Versions({ report }: Part) {
  const all = [...report.earlier, { version: report.version, publishedAt: report.publishedAt }].reverse();
  return (
    <section class="screen">
      <h2 id="versions">{TEXTS.versions}</h2>
      <ul class="links">
        {all.map((one) => (
          <li>
            <a href={addressOfKey(versionPageKey({ ...report, version: one.version }))}>
              {`${TEXTS.version(one.version)} · ${TEXTS.published(dates.dayOf(one.publishedAt))}`}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function reportPage(report: PublishedReport, standing: 'current' | 'version'): string {
  const notes = notesOf(report);
  const loose = notes.filter((note) => note.table === null);
  const title = reportTitle(report);
  return htmlPage({
    title,
    description: `${title}，${TEXTS.published(dates.dayOf(report.publishedAt))}`,
    siteName: TEXTS.siteName(report.area),
    canonicalKey: currentPageKey(report),
    crumbs: [
      { label: TEXTS.home, key: INDEX_KEY },
      { label: TEXTS.yearLink(report.year), key: yearPageKey(report.year) },
      { label: report.agency.name },
    ],
    children: (
      <article class="report">
        <Top report={report} standing={standing} />
        <Contents others={loose.length > 0} />
        <div class="sections">
          {SECTION_HEADINGS.map((_, index) => (
            <SectionView report={report} index={index} notes={notes} />
          ))}
          {loose.length === 0 ? null : (
            <section>
              <h2 id="notes">{TEXTS.otherNotes}</h2>
              <NoteList notes={loose} />
            </section>
          )}
          <Filing report={report} />
          <Versions report={report} />
        </div>
      </article>
    ),
  });
}
