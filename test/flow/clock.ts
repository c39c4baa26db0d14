/** Time for flow tests: functions run in processes of their own on the system's clock, so only waiting can be hurried. */
import { systemClock, type Clock } from '../../local/clock.js';

export interface HurriedClock extends Clock {
  /** Lets every wait of more than an hour end now, as if its time had come. */
  endLongWaits(): void;
}

const HOUR_MS = 3_600_000;

export function hurriedClock(): HurriedClock {
  const waiting = new Set<() => void>();
  return {
    now: systemClock.now,
    setTimer(at, run) {
      const timer = systemClock.setTimer(at, end);
      if (at.getTime() - Date.now() > HOUR_MS) waiting.add(end);
      return {
        cancel() {
          waiting.delete(end);
          timer.cancel();
        },
      };
      function end(): void {
        waiting.delete(end);
        timer.cancel();
        run();
      }
    },
    endLongWaits() {
      for (const end of [...waiting]) end();
    },
  };
}
