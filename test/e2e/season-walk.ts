/**
 * `npm run walk:season`: a whole season of twelve made-up agencies in a browser, from the empty installation to the last
 * release, in both languages, with script and without. Tells who did what and what it took, writes docs/clicks.md, and ends
 * with an error if an agency did not come to what it should, or a public number differs from the document's.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT, synthesize } from '../../demo/synthesize.js';
import { begin, firstRelease, firstReports, firstReview, Season } from './season/chapters.js';
import { end, lateReports } from './season/last-chapters.js';
import { clicksPage } from './season/clicks-page.js';
import { differences } from './season/outcome.js';
import { openEmptyOffice } from './season/stage.js';

const office = await openEmptyOffice(process.env['NIANBAO_ASSEMBLY'] ?? synthesize(), {
  pictures: process.env['NIANBAO_PICTURES'],
  told: ({ who, what, presses, ticks, typed, seconds }) =>
    console.log(`${who}  ${what}: ${presses} presses, ${ticks} ticks, ${typed} fields, ${seconds.toFixed(1)} s`),
});
try {
  const season = new Season(office);
  for (const chapter of [begin, firstReports, firstReview, firstRelease, lateReports, end]) await chapter(season);
  const wrong = [
    ...(await differences(season, season.substitute)),
    ...season.people.flatMap(({ who, complaints }) => complaints.map((text) => `${who.name}'s browser: ${text}`)),
  ];
  for (const line of wrong) console.error(line);
  if (wrong.length === 0) {
    const path = join(ROOT, 'docs', 'clicks.md');
    const options = (await resolveConfig(path)) ?? {};
    writeFileSync(path, await format(clicksPage(office.world.diary), { ...options, filepath: path }));
    console.log(`All twelve agencies are where they should be; ${path} is written.`);
  }
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await office.close();
}
