/** Writes docs/reminders.md from the scheduler of reminders. A test fails when the file is stale. */
import { writeFileSync } from 'node:fs';
import { remindersPage } from './reminders-page.js';

writeFileSync(new URL('../docs/reminders.md', import.meta.url), remindersPage());
