/** The agency takes back what it filed, before the deciding deed. */
import { handle } from '#shared/desk/handle.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openFilingDesk } from '#shared/desk/open.js';
import { attemptOf, backToPage, showFiling } from '#shared/desk/show.js';
import { withdraw } from '#shared/deeds/filing/withdraw.js';
import { requireFilingCase } from '#shared/store/filing-case.js';
import { checkpointBeside } from '#shared/proof/checkpoints.js';
import { openCheckpointing } from '#shared/proof/open.js';
import { perform } from '#shared/store/perform.js';

const desk = await openFilingDesk('withdraw-report');
const checkpointing = openCheckpointing(desk.table, desk.environment);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/withdraw', 'file', async (context, grant, form) => {
  const now = desk.now();
  const outcome = await perform(
    desk.table,
    now,
    () => requireFilingCase(desk.table, grant),
    (state) => withdraw(state, grant, now),
    (_, change) => checkpointBeside(checkpointing, change, desk.log, now),
  );
  if ('refused' in outcome) return showFiling(context, desk, grant, { attempt: attemptOf(outcome.refused, form) });
  return backToPage(context, grant);
});

export const handler = handle(app);
