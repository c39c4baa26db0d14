/**
 * Runs schedules by the clock it is given and remembers on disk when each last ran. Instants missed while the process
 * was down are made up for by one run at start, however many they were.
 *
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
 */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { readIfThere, replaceFile } from '../append-log.js';
import type { Clock, Timer } from '../clock.js';
import type { Deliveries } from '../eventbridge/deliveries.js';
import type { ScheduleModel } from '../template/model.js';
import { parseSchedule } from './expression.js';

export interface SchedulerOptions {
  readonly schedules: readonly ScheduleModel[];
  /** Where the last runs are kept. */
  readonly file: string;
  readonly deliveries: Deliveries;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly log: (line: string) => void;
}

export interface Scheduler {
  /** Runs a schedule at once, outside its rhythm. @returns why it failed, or undefined; after the target has ended */
  run(name: string): Promise<string | undefined>;
  close(): void;
}

const lastRuns = z.record(z.string(), z.iso.datetime());

export function startScheduler({
  schedules,
  file,
  deliveries,
  clock,
  region,
  accountId,
  log,
}: SchedulerOptions): Scheduler {
  const last = new Map(Object.entries(lastRuns.parse(JSON.parse(readIfThere(file) ?? '{}'))));
  const timers = new Map<string, Timer>();
  let closed = false;

  const remember = (name: string, at: Date) => {
    last.set(name, at.toISOString());
    replaceFile(file, JSON.stringify(Object.fromEntries(last)));
  };

  const fire = async (schedule: ScheduleModel): Promise<string | undefined> => {
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: accountId,
      time: clock
        .now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
      region,
      resources: [schedule.arn],
      detail: {},
    };
    const { settled } = await deliveries.enqueue(
      schedule.targets.map(({ input, ...target }) => ({
        target,
        input: JSON.stringify(input === undefined ? event : input),
      })),
    );
    return (await settled).find((failure) => failure !== undefined);
  };

  const plan = (schedule: ScheduleModel) => {
    const parsed = parseSchedule(schedule.expression, schedule.timezone);
    const since = new Date(last.get(schedule.name) ?? clock.now());
    const due = typeof parsed === 'string' ? undefined : parsed.next(since);
    if (due === undefined || closed) return;
    const run = () => {
      // Written before the run: a schedule that crashes its process is not run again at each start.
      remember(schedule.name, clock.now());
      fire(schedule).catch((error: unknown) => log(`Schedule ${schedule.name} could not be run: ${String(error)}`));
      plan(schedule);
    };
    timers.set(schedule.name, clock.setTimer(due, run));
  };

  for (const schedule of schedules) {
    if (!last.has(schedule.name)) remember(schedule.name, clock.now());
    plan(schedule);
  }

  return {
    async run(name) {
      const schedule = schedules.find((each) => each.name === name);
      return schedule === undefined ? `There is no schedule ${name}.` : fire(schedule);
    },
    close() {
      closed = true;
      for (const timer of timers.values()) timer.cancel();
    },
  };
}
