/** The steps of a release. The only function that may write the public site. */
import { s3Client } from '../../shared/documents/objects.js';
import { begin } from '../../shared/publishing/begin.js';
import { abandonRelease, publishIndexes, switchRelease } from '../../shared/publishing/finish.js';
import { publishVersions } from '../../shared/publishing/versions.js';
import type { Workplace } from '../../shared/publishing/workplace.js';
import { openTable } from '../../shared/store/client.js';
import { environmentOf } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';
import { logFor } from '../../shared/workflow/log.js';
import { publishInputSchema } from '../../shared/workflow/payloads.js';

const environment = environmentOf<'publish-report'>(FUNCTIONS['publish-report']);
const workplace: Workplace = {
  table: openTable(environment.TABLE_NAME),
  s3: s3Client(),
  documentsBucket: environment.DOCUMENTS_BUCKET,
  siteBucket: environment.SITE_BUCKET,
  siteBaseUrl: environment.SITE_BASE_URL,
  now: () => new Date(),
};
const log = logFor('publish-report');

export async function handler(event: unknown): Promise<object> {
  const input = publishInputSchema.parse(event);
  log.info('release step', { step: input.step, release: input.release });
  switch (input.step) {
    case 'begin':
      return begin(workplace, input.release);
    case 'versions':
      return publishVersions(workplace, input);
    case 'indexes':
      return publishIndexes(workplace, input.release);
    case 'switch':
      return switchRelease(workplace, input.release);
    case 'abandon':
      log.error('release broke down', { release: input.release, error: input.error });
      return abandonRelease(workplace, input.release, input.error);
  }
}
