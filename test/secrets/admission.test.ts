import { describe, expect, test } from '@jest/globals';
import { admission } from '#shared/secrets/admission.js';

const MINUTE = 60_000;

/** Secrets that are in use, as Secrets Manager would tell them; and how often it was asked. */
function scene(...inUse: string[]) {
  let at = Date.parse('2026-01-20T08:00:00Z');
  const manager = { inUse, asked: 0, down: false };
  const secrets = () => {
    manager.asked++;
    return manager.down ? Promise.reject(new Error('down')) : Promise.resolve(manager.inUse);
  };
  return { manager, admits: admission({ secrets, now: () => new Date(at) }), pass: (ms: number) => void (at += ms) };
}

describe('a request is let in', () => {
  test.each([
    ['by the current secret', 'new', true],
    ['by the one before it, while it is replaced', 'old', true],
    ['not by one that is neither', 'older', false],
    ['not by one that begins as the right one does', 'new!', false],
    ['not by an empty one', '', false],
    ['not without any', undefined, false],
  ])('%s', async (_case, given, admitted) => {
    expect(await scene('new', 'old').admits(given)).toBe(admitted);
  });

  test('by a secret that took the place of the one that is known, at once', async () => {
    const { manager, admits, pass } = scene('old');
    expect(await admits('old')).toBe(true);
    manager.inUse = ['new', 'old'];
    pass(MINUTE);
    expect(await admits('new')).toBe(true);
    expect(await admits('old')).toBe(true);
  });

  test('no longer by a secret that was taken away five minutes ago', async () => {
    const { manager, admits, pass } = scene('new', 'old');
    expect(await admits('old')).toBe(true);
    manager.inUse = ['new'];
    pass(5 * MINUTE);
    expect(await admits('old')).toBe(false);
  });

  test('as before while Secrets Manager is out of order, but never for the first time', async () => {
    const { manager, admits, pass } = scene('one');
    manager.down = true;
    await expect(admits('one')).rejects.toThrow('down');
    manager.down = false;
    await admits('one');
    manager.down = true;
    pass(60 * MINUTE);
    expect(await admits('one')).toBe(true);
    expect(await admits('other')).toBe(false);
  });
});

test('strangers do not have the secrets fetched again and again', async () => {
  const { manager, admits, pass } = scene('right');
  for (let tries = 0; tries < 100; tries++) await admits(`guess ${tries}`);
  expect(manager.asked).toBe(1);
  pass(MINUTE);
  await admits('guess');
  expect(manager.asked).toBe(2);
});
