/**
 * A saved portal page or its file arrived under a key that was handed out for one approved report: it is read, held against
 * that report, and what came of it is kept. Nothing is fetched from an address in it.
 */
import { checkPortal, type PortalChecked } from '#shared/deeds/filing/check-portal.js';
import type { PreviousImport } from '#shared/filing/model.js';
import type { PortalCheck, PortalForm } from '#shared/filing/portal-check.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { submissionId } from '#shared/ids/submission-id.js';
import type { Reading, ReportRecord } from '#shared/report/record.js';
import { PORTAL_PREFIX } from '#shared/s3/keys.js';
import { loadStateOf } from '#shared/store/filing-case.js';
import { perform } from '#shared/store/perform.js';
import { loadPortalChecks, loadPortalForm } from '#shared/store/portal-checks.js';
import type { Table } from '#shared/store/table.js';
import { claimsUnder, claimWrite, isClaimed } from '#shared/store/uploads.js';
import { ARRIVALS_PER_FORM } from './receive.js';
import { arrivedBytes, type Uploads } from './arrived-bytes.js';

export interface PortalDependencies extends Uploads {
  readonly table: Table;
  /** Opens documents of unknown origin in a process of its own. */
  readonly read: (bytes: Uint8Array) => Promise<Reading>;
  /** What was approved, and what was read of the portal. */
  readonly compare: (
    approved: ReportRecord,
    form: PortalForm,
    reading: Reading,
  ) => Pick<PortalCheck, 'part' | 'statedOn' | 'result'>;
  readonly now: () => Date;
}

/** What came of the arrival; undefined for an object that no form of ours asked for. */
export async function checkPortalArrival(
  dependencies: PortalDependencies,
  arrival: PreviousImport['arrival'],
): Promise<PortalChecked | undefined> {
  const { table } = dependencies;
  if (!arrival.key.startsWith(`${PORTAL_PREFIX}/`)) return undefined;
  const form = await loadPortalForm(table, arrival.key);
  if (form === undefined) return undefined;
  // As of reports: what is beyond is kept unread.
  const others = await claimsUnder(table, arrival.key, ARRIVALS_PER_FORM);
  if (others.length >= ARRIVALS_PER_FORM) {
    await table.commit([claimWrite(arrival, null)]);
    return undefined;
  }
  const id = submissionId(form, form.n);
  const [arrived, { record }] = await Promise.all([arrivedBytes(dependencies, arrival), loadStateOf(table, id)]);
  if (record === null) throw new Error(`no record of ${id}`);
  const now = dependencies.now();
  const about = { ...askedFor(form), arrival, at: now.toISOString() };
  const check: PortalCheck =
    'refusal' in arrived
      ? { ...about, digest: null, statedOn: null, result: { is: 'unreadable', refusal: arrived.refusal } }
      : {
          ...about,
          digest: digestOfBytes(arrived.bytes),
          ...dependencies.compare(record, form, await dependencies.read(arrived.bytes)),
        };
  const outcome = await perform(
    table,
    now,
    async () => ({
      state: await loadStateOf(table, id),
      claimed: await isClaimed(table, arrival),
      checks: await loadPortalChecks(table, form),
    }),
    ({ state, claimed, checks }) => checkPortal(state, claimed, checks, check),
  );
  if ('refused' in outcome) throw new Error(`portal not checked: ${outcome.refused.code}`);
  return outcome.done;
}

const askedFor = ({ n, part, by, role, typedOn }: PortalForm) => ({ n, part, by, role, typedOn });
