/** Times of one thing over many files. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function spread(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), p95: quantile(values, 0.95) };
}

/** Milliseconds of one run. */
export type Clocked = () => Promise<number>;

/** By the clock on the wall. */
function clocked(run: () => unknown): Clocked {
  return async () => {
    const started = performance.now();
    await run();
    return performance.now() - started;
  };
}

/**
 * Milliseconds that the processors worked for this process, its own threads included. What is compared with each other
 * is measured so: on a busy machine the clock on the wall punishes the longer of two, which is interrupted more often.
 */
export function worked(run: () => unknown): Clocked {
  return async () => {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
}

/**
 * The fastest of a few runs of each: what else the machine did meanwhile only ever adds. They take turns, so that a
 * busy moment falls on all of them.
 */
export async function fastest<Name extends string>(
  works: Readonly<Record<Name, Clocked>>,
  runs = 5,
): Promise<Record<Name, number>> {
  const best = {} as Record<Name, number>;
  for (let run = 0; run < runs; run++) {
    for (const name of Object.keys(works) as Name[]) {
      best[name] = Math.min(best[name] ?? Infinity, await works[name]());
    }
  }
  return best;
}

/** The fastest of a few runs of one thing. */
export async function timed(run: () => unknown, runs = 3): Promise<number> {
  return (await fastest({ only: clocked(run) }, runs)).only;
}
