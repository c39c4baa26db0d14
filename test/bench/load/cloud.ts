/**
 * The product under load, in a process of its own: whoever forked it gets the addresses, and the counted work of everything when they
 * ask for it. Reads the assembly and the folder for data from its arguments.
 */
import { startProduct, type Addresses } from '../../../demo/stage.js';
import { meterRequests } from './meter.js';
import { startMeteredDatabase } from './metered-database.js';
import { watchMemory } from './memory.js';
import { countedOnDisk } from './on-disk.js';

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

process.on('message', (asked: 'work' | 'close') => {
  if (asked === 'close') {
    memory.close();
    void cloud.close().then(() => database.close().then(() => process.exit(0)));
    return;
  }
  void cloud.idle().then(() => {
    const counts = { ...requests.counts(), ...database.units(), ...countedOnDisk(dataDir, cloud.model.functions) };
    const work: Work = { kind: 'work', counts, peaks: memory.peaks() };
    process.send?.(work);
  });
});
const ready: Ready = {
  kind: 'ready',
  addresses: cloud.endpoints,
  openSeasonFunction: cloud.functionName('OpenSeason'),
};
process.send?.(ready);
