/**
 * From what the office keeps to what the public sees, and from that to one line of an index. The first step is the
 * place where mail addresses, names of reviewers, comments and refusals are left behind.
 */
import { CELL_IDS } from '#shared/report/cells.js';
import type { CheckResult, Finding } from '#shared/report/finding.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import type { Checkpoint } from '#shared/audit/checkpoint.js';
import { ruleById } from '#shared/rules/index.js';
import { answered } from '#shared/filing/answers.js';
import type { Submission, Waiver } from '#shared/filing/model.js';
import type { Agency } from '#shared/season/model.js';
import {
  KIND_LETTERS,
  publishedSummarySchema,
  type Correction,
  type EarlierVersion,
  type PublishedReport,
  type PublishedSummary,
  type PublicWaiver,
} from './model.js';
import { changesSince } from './changes.js';
import type { Place } from './place.js';
import { numberOf, reportCsv, reportJson, shortFormCells } from './report-data.js';
import { reportPage } from './report-page.js';
import { textsIn, type Texts } from '#shared/words/texts.js';

export interface ReleasedFiling {
  readonly agency: Agency;
  readonly area: string;
  readonly place: Place;
  readonly submission: Submission;
  readonly record: ReportRecord;
  readonly check: CheckResult;
  readonly version: number;
  readonly publishedAt: string;
  readonly correction: Correction | null;
  /** What stood in its place before: report.json of the version that it corrects, as it was published. */
  readonly corrects?: string | undefined;
  readonly earlier: readonly EarlierVersion[];
  readonly checkpoint: Checkpoint;
}

/** What a submission still lacks to be public. A release should never meet it: approval demands all three. */
export class NotPublishable extends Error {
  override readonly name = 'NotPublishable';
  readonly code = 'not-publishable';
  readonly remedy = 'Reopen the submission and let the agency file it again.';
  constructor(
    readonly submission: string,
    readonly lacking: 'digest' | 'format' | 'statement',
  ) {
    super(`submission ${submission} has no ${lacking}`);
  }
}

/** A cell without the person behind it: the public learns that the agency keyed it in, and when. */
function withoutPerson(cell: CellReading, agency: Agency): CellReading {
  if (cell.attested === undefined) return cell;
  return { ...cell, attested: { ...cell.attested, by: { id: agency.id, name: agency.name } } };
}

export function publishedReport(filing: ReleasedFiling): PublishedReport {
  const { agency, submission, record, check } = filing;
  if (submission.digest === null) throw new NotPublishable(submission.id, 'digest');
  if (submission.format === null) throw new NotPublishable(submission.id, 'format');
  if (submission.statement === null) throw new NotPublishable(submission.id, 'statement');
  const cells = Object.fromEntries(CELL_IDS.map((id) => [id, withoutPerson(record.cells[id], agency)]));
  const shortFormRow =
    record.shortFormRow === null
      ? null
      : Object.fromEntries(Object.entries(record.shortFormRow).map(([id, cell]) => [id, withoutPerson(cell, agency)]));
  // Traces name people and say what the file hides: they are for the agency alone.
  const { traces: _, ...shown } = record;
  // What nobody had to answer was help for the agency, and what was said of other numbers answers nothing any more.
  const settled = answered(check, submission).findings.filter(
    ({ answer: { is } }) => is === 'explained' || is === 'waived',
  );
  const { officer, title, at } = submission.statement;
  return {
    year: agency.year,
    agency: { id: agency.id, name: agency.name, kind: agency.kind },
    area: filing.area,
    place: filing.place,
    version: filing.version,
    publishedAt: filing.publishedAt,
    correction: filing.correction,
    ...(filing.corrects === undefined ? {} : { changes: changesSince(filing.corrects, record) ?? undefined }),
    submission: submission.id,
    original: {
      fileName: submission.fileName,
      format: submission.format,
      size: submission.size,
      digest: submission.digest,
    },
    record: { ...shown, cells: cells as ReportRecord['cells'], shortFormRow },
    ruleSet: check.ruleSet,
    findings: settled.map(({ answer: _answer, ...finding }) => withoutOthers(finding)),
    explanations: settled.flatMap(({ answer }) => (answer.is === 'explained' ? [answer.explanation] : [])),
    waivers: settled.flatMap(({ answer }) => (answer.is === 'waived' ? [publicWaiver(answer.waiver)] : [])),
    statement: { officer, title, at },
    decisions: submission.decisions
      .filter((decision) => decision.outcome === 'approved')
      .map((decision) => ({ stage: decision.stage, at: decision.at })),
    seal: submission.seal,
    checkpoint: filing.checkpoint,
    earlier: filing.earlier,
  };
}

/** What is said to those who mend an area's sum names the agencies behind it, whose reports may not be public. */
function withoutOthers(finding: Finding): Finding {
  const rule = ruleById(finding.rule);
  return rule?.scope === 'area' ? { ...finding, remedy: rule.remedy } : finding;
}

function publicWaiver({ finding, reason, at }: Waiver): PublicWaiver {
  return { finding, reason, at };
}

/** What an index says of a file, by which its bytes can be held to it. */
export function fileOf(body: string | Uint8Array): PublishedSummary['json'] {
  return { sha256: digestOfBytes(body), size: Buffer.byteLength(body) };
}

/** Of a version's own page, and of the page that stands for the report whatever its version. */
export function pagesDigests(pageAs: (standing: 'version' | 'current') => string): PublishedSummary['pages'] {
  return { version: digestOfBytes(pageAs('version')), current: digestOfBytes(pageAs('current')) };
}

const pagesIn = (report: PublishedReport, t: Texts): PublishedSummary['pages'] =>
  pagesDigests((standing) => reportPage(report, standing, t));

export function summaryOf(report: PublishedReport): PublishedSummary {
  const cells = CELL_IDS.map((id) => report.record.cells[id]);
  const short = shortFormCells(report);
  return publishedSummarySchema.parse({
    year: report.year,
    agency: { id: report.agency.id, name: report.agency.name, kind: report.agency.kind },
    area: report.area,
    version: report.version,
    publishedAt: report.publishedAt,
    correction: report.correction,
    submission: report.submission,
    form: report.record.form,
    values: cells.map(numberOf),
    kinds: cells.map((cell) => KIND_LETTERS[cell.kind]).join(''),
    shortForm: short === undefined ? null : short.map((cell) => (cell === undefined ? null : numberOf(cell))),
    original: {
      digest: report.original.digest,
      format: report.original.format,
    },
    json: fileOf(reportJson(report)),
    csv: fileOf(reportCsv(report)),
    files: report.files ?? null,
    pages: pagesIn(report, textsIn('zh')),
    englishPages: pagesIn(report, textsIn('en')),
    takenDown: null,
    explanations: report.explanations.length,
    waivers: report.waivers.length,
    auditHead: report.checkpoint.head,
  });
}
