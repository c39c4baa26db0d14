import { expect, it } from '@jest/globals';
import { covers } from '#shared/access/covers.js';
import type { Grant } from '#shared/access/model.js';

const submission = { id: 'home.2025-jiaoyu-2', area: 'home', year: 2025, agency: 'jiaoyu' } as Parameters<
  typeof covers
>[1];
const grant = (more: object): Grant =>
  ({ area: 'home', year: 2025, agency: 'jiaoyu', submission: 'home.2025-jiaoyu-2', ...more }) as Grant;

it.each([
  ['the agency its own filing', { purpose: 'file' }, true],
  ['the agency no other filing', { purpose: 'file', agency: 'jiancha' }, false],
  ['a decision its submission', { purpose: 'decide' }, true],
  ['a decision no other submission of the filing', { purpose: 'decide', submission: 'home.2025-jiaoyu-1' }, false],
  ['the publisher every submission of the season', { purpose: 'publish', agency: undefined }, true],
  ['nobody a submission of another year', { purpose: 'publish', year: 2024 }, false],
  ['nobody a submission of another year', { purpose: 'file', year: 2024 }, false],
])('shows %s: %j -> %s', (_, more, seen) => {
  expect(covers(grant(more), submission)).toBe(seen);
});
