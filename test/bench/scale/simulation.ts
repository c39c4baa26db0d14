/**
 * The busiest day of a province, second by second: each arrival brings the work that was measured of one report, spread over the
 * minutes that people take; what has a rate (mail) waits in a queue. A model of arrivals on measured service times, not of AWS.
 */
import { secondOfDay, type Random } from './arrivals.js';
import { runsOf, type Measured } from './measured.js';

const DAY = 86_400;
/** People's own time: from opening the link to filing, and from opening the mail to the decision. */
const MINUTES_OF = { filed: 25, approved: 8 } as const;

export interface Peaks {
  /** Of all functions together, and of the busiest. */
  readonly concurrency: number;
  readonly busiest: { readonly verb: string; readonly concurrency: number };
  /** The most in any one second. */
  readonly perSecond: Readonly<Record<Rate, number>>;
  /** Mails of the day, and how long they waited for the rate, in seconds. */
  readonly mails: {
    readonly count: number;
    readonly waitMedian: number;
    readonly waitP95: number;
    readonly longest: number;
  };
}

export const RATES = [
  'runs',
  'requests',
  'write units',
  'read units',
  'transitions',
  'executions',
  'signatures',
  'objects',
  'mails',
] as const;
export type Rate = (typeof RATES)[number];

/** The names under which the load bench counted each. */
const COUNTED: Readonly<Record<Exclude<Rate, 'runs'>, readonly string[]>> = {
  requests: ['desk GET', 'desk POST'],
  'write units': ['dynamodb WRU'],
  'read units': ['dynamodb RRU'],
  transitions: ['stepfunctions transitions'],
  executions: ['sfn StartExecution'],
  signatures: ['kms Sign', 'kms GetPublicKey'],
  objects: ['s3 PUT', 's3 POST form'],
  mails: ['ses mails'],
};

export interface Day {
  /** Reports filed on this day, and decided on. */
  readonly filed: number;
  readonly approved: number;
  /** Mails a second that may leave. */
  readonly mailRate: number;
}

export function simulateDay(measured: Measured, day: Day, random: Random): Peaks {
  const perSecond = Object.fromEntries(RATES.map((rate) => [rate, new Float64Array(DAY)])) as Record<
    Rate,
    Float64Array
  >;
  const concurrency = new Map<string, Float64Array>();
  for (const phase of ['filed', 'approved'] as const) {
    const counts = measured.phases[phase] ?? {};
    const runs = runsOf(counts);
    for (let report = 0; report < day[phase]; report++) {
      const began = secondOfDay(random);
      const within = () => Math.min(DAY - 1, Math.floor(began + random() * MINUTES_OF[phase] * 60));
      for (const { verb, times, seconds } of runs) {
        for (let left = wholeOf(times, random); left > 0; left--) {
          const at = within();
          add(perSecond.runs, at, 1);
          occupy(concurrency, verb, at, seconds);
        }
      }
      for (const [rate, names] of Object.entries(COUNTED) as [Exclude<Rate, 'runs'>, readonly string[]][]) {
        const amount = names.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
        // Units come with the deed that takes them, a dozen or so at a time.
        const portions = rate.endsWith('units') ? amount / UNITS_AT_ONCE : amount;
        for (let left = wholeOf(portions, random); left > 0; left--) {
          add(perSecond[rate], within(), rate.endsWith('units') ? UNITS_AT_ONCE : 1);
        }
      }
    }
  }
  const all = new Float64Array(DAY);
  for (const each of concurrency.values())
    for (let second = 0; second < DAY; second++) add(all, second, each[second] ?? 0);
  const [verb = '', line = all] = [...concurrency].sort(([, a], [, b]) => most(b) - most(a))[0] ?? [];
  return {
    concurrency: most(all),
    busiest: { verb, concurrency: most(line) },
    perSecond: Object.fromEntries(RATES.map((rate) => [rate, most(perSecond[rate])])) as Record<Rate, number>,
    mails: queued(perSecond.mails, day.mailRate),
  };
}

const UNITS_AT_ONCE = 12;

/** 2.3 of something is two, and in three of ten cases three. */
function wholeOf(amount: number, random: Random): number {
  return Math.floor(amount) + (random() < amount % 1 ? 1 : 0);
}

function add(line: Float64Array, second: number, amount: number): void {
  line[second] = (line[second] ?? 0) + amount;
}

/** A run of less than a second is that part of an instance in its second. */
function occupy(lines: Map<string, Float64Array>, verb: string, at: number, seconds: number): void {
  const line = lines.get(verb) ?? new Float64Array(DAY);
  lines.set(verb, line);
  for (let left = seconds, second = at; left > 0 && second < DAY; left--, second++)
    add(line, second, Math.min(1, left));
}

function most(line: Float64Array): number {
  return line.reduce((highest, value) => Math.max(highest, value), 0);
}

/** First come, first served, at so many a second. */
function queued(arrivals: Float64Array, rate: number): Peaks['mails'] {
  const waits: number[] = [];
  let free = 0;
  for (const [second, count] of arrivals.entries()) {
    for (let left = count; left > 0; left--) {
      free = Math.max(free, second) + 1 / rate;
      waits.push(free - 1 / rate - second);
    }
  }
  waits.sort((a, b) => a - b);
  const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? 0;
  return { count: waits.length, waitMedian: at(0.5), waitP95: at(0.95), longest: waits.at(-1) ?? 0 };
}
