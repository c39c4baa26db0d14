/**
 * Hands waiting stages over to whoever decides now: after a roster named somebody else, and on the days on which a
 * delegation begins and ends. What is as it should be is left alone, so that it can be asked for as often as one likes.
 */
import type { FilingRef } from '#shared/ids/area-id.js';
import { decisionGrantId } from '#shared/access/links.js';
import { serialOf } from '#shared/access/model.js';
import { askMailId, blockedMail, blockedMailId } from '#shared/deeds/filing/ask.js';
import { WAITING_STATE } from '#shared/deeds/filing/decide.js';
import { reassign } from '#shared/deeds/filing/reassign.js';
import type { Outcome } from '#shared/deeds/outcome.js';
import { ASKING_DEEDS } from '#shared/filing/deeds.js';
import type { FourEyesConflict } from '#shared/filing/four-eyes.js';
import type { Filing, Stage, Submission } from '#shared/filing/model.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { Person } from '#shared/ids/person.js';
import { DECIDING_STAGES, deciderOf, everAskedFor } from '#shared/season/deciders.js';
import { requireFilingCase } from '#shared/store/filing-case.js';
import { listEvents } from '#shared/store/filings.js';
import { loadGrant, loadGrants } from '#shared/store/grants.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadRow } from '#shared/store/outbox.js';
import { effectWrites, perform } from '#shared/store/perform.js';
import type { Table } from '#shared/store/table.js';

export interface HandOverTerms {
  readonly grantExpiresAt: string;
  /** The day to name in the mail. */
  readonly until: string;
  /** When the mails are due, where they wait for the morning's (deeds/morning-mail.ts). */
  readonly mailDueAt?: string;
  /** The function that hands over. */
  readonly by: string;
}

export type HandedOver = Outcome<'asked' | 'nothing'>;

/** @param before people who may hold a link to the stage though neither roster nor delegations name them any more */
export async function handOverStage(
  table: Table,
  of: FilingRef,
  stage: Stage,
  terms: HandOverTerms,
  now: Date,
  before: readonly Person[] = [],
): Promise<HandedOver> {
  const outcome = await performHandOver(table, of, stage, terms, now, before);
  if ('refused' in outcome && outcome.refused.code === 'four-eyes')
    await tellPublisher(table, of, { stage, conflict: outcome.refused.reason }, now);
  return outcome;
}

/** The stage stays where nobody decides it: the publisher is told so once, and whom to name. */
async function tellPublisher(
  table: Table,
  of: FilingRef,
  { stage, conflict }: { readonly stage: Stage; readonly conflict: FourEyesConflict },
  now: Date,
): Promise<void> {
  const state = await requireFilingCase(table, of);
  if (state.submission === null) return;
  const { person, insteadOf } = deciderOf(state.season, state.agency, stage, dayOf(now));
  const id = blockedMailId(decisionGrantId(state.submission.id, stage, person), 0);
  const mail = blockedMail(state, { stage, person, insteadOf, conflict }, id);
  // Looked at by the hour: told before is not told again.
  await table.commit(effectWrites(of.area, [mail], now));
}

function performHandOver(
  table: Table,
  of: FilingRef,
  stage: Stage,
  terms: HandOverTerms,
  now: Date,
  before: readonly Person[],
): Promise<HandedOver> {
  return perform(
    table,
    now,
    async () => {
      const state = await requireFilingCase(table, of);
      const { submission, season, agency } = state;
      if (submission === null) return { state, waits: false, former: [], known: undefined, mailed: false };
      const { person } = deciderOf(season, agency, stage, dayOf(now));
      const idOf = (one: Person) => decisionGrantId(submission.id, stage, one);
      const stoodIn = season.delegations.filter(({ from }) => before.some(({ address }) => address === from.address));
      const others = [...before, ...stoodIn.map(({ to }) => to), ...everAskedFor(season, agency, stage)];
      const ids = [...new Set(others.map(idOf))].filter((id) => id !== idOf(person));
      const [held, known] = await Promise.all([loadGrants(table, ids), loadGrant(table, idOf(person))]);
      const mail = askMailId(idOf(person), { serial: serialOf(known), round: submission.round }, 0);
      const [waits, row] = await Promise.all([
        wasAsked(table, submission, stage),
        loadRow(table, outboxKey(of.area, 'mail', mail)),
      ]);
      const former = [...held.values()].filter(({ status }) => status === 'live').map(({ id }) => id);
      return { state, waits, former, known, mailed: row !== undefined };
    },
    ({ state, ...read }) => reassign(state, { ...terms, ...read, stage }, now),
  );
}

/** The stage at which the filing waits for a decision, if it waits. */
export function waitingStage({ state }: Pick<Filing, 'state'>): Stage | undefined {
  return DECIDING_STAGES.find((stage) => WAITING_STATE[stage] === state);
}

/** Told from the log, because the task itself lies with its token, which this function may not see. */
async function wasAsked(table: Table, submission: Submission, stage: Stage): Promise<boolean> {
  const events = await listEvents(table, submission);
  return events.some(
    ({ deed, submission: id, details }) => ASKING_DEEDS.has(deed) && id === submission.id && details['stage'] === stage,
  );
}
