/** Writes docs/rules.md from the rule objects. A test fails when the file is stale. */
import { writeFileSync } from 'node:fs';
import { rulesMarkdown } from '#shared/rules/index.js';

writeFileSync(new URL('../docs/rules.md', import.meta.url), rulesMarkdown());
