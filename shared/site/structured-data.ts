/**
 * What search engines are told of a page, as schema.org has it (JSON-LD). It is data and no script: browsers do not run it, and the
 * page's policy need not allow any. Addresses are relative to the page, since nothing on a page that never changes may depend on
 * the name under which the site stands today.
 */
import {
  addressOfKey,
  INDEX_KEY,
  keyIn,
  reportCsvKey,
  reportFileKey,
  reportJsonKey,
  yearCsvKey,
  yearJsonKey,
  yearPageKey,
} from './keys.js';
import { CELL_IDS } from '#shared/report/cells.js';
import { numberOf } from './report-data.js';
import { figureOf, KEY_FIGURES, type KeyFigure } from './figures.js';
import { DOCUMENT_TYPE } from '#shared/takeaway/ooxml/word.js';
import { WORKBOOK_TYPE } from '#shared/takeaway/ooxml/workbook.js';
import { visibleText } from '#shared/ids/visible-text.js';
import type { PublishedHistory } from './history-model.js';
import type { PageTexts } from './place.js';
import { FILE_KINDS, type FileKind, type PublishedReport } from './model.js';

export type Structured =
  string | number | boolean | readonly Structured[] | { readonly [key: string]: Structured | undefined };

/** JSON that cannot end the element it stands in, whatever a stranger wrote. */
export function structuredText(data: Structured): string {
  const plain = JSON.stringify(data, (_, value: unknown) => (typeof value === 'string' ? visibleText(value) : value));
  return plain.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

interface Download {
  readonly format: string;
  readonly key: string;
}

interface DatasetFacts {
  readonly name: string;
  readonly description: string;
  /** Of the page, in Chinese. */
  readonly key: string;
  readonly year: number;
  readonly area: string;
  readonly downloads: readonly Download[];
}

/** What every set of data of the site has. */
export function dataset(
  facts: DatasetFacts,
  t: PageTexts,
  more: { readonly [key: string]: Structured | undefined },
): Structured {
  const address = addressOfKey(t.place, keyIn(t.language, facts.key));
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${address}#dataset`,
    url: address,
    name: facts.name,
    description: facts.description,
    inLanguage: 'zh-CN',
    temporalCoverage: `${facts.year}-01-01/${facts.year}-12-31`,
    spatialCoverage: { '@type': 'AdministrativeArea', name: facts.area },
    isAccessibleForFree: true,
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      name: t.site.siteName(facts.area),
      url: addressOfKey(t.place, keyIn(t.language, INDEX_KEY)),
    },
    distribution: facts.downloads.map(({ format, key }) => ({
      '@type': 'DataDownload',
      encodingFormat: format,
      contentUrl: addressOfKey(t.place, key),
    })),
    ...more,
  };
}

export const JSON_FORMAT = 'application/json';
export const CSV_FORMAT = 'text/csv';
const FILE_FORMATS: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  docx: DOCUMENT_TYPE,
  xlsx: WORKBOOK_TYPE,
};

/** One version of one report. */
export function reportDataset(report: PublishedReport, key: string, t: PageTexts): Structured {
  const name = t.site.reportTitle(report.agency.name, report.year);
  const facts: DatasetFacts = {
    name,
    description: t.structured.report(name, report.area),
    key,
    year: report.year,
    area: report.area,
    downloads: [
      { format: JSON_FORMAT, key: reportJsonKey(report) },
      { format: CSV_FORMAT, key: reportCsvKey(report) },
      ...FILE_KINDS.flatMap((kind) =>
        report.files?.[kind] == null ? [] : [{ format: FILE_FORMATS[kind], key: reportFileKey(report, kind) }],
      ),
    ],
  };
  return dataset(facts, t, {
    version: String(report.version),
    datePublished: report.earlier[0]?.publishedAt ?? report.publishedAt,
    dateModified: report.publishedAt,
    creator: { '@type': 'GovernmentOrganization', name: report.agency.name },
    correction:
      report.correction === null
        ? undefined
        : {
            '@type': 'CorrectionComment',
            text: report.correction.reason,
            datePublished: report.correction.at,
          },
    variableMeasured: figuresMeasured(report, t),
  });
}

/** A report of an earlier year: what it is stands in its name and its description. */
export function historyDataset(history: PublishedHistory, key: string, t: PageTexts): Structured {
  const { agency, year, area, version, publishedAt, record } = history;
  return dataset(
    {
      ...{ name: t.siteHistory.listed(t.site.reportTitle(agency.name, year)), description: t.siteHistory.notice },
      ...{ key, year, area },
      downloads: [
        { format: JSON_FORMAT, key: reportJsonKey(history) },
        { format: CSV_FORMAT, key: reportCsvKey(history) },
      ],
    },
    t,
    {
      ...{ version: String(version), datePublished: publishedAt, dateModified: publishedAt },
      creator: { '@type': 'GovernmentOrganization', name: agency.name },
      variableMeasured: figuresMeasured({ record }, t),
    },
  );
}

/** All reports of a year. */
export function yearDataset(
  { year, area }: { readonly year: number; readonly area: string },
  t: PageTexts,
): Structured {
  const name = t.site.reportTitle(area, year);
  const facts: DatasetFacts = {
    ...{ name, description: t.structured.year(name, area), key: yearPageKey(year), year, area },
    downloads: [
      { format: JSON_FORMAT, key: yearJsonKey(year) },
      { format: CSV_FORMAT, key: yearCsvKey(year) },
    ],
  };
  return dataset(facts, t, {});
}

function figuresMeasured({ record }: Pick<PublishedReport, 'record'>, t: PageTexts): Structured {
  const values = CELL_IDS.map((id) => numberOf(record.cells[id]));
  return (Object.keys(KEY_FIGURES) as KeyFigure[]).flatMap((figure) => {
    const value = figureOf({ values }, KEY_FIGURES[figure]);
    return value === null ? [] : [{ '@type': 'PropertyValue', name: t.site.cols[figure], value: Number(value) }];
  });
}
