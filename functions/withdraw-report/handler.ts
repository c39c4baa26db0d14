/** The agency takes back what it filed, before the deciding deed. */
import { handle } from 'hono/aws-lambda';
import { deed, deskApp } from '../../shared/desk/edge.js';
import { openFilingDesk } from '../../shared/desk/open.js';
import { attemptOf, backToPage, showFiling } from '../../shared/desk/show.js';
import { withdraw } from '../../shared/filing/deeds/decide.js';
import { requireFilingState } from '../../shared/store/filing-state.js';
import { perform } from '../../shared/store/perform.js';
import { environmentOf } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';

const desk = await openFilingDesk('withdraw-report', environmentOf<'withdraw-report'>(FUNCTIONS['withdraw-report']));
const app = deskApp(desk);

deed(app, desk, '/g/:grant/withdraw', 'file', async (context, grant, form) => {
  const now = desk.now();
  const outcome = await perform(
    desk.table,
    now,
    () => requireFilingState(desk.table, grant.year, grant.agency),
    (state) => withdraw(state, grant, now),
  );
  if ('refused' in outcome) return showFiling(context, desk, grant, { attempt: attemptOf(outcome.refused, form) });
  return backToPage(context, grant);
});

export const handler = handle(app);
