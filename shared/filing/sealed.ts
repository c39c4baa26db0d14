/**
 * What a seal covers, part by part, and which parts of what is stored are not what was sealed. The parts that the public
 * reads (cells, sections, explanations, waivers, statement, findings, rules) hold nothing else, so that a published
 * report can be compared with its seal. The others hold the arrival as well, which nobody can guess: their digests are
 * public, and must not tell whether somebody's address is in them.
 */
import type { Seal } from '#shared/audit/seal.js';
import { isWhole } from '#shared/audit/seal.js';
import type { PublicKeys } from '#shared/audit/signature.js';
import type { Canonical } from '#shared/ids/canonical-json.js';
import { digestOf, type Digest } from '#shared/ids/digest.js';
import { CELL_IDS, SHORT_FORM_CELLS } from '#shared/report/cells.js';
import type { CheckResult } from '#shared/report/finding.js';
import type { CellReading, ReportRecord } from '#shared/report/record.js';
import { answered } from './answers.js';
import { contentDigest } from './completeness.js';
import type { Submission } from './model.js';
import { NEVER_FILED } from './states.js';

export const SEALED_PARTS = [
  'subject',
  'original',
  'pages',
  'cells',
  'provenance',
  'sections',
  'reading',
  'ruleSet',
  'findings',
  'check',
  'explanations',
  'waivers',
  'statement',
  'answers',
] as const;
export type SealedPart = (typeof SEALED_PARTS)[number];
export type SealedContent = Readonly<Record<SealedPart, Canonical>>;

/** What may differ from what was filed; `content` is all that can be said of a filing without a seal; `decisions`: its state with all that was decided since. */
export const CHANGED = [...SEALED_PARTS, 'content', 'seal', 'decisions', 'event', 'head', 'checkpoint'] as const;
export type Changed = (typeof CHANGED)[number];

/** A submission with what was read from it and what the rules said when it was filed. */
export interface Filed {
  readonly submission: Submission;
  readonly record: ReportRecord;
  readonly check: CheckResult;
}

/** By its state or by any trace of filing: taking one of them away must not make it look like a draft. */
export function wasFiled({ state, statement, contentDigest, seal }: Submission): boolean {
  return !NEVER_FILED.includes(state) || statement !== null || contentDigest !== null || seal !== null;
}

export function sealedContent({ submission, record, check }: Filed): SealedContent {
  const { area, year, agency, id, statement, arrival } = submission;
  const settled = answered(check, submission).findings;
  const answers = settled.map(({ answer }) => answer);
  return {
    subject: { submission: id, area, year, agency },
    original: originalPart(submission),
    pages: pagesPart(submission),
    cells: {
      form: record.form,
      cells: CELL_IDS.map((cell) => [cell, ...shown(record.cells[cell])]),
      otherHandlingTotal:
        record.shortFormRow === null
          ? null
          : SHORT_FORM_CELLS.map((cell) => {
              const reading = record.shortFormRow?.[cell];
              return reading === undefined ? ['unread', null] : [reading.kind, valueOf(reading)];
            }),
    },
    provenance: exact({
      arrival,
      cells: CELL_IDS.map((cell) => [cell, origin(record.cells[cell])]),
      row: Object.entries(record.shortFormRow ?? {}).map(([cell, reading]) => [cell, reading]),
    }),
    sections: record.sections.map(({ number, heading, paragraphs }) => [number, heading, paragraphs]),
    reading: exact({
      arrival,
      opening: record.opening ?? null,
      agencyName: record.agencyName,
      year: record.year,
      period: record.period,
      format: record.format,
      sections: record.sections.map(({ number, located, pages }) => [number, located, pages]),
      notes: record.notes,
      traces: record.traces ?? null,
      reader: record.reader,
    }),
    ruleSet: { version: check.ruleSet.version, digest: check.ruleSet.digest },
    findings: settled
      .filter(({ answer: { is } }) => is === 'explained' || is === 'waived')
      .map(({ key, rule, severity, cells, message }) => [key, rule, severity, cells, message.zh, message.en]),
    check: exact({ arrival, ...check }),
    explanations: answers.flatMap((answer) => {
      if (answer.is !== 'explained') return [];
      const { finding, text, reason } = answer.explanation;
      return [[finding, text, reason ?? null]];
    }),
    waivers: answers.flatMap((answer) => {
      if (answer.is !== 'waived') return [];
      const { finding, reason, at } = answer.waiver;
      return [[finding, reason, at]];
    }),
    statement: statement === null ? null : { officer: statement.officer, title: statement.title, at: statement.at },
    answers: exact({
      arrival,
      explanations: submission.explanations,
      waivers: submission.waivers,
      by: statement?.by ?? null,
      // Absent where nothing was returned before, as in all that was filed before there were checklists.
      checklist: submission.checklist,
      // Absent where the agency sent and filed it itself, and of what was filed before the day that counts was kept.
      recorded: submission.recorded,
      inTime: submission.inTime,
      handedOut: submission.handedOut,
      // Who decides is added later; whoever had a hand in it before may never be taken away.
      touched: submission.touched.filter(({ how }) => how !== 'reviewed' && how !== 'approved'),
    }),
  };
}

