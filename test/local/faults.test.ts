/** Trouble with deliveries, as a test plans it: none unless asked for, and then only what AWS may do, too. */
import { describe, expect, test } from '@jest/globals';
import { NO_TROUBLE, troubledClocks, troubledDeliveries, type Invoke } from '../../local/faults.js';

/** A function that notes what it is called with, and a pause that ends when it is told. */
function scene(chances: readonly number[] = []) {
  const called: string[] = [];
  const paused: { ms: number; end: () => void }[] = [];
  let drawn = 0;
  const troubled = troubledDeliveries(
    () => chances[drawn++ % chances.length] ?? 0,
    (ms) => new Promise<void>((end) => paused.push({ ms, end })),
  );
  const invoke: Invoke = (name, payload) => {
    called.push(`${name} ${payload}`);
    return Promise.resolve({ payload: `answer ${called.length}` });
  };
  return { called, paused, troubled, deliver: troubled.aroundDelivery(invoke) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('deliveries', () => {
  test('without trouble are what they are', async () => {
    const { called, deliver, troubled } = scene([0]);
    expect(await deliver('f', '1')).toEqual({ payload: 'answer 1' });
    troubled.set(NO_TROUBLE);
    expect(await deliver('f', '2')).toEqual({ payload: 'answer 2' });
    expect(called).toEqual(['f 1', 'f 2']);
    expect(troubled.counts).toEqual({ twice: 0, late: 0, again: 0 });
  });

  test('that come twice reach the function twice, and one answer is heard', async () => {
    const { called, deliver, troubled } = scene([0.5]);
    troubled.set({ ...NO_TROUBLE, twice: 51 });
    expect(await deliver('f', '1')).toEqual({ payload: 'answer 2' });
    expect(called).toEqual(['f 1', 'f 1']);
    expect(troubled.counts.twice).toBe(1);
  });

  test('that are late are overtaken by those behind them', async () => {
    const { called, paused, deliver, troubled } = scene([0.5]);
    troubled.set({ ...NO_TROUBLE, late: 51, whileMs: 1000 });
    const first = deliver('f', '1');
    troubled.set(NO_TROUBLE);
    await deliver('f', '2');
    expect(paused.map(({ ms }) => ms)).toEqual([500]);
    paused[0]?.end();
    await first;
    expect(called).toEqual(['f 2', 'f 1']);
  });

  test('that come again do so after others, though they were done', async () => {
    const { called, paused, deliver, troubled } = scene([0.5]);
    troubled.set({ ...NO_TROUBLE, again: 51, whileMs: 1000 });
    await deliver('f', '1');
    troubled.set(NO_TROUBLE);
    await deliver('f', '2');
    paused[0]?.end();
    await turn();
    expect(called).toEqual(['f 1', 'f 2', 'f 1']);
  });
});

describe('clocks of instances', () => {
  test('go right unless some are set back, and are right again afterwards', () => {
    const chances = [0.2, 0.8];
    const clocks = troubledClocks(() => chances.shift() ?? 0);
    const [first, second] = [clocks.behindOfInstance(), clocks.behindOfInstance()];
    expect([first(), second(), clocks.met]).toEqual([0, 0, 0]);
    clocks.set({ share: 50, ms: 60_000 });
    // Each stays as it is while the trouble lasts: a clock does not go to and fro.
    expect([first(), second(), first(), second()]).toEqual([60_000, 0, 60_000, 0]);
    expect(clocks.met).toBe(1);
    clocks.set(undefined);
    expect([first(), second()]).toEqual([0, 0]);
  });
});
