/** Whether a draft may be filed, and what it looked like when a person decided on it. */
import { digestOf } from '#shared/ids/digest.js';
import { CELL_IDS } from '#shared/report/cells.js';
import type { CheckResult, Finding } from '#shared/report/finding.js';
import { unconfirmedCells, unreadCells, type ReportRecord } from '#shared/report/record.js';
import type { Digest } from '#shared/ids/digest.js';
import { answered } from './answers.js';
import { unanswered } from './comments.js';
import type { Filing, Submission } from './model.js';

/** What still stands between a draft and filing. All zero: it may be filed. */
export interface Outstanding {
  readonly blocks: readonly Finding[];
  readonly unexplained: readonly Finding[];
  readonly unread: number;
  readonly unconfirmed: number;
  /** Comments of the return that have no answer yet. */
  readonly unanswered: number;
}

export function outstanding(submission: Submission, record: ReportRecord, check: CheckResult): Outstanding {
  const open = answered(check, submission).findings.filter(({ answer }) => answer.is === 'open');
  return {
    blocks: open.filter(({ severity }) => severity === 'block'),
    unexplained: open.filter(({ severity }) => severity === 'explain'),
    unread: unreadCells(record).length,
    unconfirmed: unconfirmedCells(record).length,
    unanswered: unanswered(submission.checklist ?? []).length,
  };
}

export function isReady(open: Outstanding): boolean {
  return open.blocks.length + open.unexplained.length + open.unread + open.unconfirmed + open.unanswered === 0;
}

export function countsOf(submission: Submission, record: ReportRecord, check: CheckResult): Filing['counts'] {
  const open = outstanding(submission, record, check);
  return {
    block: open.blocks.length,
    explain: check.findings.filter((finding) => finding.severity === 'explain').length,
    unread: open.unread,
    confirm: open.unconfirmed,
  };
}

/**
 * SHA-256 over everything that a decision is about, as it was computed before there were seals: still what vouches for
 * filings from then (sealed.ts).
 */
export function contentDigest(submission: Submission, record: ReportRecord, check: CheckResult): Digest {
  return digestOf({
    document: submission.digest,
    form: record.form,
    cells: CELL_IDS.map((id) => [id, record.cells[id].kind, record.cells[id].value]),
    shortFormRow: Object.entries(record.shortFormRow ?? {}).map(([id, cell]) => [id, cell.kind, cell.value]),
    sections: record.sections.map((section) => [section.number, section.heading, section.paragraphs]),
    findings: check.findings.map((finding) => [finding.key, finding.severity]),
    ruleSet: check.ruleSet.digest,
    explanations: submission.explanations.map(({ finding, text }) => [finding, text]),
    waivers: submission.waivers.map(({ finding, reason }) => [finding, reason]),
    statement: submission.statement === null ? null : [submission.statement.officer, submission.statement.title],
  });
}
