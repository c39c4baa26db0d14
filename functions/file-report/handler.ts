/** The agency files: a named officer's statement, the rules once more, and the review begins. */
import { handle } from 'hono/aws-lambda';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openFilingDesk } from '#shared/desk/open.js';
import { attemptOf, backToPage, showFiling } from '#shared/desk/show.js';
import { file } from '#shared/deeds/filing/file.js';
import { checkRecord } from '#shared/rules/index.js';
import { loadFilingToCheck } from '#shared/intake/judge.js';
import { perform } from '#shared/store/perform.js';

const desk = await openFilingDesk('file-report');
const app = deskApp(desk);

deed(app, desk, '/g/:grant/file', 'file', async (context, grant, form) => {
  const now = desk.now();
  const request = {
    shown: Number(form.text('shown')),
    officer: form.text('officer'),
    title: form.text('title'),
    agreed: form.text('agree') !== '',
  };
  const outcome = await perform(
    desk.table,
    now,
    () => loadFilingToCheck(desk.table, grant, now),
    ({ known, ...state }) => file(state, request, grant, (record) => checkRecord(record, known), now),
  );
  if ('refused' in outcome) return showFiling(context, desk, grant, { attempt: attemptOf(outcome.refused, form) });
  return backToPage(context, grant);
});

export const handler = handle(app);
