/** The product as an office finds it on the first day: nothing in it, on a morning in January; and one browser before it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageOf, startProduct } from '../../../demo/stage.js';
import { movableClock, type MovableClock } from '../../../local/clock.js';
import type { LocalCloud } from '../../../local/cloud.js';
import { openBrowser } from '../browser.js';
import { Diary, type Entry } from './diary.js';
import type { World } from './person.js';

export interface EmptyOffice {
  readonly world: World;
  readonly cloud: LocalCloud;
  readonly clock: MovableClock;
  /** Whose reports are collected. */
  readonly year: number;
  /** A morning at eight, when digests and reminders of the day have been sent; `day` such as 02-01, of the year after. */
  morning(day: string): Promise<void>;
  /** That noon, when what the morning left to its own mail has been sent too. */
  noon(day: string): Promise<void>;
  close(): Promise<void>;
}

/** Browsers keep no cookie that ended by their own clock, so the season is one to come. */
function yearAhead(today: Date): number {
  const year = today.getUTCFullYear();
  return today.getUTCMonth() === 0 && today.getUTCDate() < 12 ? year - 1 : year;
}

export async function openEmptyOffice(
  assemblyDir: string,
  options: { readonly pictures?: string | undefined; readonly told?: (entry: Entry) => void } = {},
): Promise<EmptyOffice> {
  const year = yearAhead(new Date());
  const clock = movableClock(`${year + 1}-01-12T09:00:00+08:00`);
  const dataDir = mkdtempSync(join(tmpdir(), 'nianbao-season-'));
  const cloud = await startProduct({ assemblyDir, dataDir, ports: 0, clock });
  const closeCloud = async () => {
    await cloud.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const browser = await openBrowser();
    const world = { stage: stageOf(cloud), browser, diary: new Diary(options.told), pictures: options.pictures };
    const moveTo = async (instant: string) => {
      await cloud.idle();
      clock.moveTo(instant);
      // Schedules that fell due set off in the next turn.
      await new Promise((resolve) => setTimeout(resolve, 0));
      await cloud.idle();
    };
    const morning = (day: string) => moveTo(`${year + 1}-${day}T08:31:00+08:00`);
    return {
      ...{ world, cloud, clock, year, morning },
      async noon(day) {
        await morning(day);
        await moveTo(`${year + 1}-${day}T12:00:00+08:00`);
      },
      async close() {
        await browser.close();
        await closeCloud();
      },
    };
  } catch (error) {
    await closeCloud();
    throw error;
  }
}
