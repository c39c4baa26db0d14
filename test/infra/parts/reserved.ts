import { describe, expect, it } from '@jest/globals';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { FunctionEntry, Reserved } from '#shared/workflow/function-entry.js';
import { synthesize, synthesized, verbOf } from './synthesized.js';

const entries: [string, FunctionEntry][] = Object.entries(FUNCTIONS);
const reserved = entries.flatMap(([name, entry]): [string, Reserved][] =>
  entry.reserved === undefined ? [] : [[name, entry.reserved]],
);
const reservedIn = (template: typeof synthesized) =>
  template
    .ofType('AWS::Lambda::Function')
    .flatMap((each): [string, unknown][] =>
      'ReservedConcurrentExecutions' in each.Properties
        ? [[verbOf(each), each.Properties['ReservedConcurrentExecutions']]]
        : [],
    )
    .sort();

describe('reserved concurrency', () => {
  // AWS, "Configuring reserved concurrency": an account has 1,000 unless told otherwise, and 100 of them are not to be reserved.
  it('leaves what AWS demands of an account’s default quota, and half of the quota to all other functions', () => {
    const sum = reserved.reduce((total, [, { concurrency }]) => total + concurrency, 0);
    expect(1000 - sum).toBeGreaterThanOrEqual(500);
    expect(reserved.every(([, { concurrency }]) => Number.isSafeInteger(concurrency) && concurrency > 0)).toBe(true);
  });

  it('is as FUNCTIONS says where the operator has room for it, and nobody’s otherwise', () => {
    const expected = reserved.map(([name, { concurrency }]) => [name, concurrency]).sort();
    expect(reservedIn(synthesize({ reserveConcurrency: true }))).toEqual(expected);
    expect(reservedIn(synthesized)).toEqual([]);
  });

  it('is kept for those that carry others’ work, read files, or call what bears little', () => {
    expect(reserved.map(([name]) => name).sort()).toEqual([
      'check-portal',
      'dispatch-outbox',
      'extract-report',
      'import-previous',
      'receive-upload',
      'send-asked-mail',
      'send-mail',
      'send-news',
      'send-notice',
    ]);
  });
});
