/**
 * What is written of a table in which deeds go on while it is read is what the table held at one moment, or nothing is. The table
 * here is made up: after every item that is read of it another deed may be done.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { digestOf } from '#shared/ids/digest.js';
import { reportYearSchema } from '#shared/ids/report-year.js';
import type { BundleFolder } from '#shared/keeping/folder.js';
import { textOfItem } from '#shared/keeping/item-text.js';
import { writeItems } from '#shared/keeping/read-area.js';
import type { Item, Table } from '#shared/store/table.js';

const area = areaIdSchema.parse('home');
const nameOf = ({ pk, sk }: Item) => `${pk} ${sk}`;

/** Reads as DynamoDB does: partitions in an order that nobody knows, each item as it stands when its turn comes. */
class World {
  private readonly items = new Map<string, Item>();
  private readonly places = new Map<string, string>();
  /** The lines of every state that there was. */
  readonly states: string[][] = [];
  private deeds = 0;
  private turns = 0;
  /** How many reads are still made before the next deed. */
  private waits: number[];

  constructor(
    private readonly order: number,
    waits: readonly number[],
    /** What changes with every read: the season's log, or that a mail was tried once more. */
    private readonly restless: 'season' | 'mail' | 'nothing' = 'nothing',
  ) {
    this.waits = [...waits];
    this.put({ pk: 'SEASON#home#2025', sk: 'SEASON' });
    this.put({ pk: 'SEEN#home#2025', sk: 'PERSON#a', at: 0 });
    this.deed();
  }

  private put(item: Item): void {
    this.items.set(nameOf(item), item);
    if (!this.places.has(nameOf(item))) this.places.set(nameOf(item), `${digestOf([this.order, item.pk])} ${item.sk}`);
  }

  /** An upload arrives: number, submission, claim, the row that begins its reading; the row before it is done. Or such a row expires. */
  private deed(): void {
    if (this.turns++ % 3 === 2) this.items.delete(`OUTBOX#START#home#intake.${this.deeds - 1} OUTBOX`);
    else this.arrive();
    this.states.push([...this.items.values()].map(textOfItem).sort());
  }

  private arrive(): void {
    const n = ++this.deeds;
    this.put({ pk: 'SEASON#home#2025', sk: 'FILING#jia', lastNumber: n });
    this.put({ pk: 'FILING#home#2025#jia', sk: `SUBMISSION#${n}` });
    this.put({ pk: `UPLOAD#home#home/2025/jia/${n}`, sk: 'VERSION#1', submission: n });
    this.put({ pk: `OUTBOX#START#home#intake.${n}`, sk: 'OUTBOX', status: 'queued' });
    this.put({ pk: `OUTBOX#START#home#intake.${n - 1}`, sk: 'OUTBOX', status: 'done' });
  }

  /** Somebody opens a page with every item that is read. */
  private seen = 0;
  private read(): void {
    this.put({ pk: 'SEEN#home#2025', sk: 'PERSON#a', at: ++this.seen });
    if (this.restless === 'season') this.put({ pk: 'SEASON#home#2025', sk: 'SEASON', version: this.seen });
    if (this.restless === 'mail') {
      const tried = { status: 'queued', attempts: this.seen, rearms: this.seen, dueAt: `${this.seen}`, error: 'smtp' };
      this.put({ pk: 'OUTBOX#MAIL#home#held-up', sk: 'OUTBOX', ...tried });
    }
    const [wait, ...later] = this.waits;
    if (wait === undefined) return;
    if (wait > 0) this.waits = [wait - 1, ...later];
    else {
      this.waits = later;
      this.deed();
    }
  }

  private placeOf(item: Item): string {
    return this.places.get(nameOf(item)) ?? '';
  }

  async *everything(): AsyncGenerator<Item> {
    for (let last = ''; ;) {
      const rest = [...this.items.values()].filter((item) => this.placeOf(item) > last);
      const [next] = rest.sort((a, b) => (this.placeOf(a) < this.placeOf(b) ? -1 : 1));
      if (next === undefined) return;
      last = this.placeOf(next);
      yield await Promise.resolve(next);
      this.read();
    }
  }

  list = () => Promise.resolve([]);
  getAll = (keys: readonly object[]) => Promise.resolve(keys.map(() => undefined));
  listBetween = (pk: string) => {
    const found = [...this.items.values()].filter((item) => item.pk === pk);
    this.read();
    return Promise.resolve(found.sort((a, b) => (a.sk < b.sk ? -1 : 1)));
  };
}

const pauses: number[] = [];
const options = { met: () => undefined, pause: async (ms: number) => void pauses.push(ms) };

async function written(world: object, years: null | number[] = null): Promise<string[] | undefined> {
  const files = new Map<string, string[]>();
  const folder = {
    lines: async (file: string) => {
      const lines: string[] = [];
      files.set(file, lines);
      return { add: async (line: string) => void lines.push(line), close: async () => ({ path: file }) };
    },
  } as unknown as BundleFolder;
  const scope = { area, years: years?.map((year) => reportYearSchema.parse(year)) ?? null };
  const listed = await writeItems(world as unknown as Table, folder, scope, options);
  return listed && [...files.values()].flat().sort();
}
const isSeen = (line: string) => line.includes('"SEEN#');

describe('what is written of a table while deeds go on', () => {
  test('is a state that the table had', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1000), fc.array(fc.nat(25), { maxLength: 6 }), async (order, waits) => {
        const world = new World(order, waits);
        const lines = await written(world);
        const states = world.states.map((state) => state.filter((line) => !isSeen(line)).join('\n'));
        expect(states).toContain(lines?.filter((line) => !isSeen(line)).join('\n'));
      }),
      { numRuns: 60 },
    );
  });

  test('of single seasons, too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(6), { maxLength: 6 }), async (waits) => {
        const world = new World(0, waits);
        const lines = await written(world, [2025]);
        const states = world.states.map((state) => state.filter((line) => /"(?:SEASON|FILING)#/.test(line)).join('\n'));
        expect(states).toContain(lines?.join('\n'));
      }),
      { numRuns: 40 },
    );
  });

  test('is without what vanished before something else came', async () => {
    const vanishing: Item = { pk: 'SETUP#home', sk: 'ANSWERS' };
    const coming: Item = { pk: 'UPLOAD#home#x', sk: 'VERSION#1' };
    let scans = 0;
    const none = { list: () => Promise.resolve([]), getAll: () => Promise.resolve([undefined, undefined]) };
    const everything = async function* () {
      if (scans++ === 0) yield vanishing;
      yield await Promise.resolve(coming);
    };
    expect(await written({ ...none, everything })).toEqual([textOfItem(coming)]);
    expect(scans).toBe(4);
  });

  test('is nothing where deeds never stop, after pauses that double', async () => {
    pauses.length = 0;
    expect(await written(new World(1, [], 'season'))).toBeUndefined();
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 64].map((seconds) => seconds * 1000));
  });

  test('is there at once where people only look', async () => {
    pauses.length = 0;
    expect((await written(new World(1, [])))?.some(isSeen)).toBe(true);
    expect(pauses).toEqual([]);
  });

  test('waits for no mail server that is down: a row that is tried over and over is the same row', async () => {
    pauses.length = 0;
    const world = new World(1, [], 'mail');
    world.listBetween('SEASON#home#2025');
    expect((await written(world))?.filter((line) => line.includes('held-up'))).toHaveLength(1);
    expect(pauses).toEqual([]);
  });
});
