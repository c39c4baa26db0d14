/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
import { describe, expect, test } from '@jest/globals';
import { checkPattern, matches } from '../../local/eventbridge/pattern.js';

const event = {
  source: 'aws.s3',
  'detail-type': 'Object Created',
  resources: ['arn:one', 'arn:two'],
  detail: { bucket: { name: 'uploads' }, object: { key: '2025/a.pdf', size: 12 }, empty: '', nothing: null },
};

describe('event patterns', () => {
  test.each<[string, Record<string, unknown>, boolean]>([
    ['equal values', { source: ['aws.s3'], detail: { bucket: { name: ['uploads', 'x'] } } }, true],
    ['another value', { detail: { bucket: { name: ['site'] } } }, false],
    ['any member of a list in the event', { resources: ['arn:two'] }, true],
    ['null', { detail: { nothing: [null] } }, true],
    ['prefix', { detail: { object: { key: [{ prefix: '2025/' }] } } }, true],
    ['prefix that is not there', { detail: { object: { key: [{ prefix: '2026/' }] } } }, false],
    ['suffix', { detail: { object: { key: [{ suffix: '.pdf' }] } } }, true],
    ['equals-ignore-case', { source: [{ 'equals-ignore-case': 'AWS.S3' }] }, true],
    ['wildcard', { detail: { object: { key: [{ wildcard: '2025/*.pdf' }] } } }, true],
    ['exists', { detail: { object: { key: [{ exists: true }] } } }, true],
    ['exists for what is missing', { detail: { object: { colour: [{ exists: true }] } } }, false],
    ['not exists', { detail: { object: { colour: [{ exists: false }] } } }, true],
    ['anything-but', { source: [{ 'anything-but': ['aws.ec2'] }] }, true],
    ['anything-but that very value', { source: [{ 'anything-but': 'aws.s3' }] }, false],
    ['anything-but a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }, false],
    ['anything-but one of two prefixes', { source: [{ 'anything-but': { prefix: ['x', 'aws.'] } }] }, false],
    ['anything-but prefixes that it has not', { source: [{ 'anything-but': { prefix: ['x', 'y'] } }] }, true],
    ['anything-but needs the field', { detail: { colour: [{ 'anything-but': 'red' }] } }, false],
    ['numeric range', { detail: { object: { size: [{ numeric: ['>', 0, '<=', 12] }] } } }, true],
    ['numeric outside', { detail: { object: { size: [{ numeric: ['>', 12] }] } } }, false],
    ['$or', { $or: [{ source: ['x'] }, { detail: { empty: [''] } }] }, true],
    ['a number is not its text', { detail: { object: { size: ['12'] } } }, false],
  ])('%s', (_name, pattern, expected) => {
    expect(checkPattern(pattern)).toBeUndefined();
    expect(matches(pattern, event)).toBe(expected);
  });

  test.each<[string, Record<string, unknown>]>([
    ['an unknown operator', { a: [{ cidr: '10.0.0.0/8' }] }],
    ['an empty list', { a: [] }],
    ['a bare value', { a: 'b' }],
    ['an unfinished numeric', { a: [{ numeric: ['>'] }] }],
  ])('%s is told when the pattern is read', (_name, pattern) => {
    expect(checkPattern(pattern)).toEqual(expect.any(String));
  });
});
