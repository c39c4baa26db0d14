/**
 * Time for the one-machine AWS: what the clock says and when to be woken. Servers take a `Clock` so that a test can
 * let a year pass in a millisecond; the process itself uses `systemClock`. Nothing here knows who waits or why.
 */

export interface Timer {
  cancel(): void;
}

export interface Clock {
  now(): Date;
  /** Runs `run` once, at `at` or as soon after it as possible; an instant in the past means "now, but not in this call". */
  setTimer(at: Date, run: () => void): Timer;
}

/** `setTimeout` treats anything longer than 2^31-1 milliseconds (24.8 days) as zero, so long waits go in legs. */
const LONGEST_LEG_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  setTimer(at, run) {
    let handle: NodeJS.Timeout;
    const leg = (): void => {
      const left = at.getTime() - Date.now();
      handle = left > LONGEST_LEG_MS ? setTimeout(leg, LONGEST_LEG_MS) : setTimeout(run, Math.max(0, left));
    };
    leg();
    return { cancel: () => clearTimeout(handle) };
  },
};

export interface MovableClock extends Clock {
  /** Time jumps forward to this instant and runs on from there; timers that fall due by it run at once. */
  moveTo(instant: Date | string): void;
}

/** A clock that runs as fast as the system's, from another instant, and can be put forward. */
export function movableClock(start: Date | string): MovableClock {
  let aheadMs = new Date(start).getTime() - Date.now();
  const waiting = new Set<() => void>();
  const now = () => new Date(Date.now() + aheadMs);
  return {
    now,
    setTimer(at, run) {
      let timer: Timer;
      const set = () => {
        timer = systemClock.setTimer(new Date(at.getTime() - aheadMs), () => {
          waiting.delete(again);
          run();
        });
      };
      const again = () => {
        timer.cancel();
        set();
      };
      waiting.add(again);
      set();
      return {
        cancel: () => {
          waiting.delete(again);
          timer.cancel();
        },
      };
    },
    moveTo(instant) {
      const moved = new Date(instant).getTime() - Date.now();
      if (moved < aheadMs) throw new Error('time does not run backwards');
      aheadMs = moved;
      for (const again of [...waiting]) again();
    },
  };
}

export interface ManualClock extends Clock {
  /**
   * Lets time pass: fires every timer that falls due, in order of its instant, with the clock standing at that
   * instant, and lets the work each one sets off come to rest before the next. `advance(0)` fires what is due now.
   */
  advance(ms: number): Promise<void>;
  /** Instants of the timers still waiting, earliest first. */
  waiting(): Date[];
}

export function manualClock(start: Date | string): ManualClock {
  let now = new Date(start).getTime();
  let nextOrder = 0;
  const timers = new Set<{ at: number; order: number; run: () => void }>();
  const inOrder = () => [...timers].sort((a, b) => a.at - b.at || a.order - b.order);
  return {
    now: () => new Date(now),
    setTimer(at, run) {
      const timer = { at: at.getTime(), order: nextOrder++, run };
      timers.add(timer);
      return { cancel: () => void timers.delete(timer) };
    },
    async advance(ms) {
      const target = now + ms;
      await restOfLoop();
      for (;;) {
        const due = inOrder().find((timer) => timer.at <= target);
        if (due === undefined) break;
        timers.delete(due);
        now = Math.max(now, due.at);
        due.run();
        await restOfLoop();
      }
      now = target;
    },
    waiting: () => inOrder().map((timer) => new Date(timer.at)),
  };
}

/** Promise chains that only wait for each other end within one turn of the event loop; a few more turns let small I/O through. */
async function restOfLoop(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}
