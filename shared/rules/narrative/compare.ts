/** A told number against the cells that hold the same number. */
import type { ReportRecord } from '#shared/report/record.js';
import { decimalText, distance, exact, minus, plus, type Exact } from '#shared/ids/decimal.js';
import { weigh } from '../operands.js';
import type { Amount } from './amounts.js';
import type { SubjectReading, Subject } from './subjects.js';

export interface Verdict {
  /** `differs`: surely another number. `apart`: a rounded number that the table is not near to. */
  readonly verdict: 'agrees' | 'differs' | 'apart' | 'not-applicable';
  /** What the plainest reading of the tables says; null where a cell holds no number. */
  readonly table: string | null;
  /** Why it could not be compared. */
  readonly why: string | null;
}

type Said = Pick<Amount, 'value' | 'step' | 'vague'>;

function sum(
  record: ReportRecord,
  { plus: added, minus: taken = [] }: SubjectReading,
): Exact | { readonly why: string } {
  const operands = weigh(record, [...added, ...taken]);
  if ('why' in operands) return { why: operands.why };
  return minus(plus(...operands.values.slice(0, added.length)), plus(...operands.values.slice(added.length)));
}

/** A tenth on the open side; a rounded number is not held to more. */
function isNear(table: Exact, { value, vague }: Said): boolean {
  const tenth = value / 10n;
  const [least, most] = [
    vague === 'more' ? value : value - tenth,
    vague === 'less' ? value : value + tenth + (vague === 'more' ? exact('1') : 0n),
  ];
  return table >= least && table <= most;
}

/** In 元: the last place that the table prints, since both operands may be rounded. */
function printedStep(record: ReportRecord, subject: Subject): Exact {
  const places = subject.readings[0].plus.map((cell) => record.cells[cell].value?.split('.')[1]?.length ?? 0);
  return ((exact('1') * 10_000n) / 10n ** BigInt(Math.min(8, ...places))) as Exact;
}

function holds(record: ReportRecord, subject: Subject, said: Said, table: Exact): boolean {
  if (said.vague !== null) return isNear(table, said);
  const off = distance(said.value, table);
  if (off === 0n || (subject.atMost && said.value < table)) return true;
  // Sums of money are rounded on either side; a printed 0 is no rounded sum.
  if (subject.money)
    return (table !== 0n && off < printedStep(record, subject)) || (!subject.atMost && off < said.step);
  return said.step > exact('1') && off < said.step;
}

export function compare(record: ReportRecord, subject: Subject, said: Said): Verdict {
  const sums = subject.readings.map((reading) => sum(record, reading));
  const inUnit = (value: Exact): Exact => (subject.money ? ((value * 10_000n) as Exact) : value);
  const [first] = sums;
  const table = typeof first === 'bigint' ? decimalText(first) : null;
  // No fee at all needs no cell to agree with.
  if (subject.atMost && said.value === 0n) return { verdict: 'agrees', table, why: null };
  if (sums.some((one) => typeof one === 'bigint' && holds(record, subject, said, inUnit(one)))) {
    return { verdict: 'agrees', table, why: null };
  }
  const missing = sums.find((one) => typeof one !== 'bigint');
  if (missing !== undefined && typeof missing !== 'bigint')
    return { verdict: 'not-applicable', table, why: missing.why };
  return { verdict: said.vague === null ? 'differs' : 'apart', table, why: null };
}
