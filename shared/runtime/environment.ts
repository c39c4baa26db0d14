/** The one reader of environment variables: a missing one fails at start by its name, not later as `undefined`. */
import type { FUNCTIONS, FunctionName } from '#shared/workflow/functions.js';
import { DUE_PARTITIONS_READ } from '#shared/workflow/due-partitions.js';
import { withCompanions, type Variable } from '#shared/workflow/variables.js';

type ListedOf<F extends FunctionName> = (typeof FUNCTIONS)[F]['variables'][number];
type VariablesOf<F extends FunctionName> =
  ListedOf<F> | ('TABLE_NAME' extends ListedOf<F> ? Extract<Variable, 'DUE_PARTITIONS'> : never);

type OptionalOf<F extends FunctionName> = (typeof FUNCTIONS)[F] extends { readonly optional: readonly (infer V)[] }
  ? Extract<V, Variable>
  : never;

export type Environment<F extends FunctionName> = Readonly<Record<VariablesOf<F>, string>> &
  Readonly<Partial<Record<OptionalOf<F>, string>>>;

/** Reads exactly the variables that the function's entry in functions.ts names. */
export function environmentOf<F extends FunctionName>(
  entry: (typeof FUNCTIONS)[F],
  source: Readonly<Record<string, string | undefined>> = process.env,
): Environment<F> {
  const values: Partial<Record<Variable, string>> = {};
  for (const name of withCompanions(entry.variables)) {
    const value = source[name];
    if (value === undefined || value === '') throw new Error(`environment variable ${name} is not set`);
    values[name] = value;
  }
  for (const name of ('optional' in entry ? entry.optional : []) as readonly Variable[]) {
    const value = source[name];
    if (value !== undefined && value !== '') values[name] = value;
  }
  return values as Environment<F>;
}

/** A configured number; anything but a positive whole number fails by name. */
export function wholeNumber(name: Variable, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value <= 0) throw new Error(`environment variable ${name} is no positive number`);
  return value;
}

/**
 * Into how many partitions of the index `due` rows are queued. Read where rows are made, far from any handler; that a function
 * has it, `environmentOf` made sure of. Without functions, as in a test, it is all of them.
 */
export function duePartitionsWritten(source: Readonly<Record<string, string | undefined>> = process.env): number {
  const written = wholeNumber('DUE_PARTITIONS', source['DUE_PARTITIONS'] ?? String(DUE_PARTITIONS_READ));
  if (written > DUE_PARTITIONS_READ)
    throw new Error(`environment variable DUE_PARTITIONS is above ${DUE_PARTITIONS_READ}: nobody would look there`);
  return written;
}
