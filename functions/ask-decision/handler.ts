/**
 * The review machine waits here: stores the task's token, and mails the reviewer or approver once per asking. Where a
 * decision already stands (it was quicker than this step, or the task was asked again), the telling is hastened.
 */
import { partsOf } from '#shared/ids/submission-id.js';
import { openFunction } from '#shared/runtime/open-function.js';
import { tellId } from '#shared/deeds/filing/case.js';
import { ask } from '#shared/deeds/filing/ask.js';
import { askMailDueAt, countedWith } from '#shared/deeds/morning-mail.js';
import { dayOf, instantAfter } from '#shared/ids/calendar.js';
import { decisionUntil } from '#shared/season/deadlines.js';
import { loadAskState } from '#shared/store/asking.js';
import { openTable } from '#shared/store/client.js';
import { loadSubmission } from '#shared/store/filings.js';
import { outboxKey } from '#shared/store/keys.js';
import { rearmRow } from '#shared/store/outbox.js';
import { perform } from '#shared/store/perform.js';
import { aboutWaiting, loadPreferences, waitingWrite } from '#shared/store/people.js';
import { deciderOf } from '#shared/season/deciders.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { askInputSchema } from '#shared/workflow/payloads.js';

const { environment, log } = openFunction('ask-decision');
const table = openTable(environment.TABLE_NAME);
const linkDays = wholeNumber('LINK_DAYS', environment.LINK_DAYS);
const decisionDays = wholeNumber('DECISION_DAYS', environment.DECISION_DAYS);

export async function handler(event: unknown): Promise<void> {
  const { submission, stage, asked, taskToken } = askInputSchema.parse(event);
  const now = new Date();
  const { area } = partsOf(submission);
  const today = dayOf(now);
  const outcome = await perform(
    table,
    now,
    async () => {
      const state = await loadAskState(table, submission, stage, asked, now);
      const { person } = deciderOf(state.season, state.agency, stage, today);
      const [{ mails }, waiting] = await Promise.all([
        loadPreferences(table, area, person),
        aboutWaiting(table, area, person, today),
      ]);
      return { state, person, mails, ...countedWith(waiting, asked) };
    },
    ({ state, mails, others }) => {
      const until = decisionUntil(now, state.agency.deadline, decisionDays);
      const mailDueAt = askMailDueAt({ others, mails, until }, now);
      const grantExpiresAt = instantAfter(now, linkDays);
      return ask(state, { stage, token: taskToken, asked, grantExpiresAt, until, mailDueAt }, now);
    },
    // Beside the deed: a number that is off by one only moves a mail.
    ({ person, count }) => Promise.resolve([waitingWrite(area, person, today, count)]),
  );
  // Thrown: the machine waits and asks again, so that a report is never dropped.
  if ('refused' in outcome) throw new Error(`not asked: ${outcome.refused.code}`);
  log.info('asked', { submission, stage, asked, outcome: outcome.done });
  if (outcome.done === 'stands') {
    const { round } = (await loadSubmission(table, submission)) ?? {};
    const tell = tellId({ id: submission, round }, stage);
    await rearmRow(table, outboxKey(partsOf(submission).area, 'tell', tell), now);
  }
}
