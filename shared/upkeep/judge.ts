/**
 * What is wrong with a submission or a release, judged from what was found of it, and what mends it. Pure: the looking
 * and the mending are done beside it.
 */
import type { Stage, Submission } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { OutboxRow } from '#shared/outbox/row.js';

type RowStatus = OutboxRow['status'];

export interface FoundExecutions {
  /** Whether an execution of the machine that the state waits on is running. */
  readonly living: boolean;
  /** Of the row that starts it; undefined where there is none any more. */
  readonly start: RowStatus | undefined;
}

export type Beginning =
  | { readonly kind: 'intake-not-running'; readonly begin: 'intake' }
  | { readonly kind: 'review-not-running'; readonly begin: 'review'; readonly stage: Stage };

const BEGINNINGS: Partial<Record<SubmissionState, Beginning>> = {
  received: { kind: 'intake-not-running', begin: 'intake' },
  'in-review': { kind: 'review-not-running', begin: 'review', stage: 'review' },
  // The reviewer's decision stands in the table: it is carried over by beginning behind it.
  'in-approval': { kind: 'review-not-running', begin: 'review', stage: 'approval' },
};

/** States in which a submission waits for an execution to bring it on. */
export const WAITING = Object.keys(BEGINNINGS) as readonly SubmissionState[];

export const isUnderWay = (status: RowStatus | undefined): boolean => status === 'queued' || status === 'working';

/** Undefined where all is well, or where the outbox is about to start what is missing. */
export function missingExecution(state: SubmissionState, { living, start }: FoundExecutions): Beginning | undefined {
  return living || isUnderWay(start) ? undefined : BEGINNINGS[state];
}

/** The stages that are decided, or were ended by a withdrawal or by being stopped: what their execution has to be told. */
export function decidedStages({ state, decisions }: Pick<Submission, 'state' | 'decisions'>): Stage[] {
  const stages = decisions.map(({ stage }) => stage);
  const { stage, outcome } = decisions.at(-1) ?? {};
  if (state === 'stopped') return stage === 'review' && outcome === 'approved' ? [...stages, 'approval'] : stages;
  if (state !== 'withdrawn') return stages;
  return [...stages, stages.includes('review') ? 'approval' : 'review'];
}

/**
 * Of a decided stage: `tell` where a living execution waits for it and nothing is on the way to tell it; `forget` where
 * something is on the way and nobody lives to hear it.
 */
export function telling(found: {
  /** Whether an execution lives that can still be waiting for this stage. */
  readonly hearer: boolean;
  /** Whether the stage was the last that the execution had to wait for. */
  readonly last: boolean;
  readonly row: RowStatus | undefined;
}): 'tell' | 'forget' | undefined {
  if (isUnderWay(found.row)) return found.hearer ? undefined : 'forget';
  return found.hearer && found.last ? 'tell' : undefined;
}
