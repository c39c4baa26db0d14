/** The steps of a release. The only function that may write the public site. */
import { areaOfRelease } from '#shared/ids/release-id.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { timeLeft } from '#shared/runtime/time-left.js';
import { subscribersFrom } from '#shared/webhook/subscribers.js';
import { s3Client } from '#shared/s3/objects.js';
import { abandonRelease } from '#shared/publishing/abandon.js';
import { begin } from '#shared/publishing/begin.js';
import { drawPart } from '#shared/publishing/draw-part.js';
import { due } from '#shared/publishing/due.js';
import { writeFirstPages } from '#shared/publishing/first-pages.js';
import { publishIndexes } from '#shared/publishing/indexes.js';
import { placed } from '#shared/publishing/placed.js';
import { planRelease } from '#shared/publishing/plan.js';
import { switchRelease } from '#shared/publishing/pointer.js';
import { showNeighbours } from '#shared/publishing/show-neighbours.js';
import { publishVersions } from '#shared/publishing/versions.js';
import type { UnplacedDependencies } from '#shared/publishing/dependencies.js';
import { CHANGED_SINCE_FILED, openCheckpointing, openProof } from '#shared/proof/open.js';
import { openTable } from '#shared/store/client.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { CACHES_KEEP } from '#shared/workflow/alarmed-lines.js';
import { publishInputSchema } from '#shared/workflow/payloads.js';

const { environment, log } = openFunction('publish-report');
const table = openTable(environment.TABLE_NAME);
const unplaced: UnplacedDependencies = {
  table,
  s3: s3Client(),
  documentsBucket: environment.DOCUMENTS_BUCKET,
  siteBucket: environment.SITE_BUCKET,
  siteBaseUrl: environment.SITE_BASE_URL,
  font: reportFont,
  now: () => new Date(),
  log,
  subscribers: subscribersFrom(environment.SUBSCRIBERS).map(({ url }) => url),
  proof: openProof(table, environment),
  checkpointing: openCheckpointing(table, environment),
  changed: (submission, what) => log.error(CHANGED_SINCE_FILED, { submission, what }),
};

export async function handler(event: unknown): Promise<object> {
  const input = publishInputSchema.parse(event);
  if (input.step === 'first-pages') return writeFirstPages(unplaced);
  if (input.step === 'neighbours') return showNeighbours(unplaced, timeLeft('publish-report', unplaced.now));
  log.info('release step', { step: input.step, release: input.release });
  if (input.step === 'begin') return begin(unplaced, input.release);
  const dependencies = await placed(unplaced, areaOfRelease(input.release));
  switch (input.step) {
    case 'due':
      return due(dependencies, input);
    case 'versions':
      return publishVersions(dependencies, input);
    case 'plan':
      return planRelease(dependencies, input.release);
    case 'part':
      return drawPart(dependencies, input.release, input.part);
    case 'indexes':
      return publishIndexes(dependencies, input.release);
    case 'switch':
      return switchRelease(dependencies, input.release, input.manifest);
    case 'not-invalidated':
      log.error(CACHES_KEEP, { release: input.release, error: input.error });
      return {};
    case 'abandon':
      log.error('release broke down', { release: input.release, error: input.error });
      return abandonRelease(dependencies, input.release);
  }
}
