/**
 * Compares the submissions of a season with their executions and with the outbox: whoever waits for an execution that is
 * not there gets a new one, at the stage where the submission stands; who waits for a decision that was made is told.
 */
import { reviewName, tellId } from '#shared/deeds/filing/case.js';
import type { Filing, Stage, Submission } from '#shared/filing/model.js';
import { filingRefOf, type SeasonRef } from '#shared/ids/area-id.js';
import { SCAN_MINUTES } from '#shared/filing/scan.js';
import { giveUpScan, settleScans } from '#shared/intake/scans.js';
import { submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { loadSubmissions } from '#shared/store/filings.js';
import { outboxKey } from '#shared/store/keys.js';
import { finishRow, loadRow, queueAgain, requeueRow } from '#shared/store/outbox.js';
import { submissionInput } from '#shared/workflow/payloads.js';
import type { Drift } from './drift.js';
import type { FoundExecution } from './executions.js';
import { decidedStages, isUnderWay, missingExecution, telling, WAITING, type Beginning } from './judge.js';
import type { UpkeepDependencies } from './dependencies.js';

/** The submissions that count now, or are public. */
export async function countedSubmissions(
  { table }: UpkeepDependencies,
  season: SeasonRef,
  filings: Iterable<Filing>,
): Promise<Submission[]> {
  const ids = new Set<SubmissionId>();
  for (const filing of filings) {
    const of = filingRefOf({ ...season, id: filing.agency });
    for (const n of [filing.current, filing.released?.n]) if (n != null) ids.add(submissionId(of, n));
  }
  return loadSubmissions(table, [...ids]);
}

export async function compareSubmission(upkeep: UpkeepDependencies, submission: Submission): Promise<Drift[]> {
  if (submission.state === 'received' && submission.scan?.is === 'awaited') return compareScan(upkeep, submission);
  if (WAITING.includes(submission.state)) {
    const found = await findFor(upkeep, submission);
    const missing = missingExecution(submission.state, {
      living: found.living,
      start: await startStatus(upkeep, submission, found),
    });
    const begun = missing === undefined ? undefined : await begin(upkeep, submission, missing, found);
    // An execution that begins behind a decision does not hear of it any more.
    const began = async () =>
      missing === undefined ? found.stage() : missing.begin === 'review' ? missing.stage : undefined;
    const told = await compareTellings(
      upkeep,
      submission,
      async (decided) => found.living && decided === 'review' && (await began()) !== 'approval',
      false,
    );
    return [...(begun === undefined ? [] : [begun]), ...told];
  }
  const stages = decidedStages(submission);
  if (stages.length === 0) return [];
  const { review } = upkeep.executions;
  const names = [submission.id, [reviewName(submission)]] as const;
  const isListed = await review.isListed(...names);
  // What was told is told again to whoever is listed; what is still to be told is forgotten only where nobody is there by name.
  const hears = async (_: Stage, untold: boolean) => isListed || (untold && (await review.find(...names)).living);
  return compareTellings(upkeep, submission, hears, true);
}

/** By then find-upload has given up waiting; where nothing waits for the scanner any more, it had no row to do so. */
const SETTLED_MINUTES = 2 * SCAN_MINUTES;

async function compareScan(upkeep: UpkeepDependencies, { id, receivedAt, arrival }: Submission): Promise<Drift[]> {
  const { table, s3, uploadsBucket: bucket, gate, now } = upkeep;
  if (now().getTime() - Date.parse(receivedAt) < SETTLED_MINUTES * 60_000) return [];
  const look = { table, s3, bucket, gate, by: 'reconcile' };
  const { settled, waiting } = await settleScans(look, arrival.key, now());
  const drift = { kind: 'scan-not-settled', about: id, healed: true } as const;
  const status = settled.find(({ submission }) => submission === id)?.status;
  if (status !== undefined) return [{ ...drift, detail: `ended with ${status}` }];
  // Put back a moment ago: the scanner has its time.
  if (waiting) return [];
  const state = await giveUpScan(table, id, look.by, now());
  return state === 'refused' ? [{ ...drift, detail: 'the uploaded version is gone: it is to be sent again' }] : [];
}

function findFor({ executions }: UpkeepDependencies, submission: Submission): Promise<FoundExecution> {
  const { id, state } = submission;
  return state === 'received' ? executions.intake.find(id) : executions.review.find(id, [reviewName(submission)]);
}

/** Of the row that the deed queued, or that an earlier run queued for the name that is free. */
async function startStatus(
  { table }: UpkeepDependencies,
  submission: Submission,
  { free }: FoundExecution,
): Promise<OutboxRow['status'] | undefined> {
  const { area, id, state } = submission;
  const machine = state === 'received' ? 'intake' : 'review';
  const stage = state === 'received' ? 'intake' : state === 'in-review' ? 'review' : 'approval';
  const name = machine === 'review' ? reviewName(submission) : id;
  const ids = [`${machine}.${name}`, ...(free === undefined ? [] : [againId(free, stage)])];
  const rows = await Promise.all(ids.map((row) => loadRow(table, outboxKey(area, 'start', row))));
  return rows.find((row) => isUnderWay(row?.status))?.status;
}

const againId = (name: string, stage: string) => `again.${name}.${stage}`;

async function begin(
  { table, now }: UpkeepDependencies,
  { area, id }: Submission,
  missing: Beginning,
  { free }: FoundExecution,
): Promise<Drift> {
  const { kind, begin: machine } = missing;
  if (free === undefined) return { kind, about: id, healed: false, detail: 'begun anew too often' };
  const stage = missing.begin === 'review' ? missing.stage : undefined;
  const input = submissionInput(id, stage);
  const row = { kind: 'start', id: againId(free, stage ?? 'intake'), machine, name: free, input } as const;
  await queueAgain(table, area, row, now());
  return {
    kind,
    about: id,
    healed: true,
    detail: `begun anew as ${free}${stage === undefined ? '' : `, at ${stage}`}`,
  };
}

async function compareTellings(
  { table, now }: UpkeepDependencies,
  submission: Submission,
  hears: (stage: Stage, untold: boolean) => Promise<boolean>,
  ended: boolean,
): Promise<Drift[]> {
  const drifts: Drift[] = [];
  const stages = decidedStages(submission);
  for (const stage of stages) {
    const about = tellId(submission, stage);
    const key = outboxKey(submission.area, 'tell', about);
    const row = await loadRow(table, key);
    const [last, untold] = [ended && stage === stages.at(-1), isUnderWay(row?.status)];
    // Asked only where it matters, since it may cost a call.
    const hearer = (last || untold) && (await hears(stage, untold));
    const judged = telling({ hearer, last, row: row?.status });
    if (judged === 'forget') {
      await finishRow(table, key, now());
      drifts.push({ kind: 'nobody-to-tell', about, healed: true, detail: 'no execution waits for this any more' });
    }
    if (judged === 'tell') {
      const queued = (await requeueRow(table, key, now())) === 'queued';
      if (!queued)
        await queueAgain(table, submission.area, { kind: 'tell', id: about, submission: submission.id, stage }, now());
      drifts.push({ kind: 'decision-not-told', about, healed: true, detail: 'the waiting execution is told again' });
    }
  }
  return drifts;
}
