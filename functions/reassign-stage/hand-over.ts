/** Hands a waiting stage over to whom the roster names now. */
import type { FilingRef } from '#shared/ids/area-id.js';
import type { Person } from '#shared/ids/person.js';
import { decisionGrantId } from '#shared/access/links.js';
import { serialOf } from '#shared/access/model.js';
import { askMailId } from '#shared/deeds/filing/ask.js';
import { reassign } from '#shared/deeds/filing/reassign.js';
import type { Stage, Submission } from '#shared/filing/model.js';
import type { Outcome } from '#shared/deeds/outcome.js';
import type { Agency } from '#shared/season/model.js';
import { requireFilingCase } from '#shared/store/filing-case.js';
import { listEvents } from '#shared/store/filings.js';
import { loadGrant } from '#shared/store/grants.js';
import { outboxKey } from '#shared/store/keys.js';
import { loadRow } from '#shared/store/outbox.js';
import { perform } from '#shared/store/perform.js';
import type { Table } from '#shared/store/table.js';

export interface HandOver {
  readonly of: FilingRef;
  readonly stage: Stage;
  /** Who had the stage before. */
  readonly before: Person;
  readonly grantExpiresAt: string;
  readonly until: string;
}

export function handOver(table: Table, change: HandOver, now: Date): Promise<Outcome<'asked' | 'nothing'>> {
  const { of, stage, before } = change;
  return perform(
    table,
    now,
    async () => {
      const state = await requireFilingCase(table, of);
      const { submission } = state;
      if (submission === null) return { state, waits: false, hadGrant: false, known: undefined, mailed: false };
      const old = await loadGrant(table, decisionGrantId(submission.id, stage, before));
      const fresh = decisionGrantId(submission.id, stage, personOf(state.agency, stage));
      const known = await loadGrant(table, fresh);
      const mail = outboxKey(
        of.area,
        'mail',
        askMailId(fresh, { serial: serialOf(known), round: submission.round }, 0),
      );
      return {
        state,
        waits: await wasAsked(table, submission, stage),
        hadGrant: old !== undefined,
        known,
        mailed: (await loadRow(table, mail)) !== undefined,
      };
    },
    ({ state, waits, hadGrant, known, mailed }) =>
      reassign(
        state,
        { stage, before, waits, hadGrant, known, mailed, grantExpiresAt: change.grantExpiresAt, until: change.until },
        now,
      ),
  );
}

/** Told from the log, because the task itself lies with its token, which this function may not see. */
async function wasAsked(table: Table, submission: Submission, stage: Stage): Promise<boolean> {
  const events = await listEvents(table, submission);
  return events.some(
    ({ deed, submission: id, details }) =>
      ['ask', 'ask-again', 'ask-blocked'].includes(deed) && id === submission.id && details['stage'] === stage,
  );
}

function personOf(agency: Agency, stage: Stage) {
  return stage === 'review' ? agency.reviewer : agency.approver;
}
