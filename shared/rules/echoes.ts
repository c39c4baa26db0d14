/**
 * One wrong number breaks two or three sums. Where all failing sums of table 3 run through one cell, that cell is named
 * and the findings after the first are its echoes. Where no single cell explains them, nothing is said.
 */
import type { CellId } from '../report/cells.js';
import type { Finding } from '../report/finding.js';

const SUMS = new Set(['A01', 'A02', 'A03']);

export interface Echo {
  /** Key of the finding to show; the others fold under it. */
  readonly lead: string;
  readonly echoes: readonly string[];
  /** The cells that all of them share; the wrong one is among them. */
  readonly cells: readonly CellId[];
}

export function echoes(findings: readonly Finding[]): Echo[] {
  const sums = findings.filter((one) => SUMS.has(one.rule) && one.cells.length > 0);
  const [lead, ...others] = sums;
  if (lead === undefined || others.length === 0) return [];
  const cells = lead.cells.filter((id) => others.every((other) => other.cells.includes(id)));
  return cells.length === 0 ? [] : [{ lead: lead.key, echoes: others.map((other) => other.key), cells }];
}
