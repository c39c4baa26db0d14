/** The agency keys in what was not read, vouches for what only a person can vouch for, and explains. */
import { handle } from '#shared/desk/handle.js';
import { deed, deskApp } from '#shared/desk/edge.js';
import { openFilingDesk } from '#shared/desk/open.js';
import { keyAnchor } from '#shared/desk/parts/anchors.js';
import { attemptOf, backToPage, showFiling } from '#shared/desk/show.js';
import { complete } from '#shared/deeds/filing/complete.js';
import { parseTyped } from '#shared/reading/values.js';
import { isCellId } from '#shared/report/cells.js';
import { checkRecord, isReasonCode } from '#shared/rules/index.js';
import { loadFilingToAnswer } from '#shared/intake/judge.js';
import { perform } from '#shared/store/perform.js';

const desk = await openFilingDesk('complete-record');
const app = deskApp(desk);

deed(app, desk, '/g/:grant/record', 'file', async (context, grant, form) => {
  const now = desk.now();
  const completion = {
    shown: Number(form.text('shown')),
    through: 'page' as const,
    keyed: form.startingWith('cell:').flatMap(([cell, text]) => (isCellId(cell) ? [{ cell, text }] : [])),
    // One tick may stand for several cells.
    confirmed: form
      .all('confirm')
      .flatMap((ids) => ids.split(' '))
      .filter(isCellId),
    explained: form.startingWith('explain:').map(([finding, text]) => {
      const reason = form.text(`reason:${finding}`);
      return { finding, text, reason: isReasonCode(reason) ? reason : undefined };
    }),
  };
  const outcome = await perform(
    desk.table,
    now,
    () => loadFilingToAnswer(desk.table, grant, now),
    ({ known, ...state }) =>
      complete(
        state,
        completion,
        grant,
        { parseValue: parseTyped, check: (record) => checkRecord(record, known) },
        now,
      ),
  );
  if ('refused' in outcome) return showFiling(context, desk, grant, { attempt: attemptOf(outcome.refused, form) });
  const { wrong } = outcome.done;
  return backToPage(context, grant, wrong === null ? '' : `#${keyAnchor(wrong)}`);
});

export const handler = handle(app);
