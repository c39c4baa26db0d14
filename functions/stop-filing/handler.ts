/**
 * "This was not me": stops a report before it becomes public, by the link in the mail that told the decider of their
 * decision. Asks for no code: it must be quick, and the worst that it does is to hold a report back for a while.
 */
import { handle } from '#shared/desk/handle.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openDesk } from '#shared/desk/open.js';
import { attemptOf, backToPage, showStop } from '#shared/desk/show.js';
import { stop } from '#shared/deeds/filing/stop.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { loadGrant } from '#shared/store/grants.js';
import { checkpointBeside } from '#shared/proof/checkpoints.js';
import { openCheckpointing } from '#shared/proof/open.js';
import { perform } from '#shared/store/perform.js';
import { DECISION_DISOWNED } from '#shared/workflow/alarmed-lines.js';

const desk = openDesk('stop-filing');
const checkpointing = openCheckpointing(desk.table, desk.environment);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/stop', 'stop', async (context, grant, form) => {
  // A tick that nobody but a person sets: a scanner that presses buttons stops nothing.
  if (form.text('sure') !== 'yes')
    return showStop(context, desk, grant, attemptOf({ code: 'confirmation-missing' }, form));
  const now = desk.now();
  const outcome = await perform(
    desk.table,
    now,
    // The grant as it is now: of two clicks the second finds it used up.
    async () => ({
      state: await loadStateOf(desk.table, grant.submission),
      held: await loadGrant(desk.table, grant.id),
    }),
    ({ state, held }) => stop(state, held?.purpose === 'stop' ? held : grant, now),
    (_, change) => checkpointBeside(checkpointing, change, desk.log, now),
  );
  if ('refused' in outcome) return showStop(context, desk, grant, attemptOf(outcome.refused, form));
  desk.log.warn(DECISION_DISOWNED, { submission: grant.submission, stage: grant.stage, outcome: outcome.done });
  return backToPage(context, grant);
});

export const handler = handle(app);
