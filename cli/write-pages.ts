/** `npm run pages`: draws the pages of docs/ that are made from the code anew. Says which of them changed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { DRAWN_PAGES } from './pages/drawn.js';
import { drawPermissions } from './pages/permissions-drawn.js';

for (const [file, draw] of Object.entries({ ...DRAWN_PAGES, 'permissions.md': drawPermissions })) {
  const path = new URL(`../docs/${file}`, import.meta.url);
  const page = draw();
  if (readFileSync(path, 'utf8') === page) continue;
  writeFileSync(path, page);
  console.log(`docs/${file} is drawn anew`);
}
