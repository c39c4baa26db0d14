/**
 * CSV for people with a spreadsheet (RFC 4180, UTF-8 with a byte order mark, so that Excel reads Chinese). A text that
 * a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV Injection"); numbers are written as
 * numbers, so that a column can be added up. The machine's copy is the JSON, where nothing is touched.
 */
import { visibleText } from './visible-text.js';

export type CsvField = { readonly text: string } | { readonly number: string } | null;

/** What a spreadsheet may take for the start of a formula, full width included; quotes and white space do not disarm it. */
const FORMULA = /^(?:[\t\r\n]|[\s'"]*[=+\-@＝＋－＠])/;
const DECIMAL = /^(0|[1-9]\d*)(\.\d+)?$/;

export const text = (value: string): CsvField => ({ text: value });
/** A decimal string as a number; null as an empty field. */
export const number = (value: string | null): CsvField => (value === null ? null : { number: value });

function quoted(field: CsvField): string {
  if (field === null) return '';
  if ('number' in field) {
    if (!DECIMAL.test(field.number)) throw new RangeError(`not a decimal number: ${field.number}`);
    return field.number;
  }
  // Hidden characters go first: one in front of `=` would hide the formula from the test and then vanish.
  const visible = visibleText(field.text);
  const safe = FORMULA.test(visible) ? `'${visible}` : visible;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvText(rows: readonly (readonly CsvField[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}
