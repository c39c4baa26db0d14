/**
 * The scanner has spoken of a submission that waits for it, or nobody waits any longer. The intake begins, or the
 * submission is refused unread, and the draft that it had set aside counts again.
 */
import { refusalOfScan, type ScanEnd } from '#shared/filing/scan.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { Judgement } from '../change.js';
import { announceRefusal, type AnnounceState } from './announce.js';
import { moveCurrent, systemActor } from './case.js';
import { startIntake } from './receive.js';

/** @param by the function that heard it */
export function endScan(state: AnnounceState, end: ScanEnd, by: string, now: Date): Judgement<SubmissionState> {
  const { submission } = state;
  if (submission === null) return { refused: { code: 'not-found' } };
  // Heard before, or a newer upload took its place: it changes nothing any more.
  if (submission.state !== 'received' || submission.scan?.is !== 'awaited') return { already: submission.state };
  const refusal = refusalOfScan(end);
  const at = now.toISOString();
  const scan = { is: refusal === null ? ('passed' as const) : ('stopped' as const), status: end.status, at };
  const scanned = { ...submission, scan };
  if (refusal !== null) return announceRefusal({ ...state, submission: scanned }, refusal, now, by);
  const change = moveCurrent(
    { ...state, submission },
    scanned,
    { deed: 'pass-scan', actor: systemActor(by), at: now, details: { scan: end.status } },
    { effects: [startIntake(submission.id)] },
  );
  return { change, value: scanned.state };
}
