/**
 * `npm run simulate:scale [-- FILE]`: a country of 3,000 offices in one installation and 150,000 reports, half of them within two days, on the work that was
 * measured of one report (measured.json, from `npm run bench:load -- … --save`). Prints the tables of docs/scale.md.
 */
import { join } from 'node:path';
import { table } from '../../../cli/pages/markdown-table.js';
import { PHASES } from '../load/phases.js';
import { costOf } from '../load/prices.js';
import { seededFractions } from './arrivals.js';
import { readMeasured } from './measured.js';
import { QUOTAS } from './quotas.js';
import { simulateDay } from './simulation.js';

const REPORTS = 150_000;
const OFFICES = 3_000;
/** Half of all within two days; decisions follow, at the rate of the day before. */
const BUSIEST = { filed: REPORTS / 4, approved: REPORTS / 4 };
const MAIL_RATES = [14, 30, 60, 120] as const;

const measured = readMeasured(process.argv[2] ?? join(import.meta.dirname, 'measured.json'));
const whole = (value: number) => Math.round(value).toLocaleString('en');
const print = (rows: readonly (readonly string[])[]) => console.log(`${table(rows).join('\n')}\n`);

const peaks = simulateDay(measured, { ...BUSIEST, mailRate: MAIL_RATES[0] }, seededFractions(2026));
print([
  ['quota', 'as given', 'used at the peak', 'share', 'then'],
  ...QUOTAS.map(({ what, limit, use, then }) => {
    const used = use(peaks);
    return [what, whole(limit), whole(used), `${((used / limit) * 100).toFixed(0)}%`, then];
  }),
]);
console.log(`Busiest function: ${peaks.busiest.verb}, ${whole(peaks.busiest.concurrency)} at once.\n`);
print([
  ['mails a second that may leave', 'waiting, median, s', '95 of 100 within, s', 'longest, s'],
  ...MAIL_RATES.map((mailRate) => {
    const { mails } = simulateDay(measured, { ...BUSIEST, mailRate }, seededFractions(2026));
    return [String(mailRate), whole(mails.waitMedian), whole(mails.waitP95), whole(mails.longest)];
  }),
]);
const costs = PHASES.map((phase) => [phase, costOf(measured.phases[phase] ?? {})] as const);
print([
  ['cost by the price list', 'one report, US cents', `${whole(REPORTS)} reports, US dollars`, 'an office, US dollars'],
  ...costs.map(([phase, usd]) => [
    phase,
    (usd * 100).toFixed(3),
    whole(usd * REPORTS),
    ((usd * REPORTS) / OFFICES).toFixed(3),
  ]),
]);
