/** When a drill proved too little: nobody did anything, or a fault met nobody. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { madeUp } from './agencies.js';
import { metNobody, NOT_CARRIED_OUT, requestsTo, SET_BACK, tooLittle } from './enough.js';
import type { Entry } from './ledger.js';
import { faultsFrom, SERVICES } from './plan.js';

const LONG = { minutes: 30, agencies: 4 };
const times = <T>(n: number, one: (n: number) => T): T[] => Array.from({ length: n }, (_, k) => one(k));
const decided = { did: 'decided', by: 'reviewer', agency: 'a', outcome: 'approved', link: 'l' } as const;

const enough: readonly Entry[] = [
  ...times(3, (n) => ({ did: 'filed', agency: `a${n}`, form: 'f' }) as const),
  ...times(6, () => decided),
  { did: 'released', submissions: ['s1', 's2'] },
  ...times(3, () => ({ did: 'corrected', agency: 'a' }) as const),
  ...times(3, () => ({ did: 'taken-down', agency: 'a' }) as const),
  ...times(3, (n) => ({ did: 'disowned', by: 'approver', agency: 'a', link: `l${n}` }) as const),
];

describe('what people were told', () => {
  test('can be enough', () => {
    expect(tooLittle(enough, LONG)).toEqual([]);
  });

  test.each(enough.map((entry, n) => [entry.did, n] as const))('is too little without one that was %s (%d)', (_, n) => {
    expect(tooLittle(enough.toSpliced(n, 1), LONG)).toHaveLength(1);
  });

  test('is never nothing, however short the run', () => {
    expect(tooLittle([], { minutes: 0.1, agencies: 1 })).toHaveLength(3);
  });

  test('counts each report once, and each agency', () => {
    const again = enough.map((entry) => (entry.did === 'filed' ? { ...entry, agency: 'a0' } : entry));
    expect(tooLittle([...again, ...again], LONG)).toEqual(['agencies that filed: 1, 3 are the least']);
    const same = enough.map((entry) => (entry.did === 'released' ? { ...entry, submissions: ['s1', 's1'] } : entry));
    expect(tooLittle(same, LONG)).toEqual(['reports released: 1, 2 are the least']);
  });
});

test('faults that were planned often must have met somebody, and been carried out', () => {
  const faults = faultsFrom({ seed: 3, ms: 30 * 60_000, former: false });
  const met = new Map([...SERVICES.map((service) => [requestsTo(service), 1] as const), [SET_BACK, 1]]);
  expect(metNobody(faults, met)).toEqual([]);
  expect(metNobody(faults, new Map([...met, [requestsTo('ses'), 0]]))).toEqual(['no request to ses met a fault']);
  expect(metNobody(faults, new Map([...met, [SET_BACK, 0]]))).toHaveLength(1);
  expect(metNobody(faults, new Map([...met, [NOT_CARRIED_OUT, faults.length]]))).toHaveLength(1);
  expect(metNobody([], new Map())).toEqual([]);
});

test('no two agencies have one name, and every name is printed whole', () => {
  const names = madeUp(64).map(({ name }) => name);
  expect(new Set(names).size).toBe(64);
  // What the font of made-up documents lacks is left out of them, and the report is another agency's.
  const drawn = readFileSync(new URL('../builders/fonts/characters.txt', import.meta.url), 'utf8');
  expect([...new Set(names.join(''))].filter((character) => !drawn.includes(character))).toEqual([]);
});
