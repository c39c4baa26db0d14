/**
 * `npm run test:corpus [-- --documents 500 --seed N --layout NAME]`: reads freshly generated documents of every layout
 * and prints right, of these to confirm, wrong and unread. Ends with 1 if any cell is wrong, with 2 if a layout leaves more unread than it may.
 * What was read wrong is kept under .build/corpus/.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keepsPromise, readCorpus, tally, type OneReading, type Tally } from './run-corpus.js';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    layout: { type: 'string', default: '' },
  },
});
const plan = { documents: Number(values.documents), seed: Number(values.seed), only: values.layout };
const kept = resolve(import.meta.dirname, '../../.build/corpus');

console.log(`${plan.documents} documents, seed ${plan.seed}`);
const readings: OneReading[] = [];
for await (const reading of readCorpus(plan)) {
  readings.push({ ...reading, bytes: new Uint8Array() });
  if (reading.wrong.length > 0) keep(reading);
  if (reading.layout.promised === 'complete' && reading.unread > 0 && reading.refused === null) {
    console.log(`${reading.layout.name}, seed ${reading.seed}: ${reading.unread} unread`);
  }
  if (reading.refused !== null)
    console.log(`${reading.layout.name}, seed ${reading.seed}: refused, ${reading.refused}`);
}
const tallies = tally(readings);
print(tallies);
const wrong = tallies.reduce((sum, { wrong: count }) => sum + count, 0);
const short = tallies.filter((each) => !keepsPromise(each));
for (const { layout } of short) console.log(`${layout.name}: not ${layout.promised}`);
process.exitCode = wrong > 0 ? 1 : short.length > 0 ? 2 : 0;

function keep({ layout, seed, bytes, wrong: cells }: OneReading): void {
  mkdirSync(kept, { recursive: true });
  const file = join(kept, `${layout.name.replaceAll(/[^a-z0-9]+/gi, '-')}-${seed}.${layout.format}`);
  writeFileSync(file, bytes);
  console.log(`${layout.name}, seed ${seed}: ${cells.length} wrong, kept as ${file}`);
  for (const cell of cells.slice(0, 10)) console.log(`  ${cell}`);
}

function print(rows: readonly Tally[]): void {
  const line = (...cells: readonly (string | number)[]): void =>
    console.log(
      cells
        .map((cell, index) => (index < 2 ? String(cell).padEnd(index === 0 ? 28 : 6) : String(cell).padStart(10)))
        .join(''),
    );
  line('layout', 'format', 'documents', 'complete', 'right', 'confirm', 'wrong', 'unread', 'unread %');
  const show = (name: string, format: string, all: readonly Tally[]): void => {
    const sum = (of: (tally: Tally) => number): number => all.reduce((total, each) => total + of(each), 0);
    const [right, wrongCells, unread] = [sum((t) => t.right), sum((t) => t.wrong), sum((t) => t.unread)];
    const share = ((100 * unread) / (right + wrongCells + unread || 1)).toFixed(2);
    line(
      name,
      format,
      sum((t) => t.documents),
      sum((t) => t.complete),
      right,
      sum((t) => t.asked),
      wrongCells,
      unread,
      share,
    );
  };
  for (const row of rows) show(row.layout.name, row.layout.format, [row]);
  for (const format of new Set(rows.map((row) => row.layout.format))) {
    show(
      `all ${format}`,
      format,
      rows.filter((row) => row.layout.format === format),
    );
  }
  show('all', '', rows);
}
