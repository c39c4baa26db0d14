/** A step of the release machine, and once an hour: makes the files of whole years and the search index from the public parts. */
import { randomUUID } from 'node:crypto';
import { areaOfRelease } from '#shared/ids/release-id.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { timeLeft } from '#shared/runtime/time-left.js';
import { s3Client } from '#shared/s3/objects.js';
import { openCheckpointing } from '#shared/proof/open.js';
import { packData } from '#shared/publishing/pack/pack-data.js';
import { packEachAgain } from '#shared/publishing/pack/pack-again.js';
import { placed } from '#shared/publishing/placed.js';
import { openTable } from '#shared/store/client.js';
import { packInputSchema } from '#shared/workflow/payloads.js';

const { environment, log } = openFunction('pack-data');
const table = openTable(environment.TABLE_NAME);
const { sign, keys } = openCheckpointing(table, environment);
const s3 = s3Client();

export async function handler(event: unknown): Promise<object> {
  const input = packInputSchema.parse(event);
  const unplaced = {
    ...{ table, s3, sign, checkpointKeys: keys, run: randomUUID(), now: () => new Date() },
    siteBucket: environment.SITE_BUCKET,
    siteBaseUrl: environment.SITE_BASE_URL,
  };
  if (input.step === 'again') {
    const sites = await packEachAgain(unplaced, timeLeft('pack-data', unplaced.now));
    log.info('packs', { ...input, sites });
    return { sites };
  }
  const deps = await placed(unplaced, areaOfRelease(input.release));
  const answer = await packData(deps, input.release, input.manifest);
  log.info('packs', { ...input, ...answer });
  return answer;
}
