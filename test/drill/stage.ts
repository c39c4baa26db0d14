/**
 * Everything that a drill runs: the product, its database, what stands between it and the services, and the people, each in
 * a process that can be killed and begun anew on the same folder and the same ports.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { addressesOf, portsFrom, type Addresses } from '../../local/addresses.js';
import type { ClockTrouble, DeliveryTrouble } from '../../local/faults.js';
import { seededIntegers } from '../builders/values.js';
import { openBetween, type Between } from './between.js';
import type { Facts, Order } from './orders.js';
import { SERVICES, type Service } from './plan.js';
import { freePorts } from './ports.js';
import { killGroup, startProcess } from './processes.js';

export interface StageOptions {
  readonly dir: string;
  readonly seed: number;
  /** Where the clock stands at the beginning. */
  readonly clock: Date;
}

export class DrillStage {
  private cloud: ChildProcess | undefined;
  private database: ChildProcess | undefined;
  private aheadMs: number;
  /** How far the product's clock was ahead, each time from an instant of its own on. */
  readonly ahead: { readonly from: number; readonly ms: number }[] = [];
  private starts = 0;
  private orders = 0;
  private known: Facts | undefined;

  private constructor(
    private readonly options: StageOptions,
    private readonly base: number,
    readonly between: ReadonlyMap<Service, Between>,
  ) {
    this.aheadMs = options.clock.getTime() - Date.now();
    this.ahead.push({ from: options.clock.getTime(), ms: this.aheadMs });
  }

  static async open(options: StageOptions): Promise<DrillStage> {
    mkdirSync(join(options.dir, 'logs'), { recursive: true });
    const base = await freePorts(Object.keys(portsFrom(0)).length);
    const addresses = addressesOf(portsFrom(base));
    const draw = seededIntegers(options.seed + 1);
    const chance = () => draw(0, 999_999) / 1_000_000;
    const between = await Promise.all(
      SERVICES.map(async (service) => [service, await openBetween(service, () => addresses[service], chance)] as const),
    );
    return new DrillStage(options, base, new Map(between));
  }

  get addresses(): Addresses {
    return addressesOf(portsFrom(this.base));
  }

  get facts(): Facts {
    if (this.known === undefined) throw new Error('the product was not started yet');
    return this.known;
  }

  get instances(): ChildProcess | undefined {
    return this.cloud;
  }

  /** What the product's clock says. */
  now(): Date {
    return new Date(Date.now() + this.aheadMs);
  }

  async startDatabase(): Promise<void> {
    const { dir } = this.options;
    const args = ['--dir', join(dir, 'data', 'dynamodb'), '--port', String(portsFrom(this.base).dynamodb)];
    this.database = (await startProcess('database.ts', args, join(dir, 'logs', 'database.log'))).child;
  }

  async startCloud(assembly: string): Promise<void> {
    const { dir, seed } = this.options;
    const by = Object.fromEntries([...this.between].map(([service, { address }]) => [service, address]));
    const args = Object.entries({
      assembly,
      data: join(dir, 'data'),
      ports: String(this.base),
      database: this.addresses.dynamodb,
      ahead: String(this.aheadMs),
      seed: String(seed + ++this.starts),
      by: JSON.stringify(by),
    }).map(([name, value]) => `--${name}=${value}`);
    const { child, said } = await startProcess('cloud.ts', args, join(dir, 'logs', 'cloud.log'));
    this.cloud = child;
    this.known = (said as { ready: Facts }).ready;
  }

  async killCloud(): Promise<void> {
    if (this.cloud !== undefined) await killGroup(this.cloud);
    this.cloud = undefined;
  }

  async killDatabase(): Promise<void> {
    if (this.database !== undefined) await killGroup(this.database);
    this.database = undefined;
  }

  async moveClock(minutes: number): Promise<void> {
    this.aheadMs += minutes * 60_000;
    this.ahead.push({ from: this.now().getTime(), ms: this.aheadMs });
    await this.order({ do: 'move-clock', ms: minutes * 60_000 });
  }

  async troubleDeliveries(trouble: DeliveryTrouble): Promise<Record<string, number>> {
    return (await this.order({ do: 'trouble-deliveries', trouble })) as Record<string, number>;
  }

  /** @returns how many instances were behind since the product was started */
  async troubleClocks(trouble: ClockTrouble | undefined): Promise<number> {
    return (await this.order({ do: 'trouble-clocks', trouble })) as number;
  }

  /** @throws what the product said went wrong, or where it died over the order */
  order(order: Order): Promise<unknown> {
    const { cloud } = this;
    if (cloud === undefined) return Promise.reject(new Error('the product does not run'));
    const id = ++this.orders;
    return new Promise((resolve, reject) => {
      const died = () => done(() => reject(new Error('the product died')));
      const heard = (raw: unknown) => {
        const said = raw as { id?: number; answer?: unknown; failed?: string };
        if (said.id !== id) return;
        done(() => (said.failed === undefined ? resolve(said.answer) : reject(new Error(said.failed))));
      };
      const done = (then: () => void) => {
        cloud.off('message', heard);
        cloud.off('exit', died);
        then();
      };
      cloud.on('message', heard);
      cloud.once('exit', died);
      cloud.send({ id, order });
    });
  }

  async close(): Promise<void> {
    await this.killCloud();
    await this.killDatabase();
    await Promise.all([...this.between.values()].map((each) => each.close()));
  }
}
