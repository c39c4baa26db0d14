/** What asking for a decision is judged on, read in as few calls as it takes. */
import { decisionGrantId } from '#shared/access/links.js';
import { serialOf } from '#shared/access/model.js';
import { askMailId, blockedMailId, type AskState } from '#shared/deeds/filing/ask.js';
import { fourEyesConflict } from '#shared/filing/four-eyes.js';
import type { Stage } from '#shared/filing/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import { deciderOf } from '#shared/season/deciders.js';
import { loadHeadsOf, loadStateOf } from './filing-case.js';
import { grantFrom } from './grants.js';
import { grantKey, outboxKey, taskKey } from './keys.js';
import type { Table } from './table.js';
import { taskFrom } from './tasks.js';

/** @param asked how often the stage was asked before */
export async function loadAskState(
  table: Table,
  id: SubmissionId,
  stage: Stage,
  asked: number,
  now: Date,
): Promise<AskState> {
  const {
    state: heads,
    beside: [task],
  } = await loadHeadsOf(table, id, [taskKey(id, stage)]);
  // Of a report from before there were seals, who keyed in and confirmed stands in its cells alone (filing/four-eyes.ts).
  const isComplete = heads.submission === null || heads.submission.seal !== null;
  const state = isComplete ? heads : await loadStateOf(table, id);
  const { person } = deciderOf(state.season, state.agency, stage, dayOf(now));
  const grant = decisionGrantId(id, stage, person);
  const mailKey = (mail: string) => outboxKey(state.season.area, 'mail', mail);
  const askKey = (serial: number) => mailKey(askMailId(grant, { serial, round: state.submission?.round }, asked));
  const waiting = taskFrom(task);
  const isAnother = waiting !== undefined && waiting.grant !== grant;
  const [stored, another] = await table.getAll([grantKey(grant), ...(isAnother ? [grantKey(waiting.grant)] : [])]);
  const known = grantFrom(stored);
  // The mail that asks goes with the grant; whether one told of a conflict counts only where there is one.
  const { submission, record } = state;
  const isBlocked = submission !== null && fourEyesConflict(submission, person, stage, record) !== undefined;
  const mails = [askKey(serialOf(known)), mailKey(blockedMailId(grant, asked))];
  const [mailed, blocked] = known === undefined && !isBlocked ? [] : await table.getAll(mails);
  return {
    ...state,
    waiting: waiting === undefined ? undefined : { ...waiting, granted: (isAnother ? another : stored) !== undefined },
    known,
    mailed: mailed !== undefined,
    told: blocked !== undefined,
  };
}
