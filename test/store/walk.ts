/** The way of a report through the store, each step reading and performing as the function of that name does. */
import { digestOf } from '#shared/ids/digest.js';
import { decisionGrantId, filingGrantId } from '#shared/access/links.js';
import { serialOf, type DecisionGrant, type FilingGrant } from '#shared/access/model.js';
import { announce } from '#shared/deeds/filing/announce.js';
import { ask, askMailId } from '#shared/deeds/filing/ask.js';
import { decide } from '#shared/deeds/filing/decide.js';
import { receive } from '#shared/deeds/filing/receive.js';
import { markReleased } from '#shared/deeds/filing/release.js';
import { withdraw } from '#shared/deeds/filing/withdraw.js';
import { submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import type { Arrival, Decision, Stage } from '#shared/filing/model.js';
import type { Outcome } from '#shared/deeds/outcome.js';
import { invite } from '#shared/deeds/season/invite.js';
import { importRoster } from '#shared/deeds/season/import-roster.js';
import { openSeason } from '#shared/deeds/season/open-season.js';
import type { Person } from '#shared/ids/person.js';
import { agencySchema } from '#shared/season/model.js';
import { loadStateOf, requireFilingCase } from '#shared/store/filing-case.js';
import { checkWrite, loadSubmission, submissionNoteWrite } from '#shared/store/filings.js';
import { recordWrites } from '#shared/store/records.js';
import { loadGrant } from '#shared/store/grants.js';
import { filingPartition, outboxKey, recordSortKey } from '#shared/store/keys.js';
import { loadRow } from '#shared/store/outbox.js';
import { perform, performOnSeason } from '#shared/store/perform.js';
import { loadSeason, requireSeason } from '#shared/store/seasons.js';
import type { Table } from '#shared/store/table.js';
import { loadTask } from '#shared/store/tasks.js';
import { findClaim } from '#shared/store/uploads.js';
import { agency as jiaoyu, checkOf, contact, NOW, publishGrant, record, season } from '../deeds/filing/scene.js';
import { fileSealed } from '../builders/signatures.js';

export const EXPIRES = '2026-04-01T00:00:00.000Z';
export const RELEASE = 'r20260120-abcdef';

/** Opens the season with these agencies, each invited. */
export async function openWith(table: Table, ...ids: string[]): Promise<void> {
  const agencies = ids.map((id) => agencySchema.parse({ ...jiaoyu, id, invitedAt: null }));
  await performOnSeason(
    table,
    NOW,
    () => loadSeason(table, { area: 'home', year: 2025 }),
    (stored) => openSeason({ stored, isHistoryShown: false }, season, EXPIRES, NOW),
  );
  const read = () => requireSeason(table, { area: 'home', year: 2025 });
  const nobody = { agencies: new Map(), filings: new Map(), grants: new Map() };
  await performOnSeason(table, NOW, read, (stored) =>
    importRoster(stored, agencies, nobody, { by: publishGrant.person, expiresAt: EXPIRES }, NOW),
  );
  await performOnSeason(table, NOW, read, (stored) =>
    invite(stored, agencies, { grant: publishGrant, expiresAt: EXPIRES, round: '1', known: new Map() }, NOW),
  );
}

/** One agency's filing. `minute` gives every step its own fixed instant. */
export function walkOf(table: Table, agency: string, who: Person = contact) {
  const idOf = (n: number): SubmissionId => submissionId({ area: 'home', year: 2025, agency: agency }, n);
  const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000);
  const state = () => requireFilingCase(table, { area: 'home', year: 2025, agency: agency });
  const grantFor = async () =>
    (await loadGrant(table, filingGrantId({ area: 'home', year: 2025, agency: agency }, who))) as FilingGrant;
  const decisionGrant = async (stage: Stage, n = 1) => {
    const person = stage === 'review' ? jiaoyu.reviewer : jiaoyu.approver;
    return (await loadGrant(table, decisionGrantId(idOf(n), stage, person))) as DecisionGrant;
  };
  return {
    idOf,
    state,
    decisionGrant,
    async upload(arrival: Arrival, minute = 1): Promise<Outcome<SubmissionId>> {
      const grant = await grantFor();
      const read = async () => ({ ...(await state()), claimedAs: await findClaim(table, arrival) });
      const arrived = { arrival, fileName: '年报.pdf', size: 1000, grant };
      return perform(table, at(minute), read, (before) => receive(before, arrived, at(minute)));
    },
    /** What extract-report and check-report store of a document that could be read. */
    async read(n = 1): Promise<void> {
      const submission = await loadSubmission(table, idOf(n));
      if (submission?.state !== 'received') return;
      const read = { ...submission, digest: digestOf({ document: submission.arrival }), format: 'pdf' as const };
      const partition = filingPartition({ area: 'home', year: 2025, agency: agency });
      await table.commit([submissionNoteWrite(read), ...recordWrites(partition, recordSortKey(n), record)]);
      await table.commit([checkWrite(partition, n, checkOf())]);
    },
    announce: (n = 1, minute = 2) =>
      perform(
        table,
        at(minute),
        () => loadStateOf(table, idOf(n)),
        (before) => announce(before, { outcome: 'read' }, at(minute)),
      ),
    async file(shown?: number, minute = 3) {
      const grant = await grantFor();
      const version = shown ?? (await state()).filing.version;
      const request = { shown: version, officer: '孙局长', title: '局长', agreed: true };
      return perform(table, at(minute), state, (before) =>
        fileSealed(before, request, grant, () => checkOf(), at(minute)),
      );
    },
    ask(stage: Stage, token: string, { n = 1, asked = 0, minute = stage === 'review' ? 4 : 6 } = {}) {
      const asking = { stage, token, asked, grantExpiresAt: EXPIRES, until: '2026-01-27' };
      const read = async () => {
        const before = await loadStateOf(table, idOf(n));
        const person = stage === 'review' ? before.agency.reviewer : before.agency.approver;
        const known = await loadGrant(table, decisionGrantId(idOf(n), stage, person));
        const mail = outboxKey(
          'home',
          'mail',
          askMailId(
            decisionGrantId(idOf(n), stage, person),
            { serial: serialOf(known), round: before.submission?.round },
            asked,
          ),
        );
        const [waiting, row] = [await loadTask(table, idOf(n), stage), await loadRow(table, mail)];
        return {
          ...before,
          waiting: waiting === undefined ? undefined : { ...waiting, granted: true },
          known,
          mailed: row !== undefined,
          told: false,
        };
      };
      return perform(table, at(minute), read, (before) => ask(before, asking, at(minute)));
    },
    async decide(stage: Stage, outcome: Decision['outcome'] = 'approved', n = 1, minute = stage === 'review' ? 5 : 7) {
      const grant = await decisionGrant(stage, n);
      const request = { shown: grant.digest, outcome, comment: '请核对', proof: 'code' as const };
      return perform(
        table,
        at(minute),
        () => loadStateOf(table, idOf(n)),
        (before) => decide(before, request, grant, at(minute)),
      );
    },
    async withdraw(minute = 8) {
      const grant = await grantFor();
      return perform(table, at(minute), state, (before) => withdraw(before, grant, at(minute)));
    },
    async release(n = 1, minute = 9) {
      const content = (await loadSubmission(table, idOf(n)))?.contentDigest ?? '';
      return perform(
        table,
        at(minute),
        () => loadStateOf(table, idOf(n)),
        (before) => markReleased(before, { id: RELEASE, version: 1, content, by: before.season.publisher }, at(minute)),
      );
    },
  };
}
export type Walk = ReturnType<typeof walkOf>;

/** Takes a filing from nothing to the state in which the named stage waits for its decision. */
export async function walkTo(walk: Walk, stage: 'draft' | Stage): Promise<void> {
  await walk.upload({ key: `2025/${walk.idOf(1)}`, versionId: 'v1' });
  await walk.read();
  await walk.announce();
  if (stage === 'draft') return;
  await walk.file();
  await walk.ask('review', 'token-review');
  if (stage === 'review') return;
  await walk.decide('review');
  await walk.ask('approval', 'token-approval');
}
