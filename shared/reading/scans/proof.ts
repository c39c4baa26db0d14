/**
 * What is read from a picture is for a person to confirm, always. The sums say how far it can be trusted before that: a
 * figure whose row and column both come out is proven; one that no sum bears out is in doubt and is not offered as read.
 * Table 2 has no sums: there two recognisers agree, and that is all.
 */
import {
  SHORT_FORM_ROW,
  TABLE3_COLUMNS,
  TABLE4_GROUPS,
  TABLE4_RESULTS,
  table3Cell,
  table4Cell,
  type CellId,
  type ShortFormCell,
} from '#shared/report/cells.js';
import type { CellReading } from '#shared/report/record.js';
import type { Table3Finding, TableFinding } from '../tables/findings.js';
import { TABLE3_LABELS } from '../tables/table3-labels.js';
import { equationsOf } from '../text/text-sums.js';
import { unreadCell, type UnreadReason } from '../values.js';

/** The guard that a proven figure has passed. */
export const SUMS = 'sums';

type Key = CellId | ShortFormCell;
type Equation = readonly { readonly key: Key; readonly sign: number }[];
type Verdict = 'proven' | 'refuted' | 'open';

function holds(equation: Equation, read: (key: Key) => CellReading | undefined): boolean | undefined {
  let sum = 0n;
  for (const { key, sign } of equation) {
    const value = read(key)?.value;
    if (value === null || value === undefined || !/^\d+$/u.test(value)) return undefined;
    sum += BigInt(value) * BigInt(sign);
  }
  return sum === 0n;
}

/** @param wanted how many sums prove a figure */
function verdictsOf(
  equations: readonly Equation[],
  read: (key: Key) => CellReading | undefined,
  wanted: number,
): (key: Key) => Verdict {
  const counts = new Map<Key, { held: number; failed: number }>();
  for (const equation of equations) {
    const held = holds(equation, read);
    if (held === undefined) continue;
    for (const { key } of equation) {
      const count = counts.get(key) ?? { held: 0, failed: 0 };
      counts.set(key, held ? { ...count, held: count.held + 1 } : { ...count, failed: count.failed + 1 });
    }
  }
  return (key) => {
    const { held, failed } = counts.get(key) ?? { held: 0, failed: 0 };
    if (failed === 0 && held >= wanted) return 'proven';
    return failed > 0 && held === 0 ? 'refuted' : 'open';
  };
}

function judged(cell: CellReading, verdict: Verdict): CellReading {
  if (cell.kind === 'unread' || cell.kind === 'not-printed') return cell;
  if (verdict === 'refuted' && cell.kind === 'number') {
    const { place, raw, readers } = cell;
    return unreadCell('sums-differ', { place, raw, readers, candidates: [raw] });
  }
  const isProven = verdict === 'proven';
  const why: UnreadReason = isProven ? 'scan-sums' : 'scan';
  const checks = isProven ? [...cell.checks, SUMS] : cell.checks;
  return { ...cell, certainty: 'confirm', reason: cell.reason ?? why, checks };
}

function judgedAll<Id extends Key>(
  cells: ReadonlyMap<Id, CellReading>,
  verdict: (key: Key) => Verdict,
): Map<Id, CellReading> {
  return new Map([...cells].map(([id, cell]) => [id, judged(cell, verdict(id))]));
}

export function provenTable2(finding: TableFinding): TableFinding {
  return { ...finding, cells: judgedAll(finding.cells, () => 'open') };
}

export function provenTable3(finding: Table3Finding): Table3Finding {
  const { cells, shortRow } = finding;
  const keys = TABLE3_LABELS.map(({ key }) => key).filter((key) =>
    key === SHORT_FORM_ROW ? shortRow !== null : cells.get(table3Cell(key, 'total'))?.kind !== 'not-printed',
  );
  const keyAt = (row: number, column: number): Key => {
    const name = TABLE3_COLUMNS[column] ?? 'total';
    const key = keys[row] ?? SHORT_FORM_ROW;
    return key === SHORT_FORM_ROW ? `${SHORT_FORM_ROW}@${name}` : table3Cell(key, name);
  };
  const equations = equationsOf(keys).map((sum) =>
    sum.map(({ row, column, sign }) => ({ key: keyAt(row, column), sign })),
  );
  const read = (key: Key): CellReading | undefined => cells.get(key as CellId) ?? shortRow?.get(key as ShortFormCell);
  const verdict = verdictsOf(equations, read, 2);
  return {
    ...finding,
    cells: judgedAll(cells, verdict),
    shortRow: shortRow === null ? null : judgedAll(shortRow, verdict),
  };
}

export function provenTable4(finding: TableFinding): TableFinding {
  const equations = TABLE4_GROUPS.map((group) =>
    TABLE4_RESULTS.map((result) => ({ key: table4Cell(group, result), sign: result === 'total' ? -1 : 1 })),
  );
  return {
    ...finding,
    cells: judgedAll(
      finding.cells,
      verdictsOf(equations, (key) => finding.cells.get(key as CellId), 1),
    ),
  };
}
