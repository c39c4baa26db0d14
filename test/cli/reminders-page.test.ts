/** The committed page of four eyes is today's. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { remindersPage } from '../../cli/reminders-page.js';

test('docs/reminders.md is what the scheduler draws (npx tsx cli/write-reminders-page.ts)', () => {
  expect(readFileSync(new URL('../../docs/reminders.md', import.meta.url), 'utf8')).toBe(remindersPage());
});
