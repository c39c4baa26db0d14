/** Rounds through all areas: what one run has no time for comes first in the next, and an area that fails holds up no other. */
import { expect, test } from '@jest/globals';
import { throughAreas } from '#shared/store/rounds.js';
import { Faults, MemoryTable } from '../publishing/memory.js';

const AREAS = ['chang', 'an', 'ding', 'bao'];

function round() {
  const faults = new Faults();
  const memory = new MemoryTable(faults);
  const run = async (visits: number, areas = AREAS, fails: readonly string[] = []) => {
    const visited: string[] = [];
    let left = visits;
    const ended = await throughAreas(
      memory.asTable(),
      { name: 'remind', hasTime: () => --left > 0 },
      areas,
      async (area) => {
        visited.push(area);
        if (fails.includes(area)) throw new Error(`cannot: ${area}`);
      },
    ).catch((error: unknown) => error);
    return { visited, ended };
  };
  return { run, faults, table: memory.asTable() };
}

test('reaches all in one run where there is time, and writes nothing where there is one area alone', async () => {
  const { run, faults } = round();
  expect((await run(9, ['an'])).visited).toEqual(['an']);
  expect(faults.count).toBe(0);
  expect(await run(9)).toEqual({ visited: ['an', 'bao', 'chang', 'ding'], ended: { left: 0 } });
  expect((await run(9)).visited).toEqual(['an', 'bao', 'chang', 'ding']);
});

test('an area that ends the whole run, by its time or its memory, loses its turn and no other area does', async () => {
  const { table, run } = round();
  const hangs = () => new Promise<never>(() => undefined);
  const visited: string[] = [];
  const killed = throughAreas(table, { name: 'remind', hasTime: () => true }, AREAS, async (area) => {
    visited.push(area);
    if (area === 'bao') await hangs();
  });
  await Promise.race([killed, new Promise((resolve) => setTimeout(resolve, 50))]);
  expect(visited).toEqual(['an', 'bao']);
  expect((await run(9)).visited).toEqual(['chang', 'ding', 'an', 'bao']);
});

test('goes on where the run before came to, round and round', async () => {
  const { run } = round();
  expect(await run(3)).toEqual({ visited: ['an', 'bao', 'chang'], ended: { left: 1 } });
  expect(await run(3)).toEqual({ visited: ['ding', 'an', 'bao'], ended: { left: 1 } });
  expect((await run(9)).visited).toEqual(['chang', 'ding', 'an', 'bao']);
  expect((await run(9)).visited).toEqual(['an', 'bao', 'chang', 'ding']);
});

test('visits one, however little time there is, and each in its turn', async () => {
  const { run } = round();
  const visited = [];
  for (let n = 0; n < 5; n++) visited.push(...(await run(0)).visited);
  expect(visited).toEqual(['an', 'bao', 'chang', 'ding', 'an']);
});

test('an area that fails is told of at the end, and the round goes on behind it', async () => {
  const { run } = round();
  const { visited, ended } = await run(2, AREAS, ['an']);
  expect(visited).toEqual(['an', 'bao']);
  expect(ended).toBeInstanceOf(AggregateError);
  expect((ended as Error).message).toBe('remind: 1 of 2 areas: an: cannot: an');
  expect((await run(2)).visited).toEqual(['chang', 'ding']);
});

test('areas that come or go meanwhile are in no way of it', async () => {
  const { run } = round();
  await run(2);
  expect((await run(9, ['an', 'bao', 'ding', 'zhou'])).visited).toEqual(['ding', 'zhou', 'an', 'bao']);
  await run(3);
  expect((await run(9, ['an'])).visited).toEqual(['an']);
  expect((await run(9, [])).visited).toEqual([]);
});
