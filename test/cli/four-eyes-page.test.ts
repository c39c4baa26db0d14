/** The committed page of four eyes is today's. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { fourEyesPage } from '../../cli/four-eyes-page.js';

test('docs/four-eyes.md is what the law draws (npx tsx cli/write-four-eyes-page.ts)', () => {
  expect(readFileSync(new URL('../../docs/four-eyes.md', import.meta.url), 'utf8')).toBe(fourEyesPage());
});