export function partDigests(content: SealedContent): Record<SealedPart, Digest> {
  const digests = SEALED_PARTS.map((part) => [part, digestOf(content[part])] as const);
  return Object.fromEntries(digests) as Record<SealedPart, Digest>;
}

/**
 * The parts of what is stored that are not what was filed. Filed before there were seals: all or nothing, by the digest of
 * then. Anything else without a seal has lost it.
 */
export function changedSince(filed: Filed, keys: PublicKeys): Changed[] {
  const { submission } = filed;
  const { seal } = submission;
  if (seal === null) {
    if (submission.filedBeforeSeals !== true) return ['seal'];
    const now = contentDigest(submission, filed.record, filed.check);
    return now === submission.contentDigest ? [] : ['content'];
  }
  return [...differing(seal, partDigests(sealedContent(filed))), ...brokenSeal(submission, seal, keys)];
}

/** The same for the documents alone, for whom only one of them is shown. */
export function changedDocumentParts(submission: Submission, keys: PublicKeys): Changed[] {
  const { seal } = submission;
  if (seal === null) return submission.filedBeforeSeals === true ? [] : ['seal'];
  const now = { original: digestOf(originalPart(submission)), pages: digestOf(pagesPart(submission)) };
  return [...differing(seal, now), ...brokenSeal(submission, seal, keys)];
}

function differing(seal: Seal, now: Readonly<Partial<Record<SealedPart, Digest>>>): SealedPart[] {
  return SEALED_PARTS.filter((part) => part in now && seal.parts[part] !== now[part]);
}

function brokenSeal({ id, contentDigest: named }: Submission, seal: Seal, keys: PublicKeys): Changed[] {
  return isWhole(seal, id, keys) && named === seal.digest ? [] : ['seal'];
}

const originalPart = ({ digest, size, format, fileName }: Submission): Canonical => ({
  sha256: digest,
  size,
  format,
  name: fileName,
});

const pagesPart = ({ pictures }: Submission): Canonical =>
  exact((pictures ?? []).map(({ page, sha256, width, height }) => [page, sha256, width, height]));

function valueOf({ kind, value }: CellReading): string | null {
  return kind === 'number' ? value : null;
}

/** What the public reads of a cell. */
function shown(reading: CellReading): Canonical[] {
  const { kind, raw, certainty, attested } = reading;
  const word = attested === undefined ? null : [attested.how, attested.at];
  return [kind, valueOf(reading), kind === 'mark' ? raw : null, certainty, word];
}

function origin({ raw, place, reason, candidates, readers, checks, attested }: CellReading): unknown {
  return { raw, place, reason, candidates, readers, checks, attested };
}

/** A value with every number that is no whole number in JavaScript's own shortest spelling, as a text. */
function exact(value: unknown): Canonical {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  if (typeof value !== 'object') return value as string | boolean;
  if (Array.isArray(value)) return value.map(exact);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, exact(field)]));
}
