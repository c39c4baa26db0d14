/** Writes docs/reading-plain.md from the lists of the readers. A test fails when the file is stale. */
import { writeFileSync } from 'node:fs';
import { PLAIN_LISTS, plainMarkdown } from './plain-page.js';

writeFileSync(new URL('../docs/reading-plain.md', import.meta.url), plainMarkdown(PLAIN_LISTS));
