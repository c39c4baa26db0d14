/**
 * Which notes stand under which table of a report: what the agency explained, what the publisher let stand, and which
 * numbers the agency keyed in.
 */
import { CELL_IDS, tableOf, type CellId } from '#shared/report/cells.js';
import type { Bilingual } from '#shared/report/labels.js';
import type { PublicExplanation, PublicWaiver, PublishedReport } from './model.js';

export interface ReportNote {
  /** Counts through the whole report from 1. */
  readonly n: number;
  /** The table of its first cell; null for a note on the document. */
  readonly table: 2 | 3 | 4 | null;
  readonly cells: readonly CellId[];
  readonly rule: string;
  readonly message: Bilingual;
  readonly explanation: PublicExplanation | undefined;
  readonly waiver: PublicWaiver | undefined;
}

export function notesOf(report: PublishedReport): ReportNote[] {
  const answered = report.findings.flatMap((finding) => {
    const explanation = report.explanations.find((one) => one.finding === finding.key);
    const waiver = report.waivers.find((one) => one.finding === finding.key);
    if (explanation === undefined && waiver === undefined) return [];
    const [first] = finding.cells;
    const table = first === undefined ? null : tableOf(first);
    return [{ table, cells: finding.cells, rule: finding.rule, message: finding.message, explanation, waiver }];
  });
  const order = (table: ReportNote['table']): number => table ?? 9;
  return answered.sort((a, b) => order(a.table) - order(b.table)).map((note, index) => ({ n: index + 1, ...note }));
}

/** The cells of one table that the agency keyed in, grouped by the instant it did so. */
export function keyedCells(
  report: Pick<PublishedReport, 'record'>,
  table: 2 | 3 | 4,
): { at: string; cells: CellId[] }[] {
  const groups = new Map<string, CellId[]>();
  for (const id of CELL_IDS) {
    const attested = report.record.cells[id].attested;
    if (tableOf(id) !== table || attested?.how !== 'keyed') continue;
    groups.set(attested.at, [...(groups.get(attested.at) ?? []), id]);
  }
  return [...groups].map(([at, cells]) => ({ at, cells }));
}
