/** Writes docs/four-eyes.md from the law of four eyes. A test fails when the file is stale. */
import { writeFileSync } from 'node:fs';
import { fourEyesPage } from './four-eyes-page.js';

writeFileSync(new URL('../docs/four-eyes.md', import.meta.url), fourEyesPage());
