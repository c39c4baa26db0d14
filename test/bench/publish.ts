/**
 * What a release costs: of 1, 100 and 1,000 reports into an empty site, and of 1 report into a site that has 50, 500 and 5,000, until
 * the site is switched. The files of whole years follow the switch, in a step of their own whose cost is that of all reports
 * (packs.ts). Table and bucket are in memory, so that the time is that of the product's own work; the reports stand ready, as the step
 * of versions takes them from what was filed. One more into a site is measured again with every request to table and bucket taking 10 ms, as
 * services answer. `npm run bench:publish`; `-- 1000` leaves out what is larger.
 */
import { setTimeout } from 'node:timers/promises';
import { World } from '../publishing/world.js';

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
const most = Number(process.argv[2] ?? '5000');

interface Measured {
  readonly what: string;
  readonly seconds: number;
  /** Of the processor: on a machine that others use as well, what can be compared. */
  readonly work: number;
  readonly writes: number;
  readonly objects: number;
  readonly megabytes: number;
}

async function measured(what: string, world: World, reports: readonly number[]): Promise<Measured> {
  const { faults } = world;
  [faults.count, faults.objects, faults.bytes] = [0, 0, 0];
  world.packs = false;
  const [begun, worked] = [performance.now(), process.cpuUsage()];
  await world.release(reports);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(worked);
  return {
    what,
    seconds,
    work: (user + system) / 1e6,
    writes: faults.count,
    objects: faults.objects,
    megabytes: faults.bytes / 1e6,
  };
}

const WAIT_MS = 10;
function answerAsServices({ memory, deps }: World): void {
  const slow =
    <Args extends unknown[], Answer>(request: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      await setTimeout(WAIT_MS);
      return request(...args);
    };
  for (const name of ['get', 'getAll', 'list', 'listBetween', 'commit'] as const) {
    Object.assign(memory, { [name]: slow(memory[name] as (...args: unknown[]) => Promise<unknown>) });
  }
  Object.assign(deps.s3, { send: slow(deps.s3.send.bind(deps.s3) as (...args: unknown[]) => Promise<unknown>) });
}

/** The best of so many is told. */
const TRIES = 8;
const rows: Measured[] = [];
// What is drawn and compiled once only is no part of any.
await new World(numbers(2)).release([0]);
for (const count of [1, 100, 1000].filter((each) => each <= most)) {
  rows.push(await measured(`${count} into an empty site`, new World(numbers(count)), numbers(count)));
}
for (const count of [50, 500, 5000].filter((each) => each <= most)) {
  const world = new World(numbers(count + 2 * TRIES));
  world.packs = false;
  await world.release(numbers(count));
  const tries = [];
  for (const n of numbers(count + TRIES).slice(count)) tries.push(await measured(`1 into ${count}`, world, [n]));
  const best = tries.sort((a, b) => a.work - b.work)[0];
  if (best !== undefined) rows.push(best);
  answerAsServices(world);
  const waited = [];
  for (let n = 0; n < TRIES; n += 1)
    waited.push(await measured(`  with ${WAIT_MS} ms a request`, world, [count + TRIES + n]));
  const [fastest] = waited.sort((a, b) => a.seconds - b.seconds);
  if (fastest !== undefined) rows.push(fastest);
}
process.stdout.write('release                    seconds      CPU   writes  objects       MB\n');
for (const { what, seconds, work, writes, objects, megabytes } of rows) {
  const cells = [seconds.toFixed(2), work.toFixed(2), String(writes), String(objects), megabytes.toFixed(2)];
  process.stdout.write(`${what.padEnd(24)}${cells.map((cell) => cell.padStart(9)).join('')}\n`);
}
