/** The committed page of retention is today's. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { retentionPage } from '../../cli/retention-page.js';

test('docs/retention.md is what the rules draw (npx tsx cli/write-retention-page.ts)', () => {
  expect(readFileSync(new URL('../../docs/retention.md', import.meta.url), 'utf8')).toBe(retentionPage());
});
