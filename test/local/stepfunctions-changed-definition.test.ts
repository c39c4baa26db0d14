import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { manualClock } from '../../local/clock.js';
import type { InvokeFunction } from '../../local/stepfunctions/run.js';
import { ARN, MACHINE, START, ask, folder, linesIn, open, world } from './stepfunctions-scene.js';

const machine = (states: Record<string, object>) =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0], States: states });
const asking = (more: object) => ask('review', { TimeoutSeconds: 3600, Output: '{% $states.result %}', ...more });
const ending = (by: string) => ({ Type: 'Pass', Output: { by, told: '{% $states.input %}' }, End: true });

const FIRST = machine({ Review: asking({ Next: 'Note' }), Note: ending('first') });
const SECOND = machine({ Review: asking({ Next: 'Note' }), Note: ending('second') });
const OTHER_STATES = machine({ Look: asking({ Next: 'Note' }), Note: ending('other') });
const OTHER_TYPE = machine({ Review: { Type: 'Pass', Next: 'Note' }, Note: ending('other') });
const OTHER_ORDER = machine({ Note: { Type: 'Pass', Next: 'Review' }, Review: asking({ End: true }) });
const NEXT_ARN = ARN.replace(/1$/, '2');

const nobody: InvokeFunction = () => Promise.reject(new Error('nothing should be called'));

/** An execution of the first definition that waits for its token; what was kept of the definition may then be damaged. */
async function begun(damage: (file: string) => void = () => undefined) {
  const dataDir = folder();
  const clock = manualClock(START);
  const here = world(() => 0);
  const life = open(dataDir, clock, here.invoke);
  life.start({ ...MACHINE, definition: FIRST }, ARN, '2025-x-1', '{}');
  await clock.advance(0);
  life.close();
  const [kept] = readdirSync(join(dataDir, 'definitions'));
  damage(join(dataDir, 'definitions', kept!));
  return { dataDir, token: [...here.tokens.keys()][0]! };
}

async function carriedOn(dataDir: string, token: string, present: string | undefined) {
  const clock = manualClock(START);
  const life = open(dataDir, clock, nobody, () => present);
  await clock.advance(0);
  life.task(token)?.succeed('yes');
  await clock.advance(0);
  return { ...life.find(ARN), ...life.detailsOf(ARN), output: JSON.parse(life.detailsOf(ARN).output ?? 'null') };
}

describe('an execution that waits while the definition of its machine changes', () => {
  it('ends as the old definition says, while a new one runs by the new', async () => {
    const { dataDir, token } = await begun();
    const clock = manualClock(START);
    const here = world(() => 0);
    const life = open(dataDir, clock, here.invoke, () => SECOND);
    life.start({ ...MACHINE, definition: SECOND }, NEXT_ARN, '2025-x-2', '{}');
    await clock.advance(0);
    for (const each of [token, ...here.tokens.keys()]) life.task(each)?.succeed('yes');
    await clock.advance(0);
    const outputs = [ARN, NEXT_ARN].map((arn) => JSON.parse(life.detailsOf(arn).output ?? 'null') as unknown);
    expect(outputs).toEqual([
      { by: 'first', told: 'yes' },
      { by: 'second', told: 'yes' },
    ]);
  });

  it.each([
    ['of other states', OTHER_STATES],
    ['that cannot be carried out', '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}'],
    ['of a machine that is gone', undefined],
  ])('does so beside a definition %s', async (_what, present) => {
    const { dataDir, token } = await begun();
    expect(await carriedOn(dataDir, token, present)).toMatchObject({ status: 'SUCCEEDED', output: { by: 'first' } });
  });
});

const damages: [string, (file: string) => void][] = [
  ['lost', (file) => rmSync(file)],
  ['cut', (file) => writeFileSync(file, FIRST.slice(0, 50))],
  ['changed', (file) => writeFileSync(file, FIRST.replace('first', 'forged'))],
];

describe.each(damages)('where the old definition is %s', (_what, damage) => {
  it('the present one takes its place, if it has the states that were entered', async () => {
    const { dataDir, token } = await begun(damage);
    expect(await carriedOn(dataDir, token, SECOND)).toMatchObject({
      status: 'SUCCEEDED',
      output: { by: 'second', told: 'yes' },
    });
  });

  it.each([
    ['lacks such a state', OTHER_STATES, /no Task state "Review"/],
    ['has another kind of state by that name', OTHER_TYPE, /no Task state "Review"/],
    ['comes to it by another way', OTHER_ORDER, /was in state "Review" where its definition now leads to "Note"/],
    ['cannot be carried out', '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}', /only JSONata/],
    ['is gone with its machine', undefined, /the machine is gone/],
  ])('and the present one %s, it ends as failed and says why, once and for all', async (_how, present, cause) => {
    const { dataDir, token } = await begun(damage);
    const failed = await carriedOn(dataDir, token, present);
    expect(failed).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause: expect.stringMatching(cause) });
    const lines = linesIn(dataDir);
    const later = open(dataDir, manualClock('2026-02-01T00:00:00Z'), nobody, () => FIRST);
    expect(later.find(ARN)).toMatchObject({ status: 'FAILED', stoppedAt: START });
    expect(later.tokenState(token)).toBe('closed');
    expect(later.historyOf(ARN).at(-1)).toMatchObject({ type: 'ExecutionFailed' });
    expect(linesIn(dataDir)).toEqual(lines);
  });

  it('a new execution of that very definition keeps it whole again', async () => {
    const { dataDir } = await begun(damage);
    const clock = manualClock(START);
    const here = world(() => 0);
    const life = open(dataDir, clock, here.invoke, () => OTHER_STATES);
    life.start({ ...MACHINE, definition: FIRST }, NEXT_ARN, '2025-x-2', '{}');
    await clock.advance(0);
    life.close();
    const again = open(dataDir, clock, nobody, () => OTHER_STATES);
    await clock.advance(0);
    for (const token of here.tokens.keys()) again.task(token)?.succeed('yes');
    await clock.advance(0);
    expect(again.find(NEXT_ARN)).toMatchObject({ status: 'SUCCEEDED' });
  });
});

it('one execution that cannot go on holds up no other', async () => {
  const { dataDir } = await begun((file) => rmSync(file));
  const clock = manualClock(START);
  const here = world(() => 0);
  const life = open(dataDir, clock, here.invoke, () => OTHER_STATES);
  life.start({ ...MACHINE, definition: OTHER_STATES }, NEXT_ARN, '2025-x-2', '{}');
  await clock.advance(0);
  for (const token of here.tokens.keys()) life.task(token)?.succeed('yes');
  await clock.advance(0);
  expect([ARN, NEXT_ARN].map((arn) => life.find(arn)?.status)).toEqual(['FAILED', 'SUCCEEDED']);
});
