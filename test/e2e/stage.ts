/**
 * The product with a season of made-up agencies, and one browser before it, for the tests that look at pages and for the
 * pictures of the README. Nobody has uploaded anything yet.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { AGENCIES, seasonRequest, yearToCollect } from '../../demo/season.js';
import { seed, type Seeded } from '../../demo/seed.js';
import { stageOf, startProduct, type Stage } from '../../demo/stage.js';
import type { LocalCloud } from '../../local/cloud.js';
import { openBrowser } from './browser.js';

export interface Theatre {
  readonly cloud: LocalCloud;
  readonly stage: Stage;
  readonly seeded: Seeded;
  readonly browser: Browser;
  readonly year: number;
  close(): Promise<void>;
}

export async function openTheatre(assemblyDir: string): Promise<Theatre> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nianbao-e2e-'));
  const cloud = await startProduct({ assemblyDir, dataDir, ports: 0 });
  const closeCloud = async () => {
    await cloud.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const stage = stageOf(cloud);
    const year = yearToCollect(new Date());
    // One after the other: unpacking and seeding at once would keep each other from a small machine's cores.
    const browser = await openBrowser();
    try {
      const seeded = await seed(stage, seasonRequest(year), AGENCIES);
      const close = async () => {
        await browser.close();
        await closeCloud();
      };
      return { cloud, stage, seeded, browser, year, close };
    } catch (error) {
      await browser.close();
      throw error;
    }
  } catch (error) {
    await closeCloud();
    throw error;
  }
}
