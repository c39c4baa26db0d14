/**
 * A drill from the beginning to the end: a season is opened and everybody invited while all is well; then people act while
 * the planned faults come; then the faults are over, what is left is settled, and the invariants are asked.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { seed as seedSeason } from '../../demo/seed.js';
import { PEOPLE, seasonRequest, type DemoAgency } from '../../demo/season.js';
import { Stage } from '../../demo/stage.js';
import { NO_TROUBLE } from '../../local/faults.js';
import { personSchema } from '#shared/ids/person.js';
import { changePreferences } from '#shared/store/people.js';
import { Table } from '#shared/store/table.js';
import { metNobody, NOT_CARRIED_OUT, requestsTo, SET_BACK, tooLittle } from './enough.js';
import { figuresOf, type Figures } from './figures.js';
import { brokenInvariants } from './invariants.js';
import { Ledger } from './ledger.js';
import type { Fault, PlannedFault } from './plan.js';
import { instancesOf, killGroup, startProcess } from './processes.js';
import { settle } from './settle.js';
import { DrillStage } from './stage.js';

export const YEAR = 2025;
/** People go on so long at most. */
const MOST_MS = 300_000;
/** Meanwhile the clock goes on by more than a lease and a run of `settle`, again and again. */
const GOING_ON_MS = 4_000;
const GOING_ON_MINUTES = 9;
/** Three weeks before the deadline, nine in the morning in Shanghai. */
const BEGINNING = new Date('2026-01-08T01:00:00.000Z');

export interface DrillOptions {
  readonly dir: string;
  readonly seed: number;
  readonly ms: number;
  readonly agencies: readonly DemoAgency[];
  readonly faults: readonly PlannedFault[];
  readonly assembly: string;
  /** Of the code that takes over for a while. */
  readonly formerAssembly?: string | undefined;
  /** How long people go on, without more faults, until they did enough to lose something. */
  readonly goesOnMs?: number;
  readonly say: (line: string) => void;
}

export interface DrillOutcome {
  /** What does not hold, in words; empty where everything does. */
  readonly broken: readonly string[];
  /** Why the run proves little even so; empty where it does not. */
  readonly tooLittle: readonly string[];
  readonly figures: Figures;
}

