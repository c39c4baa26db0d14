/**
 * The product in a process of its own, to be killed: the local cloud on a data folder that outlives it, a clock that is put
 * forward, deliveries that are troubled when told so. It is told over the channel to its parent, and answers there.
 */
import { parseArgs } from 'node:util';
import { startProduct } from '../../demo/stage.js';
import type { Addresses } from '../../local/addresses.js';
import { movableClock } from '../../local/clock.js';
import { troubledClocks, troubledDeliveries, type TroubleKind } from '../../local/faults.js';
import { seededIntegers } from '../builders/values.js';
import type { Facts, Order } from './orders.js';

const { values } = parseArgs({
  options: {
    assembly: { type: 'string', default: '' },
    data: { type: 'string', default: '' },
    ports: { type: 'string', default: '0' },
    database: { type: 'string', default: '' },
    ahead: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    /** JSON: where functions reach the services. */
    by: { type: 'string', default: '{}' },
  },
});

const draw = seededIntegers(Number(values.seed));
const chance = () => draw(0, 999_999) / 1_000_000;
const clocks = troubledClocks(chance);
const troubled = troubledDeliveries(chance, (ms) => new Promise((resolve) => setTimeout(resolve, ms)));
const clock = movableClock(new Date(Date.now() + Number(values.ahead)));
const cloud = await startProduct({
  assemblyDir: values.assembly,
  dataDir: values.data,
  ports: Number(values.ports),
  clock,
  databaseEndpoint: values.database,
  faults: {
    addresses: JSON.parse(values.by) as Partial<Addresses>,
    aroundDelivery: troubled.aroundDelivery,
    behindOfInstance: clocks.behindOfInstance,
  },
});

let told = { ...troubled.counts };
/** So that whoever adds them up counts none twice, and misses only those of a process that died. */
function sinceLastTold(): Record<TroubleKind, number> {
  const before = told;
  told = { ...troubled.counts };
  return {
    twice: told.twice - before.twice,
    late: told.late - before.late,
    again: told.again - before.again,
  };
}

async function carryOut(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'move-clock':
      clock.moveTo(new Date(clock.now().getTime() + order.ms));
      return undefined;
    case 'trouble-deliveries':
      troubled.set(order.trouble);
      return sinceLastTold();
    case 'trouble-clocks':
      clocks.set(order.trouble);
      return clocks.met;
    case 'rest':
      return cloud.idle();
    case 'run-schedule':
      return cloud.runSchedule(order.name);
    case 'invoke':
      return cloud.invoke(order.name, order.payload);
  }
}

process.on('message', (raw) => {
  const { id, order } = raw as { id: number; order: Order };
  carryOut(order).then(
    (answer) => process.send?.({ id, answer }),
    (error: unknown) => process.send?.({ id, failed: String(error) }),
  );
});

const facts: Facts = {
  addresses: cloud.endpoints,
  region: cloud.region,
  table: cloud.tableName('Table'),
  openSeason: cloud.functionName('OpenSeason'),
  schedules: cloud.model.schedules.map(({ name }) => name),
};
process.send?.({ ready: facts });
