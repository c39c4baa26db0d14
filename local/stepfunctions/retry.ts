/**
 * Which retrier or catcher answers an error, and how long a retry waits. Knows the rules of
 * docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html and nothing of states or time.
 */
import type { StatesError } from './failure.js';

export interface Retrier {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: 'FULL' | 'NONE';
}

/** A missed heartbeat is a kind of timeout: the page describes States.Timeout as covering both. */
const TIMEOUTS = new Set(['States.Timeout', 'States.HeartbeatTimeout']);
/** Neither wildcard reaches these; only their own name does, and States.Runtime not even by that. */
const BEYOND_WILDCARDS = new Set(['States.DataLimitExceeded', 'States.Runtime']);

export function answers(errorEquals: readonly string[], failure: StatesError): boolean {
  const { error } = failure;
  if (error === 'States.Runtime') return false;
  return errorEquals.some((name) => {
    if (name === error) return true;
    if (BEYOND_WILDCARDS.has(error)) return false;
    if (name === 'States.ALL') return true;
    if (name === 'States.TaskFailed') return !TIMEOUTS.has(error);
    return name === 'States.Timeout' && TIMEOUTS.has(error);
  });
}

/** Counts the retries of one visit to a state; each retrier has its own count, and the first that names the error decides. */
export class RetryCounts {
  private readonly used = new Map<Retrier, number>();

  constructor(private readonly retriers: readonly Retrier[]) {}

  /** Seconds to wait before the next try, or undefined when nobody retries this error (any more). */
  nextDelay(failure: StatesError, random: () => number): number | undefined {
    const retrier = this.retriers.find((candidate) => answers(candidate.ErrorEquals, failure));
    if (retrier === undefined) return undefined;
    const before = this.used.get(retrier) ?? 0;
    if (before >= (retrier.MaxAttempts ?? 3)) return undefined;
    this.used.set(retrier, before + 1);
    const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** before;
    const capped = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
    return retrier.JitterStrategy === 'FULL' ? capped * random() : capped;
  }
}
