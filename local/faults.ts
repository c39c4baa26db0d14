/**
 * Trouble that a test plans and a run on one machine never has, unless it is given: functions reach a service by way of
 * something that stands between, and what is delivered without anybody waiting for it comes twice, late or once more after
 * others. AWS promises delivery at least once and, of events, no order.
 *
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-delivery.html
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
import type { Addresses } from './addresses.js';
import type { InvokeResult } from './lambda/instance.js';

export type Invoke = (functionName: string, payload: string) => Promise<InvokeResult>;

export interface Faults {
  /** Where functions look for a service instead of at its own address. */
  readonly addresses?: Partial<Addresses>;
  /** Around every invocation for an event, a schedule or a batch of a stream. */
  readonly aroundDelivery?: (invoke: Invoke) => Invoke;
  /** Asked once for each instance of a function; what it gives is asked before each invocation: how far its clock is behind, in ms. */
  readonly behindOfInstance?: () => () => number;
}

/** Of a hundred deliveries so many meet each kind of trouble; all 0 is none. */
export interface DeliveryTrouble {
  /** The function is called twice at the same time. */
  readonly twice: number;
  /** It is called only after a while, and others overtake it. */
  readonly late: number;
  /** It is called once more long after it was done, as where the word that it was done got lost. */
  readonly again: number;
  /** How long that while is at most, in milliseconds. */
  readonly whileMs: number;
}

export type TroubleKind = 'twice' | 'late' | 'again';

export interface TroubledDeliveries {
  readonly aroundDelivery: (invoke: Invoke) => Invoke;
  /** From now on. */
  set(trouble: DeliveryTrouble): void;
  /** How many there were so far. */
  readonly counts: Readonly<Record<TroubleKind, number>>;
}

export const NO_TROUBLE: DeliveryTrouble = { twice: 0, late: 0, again: 0, whileMs: 0 };

/**
 * @param chance a number from 0 up to, not including, 1
 * @param pause ends early when everything is being stopped
 */
export function troubledDeliveries(chance: () => number, pause: (ms: number) => Promise<void>): TroubledDeliveries {
  let trouble = NO_TROUBLE;
  const counts = { twice: 0, late: 0, again: 0 };
  const meets = (kind: TroubleKind): boolean => {
    if (chance() * 100 >= trouble[kind]) return false;
    counts[kind]++;
    return true;
  };
  const aWhile = () => pause(Math.floor(chance() * trouble.whileMs));
  return {
    counts,
    set: (next) => void (trouble = next),
    aroundDelivery: (invoke) => async (name, payload) => {
      if (meets('late')) await aWhile();
      if (meets('again')) void aWhile().then(() => invoke(name, payload));
      // One of the two is heard, as where the other belongs to a delivery of its own.
      if (meets('twice')) void invoke(name, payload);
      return invoke(name, payload);
    },
  };
}

/** Of a hundred instances so many are `ms` milliseconds behind everybody else: clocks are set back while processes run. */
export interface ClockTrouble {
  readonly share: number;
  readonly ms: number;
}

export interface TroubledClocks {
  readonly behindOfInstance: () => () => number;
  /** From the next invocation of each instance on; undefined sets all clocks right. */
  set(trouble: ClockTrouble | undefined): void;
  /** Instances that were invoked while they were behind, each once per trouble. */
  readonly met: number;
}

/** @param chance a number from 0 up to, not including, 1 */
export function troubledClocks(chance: () => number): TroubledClocks {
  let trouble: ClockTrouble | undefined;
  let met = 0;
  return {
    get met() {
      return met;
    },
    set: (next) => void (trouble = next),
    behindOfInstance: () => {
      let known: ClockTrouble | undefined;
      let behind = 0;
      return () => {
        if (trouble === known) return behind;
        known = trouble;
        behind = known !== undefined && chance() * 100 < known.share ? known.ms : 0;
        if (behind > 0) met++;
        return behind;
      };
    },
  };
}