export async function drill(options: DrillOptions): Promise<DrillOutcome> {
  const { dir, seed, agencies, assembly, say } = options;
  mkdirSync(dir, { recursive: true });
  const stage = await DrillStage.open({ dir, seed, clock: BEGINNING });
  const ledger = new Ledger(join(dir, 'ledger.jsonl'));
  let client: DynamoDBClient | undefined;
  const closers: (() => Promise<void>)[] = [() => stage.close()];
  try {
    await stage.startDatabase();
    await stage.startCloud(assembly);
    const { facts, addresses } = stage;
    client = new DynamoDBClient({
      ...{ endpoint: addresses.dynamodb, region: facts.region },
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const table = new Table({ client, tableName: facts.table });
    const office = new Stage(addresses, facts.openSeason);
    const { boardUrl } = await seedSeason(office, seasonRequest(YEAR), agencies);
    for (const person of [PEOPLE.reviewer, PEOPLE.approver])
      await changePreferences(table, 'home', personSchema.parse(person), { mails: 'each' });
    say(
      `season opened, ${agencies.length} agencies invited; now ${(options.ms / 60_000).toFixed(1)} minutes of faults`,
    );

    const people = await startProcess(
      'people.ts',
      Object.entries({
        ...{ ledger: join(dir, 'ledger.jsonl'), outbox: addresses.outbox, seed: String(seed) },
        ...{ agencies: JSON.stringify(agencies), year: String(YEAR), board: boardUrl },
      }).map(([name, value]) => `--${name}=${value}`),
      join(dir, 'logs', 'people.log'),
    );
    closers.push(() => killGroup(people.child));
    const wentHome: string[] = [];
    const goHome = () => void wentHome.push('the people ended before the drill did: see people.log');
    people.child.once('exit', goHome);
    const met = await carryOut(options, stage);
    const size = { minutes: options.ms / 60_000, agencies: agencies.length };
    const overSince = Date.now();
    const { goesOnMs = MOST_MS } = options;
    while (tooLittle(ledger.read(), size).length > 0 && Date.now() - overSince < goesOnMs) {
      await after(GOING_ON_MS);
      await stage.moveClock(GOING_ON_MINUTES);
    }
    met.set(WENT_ON, Math.round((Date.now() - overSince) / 1000));
    people.child.off('exit', goHome);
    // They stop in the middle of whatever they do.
    await killGroup(people.child);
    say('faults are over; settling');
    const settled = await settle(stage, table, say);
    const { broken, world } = await brokenInvariants({
      ...{ table, addresses, office, agencies, year: YEAR, seed, settled },
      entries: ledger.read(),
      now: stage.now(),
    });
    return {
      broken: [...wentHome, ...broken],
      tooLittle: [...tooLittle(world.entries, size), ...metNobody(options.faults, met)],
      figures: figuresOf({ world, met, ms: options.ms, seed, ahead: stage.ahead }),
    };
  } finally {
    client?.destroy();
    for (const close of closers.reverse()) await close();
  }
}

const WENT_ON = 'seconds that people went on without faults';

/** How often each kind of fault came. */
export type Met = Map<string, number>;

async function carryOut({ faults, ms, assembly, formerAssembly, say }: DrillOptions, stage: DrillStage): Promise<Met> {
  const met: Met = new Map();
  const count = (kind: string, n = 1) => met.set(kind, (met.get(kind) ?? 0) + n);
  let begun = Date.now();
  let code = assembly;
  const over: Promise<void>[] = [];
  /** The plan's time stands still meanwhile: a slow machine is as long at work between two faults as a fast one. */
  const restart = async (database: boolean) => {
    const down = Date.now();
    await stage.killCloud();
    if (database) {
      await stage.killDatabase();
      await stage.startDatabase();
    }
    await startedAtLast(() => stage.startCloud(code));
    begun += Date.now() - down;
  };
  const carry = async (fault: Fault): Promise<void> => {
    switch (fault.kind) {
      case 'kill-everything':
        count('everything killed');
        return restart(true);
      case 'kill-database':
        count('database killed');
        await stage.killDatabase();
        return stage.startDatabase();
      case 'kill-function': {
        const instances = stage.instances === undefined ? [] : instancesOf(stage.instances);
        const victim = instances[instances.length === 0 ? 0 : randomInt(instances.length)];
        if (victim === undefined) return;
        count('function instances killed');
        process.kill(victim, 'SIGKILL');
        return;
      }
      case 'service': {
        const between = stage.between.get(fault.service);
        between?.set(fault);
        count(`${fault.service}: ${fault.way}`);
        over.push(after(fault.ms).then(() => between?.set(undefined)));
        return;
      }
      case 'deliveries':
        await stage.troubleDeliveries({ ...fault, whileMs: 5_000 });
        over.push(
          after(fault.ms).then(async () => {
            const counts = await stage.troubleDeliveries(NO_TROUBLE).catch(() => ({}));
            for (const [kind, n] of Object.entries(counts)) count(`deliveries ${kind}`, n);
          }),
        );
        return;
      case 'clock':
        count('clock put forward');
        return stage.moveClock(fault.minutes);
      case 'clock-back': {
        const { share, minutes, ms: whileMs } = fault;
        count('clocks of functions set back');
        const before = await stage.troubleClocks({ share, ms: minutes * 60_000 });
        over.push(
          after(whileMs).then(async () => {
            const known = await stage.troubleClocks(undefined).catch(() => 0);
            // Whoever was started anew meanwhile counts from the beginning.
            count(SET_BACK, known < before ? known : known - before);
          }),
        );
        return;
      }
      case 'former-code':
      case 'code-of-now':
        if (formerAssembly === undefined) return;
        count(fault.kind === 'former-code' ? 'former code put in place' : 'code of now put back');
        code = fault.kind === 'former-code' ? formerAssembly : assembly;
        return restart(false);
    }
  };
  for (const { atMs, fault } of faults) {
    const left = begun + atMs - Date.now();
    if (left > 0) await after(left);
    await carry(fault).catch((error: unknown) => {
      count(NOT_CARRIED_OUT);
      say(`${fault.kind} could not be carried out: ${String(error)}`);
    });
  }
  await after(Math.max(0, begun + ms - Date.now()));
  await Promise.all(over);
  if (code !== assembly) {
    code = assembly;
    await restart(false);
  }
  for (const [service, between] of stage.between) {
    between.set(undefined);
    count(requestsTo(service), between.met);
  }
  return met;
}

const STARTS_TRIED = 20;

/** Whoever starts while a service it needs is out of reach fails, and is started again, as a person or a supervisor would. */
async function startedAtLast(start: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      return await start();
    } catch (error) {
      if (tried === STARTS_TRIED) throw error;
      await after(1_000);
    }
  }
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
