/**
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manualClock } from '../../local/clock.js';
import { createEventBus } from '../../local/eventbridge/bus.js';
import { openDeliveries, type Deliveries } from '../../local/eventbridge/deliveries.js';
import type { InvokeResult } from '../../local/lambda/instance.js';
import { startScheduler } from '../../local/schedules/scheduler.js';
import { removeFolder, temporaryFolder } from './fixtures/assembly.js';

let dir: string;
let opened: Deliveries[];
beforeEach(() => {
  dir = temporaryFolder();
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((each) => each.close()));
  removeFolder(dir);
});

const OK: InvokeResult = { payload: 'null' };
const FAILURE: InvokeResult = { error: { errorType: 'Boom', errorMessage: '' } };

async function open(invoke: (name: string, payload: string) => Promise<InvokeResult>) {
  const pauses: number[] = [];
  const givenUp: string[] = [];
  const started: string[][] = [];
  const deliveries = await openDeliveries({
    dir,
    invoke,
    startExecution: (...call) => Promise.resolve(void started.push(call)),
    pause: (ms) => Promise.resolve(void pauses.push(ms)),
    onGivenUp: (_target, error) => givenUp.push(error),
  });
  opened.push(deliveries);
  return { deliveries, pauses, givenUp, started };
}

const toFunction = (retries: number) => ({
  target: { kind: 'function' as const, name: 'f', retries },
  input: '{"n":1}',
});
const never = () => new Promise<InvokeResult>(() => undefined);

describe('deliveries', () => {
  test('are tried again with growing pauses and then given up', async () => {
    const { deliveries, pauses, givenUp } = await open(() => Promise.resolve(FAILURE));
    const { settled } = await deliveries.enqueue([toFunction(2)]);
    expect(await settled).toEqual(['Boom']);
    expect(pauses).toEqual([1000, 2000]);
    expect(givenUp).toEqual(['Boom']);
    expect(deliveries.pending()).toBe(0);
  });

  test('acknowledged before a crash are delivered after the restart, and finished ones are not', async () => {
    const before = await open((_name, payload) => (payload === '"done"' ? Promise.resolve(OK) : never()));
    await (
      await before.deliveries.enqueue([{ ...toFunction(0), input: '"done"' }])
    ).settled;
    await before.deliveries.enqueue([{ ...toFunction(0), input: '"cut off"' }]);
    appendFileSync(join(dir, 'deliveries.jsonl'), '{"put":[{"id":"torn');
    const seen: string[] = [];
    const after = await open((_name, payload) => Promise.resolve((seen.push(payload), OK)));
    expect(seen).toEqual(['"cut off"']);
    while (after.deliveries.pending() > 0) await new Promise((resolve) => setImmediate(resolve));
    await after.deliveries.close();
    const again: string[] = [];
    await open((_name, payload) => Promise.resolve((again.push(payload), OK)));
    expect(again).toEqual([]);
  });

  test('to a state machine carry the same execution name each time, so a repeat starts nothing new', async () => {
    const { deliveries, started } = await open(() => Promise.resolve(OK));
    await (
      await deliveries.enqueue([{ target: { kind: 'stateMachine', arn: 'arn:m', retries: 1 }, input: '{}' }])
    ).settled;
    const journal = readFileSync(join(dir, 'deliveries.jsonl'), 'utf8');
    expect(started).toEqual([['arn:m', expect.any(String), '{}']]);
    expect(journal).toContain(started[0]![1]!);
  });
});

describe('the bus', () => {
  test('sends an event to every matching rule, whole or as the constant input of the target', async () => {
    const seen: unknown[] = [];
    const { deliveries } = await open((name, payload) => Promise.resolve((seen.push([name, JSON.parse(payload)]), OK)));
    const rule = (logicalId: string, source: string, input?: unknown) => ({
      logicalId,
      name: logicalId,
      arn: logicalId,
      pattern: { source: [source] },
      targets: [{ kind: 'function' as const, name: logicalId, retries: 0, input }],
    });
    const bus = createEventBus({
      rules: [rule('A', 'aws.s3'), rule('B', 'aws.s3', { fixed: true }), rule('C', 'other')],
      deliveries,
      region: 'eu-test-1',
      accountId: '000000000000',
      now: () => new Date('2026-01-02T03:04:05.678Z'),
    });
    await bus.put({ source: 'aws.s3', 'detail-type': 'Object Created', detail: { a: 1 } });
    while (deliveries.pending() > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual([
      [
        'A',
        expect.objectContaining({
          version: '0',
          time: '2026-01-02T03:04:05Z',
          detail: { a: 1 },
          account: '000000000000',
        }),
      ],
      ['B', { fixed: true }],
    ]);
  });
});

describe('schedules', () => {
  const schedule = {
    logicalId: 'Tick',
    name: 'Tick',
    arn: 'arn:tick',
    expression: 'rate(5 minutes)',
    timezone: 'UTC',
    targets: [{ kind: 'function' as const, name: 'tick', retries: 0, input: undefined }],
  };

  const startAt = async (start: string) => {
    const runs: string[] = [];
    const clock = manualClock(start);
    const { deliveries } = await open((_name, payload) =>
      Promise.resolve((runs.push((JSON.parse(payload) as { time: string }).time), OK)),
    );
    const settled = async () => {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
    };
    const scheduler = startScheduler({
      schedules: [schedule],
      file: join(dir, 'schedules.json'),
      deliveries,
      clock,
      region: 'r',
      accountId: 'a',
      log: () => undefined,
    });
    return { clock, runs, scheduler, settled };
  };

  test('run by the clock, and once at start for all that was missed while nothing ran', async () => {
    const first = await startAt('2026-01-01T00:00:00Z');
    await first.clock.advance(11 * 60_000);
    await first.settled();
    expect(first.runs).toEqual(['2026-01-01T00:05:00Z', '2026-01-01T00:10:00Z']);
    first.scheduler.close();

    const second = await startAt('2026-01-01T09:02:00Z');
    await second.clock.advance(0);
    await second.settled();
    expect(second.runs).toEqual(['2026-01-01T09:02:00Z']);
    second.scheduler.close();

    const third = await startAt('2026-01-01T09:03:00Z');
    await third.clock.advance(0);
    await third.settled();
    expect(third.runs).toEqual([]);
    third.scheduler.close();
  });

  test('can be run at once, and tell when their target fails', async () => {
    const { deliveries } = await open(() => Promise.resolve(FAILURE));
    const clock = manualClock('2026-01-01T00:00:00Z');
    const scheduler = startScheduler({
      schedules: [schedule],
      file: join(dir, 'schedules.json'),
      deliveries,
      clock,
      region: 'r',
      accountId: 'a',
      log: () => undefined,
    });
    expect(await scheduler.run('Tick')).toBe('Boom');
    scheduler.close();
  });
});
