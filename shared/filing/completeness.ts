/** Whether a draft may be filed, and what it looked like when a person decided on it. */
import { digestOf } from '#shared/ids/digest.js';
import { CELL_IDS } from '#shared/report/cells.js';
import type { CheckResult, Finding } from '#shared/report/finding.js';
import { unconfirmedCells, unreadCells, type ReportRecord } from '#shared/report/record.js';
import type { Digest } from '#shared/ids/digest.js';
import type { Explanation, Filing, Submission, Waiver } from './model.js';

/** What still stands between a draft and filing. All zero: it may be filed. */
export interface Outstanding {
  readonly blocks: readonly Finding[];
  readonly unexplained: readonly Finding[];
  readonly unread: number;
  readonly unconfirmed: number;
}

/** The waiver that lifts this very finding: one given for other numbers under the same key does not. */
export function waiverOf(submission: Pick<Submission, 'waivers'>, finding: Finding): Waiver | undefined {
  return submission.waivers.find(({ finding: key, message }) => key === finding.key && message === finding.message.zh);
}

/** The explanation that answers this very finding. */
export function explanationOf(submission: Pick<Submission, 'explanations'>, finding: Finding): Explanation | undefined {
  return submission.explanations.find(
    ({ finding: key, message }) => key === finding.key && (message === undefined || message === finding.message.zh),
  );
}

export function outstanding(submission: Submission, record: ReportRecord, check: CheckResult): Outstanding {
  return {
    blocks: check.findings.filter(
      (finding) => finding.severity === 'block' && waiverOf(submission, finding) === undefined,
    ),
    unexplained: check.findings.filter(
      (finding) => finding.severity === 'explain' && explanationOf(submission, finding) === undefined,
    ),
    unread: unreadCells(record).length,
    unconfirmed: unconfirmedCells(record).length,
  };
}

export function isReady(open: Outstanding): boolean {
  return open.blocks.length + open.unexplained.length + open.unread + open.unconfirmed === 0;
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
