/** What checkpoints catch of a log: rewriting, cutting, taking out, another order, a fork, and forged signatures. */
import { describe, expect, test } from '@jest/globals';
import { emptyChain, extendChain, type AuditDraft, type AuditHead } from '#shared/audit/chain.js';
import { logFlaws, type Log } from '#shared/audit/checkpoint.js';
import { checkpointAt, checkpointKey, testKey } from '../builders/signatures.js';

const SUBJECT = 'FILING#home#2025#jiaoyu';
const draft = (deed: string): AuditDraft => ({
  at: '2026-01-20T02:00:00.000Z',
  deed,
  actor: { role: 'system', function: 'x' },
  submission: 'home.2025-jiaoyu-1',
  details: { deed },
});
const chainOf = (...deeds: string[]) => extendChain(emptyChain(SUBJECT), deeds.map(draft));
const headAt = (log: Pick<Log, 'events'>, count: number): AuditHead => ({
  subject: SUBJECT,
  count,
  head: log.events[count - 1]!.hash,
});

const whole = chainOf('receive', 'draft', 'file', 'passReview', 'approve', 'release');
const checkpoints = [3, 4, 5, 6].map((count) => checkpointAt(headAt(whole, count)));
const log: Log = { ...whole, checkpoints };
const flaws = (changed: Partial<Log>) =>
  logFlaws({ ...log, ...changed }, checkpointKey.keys).map(({ what, at }) => `${what} ${at}`);

const forked = chainOf('receive', 'draft', 'file', 'passReview', 'withdraw');
const rewritten = chainOf('receive', 'draft', 'file', 'passReview', 'approve', 'release').events.map((event) =>
  event.seq === 4 ? { ...event, details: { deed: 'other' } } : event,
);
const [first, second, ...rest] = whole.events;

describe('a log with checkpoints', () => {
  test('that is whole has no flaw, nor has one that went on since the last checkpoint', () => {
    expect(flaws({})).toEqual([]);
    expect(flaws({ checkpoints: checkpoints.slice(0, 2) })).toEqual([]);
    expect(logFlaws({ ...extendChain(emptyChain(SUBJECT), []), checkpoints: [] }, checkpointKey.keys)).toEqual([]);
  });

  test.each<[string, Partial<Log>, string[]]>([
    ['an event rewritten in place', { events: rewritten }, ['event 4']],
    [
      'all rewritten from there on, head included',
      chainOf('receive', 'draft', 'file', 'returnFromReview', 'approve', 'release'),
      ['checkpoint 4'],
    ],
    ['the end cut off', { events: whole.events.slice(0, 5) }, ['head 6', 'checkpoint 6']],
    ['the end cut off, head included', chainOf('receive', 'draft', 'file', 'passReview', 'approve'), ['checkpoint 6']],
    ['one taken out', { events: whole.events.filter(({ seq }) => seq !== 4) }, ['event 5', 'head 6', 'checkpoint 4']],
    ['two exchanged', { events: [second!, first!, ...rest] }, ['event 2']],
    ['a forked chain, whole in itself', forked, ['checkpoint 5']],
    ['the head changed', { head: { ...whole.head, head: headAt(whole, 5).head } }, ['head 6']],
    ['everything gone', { ...extendChain(emptyChain(SUBJECT), []) }, ['checkpoint 3']],
    [
      'the chain of somebody else',
      extendChain(emptyChain('FILING#home#2025#caizheng'), ['a', 'b'].map(draft)),
      ['checkpoint 3'],
    ],
    [
      'a checkpoint of another key',
      { checkpoints: [checkpointAt(whole.head, undefined, testKey('checkpoint-key'))] },
      ['checkpoint 6'],
    ],
    [
      'a checkpoint with another time',
      { checkpoints: [{ ...checkpoints[3]!, at: '2026-01-01T00:00:00.000Z' }] },
      ['checkpoint 6'],
    ],
  ])('%s is caught', (_, changed, expected) => {
    expect(flaws(changed)).toEqual(expected);
  });
});
