/** The tables of the load bench. */
import { writeFileSync } from 'node:fs';
import { table } from '../../../cli/pages/markdown-table.js';
import { verbOfFunction } from '../../flow/verb-of-function.js';
import { spread } from '../statistics.js';
import type { Work } from './cloud.js';
import { costOf, PRICES } from './prices.js';
import { PHASES, type Phase } from './phases.js';
import type { Waits } from './season.js';

export interface SeasonFigures {
  readonly size: number;
  /** So many of them went their way through HTTP; the others stood there. */
  readonly through: number;
  readonly waits: Waits;
  /** From the first upload until the last report was approved. */
  readonly seconds: number;
  /** Milliseconds of each release. */
  readonly releases: readonly number[];
  /** Counted when all were invited, filed, approved, and public. */
  readonly works: Readonly<Record<'prepared' | Phase, Work>>;
}

const BEFORE = { filed: 'prepared', approved: 'filed', released: 'approved' } as const;

type Counts = Work['counts'];

/** The work between two counts, of each report. */
function eachOf(after: Counts, before: Counts, reports: number): Counts {
  return Object.fromEntries(
    Object.entries(after).map(([name, count]) => [name, (count - (before[name] ?? 0)) / reports]),
  );
}

export function printSeasons(seasons: readonly SeasonFigures[]): void {
  const [smallest] = seasons;
  if (smallest === undefined) return;
  const print = (rows: readonly (readonly string[])[]) => console.log(`\n${table(rows).join('\n')}`);
  const heads = seasons.map(({ size }) => size.toLocaleString('en'));
  const row = (what: string, value: (season: SeasonFigures) => string) => [what, ...seasons.map(value)];
  const ms = (value: number) => value.toFixed(0);
  const way = ({ works, through }: SeasonFigures) => eachOf(works.approved.counts, works.prepared.counts, through);
  const whole = ({ works, through }: SeasonFigures) => eachOf(works.released.counts, works.prepared.counts, through);
  const ratio = (value: (season: SeasonFigures) => number) => (season: SeasonFigures) =>
    `${(value(season) / value(smallest)).toFixed(2)}`;
  const uploads = ({ waits }: SeasonFigures) => spread(waits.uploadToFindings);
  const mails = ({ waits }: SeasonFigures) => spread(waits.decisionToMail);
  print([
    ['reports in the season', ...heads],
    ...(seasons.some(({ size, through }) => through < size)
      ? [row('of these all the way through HTTP', ({ through }) => through.toLocaleString('en'))]
      : []),
    row('reports a minute, upload to approval', ({ through, seconds }) => ((through / seconds) * 60).toFixed(1)),
    row('upload to findings, median, ms', (season) => ms(uploads(season).median)),
    row('… 95 of 100 within, ms', (season) => ms(uploads(season).p95)),
    row('decision to the next mail, median, ms', (season) => ms(mails(season).median)),
    row('… 95 of 100 within, ms', (season) => ms(mails(season).p95)),
    row('release of 50, median, ms', ({ releases }) => ms(spread(releases).median)),
    row('cost of a report until approved, US cents', (season) => (costOf(way(season)) * 100).toFixed(4)),
    row('cost of a report until public, US cents', (season) => (costOf(whole(season)) * 100).toFixed(4)),
    row(
      'waiting for findings, times the smallest',
      ratio((season) => uploads(season).median),
    ),
    row(
      'waiting for the mail, times the smallest',
      ratio((season) => mails(season).median),
    ),
    row(
      'cost until approved, times the smallest',
      ratio((season) => costOf(way(season))),
    ),
    row(
      'cost until public, times the smallest',
      ratio((season) => costOf(whole(season))),
    ),
  ]);
  print([
    ['work of one report until public', ...heads, 'US cents'],
    ...PRICES.map(({ what, usd, units }) => [
      what,
      ...seasons.map((season) => short(units(whole(season)))),
      (usd * units(whole(seasons.at(-1) ?? smallest)) * 100).toFixed(5),
    ]),
  ]);
  const shared = Object.entries(whole(seasons.at(-1) ?? smallest)).filter(([name]) => name.startsWith('partition '));
  print([
    ['partitions that are written most', 'items for each report'],
    ...shared.map(([name, count]) => [name.replace('partition ', ''), count.toFixed(2)]),
  ]);
  const parts = Object.entries((seasons.at(-1) ?? smallest).works.released.peaks).sort(([, a], [, b]) => b - a);
  print([
    ['peak of memory, MB', ...heads],
    ...parts.map(([part]) => row(plain(part), ({ works }) => ms(works.released.peaks[part] ?? 0))),
  ]);
}

/** The work of one report of the largest season in each of its three ways, and what people waited. */
export function saveFigures(file: string, seasons: readonly SeasonFigures[]): void {
  const largest = seasons.at(-1);
  if (largest === undefined) return;
  const { size, through, works } = largest;
  const phases = PHASES.map((phase) => [
    phase,
    namedByVerb(eachOf(works[phase].counts, works[BEFORE[phase]].counts, through)),
  ]);
  writeFileSync(file, `${JSON.stringify({ size, phases: Object.fromEntries(phases) }, null, 2)}\n`);
}

/** Four digits say all that a count of one report can say. */
function namedByVerb(counts: Counts): Counts {
  const named = (name: string) => name.replace(/[A-Z]\w+Function[0-9A-F]{8}/, (id) => verbOfFunction(id) ?? id);
  return Object.fromEntries(
    Object.entries(counts)
      // What the local cloud itself asks its database is no work of the product; partitions bear a season's own names.
      .filter(([name, count]) => count > 0 && !/ people$|^dynamodb [A-Z][a-z]|^partition /.test(name))
      .map(([name, count]) => [named(name), Number(count.toPrecision(4))]),
  );
}

/** A part of the product by its verb. */
function plain(part: string): string {
  const [name = '', ...rest] = part.split(', ');
  return [verbOfFunction(name) ?? name, ...rest].join(', ');
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(4);
}
