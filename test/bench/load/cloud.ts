/**
 * The product under load, in a process of its own: whoever forked it gets the addresses, and the counted work of everything when they
 * ask for it. Reads the assembly and the folder for data from its arguments.
 */
import { startProduct, type Addresses } from '../../../demo/stage.js';
import { meterRequests } from './meter.js';
import { startMeteredDatabase } from './metered-database.js';
import { watchMemory } from './memory.js';
import { countedOnDisk } from './on-disk.js';
import { standAs } from './standing.js';

export interface Ready {
  readonly kind: 'ready';
  readonly addresses: Addresses;
  readonly openSeasonFunction: string;
}

/** The work so far, by its name: `s3 PutObject`, `lambda send-mail`, `lambda MB-ms`, `dynamodb WRU`. */
export interface Work {
  readonly kind: 'work';
  readonly counts: Readonly<Record<string, number>>;
  /** Peak of resident memory in MB, by part. */
  readonly peaks: Readonly<Record<string, number>>;
}

const [assemblyDir = '', dataDir = ''] = process.argv.slice(2);
const database = await startMeteredDatabase(dataDir);
const requests = meterRequests();
const cloud = await startProduct({ assemblyDir, dataDir, ports: 0, databaseEndpoint: database.endpoint });
requests.name({ ...cloud.endpoints });
const memory = watchMemory();

/** What is asked of the product under load; each but the last is answered once nothing is at work any more. */
export type Asked =
  | { readonly kind: 'work' }
  /** The report of the agency with the number `model` is to stand for those with `numbers` as well. */
  | { readonly kind: 'stand'; readonly model: string; readonly numbers: readonly string[] }
  | { readonly kind: 'close' };

process.on('message', (asked: Asked) => void answer(asked));

async function answer(asked: Asked): Promise<void> {
  if (asked.kind === 'close') {
    memory.close();
    await cloud.close();
    await database.close();
    process.exit(0);
  }
  await cloud.idle();
  if (asked.kind === 'stand') {
    await standAs(cloud, database.endpoint, asked.model, asked.numbers);
    await cloud.idle();
  }
  const counts = { ...requests.counts(), ...database.units(), ...countedOnDisk(dataDir, cloud.model.functions) };
  const work: Work = { kind: 'work', counts, peaks: memory.peaks() };
  process.send?.(work);
}

const ready: Ready = {
  kind: 'ready',
  addresses: cloud.endpoints,
  openSeasonFunction: cloud.functionName('OpenSeason'),
};
process.send?.(ready);
