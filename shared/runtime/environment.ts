/** The one reader of environment variables: a missing one fails at start by its name, not later as `undefined`. */
import type { FUNCTIONS, FunctionName } from '#shared/workflow/functions.js';
import type { Variable } from '#shared/workflow/variables.js';

type VariablesOf<F extends FunctionName> = (typeof FUNCTIONS)[F]['variables'][number];

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
  for (const name of entry.variables as readonly Variable[]) {
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
