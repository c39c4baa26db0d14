/**
 * The short form of the drill (`npm run drill`): two agencies, every kind of fault once or so, and all that must hold of a
 * season whatever happens. What the seed decides is decided before anything runs.
 */
import { expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyDir } from '../flow/product.js';
import { madeUp } from './agencies.js';
import { drill } from './conductor.js';
import { asTable } from './figures.js';
import { faultsFrom, habitsFrom, toldFault, WAYS, type Fault } from './plan.js';

jest.setTimeout(600_000);

const SEED = 157;
const MS = 22_000;

test('a season whose parts are killed and whose services fail ends with nothing lost, doubled, unproven or left behind', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'nianbao-drill-'));
  const faults = faultsFrom({ seed: SEED, ms: MS, former: false, everyMs: 2_200 });
  try {
    // A slow machine gets as long as it needs to have anything to lose.
    const { broken, tooLittle, figures } = await drill({
      ...{ dir, seed: SEED, ms: MS, faults, agencies: madeUp(2), assembly: assemblyDir() },
      say: () => undefined,
    });
    expect(tooLittle).toEqual([]);
    expect([broken, asTable(figures)]).toEqual([[], expect.stringContaining('| everything killed | 1 |')]);
    const counted = new Map(figures);
    for (const what of ['uploads acknowledged', 'filings', 'decisions', 'reports released'])
      expect([what, Number(counted.get(what)) > 0]).toEqual([what, true]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});

test('the plan comes from the seed alone, and a long one leaves out no kind of fault and no service', () => {
  const plan = (seed: number) => faultsFrom({ seed, ms: 30 * 60_000, former: true });
  expect(plan(7)).toEqual(plan(7));
  expect(plan(7)).not.toEqual(plan(8));
  const kinds = new Set(plan(7).map(({ fault }) => fault.kind));
  const all: Fault['kind'][] = [
    ...(['kill-everything', 'kill-database', 'kill-function', 'service', 'deliveries'] as const),
    ...(['clock', 'clock-back', 'former-code', 'code-of-now'] as const),
  ];
  expect([...kinds].sort()).toEqual([...all].sort());
  const services = plan(7).flatMap(({ fault }) => (fault.kind === 'service' ? [fault.service] : []));
  expect(new Set(services).size).toBe(5);
  const ways = plan(7).flatMap(({ fault }) => (fault.kind === 'service' ? [fault.way] : []));
  expect(new Set(ways)).toEqual(new Set(WAYS));
  expect(plan(7).map(({ atMs }) => atMs)).toEqual(
    plan(7)
      .map(({ atMs }) => atMs)
      .sort((a, b) => a - b),
  );
  expect(plan(7).map(toldFault).join('\n')).not.toContain('undefined');
});

test('what the people of an agency do comes from the seed and its place alone', () => {
  expect(habitsFrom(7, 3)).toEqual(habitsFrom(7, 3));
  const many = Array.from({ length: 60 }, (_, n) => habitsFrom(7, n));
  for (const habit of ['faultyFirst', 'twoWindows', 'pdf', 'decidesTwice', 'breaksOff'] as const)
    expect(new Set(many.map((each) => each[habit])).size).toBe(2);
  expect(new Set(many.flatMap(({ afterwards }) => afterwards)).size).toBe(3);
});
