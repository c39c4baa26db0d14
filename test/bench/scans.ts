/**
 * `npm run bench:scans [-- REPORTS]`: made-up reports printed, spoilt as paper, scanner and telephone spoil them, and read.
 * Prints for each way of spoiling how many cells are right, wrong, unread and proven by their sums, and what a page costs.
 * Ends with 1 if a proven cell is wrong.
 */
import { startRecognisers } from '#shared/reading/scans/start-recognisers.js';
import { SUMS } from '#shared/reading/scans/proof.js';
import { readDocument } from '#shared/reading/read-document.js';
import { CELL_IDS } from '#shared/report/cells.js';
import type { Reading } from '#shared/report/record.js';
import { narrativeFor } from '../builders/narrative.js';
import { ruledPdf } from '../builders/ruled-pdf.js';
import { photosOf, scanOf, type ScanOptions } from '../builders/scanned-pdf.js';
import { distinctValues, type FormValues } from '../builders/values.js';

const WAYS: Readonly<Record<string, ScanOptions>> = {
  '300 dpi': { dpi: 300 },
  '200 dpi': { dpi: 200 },
  '150 dpi': { dpi: 150 },
  'turned by 2 degrees': { turned: 2, blur: 1, noise: 6 },
  'JPEG 30 at 150 dpi': { dpi: 150, quality: 30 },
  'black and white': { oneBit: true, blur: 1, turned: 0.5 },
  stamp: { stamp: true },
  photographed: { photographed: true, dpi: 250, blur: 1, noise: 8 },
};

interface Score {
  right: number;
  wrong: number;
  unread: number;
  proven: number;
  provenWrong: number;
}

function scoreOf(reading: Reading, values: FormValues): Score {
  const score: Score = { right: 0, wrong: 0, unread: 0, proven: 0, provenWrong: 0 };
  for (const id of CELL_IDS) {
    const cell = reading.status === 'refused' ? undefined : reading.record.cells[id];
    if (cell === undefined || cell.kind === 'unread') score.unread++;
    else {
      const isRight = cell.value === values[id];
      if (isRight) score.right++;
      else {
        score.wrong++;
        console.log(`  wrong: ${id} is ${values[id]}, read ${cell.value ?? 'as none'} (${cell.raw})`);
      }
      if (cell.checks.includes(SUMS)) {
        score.proven++;
        if (!isRight) score.provenWrong++;
      }
    }
  }
  return score;
}

const only = process.argv.slice(2).filter((argument) => Number.isNaN(Number(argument)));
const reports = Number(process.argv.slice(2).find((argument) => !Number.isNaN(Number(argument))) ?? 3);
const recognisers = await startRecognisers();
let bad = 0;
for (const [name, options] of Object.entries(WAYS).filter(([way]) => only.length === 0 || only.includes(way))) {
  const sum: Score = { right: 0, wrong: 0, unread: 0, proven: 0, provenWrong: 0 };
  let [seconds, pages] = [0, 0];
  let sections = 0;
  for (let seed = 1; seed <= reports; seed++) {
    const values = distinctValues(70 + seed);
    const printed = await ruledPdf({ values, narrative: narrativeFor(values) });
    const bytes = await scanOf(printed, options);
    pages += (await photosOf(printed, 10)).length;
    const before = process.cpuUsage();
    const reading = await readDocument(bytes, { recognise: () => Promise.resolve(recognisers) });
    const used = process.cpuUsage(before);
    seconds += (used.user + used.system) / 1e6;
    if (reading.status === 'refused') console.log(`${name}: refused, ${reading.reason.detail}`);
    else sections += reading.record.sections.filter(({ located }) => located).length;
    const score = scoreOf(reading, values);
    for (const key of Object.keys(sum) as (keyof Score)[]) sum[key] += score[key];
  }
  bad += sum.provenWrong;
  const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024);
  console.log(
    `${name}: right ${sum.right}, wrong ${sum.wrong}, unread ${sum.unread}; proven ${sum.proven}, of them wrong ${sum.provenWrong}; ` +
      `sections ${sections} of ${reports * 6}; ${(seconds / reports).toFixed(0)} s CPU a report, ${(seconds / pages).toFixed(0)} a page; ${megabytes} MB`,
  );
}
process.exit(bad === 0 ? 0 : 1);
