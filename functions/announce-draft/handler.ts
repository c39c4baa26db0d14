/** The last step of the intake: the submission becomes a draft, or is refused with the reason, and the agency hears of it. */
import { openFunction } from '#shared/runtime/open-function.js';
import { loadBefore, loadStateOf } from '#shared/store/filing-case.js';
import { announce } from '#shared/deeds/filing/announce.js';
import { openTable } from '#shared/store/client.js';
import { perform } from '#shared/store/perform.js';
import { READER_STARVED, SCAN_UNFINISHED, UPLOAD_ANNOUNCED } from '#shared/workflow/alarmed-lines.js';
import { announceInputSchema } from '#shared/workflow/payloads.js';

const { environment, log } = openFunction('announce-draft');
const table = openTable(environment.TABLE_NAME);

export async function handler(event: unknown): Promise<{ submission: string; state: string }> {
  const { submission, outcome, error } = announceInputSchema.parse(event);
  const unscanned = outcome === 'failed' && error?.startsWith('NotScanned') === true;
  if (unscanned) log.error(SCAN_UNFINISHED, { submission });
  else if (outcome === 'failed') log.error('intake broke down', { submission, error });
  if (outcome === 'busy') log.warn(READER_STARVED, { submission, error });
  const now = new Date();
  const announced = await perform(
    table,
    now,
    async () => {
      const state = await loadStateOf(table, submission);
      return { ...state, before: await loadBefore(table, state) };
    },
    (state) => announce(state, { outcome, error }, now),
  );
  if ('refused' in announced) throw new Error(`not announced: ${announced.refused.code}`);
  log.info(UPLOAD_ANNOUNCED, { submission, state: announced.done });
  return { submission, state: announced.done };
}
