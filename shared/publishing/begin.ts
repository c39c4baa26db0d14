/** First step of a release: takes the site's lease, makes sure that the pages' style is there, cuts the manifest into batches. */
import { writeOnce } from '../documents/objects.js';
import { assetObjects } from '../site/objects.js';
import { takeLease } from '../store/releases.js';
import type { ReleaseId } from '../workflow/payloads.js';
import { BATCH_SIZE } from '../workflow/release.js';
import { onSite, readManifest, ReleaseBusy, type Workplace } from './workplace.js';

export interface Batches {
  readonly release: ReleaseId;
  readonly batches: readonly { readonly from: number; readonly to: number }[];
}

export async function begin(workplace: Workplace, release: ReleaseId): Promise<Batches> {
  const { entries } = await readManifest(workplace, release);
  const fence = await takeLease(workplace.table, release, workplace.now());
  if (fence === undefined) throw new ReleaseBusy('another release is under way');
  for (const object of assetObjects()) await writeOnce(workplace.s3, onSite(workplace, object));
  const batches = [];
  for (let from = 0; from < entries.length; from += BATCH_SIZE) {
    batches.push({ from, to: Math.min(from + BATCH_SIZE, entries.length) });
  }
  return { release, batches };
}
