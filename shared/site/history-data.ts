/** The data files of a report of an earlier year, the line of the indexes, and its objects. Pure. */
import { attachment } from '#shared/ids/attachment.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { siteHistory } from '#shared/words/zh/site-history.js';
import { historyPage } from './history-page.js';
import { unreadOf, type PublishedHistory } from './history-model.js';
import { HISTORY_SCHEMA } from './history-schema.js';
import { jsonText } from './json-text.js';
import { currentPageKey, reportCsvKey, reportJsonKey, VERSION, versionPageKey } from './keys.js';
import { KIND_LETTERS, publishedSummarySchema, type PublishedSummary, type SiteObject } from './model.js';
import { pageTexts } from './place.js';
import { numberOf, recordEntry, reportCsv, reportTitle, shortFormCells } from './report-data.js';
import { CSV_TYPE, inEachLanguage, JSON_TYPE } from './site-object.js';
import { fileOf, pagesDigests } from './summary.js';

export function historyJson(history: PublishedHistory): string {
  const { record, agency, source, document, checkpoint } = history;
  return jsonText({
    schema: HISTORY_SCHEMA,
    source: 'history',
    year: history.year,
    agency: { id: agency.id, name: agency.name, kind: agency.kind },
    statedAgency: record.agencyName,
    area: history.area,
    title: reportTitle(history),
    version: history.version,
    publishedAt: history.publishedAt,
    correction: null,
    earlier: history.earlier.map((one) => ({ ...one })),
    ...recordEntry(record),
    unread: unreadOf(history),
    from: { where: source.where, published: source.published, page: source.page },
    importedAt: history.importedAt,
    document: { digest: document.digest, format: document.format },
    report: history.id,
    audit: { head: checkpoint.head, checkpoint: { ...checkpoint } },
  });
}

/** As of any report, with a column that says what it is. */
export function historyCsv(history: PublishedHistory): string {
  return reportCsv(
    { ...history, findings: [], explanations: [] },
    { head: siteHistory.csvHead, value: siteHistory.csvValue },
  );
}

export function historySummary(history: PublishedHistory): PublishedSummary {
  const { record } = history;
  const cells = CELL_IDS.map((id) => record.cells[id]);
  const short = shortFormCells(history);
  const pages = (language: 'zh' | 'en') =>
    pagesDigests((standing) => historyPage(history, standing, pageTexts(language, history.place)));
  return publishedSummarySchema.parse({
    source: 'history',
    year: history.year,
    agency: { id: history.agency.id, name: history.agency.name, kind: history.agency.kind },
    area: history.area,
    version: history.version,
    publishedAt: history.publishedAt,
    correction: null,
    submission: history.id,
    form: record.form,
    values: cells.map(numberOf),
    kinds: cells.map((cell) => KIND_LETTERS[cell.kind]).join(''),
    shortForm: short === undefined ? null : short.map((cell) => (cell === undefined ? null : numberOf(cell))),
    original: { digest: history.document.digest, format: history.document.format },
    json: fileOf(historyJson(history)),
    csv: fileOf(historyCsv(history)),
    files: null,
    pages: pages('zh'),
    englishPages: pages('en'),
    takenDown: null,
    explanations: 0,
    waivers: 0,
    auditHead: history.checkpoint.head,
  });
}

/** The fixed objects of a version. */
export function historyVersionObjects(history: PublishedHistory): SiteObject[] {
  return [
    ...inEachLanguage(history.place, versionPageKey(history), (t) => historyPage(history, 'version', t), VERSION),
    { key: reportJsonKey(history), body: historyJson(history), contentType: JSON_TYPE, cacheControl: VERSION },
    {
      key: reportCsvKey(history),
      body: historyCsv(history),
      contentType: CSV_TYPE,
      contentDisposition: attachment(`${reportTitle(history)}.csv`, `${history.year}-${history.agency.id}.csv`),
      cacheControl: VERSION,
    },
  ];
}

export function historyCurrentObjects(history: PublishedHistory): SiteObject[] {
  return inEachLanguage(history.place, currentPageKey(history), (t) => historyPage(history, 'current', t));
}
