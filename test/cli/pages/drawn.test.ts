/** The pages of docs/ that are drawn from the code are today's. That of permissions is looked at with the templates (test/infra). */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { DRAWN_PAGES } from '../../../cli/pages/drawn.js';

test.each(Object.entries(DRAWN_PAGES))('docs/%s is what the code says (npm run pages)', (file, draw) => {
  expect(readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8')).toBe(draw());
});
