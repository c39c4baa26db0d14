/**
 * How large a release may be: its three inline Maps stand in the history and the state of one execution, which Step Functions bounds.
 * Counted from the synthesized definition, with as many steps as reports make.
 */
import { describe, expect, it } from '@jest/globals';
import { manualClock } from '../../../local/clock.js';
import { runExecution } from '../../../local/stepfunctions/execution.js';
import type { InvokeFunction } from '../../../local/stepfunctions/run.js';
import { BATCH_SIZE } from '#shared/season/release.js';
import { AGENCY_RANGE, YEAR_RANGE } from '#shared/site/ranges.js';
import { machineOf, synthesized, text } from './synthesized.js';

/** AWS, "Step Functions service quotas": events of an execution, bytes of what a state takes in or puts out. */
const [MOST_EVENTS, MOST_BYTES] = [25_000, 262_144];
/** Iteration started, state entered, task scheduled, started and succeeded, state exited, iteration succeeded. */
const EVENTS_OF_A_STEP = 7;
/** The task failed, was scheduled and started once more. */
const EVENTS_OF_A_RETRY = 3;
/** What stands around the Maps, each retry of it included. */
const EVENTS_AROUND = 1_000;
/** The largest area that there is a measure of (docs/speed.md). */
const REPORTS = 5_000;

const machine = synthesized
  .ofType('AWS::StepFunctions::StateMachine')
  .filter((each) => machineOf(each) === 'release')
  .map(({ Properties }) => text(Properties['DefinitionString']).replaceAll('<AWS::Partition>', 'aws'))[0]!;
interface State {
  readonly Type: string;
  readonly MaxConcurrency?: number;
  readonly Retry?: readonly { readonly MaxAttempts: number }[];
  readonly ItemProcessor?: { readonly States: Readonly<Record<string, State>> };
}
const maps = Object.values((JSON.parse(machine) as { States: Record<string, State> }).States).filter(
  ({ Type }) => Type === 'Map',
);
const retriesOf = ({ ItemProcessor }: State) =>
  Object.values(ItemProcessor?.States ?? {}).flatMap(({ Retry = [] }) => Retry.map(({ MaxAttempts }) => MaxAttempts));

const parts = (n: number, size: { readonly about: number }) => Math.ceil(n / size.about);
/** Of an area with so many agencies, when so many years of it are drawn anew. */
function stepsOf(reports: number, years = 1) {
  const agencies = parts(reports, AGENCY_RANGE);
  const ranges = parts(reports, YEAR_RANGE) * years;
  return { batches: Math.ceil(reports / BATCH_SIZE), parts: agencies + ranges, agencies };
}
const eventsOf = ({ batches, parts: drawn }: ReturnType<typeof stepsOf>, retries: number) =>
  EVENTS_AROUND + (batches + drawn) * (EVENTS_OF_A_STEP + retries * EVENTS_OF_A_RETRY);

describe('a release', () => {
  it(`of ${REPORTS} reports stays within one execution, though every step used up all its retries`, () => {
    expect(maps.length).toBe(3);
    const worst = Math.max(...maps.map((map) => retriesOf(map).reduce((sum, count) => sum + count, 0)));
    expect(worst).toBeGreaterThan(20);
    expect(eventsOf(stepsOf(REPORTS), worst)).toBeLessThan(MOST_EVENTS);
    expect(Math.max(...maps.map(({ MaxConcurrency = 0 }) => MaxConcurrency))).toBeLessThanOrEqual(40);
  });

  it('that draws ten such years anew does so with four retries of every step, and one of all reports of a province does not', () => {
    expect(eventsOf(stepsOf(REPORTS, 10), 4)).toBeLessThan(MOST_EVENTS);
    // No area has as many; whoever changes that splits the release or its Maps (ADR 77).
    expect(eventsOf(stepsOf(75_000), 1)).toBeGreaterThan(MOST_EVENTS);
  });

  it('of so many carries no more from state to state than a state may, and every step is taken once', async () => {
    const { batches, parts: drawn, agencies } = stepsOf(REPORTS, 10);
    const begun = Array.from({ length: batches }, (_, n) => ({ from: n * BATCH_SIZE, to: (n + 1) * BATCH_SIZE }));
    const names = Array.from({ length: drawn }, (_, n) => (n < agencies ? `agencies/${n}` : `${2016 + (n % 10)}/${n}`));
    const release = 'a-county-of-24-characters.r20260130-abcdef123456';
    const answers: Readonly<Record<string, object>> = {
      begin: { release, batches: begun },
      plan: { release, parts: names, stale: null },
      indexes: { release, manifest: 'a'.repeat(64), takesDown: false },
    };
    for (const answer of Object.values(answers)) expect(JSON.stringify(answer).length).toBeLessThan(MOST_BYTES / 4);
    const taken: Record<string, number> = {};
    const invoke: InvokeFunction = (_verb, payload) => {
      const { step, part = '', from = '' } = payload as Readonly<Record<string, string>>;
      const key = `${step} ${part}${from}`;
      taken[key] = (taken[key] ?? 0) + 1;
      return Promise.resolve({ payload: answers[step ?? ''] ?? {} });
    };
    const clock = manualClock('2026-01-30T08:00:00Z');
    const execution = runExecution({ definition: machine, input: { release }, clock, invoke });
    const done = execution.done;
    for (let n = 0; n < 20_000 && !(await isOver(done)); n++) await clock.advance(0);
    expect(await done).toMatchObject({ status: 'SUCCEEDED' });
    expect(Object.keys(taken).filter((key) => /^(?:versions|part) /.test(key))).toHaveLength(batches + drawn);
    expect(Math.max(...Object.values(taken))).toBe(1);
  });
});

function isOver(done: Promise<unknown>): Promise<boolean> {
  return Promise.race([done.then(() => true), new Promise<boolean>((resolve) => setImmediate(() => resolve(false)))]);
}
