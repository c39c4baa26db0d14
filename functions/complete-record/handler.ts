/** The agency keys in what was not read, vouches for what only a person can vouch for, and explains. */
import { handle } from 'hono/aws-lambda';
import { deed, deskApp } from '../../shared/desk/edge.js';
import { openFilingDesk } from '../../shared/desk/open.js';
import { attemptOf, backToPage, showFiling } from '../../shared/desk/show.js';
import { complete } from '../../shared/filing/deeds/complete.js';
import { parseTyped } from '../../shared/reading/values.js';
import { isCellId } from '../../shared/report/cells.js';
import { checkRecord } from '../../shared/rules/index.js';
import { requireFilingState } from '../../shared/store/filing-state.js';
import { perform } from '../../shared/store/perform.js';
import { environmentOf } from '../../shared/workflow/environment.js';
import { FUNCTIONS } from '../../shared/workflow/functions.js';

const desk = await openFilingDesk('complete-record', environmentOf<'complete-record'>(FUNCTIONS['complete-record']));
const app = deskApp(desk);

deed(app, desk, '/g/:grant/record', 'file', async (context, grant, form) => {
  const now = desk.now();
  const completion = {
    shown: Number(form.text('shown')),
    keyed: form.startingWith('cell:').flatMap(([cell, text]) => (isCellId(cell) ? [{ cell, text }] : [])),
    confirmed: form.all('confirm').filter(isCellId),
    explained: form.startingWith('explain:').map(([finding, text]) => ({ finding, text })),
  };
  const outcome = await perform(
    desk.table,
    now,
    () => requireFilingState(desk.table, grant.year, grant.agency),
    (current) =>
      complete(
        current,
        completion,
        grant,
        { parseValue: parseTyped, check: (record) => checkRecord(record, { agencyKind: current.agency.kind }) },
        now,
      ),
  );
  if ('refused' in outcome) return showFiling(context, desk, grant, { attempt: attemptOf(outcome.refused, form) });
  return backToPage(context, grant);
});

export const handler = handle(app);
