/**
 * The two data files of one version: report.json for machines and report.csv for people with a spreadsheet. Both say
 * what the report prints; neither fills a gap. The shape of the JSON stands in report-schema.ts.
 */
import {
  addressOf,
  CELL_IDS,
  SHORT_FORM_CELLS,
  tableOf,
  TABLE2_CELLS,
  TABLE3_CELLS,
  TABLE3_COLUMNS,
  type CellId,
} from '#shared/report/cells.js';
import { cellName, SECTION_ORDINALS } from '#shared/report/labels.js';
import type { Finding } from '#shared/report/finding.js';
import type { CellReading } from '#shared/report/record.js';
import { csvText, number, text, type CsvField } from '#shared/ids/csv.js';
import { jsonText, numberOrNull, type JsonValue } from './json-text.js';
import { nameOfCell, type PublicChanges, type Standing } from './changes.js';
import { reportFileKey } from './keys.js';
import { FILE_KINDS, type PublishedFiles, type PublishedReport } from './model.js';
import { REPORT_SCHEMA } from './report-schema.js';
import { siteData } from '#shared/words/zh/site-data.js';
import { site } from '#shared/words/zh/site.js';

/** The title as the law names it, for data and the names of files. */
export function reportTitle(report: { year: number; agency: { name: string } }): string {
  return site.reportTitle(report.agency.name, report.year);
}

/** 200 items in official order, cut into the three tables. */
export function inTables<Item>(items: readonly Item[]): { table2: Item[]; table3: Item[][]; table4: Item[] } {
  const width = TABLE3_COLUMNS.length;
  const from = TABLE2_CELLS.length;
  const to = from + TABLE3_CELLS.length;
  const rows: Item[][] = [];
  for (let at = from; at < to; at += width) rows.push(items.slice(at, at + width));
  return { table2: items.slice(0, from), table3: rows, table4: items.slice(to) };
}

/** The value of a cell that is a number, null for every other kind. */
export function numberOf(cell: CellReading): string | null {
  return cell.kind === 'number' ? cell.value : null;
}

/** The seven cells of the older form's single row, or undefined. A cell that is missing from it was not read. */
export function shortFormCells(report: Pick<PublishedReport, 'record'>): (CellReading | undefined)[] | undefined {
  const row = report.record.shortFormRow;
  return row === null ? undefined : SHORT_FORM_CELLS.map((id) => row[id]);
}

function cellEntry(id: CellId, cell: CellReading): JsonValue {
  return {
    id,
    address: addressOf(id),
    name: cellName(id).zh,
    kind: cell.kind,
    value: numberOrNull(numberOf(cell)),
    printed: cell.kind === 'mark' ? cell.raw : undefined,
    certainty: cell.certainty,
    attested: cell.attested === undefined ? undefined : { how: cell.attested.how, at: cell.attested.at },
  };
}

/** A side of a sum: rules give decimal strings, but a difference may be negative or a text, and is then left out. */
function sideOf(side: string | null): JsonValue {
  return side !== null && /^(0|[1-9]\d*)(\.\d+)?$/.test(side) ? numberOrNull(side) : null;
}

function findingEntry(finding: Finding): JsonValue {
  const { key, rule, severity, cells, message } = finding;
  return { key, rule, severity, cells, message, expected: sideOf(finding.expected), actual: sideOf(finding.actual) };
}

function filesEntry(report: PublishedReport, files: PublishedFiles): JsonValue {
  return FILE_KINDS.flatMap((kind): JsonValue[] => {
    const file = files[kind];
    return file === null ? [] : [{ path: reportFileKey(report, kind), sha256: file.sha256, size: file.size }];
  });
}

function standingEntry({ kind, value, printed }: Standing): JsonValue {
  return { kind, value: numberOrNull(value), printed: printed ?? undefined };
}

function changesEntry({ since, form, cells, text: paragraphs }: PublicChanges): JsonValue {
  return {
    since,
    form: form === null ? null : { ...form },
    cells: cells.map(({ cell, from, to }) => ({
      id: cell,
      name: nameOfCell(cell).zh,
      from: standingEntry(from),
      to: standingEntry(to),
    })),
    text: paragraphs.map(({ is, from, to, words }) => ({
      is,
      from: from === null ? null : { ...from },
      to: to === null ? null : { ...to },
      words: words.map((stretch) => ({ ...stretch })),
    })),
  };
}

