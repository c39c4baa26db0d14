/** What every handler begins with: its variables, its log and its clock, all by the one name that FUNCTIONS knows it by. */
import { FUNCTIONS, type FunctionName } from '#shared/workflow/functions.js';
import { environmentOf, type Environment } from './environment.js';
import { logFor, type Log } from './log.js';

export interface OpenFunction<F extends FunctionName> {
  readonly environment: Environment<F>;
  readonly log: Log;
  readonly now: () => Date;
}

/** @throws where a variable that the function's entry names is not set, by its name */
export function openFunction<F extends FunctionName>(name: F): OpenFunction<F> {
  return { environment: environmentOf<F>(FUNCTIONS[name]), log: logFor(name), now: () => new Date() };
}
