/** Writes docs/retention.md from the rules. A test fails when the file is stale. */
import { writeFileSync } from 'node:fs';
import { retentionPage } from './retention-page.js';

writeFileSync(new URL('../docs/retention.md', import.meta.url), retentionPage());