/** What a record says, as the data of any report spell it. */
export function recordEntry(record: PublishedReport['record']): { [field: string]: JsonValue | undefined } {
  const cells = CELL_IDS.map((id) => record.cells[id]);
  const short = shortFormCells({ record });
  return {
    form: record.form,
    ...inTables(cells.map((cell) => numberOrNull(numberOf(cell)))),
    otherHandlingTotal: short?.map((cell) => (cell === undefined ? null : numberOrNull(numberOf(cell)))),
    kinds: {
      ...inTables(cells.map((cell) => cell.kind)),
      otherHandlingTotal: short?.map((cell) => cell?.kind ?? 'unread'),
    },
    cells: CELL_IDS.map((id) => cellEntry(id, record.cells[id])),
    sections: record.sections.map(({ number: ordinal, heading, paragraphs }) => ({
      number: ordinal,
      heading,
      paragraphs,
    })),
  };
}

export function reportJson(report: PublishedReport): string {
  const { record, original } = report;
  return jsonText({
    schema: REPORT_SCHEMA,
    year: report.year,
    agency: { id: report.agency.id, name: report.agency.name, kind: report.agency.kind },
    area: report.area,
    title: reportTitle(report),
    version: report.version,
    publishedAt: report.publishedAt,
    correction: report.correction === null ? null : { at: report.correction.at, reason: report.correction.reason },
    changes: report.changes === undefined ? undefined : changesEntry(report.changes),
    earlier: report.earlier.map(({ version, publishedAt, takenDownAt }) => ({ version, publishedAt, takenDownAt })),
    ...recordEntry(record),
    ruleSet: { version: report.ruleSet.version, digest: report.ruleSet.digest },
    findings: report.findings.map(findingEntry),
    explanations: report.explanations.map(({ finding, text: words, reason }) => ({ finding, text: words, reason })),
    waivers: report.waivers.map(({ finding, reason, at }) => ({ finding, reason, at })),
    statement: { officer: report.statement.officer, title: report.statement.title, at: report.statement.at },
    decisions: report.decisions.map(({ stage, at }) => ({ stage, at })),
    original: {
      name: original.fileName,
      size: original.size,
      digest: original.digest,
      format: original.format,
    },
    files: report.files == null ? undefined : filesEntry(report, report.files),
    submission: report.submission,
    seal: report.seal === null ? null : { ...report.seal },
    audit: { head: report.checkpoint.head, checkpoint: { ...report.checkpoint } },
  });
}

/** One line per cell: table, name, number, how it was filled in, id and address; `more`: a further column, the same in every line. */
export function reportCsv(
  report: Pick<PublishedReport, 'year' | 'agency' | 'record' | 'findings' | 'explanations'>,
  more?: { readonly head: string; readonly value: string },
): string {
  const words = siteData;
  const further = more === undefined ? [] : [text(more.value)];
  const about = (id: string): string =>
    report.findings
      .filter((finding) => (finding.cells as readonly string[]).includes(id))
      .flatMap((finding) => report.explanations.filter((explanation) => explanation.finding === finding.key))
      .map((explanation) => explanation.text)
      .join('；');
  const line = (table: 2 | 3 | 4, name: string, id: string, address: string, cell: CellReading): CsvField[] => [
    number(String(report.year)),
    text(report.agency.id),
    text(report.agency.name),
    text(`表${SECTION_ORDINALS[table - 1] ?? ''}`),
    text(name),
    number(numberOf(cell)),
    text(cell.kind === 'mark' ? words.markAs(cell.raw) : words.kinds[cell.kind]),
    text(cell.attested?.how === 'keyed' ? words.keyed : ''),
    text(about(id)),
    text(id),
    text(address),
    ...further,
  ];
  const lines = CELL_IDS.map((id) => line(tableOf(id), cellName(id).zh, id, addressOf(id), report.record.cells[id]));
  const short = (shortFormCells(report) ?? []).flatMap((cell, index) =>
    cell === undefined ? [] : [line(3, words.shortFormCell(index), SHORT_FORM_CELLS[index] ?? '', '', cell)],
  );
  const head = [...words.reportHead, ...(more === undefined ? [] : [more.head])];
  return csvText([head.map(text), ...lines, ...short]);
}
