/** Writes docs/states.md from the state table. A test fails when the file is stale. */
import { writeFileSync } from 'node:fs';
import { statesPage } from './states-page.js';

writeFileSync(new URL('../docs/states.md', import.meta.url), statesPage());
