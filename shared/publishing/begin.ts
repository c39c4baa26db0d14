/** First step of a release: takes the site's lease and cuts the manifest into batches. */
import { takeLease } from '../store/releases.js';
import type { ReleaseId } from '../workflow/payloads.js';
import { BATCH_SIZE } from '../workflow/release.js';
import { readManifest, ReleaseBusy, type Workplace } from './workplace.js';

export interface Batches {
  readonly release: ReleaseId;
  readonly batches: readonly { readonly from: number; readonly to: number }[];
}

export async function begin(workplace: Workplace, release: ReleaseId): Promise<Batches> {
  const { entries } = await readManifest(workplace, release);
  const fence = await takeLease(workplace.table, release, workplace.now());
  if (fence === undefined) throw new ReleaseBusy('another release is under way');
  const batches = [];
  for (let from = 0; from < entries.length; from += BATCH_SIZE) {
    batches.push({ from, to: Math.min(from + BATCH_SIZE, entries.length) });
  }
  return { release, batches };
}
