/** A number that a person types for a cell: the same grammar as in documents, and a count must be whole. */
import { FEE_CELL, type CellId } from '../report/cells.js';
import { decimalSchema } from '../report/record.js';
import { interpret } from './values.js';

/** The decimal string, or undefined for anything that cannot be the number of that cell. */
export function parseTyped(cell: CellId, text: string): string | undefined {
  const { kind, value } = interpret(text.normalize('NFKC').replace(/\s+/g, ''));
  if (kind !== 'number' || value === null || !decimalSchema.safeParse(value).success) return undefined;
  return cell === FEE_CELL || !value.includes('.') ? value : undefined;
}
