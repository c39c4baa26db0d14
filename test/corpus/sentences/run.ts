/** `npm run bench:findings`: recall and precision of the N rules on generated sentences, as a table. `--missed` lists them. */
import { HELD_OUT } from './held-out.js';
import { measure, sentencesOf, type Measure } from './measure.js';
import type { Wording } from './wording.js';
import { KNOWN } from './wordings.js';

const SEEDS = [1, 2, 3];
const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

function table(title: string, wordings: readonly Wording[]): readonly Measure[] {
  const sentences = SEEDS.flatMap((seed) => wordings.flatMap((wording) => sentencesOf(wording, seed)));
  const measures = measure(sentences);
  const sum = (of: (one: Measure) => number): number => measures.reduce((total, one) => total + of(one), 0);
  const row = (name: string, wrong: number, found: number, right: number, findings: number, alarms: number): string =>
    `| ${name} | ${wrong} | ${share(found, wrong)} | ${share(right, findings)} | ${alarms} |`;
  console.log(`\n${title}: ${wordings.length} wordings, ${sentences.length} sentences\n`);
  console.log('| rule | wrong | recall | precision | false questions |\n|---|---|---|---|---|');
  for (const one of measures)
    console.log(row(one.rule, one.wrong, one.found, one.true, one.findings, one.alarms.length));
  console.log(
    row(
      'all',
      sum((one) => one.wrong),
      sum((one) => one.found),
      sum((one) => one.true),
      sum((one) => one.findings),
      sum((one) => one.alarms.length),
    ),
  );
  return measures;
}

const measures = [...table('Known', KNOWN), ...(process.argv.includes('--known') ? [] : table('Held out', HELD_OUT))];
if (process.argv.includes('--missed')) {
  for (const { rule, missed, alarms } of measures) {
    for (const text of new Set(missed)) console.log(`missed ${rule} ${text}`);
    for (const text of new Set(alarms)) console.log(`alarm ${rule} ${text}`);
  }
}
