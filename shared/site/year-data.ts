/**
 * One year of one area as data: coverage, totals, and every report's 200 numbers. A release takes the lines of its reports and
 * the totals from here; the files of the whole year are made from those public parts alone (shared/packs). The year in one object, as
 * JSON and as CSV, is what they are held to: tests ask that both write the same bytes.
 */
import { CELL_IDS, addressOf, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import { cellName } from '#shared/report/labels.js';
import { coverageOf, type Coverage } from '#shared/totals/coverage.js';
import { countsTowardsTotals, totalsOf, type CellTotal, type Totals } from '#shared/totals/totals.js';
import { AGENCY_KINDS } from '#shared/ids/agency-kind.js';
import { dayOf } from '#shared/ids/calendar.js';
import { csvText, number, text } from '#shared/ids/csv.js';
import { jsonLine, jsonText, numberOrNull, type JsonValue } from './json-text.js';
import { USUAL, type PublicScope } from './scope.js';
import { currentPageKey, reportCsvKey, reportJsonKey, absoluteAddress } from './keys.js';
import { kindAt, type PublishedSummary, type RosterAgency, type YearRoster } from './model.js';
import { inTables } from './report-data.js';
import { YEAR_SCHEMA } from './year-schema.js';
import { siteData } from '#shared/words/zh/site-data.js';
import { siteHistory } from '#shared/words/zh/site-history.js';
import { site } from '#shared/words/zh/site.js';

export interface YearData {
  readonly year: number;
  readonly area: string;
  /** Null when nobody said which agencies owe a report: then there is nothing to measure against. */
  readonly coverage: Coverage<RosterAgency> | null;
  /** Over the kinds that may be added up. */
  readonly totals: Totals;
  /** By agency id. */
  readonly reports: readonly PublishedSummary[];
}

const byId = (a: { agency: { id: string } }, b: { agency: { id: string } }): number =>
  a.agency.id < b.agency.id ? -1 : a.agency.id > b.agency.id ? 1 : 0;

export function yearDataOf(
  { year, area }: { readonly year: number; readonly area: string },
  summaries: readonly PublishedSummary[],
  roster: YearRoster | undefined,
): YearData {
  const reports = [...summaries].sort(byId);
  const agencies = reports.map((one) => one.agency);
  return {
    year,
    area,
    coverage: roster === undefined ? null : coverageOf(roster.agencies, agencies),
    totals: totalsOf(reports.filter((one) => countsTowardsTotals(one.agency.kind))),
    reports,
  };
}

function totalEntry(id: string, address: string | undefined, total: CellTotal): JsonValue {
  return { id, address, sum: numberOrNull(total.sum), numbers: total.numbers, of: total.of };
}

const noTotal: CellTotal = { sum: null, numbers: 0, of: 0 };

function reportEntry(summary: PublishedSummary, base: string): JsonValue {
  const address = (key: string): string => absoluteAddress(base, key);
  return {
    source: summary.source,
    agency: { ...summary.agency },
    version: summary.version,
    publishedAt: summary.publishedAt,
    correction: summary.correction === null ? null : { ...summary.correction },
    form: summary.form,
    ...inTables(summary.values.map(numberOrNull)),
    otherHandlingTotal: summary.shortForm?.map(numberOrNull),
    kinds: inTables(CELL_IDS.map((_, index) => kindAt(summary, index))),
    explanations: summary.explanations,
    waivers: summary.waivers,
    page: address(currentPageKey(summary)),
    json: { url: address(reportJsonKey(summary)), ...summary.json },
    csv: { url: address(reportCsvKey(summary)), ...summary.csv },
    original: {
      digest: summary.original.digest,
      format: summary.original.format,
    },
    audit: { head: summary.auditHead },
  };
}

/** One line per report, by agency id. */
export function partText(
  reports: readonly PublishedSummary[],
  base: string,
  /** Under a declared scope, whether a report is added up. */
  isCounted?: (summary: PublishedSummary) => boolean,
): string {
  return reports
    .map((summary) => {
      const told = isCounted === undefined ? {} : { counted: isCounted(summary) };
      return jsonLine({ ...(reportEntry(summary, base) as Record<string, JsonValue>), ...told });
    })
    .join('');
}

/** `expected`: how many agencies the scope counts; null where nobody said who owes a report. */
export function totalsEntry(totals: Totals, scope: PublicScope = USUAL, expected: number | null = null): JsonValue {
  const { groups, kinds, ...rest } = scope;
  return {
    reports: totals.reports,
    expected,
    scope: { ...rest, kinds: [...kinds], groups: groups?.map(({ id, name }) => ({ id, name })) ?? null },
    excludedKinds: AGENCY_KINDS.filter((kind) => !kinds.includes(kind)),
    cells: CELL_IDS.map((id, index) => totalEntry(id, addressOf(id), totals.cells[index] ?? noTotal)),
    otherHandlingTotal:
      totals.shortForm === null
        ? null
        : {
            reports: totals.shortForm.reports,
            cells: totals.shortForm.cells.map((total, index) =>
              totalEntry(SHORT_FORM_CELLS[index] ?? '', undefined, total),
            ),
          },
  };
}

export function yearJson(data: YearData, base: string): string {
  const { coverage } = data;
  return jsonText({
    schema: YEAR_SCHEMA,
    year: data.year,
    area: data.area,
    coverage:
      coverage === null
        ? null
        : {
            expected: coverage.expected,
            published: coverage.published,
            missing: coverage.missing.filter(({ named }) => named).map(({ id, name, kind }) => ({ id, name, kind })),
          },
    totals: totalsEntry(data.totals),
    reports: data.reports.map((summary) => reportEntry(summary, base)),
  });
}

/** One line per report, one column per cell; a cell without a number is empty. */
export function yearCsv(data: YearData, base: string): string {
  const head = [
    ...siteData.yearHead,
    ...CELL_IDS.map((id) => cellName(id).zh),
    ...SHORT_FORM_CELLS.map((_, index) => siteData.shortFormCell(index)),
  ];
  const lines = data.reports.map((summary) => [
    number(String(summary.year)),
    text(summary.agency.id),
    text(summary.agency.name),
    text(site.agencyKinds[summary.agency.kind]),
    number(String(summary.version)),
    text(dayOf(summary.publishedAt)),
    text(summary.correction === null ? '' : dayOf(summary.correction.at)),
    text(summary.correction?.reason ?? ''),
    text(summary.form),
    text(absoluteAddress(base, currentPageKey(summary))),
    text(summary.original.digest),
    number(String(summary.values.filter((value) => value !== null).length)),
    text(summary.source === 'history' ? siteHistory.csvValue : siteHistory.csvFiled),
    text(siteData.counted(countsTowardsTotals(summary.agency.kind))),
    ...summary.values.map(number),
    ...SHORT_FORM_CELLS.map((_, index) => number(summary.shortForm?.[index] ?? null)),
  ]);
  return csvText([head.map(text), ...lines]);
}
