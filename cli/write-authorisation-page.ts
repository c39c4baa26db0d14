/** Writes docs/authorisation.md from what the desk's edge reads. A test fails when the file is stale. */
import { writeFileSync } from 'node:fs';
import { authorisationPage } from './authorisation-page.js';

writeFileSync(new URL('../docs/authorisation.md', import.meta.url), authorisationPage());
