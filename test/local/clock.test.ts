import { describe, expect, it } from '@jest/globals';
import { manualClock, movableClock, systemClock } from '../../local/clock.js';

describe('the manual clock', () => {
  it('fires timers in the order of their instants, standing at each instant', async () => {
    const clock = manualClock('2026-01-01T00:00:00Z');
    const seen: string[] = [];
    const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));
    clock.setTimer(at(20), () => seen.push(`b ${clock.now().toISOString()}`));
    clock.setTimer(at(10), () => {
      seen.push(`a ${clock.now().toISOString()}`);
      clock.setTimer(at(15), () => seen.push(`c ${clock.now().toISOString()}`));
    });
    await clock.advance(20_000);
    expect(seen).toEqual(['a 2026-01-01T00:00:10.000Z', 'c 2026-01-01T00:00:15.000Z', 'b 2026-01-01T00:00:20.000Z']);
    expect(clock.waiting()).toEqual([]);
  });

  it('never fires what was cancelled or is not yet due', async () => {
    const clock = manualClock('2026-01-01T00:00:00Z');
    let fired = 0;
    clock.setTimer(new Date('2026-01-01T00:00:01Z'), () => fired++).cancel();
    clock.setTimer(new Date('2026-01-01T00:01:00Z'), () => fired++);
    await clock.advance(59_999);
    expect(fired).toBe(0);
    await clock.advance(1);
    expect(fired).toBe(1);
  });

  it('lets work that awaits several promises set its next timer before the next instant', async () => {
    const clock = manualClock('2026-01-01T00:00:00Z');
    const instants: number[] = [];
    const tick = async () => {
      for (let i = 0; i < 50; i++) await Promise.resolve();
      instants.push(clock.now().getTime() % 60_000);
      clock.setTimer(new Date(clock.now().getTime() + 1000), () => void tick());
    };
    void tick();
    await clock.advance(3000);
    expect(instants).toEqual([0, 1000, 2000, 3000]);
  });
});

describe('the system clock', () => {
  it('does not fire at once for an instant further away than setTimeout can count', async () => {
    let fired = false;
    const timer = systemClock.setTimer(new Date(Date.now() + 400 * 86_400_000), () => (fired = true));
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    timer.cancel();
    expect(fired).toBe(false);
  });

  it('fires an instant in the past, though not within the call that sets it', async () => {
    let fired = false;
    const done = new Promise<void>((resolve) =>
      systemClock.setTimer(new Date(0), () => {
        fired = true;
        resolve();
      }),
    );
    expect(fired).toBe(false);
    await done;
    expect(fired).toBe(true);
  });
});

describe('the movable clock', () => {
  const YEAR_MS = 365 * 86_400_000;
  const next = () => new Date(Date.now() + YEAR_MS);
  const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

  it('runs on from the instant that it was given, and jumps when it is put forward', () => {
    const start = next();
    const clock = movableClock(start);
    expect(Math.abs(clock.now().getTime() - start.getTime())).toBeLessThan(1000);
    clock.moveTo(new Date(start.getTime() + 60_000));
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(start.getTime() + 60_000);
  });

  it('runs at once what falls due by a jump, and once; the rest goes on waiting', async () => {
    const start = next();
    const clock = movableClock(start);
    const seen: string[] = [];
    const at = (ms: number) => new Date(start.getTime() + ms);
    clock.setTimer(at(3_600_000), () => seen.push('in an hour'));
    clock.setTimer(at(3_600_000), () => seen.push('cancelled')).cancel();
    const far = clock.setTimer(at(7_200_000), () => seen.push('in two'));
    await turn();
    expect(seen).toEqual([]);
    clock.moveTo(at(3_600_001));
    await turn();
    clock.moveTo(at(3_700_000));
    await turn();
    expect(seen).toEqual(['in an hour']);
    far.cancel();
  });

  it('does not run backwards', () => {
    const clock = movableClock(next());
    expect(() => clock.moveTo(new Date(Date.now()))).toThrow('backwards');
  });
});
