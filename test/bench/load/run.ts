/**
 * `npm run bench:load [-- 50 500 --save FILE --through 500]`: whole seasons of so many agencies, people and product in two processes,
 * over HTTP. Of a season larger than `--through` so many reports go
 * that way, and the others stand there approved (standing.ts). Prints the throughput, what people waited, the memory of each part, and
 * the counted work of each report with what it costs by the price list; the larger season against the smallest. What is saved feeds the
 * simulation of a province (test/bench/scale).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { yearToCollect, type DemoAgency } from '../../../demo/season.js';
import { synthesize } from '../../../demo/synthesize.js';
import { printSeasons, saveFigures, type SeasonFigures } from './figures.js';
import {
  agenciesOf,
  askForEachMail,
  decideOne,
  fileOne,
  noWaits,
  numberOf,
  releaseAll,
  seedLarge,
  type SeasonUnderLoad,
} from './season.js';
import { startUnderLoad, type ProductUnderLoad } from './stage.js';

/** So many people are at work at once, whatever the size of the season. */
const PEOPLE_AT_ONCE = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { save: { type: 'string' }, through: { type: 'string' } },
});
const { save } = values;
const through = Number(values.through ?? Infinity);
const sizes = positionals.length === 0 ? [50, 500, 5000] : positionals.map(Number);
const assemblyDir = process.env['NIANBAO_ASSEMBLY'] ?? synthesize();
const figures: SeasonFigures[] = [];
for (const size of sizes) {
  figures.push(await measure(size));
  printSeasons(figures);
  if (save !== undefined) saveFigures(save, figures);
}

async function measure(size: number): Promise<SeasonFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nianbao-load-'));
  const product = await startUnderLoad(assemblyDir, dataDir);
  try {
    const { stage } = product;
    const year = yearToCollect(new Date());
    const everyone = agenciesOf(size);
    const [agencies, standing] = [everyone.slice(0, through), everyone.slice(through)];
    const seeded = await seedLarge(stage, year, everyone, [...agencies, ...standing.slice(0, 1)]);
    await askForEachMail(stage);
    await stand(product, { stage, seeded, year, waits: noWaits() }, standing);
    const season: SeasonUnderLoad = { stage, seeded, year, waits: noWaits() };
    const prepared = await product.work();
    // First everybody files, then everybody decides: as in the last days of a season, and so that the work of each is told apart.
    const filing = await everybody(agencies, `${size}: filed`, (agency) => fileOne(season, agency));
    const filed = await product.work();
    const deciding = await everybody(agencies, `${size}: approved`, (agency) => decideOne(season, agency));
    const approved = await product.work();
    const releases = await releaseAll(season, agencies);
    const released = await product.work();
    const seconds = filing + deciding;
    const works = { prepared, filed, approved, released };
    return { size, through: agencies.length, waits: season.waits, seconds, releases, works };
  } finally {
    await product.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One of those that only stand there goes the whole way to its approval; the others are its copies. */
async function stand(
  product: ProductUnderLoad,
  season: SeasonUnderLoad,
  [model, ...others]: readonly DemoAgency[],
): Promise<void> {
  if (model === undefined) return;
  await fileOne(season, model);
  await decideOne(season, model);
  await product.stand(numberOf(model), others.map(numberOf));
}

/** @returns the seconds that it took; says every hundred how far it is */
async function everybody(
  agencies: readonly DemoAgency[],
  what: string,
  act: (agency: DemoAgency) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const queue = [...agencies];
  let done = 0;
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await act(next);
      if (++done % 100 === 0) console.error(`${what} ${done}, ${seconds().toFixed(0)} s`);
    }
  };
  await Promise.all(Array.from({ length: PEOPLE_AT_ONCE }, work));
  return seconds();
}
