/**
 * What goes wrong in a drill, and when, and what the people of each agency do: all of it out of one number, so that a run
 * that broke something is repeated by its seed. When a fault meets whom is left to the machine it runs on.
 */
import { seededIntegers } from '../builders/values.js';

export const SERVICES = ['dynamodb', 's3', 'sfn', 'kms', 'ses'] as const;
export type Service = (typeof SERVICES)[number];

/**
 * `refuse`: no connection. `error`: the service says that it cannot now. `lose`: it does what was asked, and the connection is reset
 * before its answer. `half-answer`: in the middle of the answer. `half-request`: in the middle of what is sent, so that nothing
 * may be done. `slow`: it takes its time.
 */
export const WAYS = ['refuse', 'error', 'lose', 'half-answer', 'half-request', 'slow'] as const;
export type Way = (typeof WAYS)[number];

export type Fault =
  | { readonly kind: 'kill-everything' }
  | { readonly kind: 'kill-database' }
  | { readonly kind: 'kill-function' }
  /** So many of a hundred requests to the service meet it. */
  | {
      readonly kind: 'service';
      readonly service: Service;
      readonly way: Way;
      readonly share: number;
      readonly ms: number;
    }
  | {
      readonly kind: 'deliveries';
      readonly twice: number;
      readonly late: number;
      readonly again: number;
      readonly ms: number;
    }
  | { readonly kind: 'clock'; readonly minutes: number }
  /** So many of a hundred instances of functions are set back for a while, and then right again. */
  | { readonly kind: 'clock-back'; readonly minutes: number; readonly share: number; readonly ms: number }
  /** The code of another version takes over, and gives back. */
  | { readonly kind: 'former-code' }
  | { readonly kind: 'code-of-now' };

export interface PlannedFault {
  /** Since the beginning. */
  readonly atMs: number;
  readonly fault: Fault;
}

export interface PlanRequest {
  readonly seed: number;
  readonly ms: number;
  /** Whether there is a former version to go back to. */
  readonly former: boolean;
  /** The mean pause between two faults. */
  readonly everyMs?: number;
}

/** In every run, in this order; what a longer run has beyond them is drawn. */
const ALWAYS: readonly Fault['kind'][] = [
  'deliveries',
  'kill-function',
  'service',
  'clock',
  'clock-back',
  'service',
  'kill-everything',
  'service',
  'kill-database',
  'service',
  'service',
];
const DRAWN: readonly Fault['kind'][] = [
  ...(['kill-function', 'kill-function', 'kill-function', 'service', 'service', 'service', 'service'] as const),
  ...(['deliveries', 'clock', 'clock', 'clock-back', 'kill-database', 'kill-everything'] as const),
];

/** Faults come in bursts; between them the season gets as far as the next burst can throw it back. */
const BURST = 8;
/** Of the mean pauses between two faults. */
const CALM = 7;

export function faultsFrom({ seed, ms, former, everyMs = 9_000 }: PlanRequest): PlannedFault[] {
  const draw = seededIntegers(seed);
  const pick = <T>(from: readonly T[]): T => from[draw(0, from.length - 1)] as T;
  const planned: PlannedFault[] = [];
  let services = draw(0, SERVICES.length - 1);
  let ways = draw(0, WAYS.length - 1);
  const faultOf = (kind: Fault['kind']): Fault => {
    switch (kind) {
      case 'service': {
        // Each in turn, so that none is left out; five services and six ways meet in all pairs.
        const service = SERVICES[services++ % SERVICES.length] ?? 'ses';
        const way = WAYS[ways++ % WAYS.length] ?? 'refuse';
        return { kind, service, way, share: pick([30, 60, 100]), ms: draw(2_000, 12_000) };
      }
      case 'deliveries':
        return { kind, twice: draw(10, 60), late: draw(5, 40), again: draw(5, 40), ms: draw(5_000, 20_000) };
      case 'clock':
        return { kind, minutes: draw(2, 45) };
      case 'clock-back':
        return { kind, minutes: draw(1, 12), share: pick([30, 60, 100]), ms: draw(3_000, 15_000) };
      default:
        return { kind } as Fault;
    }
  };
  for (let at = draw(500, everyMs), n = 0; at < ms; n++) {
    const kind = ALWAYS[n] ?? pick(DRAWN);
    planned.push({ atMs: at, fault: faultOf(kind) });
    // What died held its work for three minutes, and `settle` looks every five: nobody waits for that in earnest.
    if (kind.startsWith('kill-')) {
      const atMs = at + Math.floor(everyMs / 3);
      if (atMs < ms) planned.push({ atMs, fault: { kind: 'clock', minutes: draw(6, 12) } });
    }
    // Whoever starts again needs a moment before the next trouble, or nothing would ever be begun.
    at += kind === 'kill-everything' ? everyMs * 2 : draw(Math.floor(everyMs / 3), Math.floor((everyMs * 5) / 3));
    const drawn = n + 1 - ALWAYS.length;
    if (drawn >= 0 && drawn % BURST === 0) at += everyMs * CALM;
  }
  const inOrder = planned.sort((a, b) => a.atMs - b.atMs);
  return former ? withFormerCode(inOrder, ms, draw) : inOrder;
}

