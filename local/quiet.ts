/** Waits until nothing is in flight any more, which no service alone can tell: one gives work to another. */
import type { StreamPump } from './dynamodb/streams.js';

export interface Work {
  /** Whether anything is visibly at work: a function, a delivery, a scan, a retry that is soon due. */
  readonly atWork: () => boolean;
  readonly pumps: readonly StreamPump[];
  readonly stopped: AbortSignal;
  readonly pause: (ms: number) => Promise<void>;
}

export async function untilQuiet({ atWork, pumps, stopped, pause }: Work): Promise<void> {
  // Twice in a row, because between two steps of an execution nothing is visibly at work.
  for (let quiet = 0; quiet < 2 && !stopped.aborted;) {
    // What is visibly at work is waited for: asking the streams meanwhile would only slow it down.
    while (atWork() && !stopped.aborted) await pause(10);
    await Promise.all(pumps.map((pump) => pump.drained()));
    quiet = atWork() ? 0 : quiet + 1;
    await pause(10);
  }
}
