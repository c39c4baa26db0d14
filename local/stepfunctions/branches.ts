/**
 * Parallel and inline Map: several walks at once, joined into one result. The first failure decides and the rest is given
 * up; that verdict is a line of its own in the journal, because after a restart another branch might come first.
 */
import type { Flow, MapState, ParallelState } from './definition.js';
import { render } from './expressions.js';
import { Cancelled, StatesError, withinLimit } from './failure.js';
import { type Here, type Scope, sightFrom } from './run.js';

type Walk = (flow: Flow, input: unknown, scope: Scope) => Promise<unknown>;
type Joined = Promise<{ result: unknown; at: string }>;

/** "Concurrent iterations may be limited" at 40 for inline maps: docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html */
const MOST_AT_ONCE = 40;

export async function runParallel(state: ParallelState, here: Here, attempt: number, from: string, walk: Walk): Joined {
  const sight = sightFrom(here, { at: from, attempt, purpose: 'arguments' });
  const input =
    'Arguments' in state
      ? withinLimit(await render(state.Arguments, sight), `The arguments of state "${here.name}"`)
      : here.input;
  return join(
    here,
    attempt,
    state.Branches.length,
    state.Branches.map((branch, index) => (signal) => walk(branch, input, innerScope(here, attempt, index, signal))),
  );
}

export async function runMap(state: MapState, here: Here, attempt: number, from: string, walk: Walk): Joined {
  const sight = sightFrom(here, { at: from, attempt, purpose: 'items' });
  const items = 'Items' in state ? await render(state.Items, sight) : here.input;
  if (!Array.isArray(items))
    throw new StatesError('States.QueryEvaluationError', `The items of state "${here.name}" are not an array.`);
  const wished = await render(state.MaxConcurrency ?? 0, sight);
  if (typeof wished !== 'number' || !Number.isInteger(wished) || wished < 0) {
    throw new StatesError(
      'States.QueryEvaluationError',
      `The MaxConcurrency of state "${here.name}" is not a whole number.`,
    );
  }
  const one = (value: unknown, index: number) => async (signal: AbortSignal) => {
    const mapItem = { Index: index, Value: value };
    const selecting = sightFrom(here, { at: from, attempt, purpose: `item ${index}`, mapItem });
    const input =
      'ItemSelector' in state
        ? withinLimit(await render(state.ItemSelector, selecting), `Item ${index} of state "${here.name}"`)
        : value;
    return walk(state.ItemProcessor, input, { ...innerScope(here, attempt, index, signal), mapItem });
  };
  return join(here, attempt, Math.min(wished === 0 ? MOST_AT_ONCE : wished, MOST_AT_ONCE), items.map(one));
}

/** Inner scopes see the outer variables as they stand and keep their own assignments to themselves. */
function innerScope(here: Here, attempt: number, index: number, signal: AbortSignal): Scope {
  return {
    ...here.scope,
    prefix: `${here.visit}.${attempt}/${index}/`,
    variables: { ...here.scope.variables },
    signal,
  };
}

async function join(
  here: Here,
  attempt: number,
  atOnce: number,
  walks: ((signal: AbortSignal) => Promise<unknown>)[],
): Joined {
  const { diary } = here.scope.run;
  const before = diary.recall('joined', here.visit, attempt);
  if (before?.error !== undefined) throw new StatesError(before.error, before.cause ?? '');

  if (here.scope.signal.aborted) throw new Cancelled();
  const inner = new AbortController();
  const giveUp = () => inner.abort();
  here.scope.signal.addEventListener('abort', giveUp, { once: true });
  const results: unknown[] = [];
  let firstFailure: unknown;
  let next = 0;
  const lane = async () => {
    while (next < walks.length && !inner.signal.aborted) {
      const index = next++;
      try {
        results[index] = await walks[index]?.(inner.signal);
      } catch (failure) {
        firstFailure ??= failure;
        inner.abort();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, walks.length) }, lane));
  here.scope.signal.removeEventListener('abort', giveUp);

  if (here.scope.signal.aborted) throw new Cancelled();
  if (firstFailure instanceof StatesError) {
    diary.note('joined', here.visit, attempt, { error: firstFailure.error, cause: firstFailure.cause });
    throw firstFailure;
  }
  if (firstFailure !== undefined) throw firstFailure;
  const { at } = diary.note('joined', here.visit, attempt, {});
  return { result: withinLimit(results, `The result of state "${here.name}"`), at };
}