/** Twice at most there and back: a quarter of the time each is the former version's. */
function withFormerCode(
  planned: readonly PlannedFault[],
  ms: number,
  draw: (from: number, to: number) => number,
): PlannedFault[] {
  const turns = [draw(15, 25), draw(35, 45), draw(60, 70), draw(80, 90)].map((percent, n): PlannedFault => {
    const kind = n % 2 === 0 ? 'former-code' : 'code-of-now';
    return { atMs: Math.floor((ms * percent) / 100), fault: { kind } };
  });
  return [...planned, ...turns].sort((a, b) => a.atMs - b.atMs);
}

export function toldFault({ atMs, fault }: PlannedFault): string {
  const at = `${(atMs / 1000).toFixed(1).padStart(7)} s`;
  switch (fault.kind) {
    case 'service':
      return `${at}  ${fault.service}: ${fault.way} ${fault.share} % for ${fault.ms} ms`;
    case 'deliveries':
      return `${at}  deliveries: twice ${fault.twice} %, late ${fault.late} %, again ${fault.again} % for ${fault.ms} ms`;
    case 'clock':
      return `${at}  clock: ${fault.minutes} minutes on`;
    case 'clock-back':
      return `${at}  clock of ${fault.share} % of the instances: ${fault.minutes} minutes back for ${fault.ms} ms`;
    default:
      return `${at}  ${fault.kind}`;
  }
}

/** What the people of an agency, and those who decide on its report, do that not everybody does. */
export interface Habits {
  /** The first file has a sum that is wrong. */
  readonly faultyFirst: boolean;
  /** Two windows send the same form at the same moment. */
  readonly twoWindows: boolean;
  readonly pdf: boolean;
  /** So often the reviewer, then the approver, sends it back. */
  readonly returns: readonly [number, number];
  /** The deciders click in two windows, one of them the other way. */
  readonly decidesTwice: boolean;
  /** The connection breaks in the middle of the first file. */
  readonly breaksOff: boolean;
  /** Their decisions on its report are disowned, once each, as not theirs. */
  readonly disowned: { readonly reviewer: boolean; readonly approver: boolean };
  /** What is done about the versions that become public, one after the other; then from the beginning. */
  readonly afterwards: readonly TakingBack[];
}
export type TakingBack = 'nothing' | 'correction' | 'take-down';

export function habitsFrom(seed: number, agency: number): Habits {
  const draw = seededIntegers(seed * 1000 + agency);
  const once = (percent: number) => draw(1, 100) <= percent;
  return {
    faultyFirst: once(40),
    twoWindows: once(50),
    pdf: once(25),
    returns: [once(30) ? 1 : 0, once(15) ? 1 : 0],
    decidesTwice: once(60),
    breaksOff: once(30),
    disowned: { reviewer: once(20), approver: once(25) },
    afterwards: Array.from({ length: 3 }, () => (once(45) ? 'correction' : once(60) ? 'take-down' : 'nothing')),
  };
}
