/**
 * What the log of a filing says became of one submission: its state, the decisions on it, what was annulled and stopped.
 * The row of the submission says the same; where it does not, somebody wrote there who did no deed.
 */
import type { AuditEvent } from '#shared/audit/chain.js';
import type { Decision, Stage, Submission } from '#shared/filing/model.js';
import { DEEDS, next, type DeedName, type SubmissionState } from '#shared/filing/states.js';
import { canonicalJson, type Canonical } from '#shared/ids/canonical-json.js';

/** The deeds that are decisions. */
const DECISIONS: Readonly<Record<string, Pick<Decision, 'stage' | 'outcome'>>> = {
  passReview: { stage: 'review', outcome: 'approved' },
  returnFromReview: { stage: 'review', outcome: 'returned' },
  approve: { stage: 'approval', outcome: 'approved' },
  returnFromApproval: { stage: 'approval', outcome: 'returned' },
} satisfies Partial<Record<DeedName, Pick<Decision, 'stage' | 'outcome'>>>;

/** As its event tells it: former code may not have noted the comment. */
type ToldDecision = Omit<Decision, 'comment' | 'insteadOf'> & {
  readonly comment: string | null;
  /** In whose place it was made: the event names them. */
  readonly insteadOf?: string;
};

interface History {
  /** `unlawful`: a deed stands in the log that could not be done then, so that none of it is believed. */
  readonly state: SubmissionState | 'unlawful' | null;
  readonly decisions: readonly ToldDecision[];
  readonly annulled: readonly ToldDecision[];
  readonly stopped: NonNullable<Submission['stopped']> | null;
  readonly round: number;
  readonly withdrawnAt: string | null;
}

/** Before there were areas an event named its submission without one. */
function isSubmissionNamed(named: string | null, id: string): boolean {
  return named !== null && (named === id || id.endsWith(`.${named}`));
}

/** Of the filing itself, since before it nobody decides, and everything after it stands under checkpoints. */
export function filingEvent(events: readonly AuditEvent[], id: string): AuditEvent | undefined {
  return events.findLast(({ deed, submission }) => deed === 'file' && isSubmissionNamed(submission, id));
}

/** The event up to which a checkpoint of today's code must vouch: of the last decision, or of filing where there is none. */
export function lastVouchedFor(events: readonly AuditEvent[], filed: AuditEvent, id: string): AuditEvent {
  const isDecision = ({ deed, seq, submission }: AuditEvent) =>
    seq > filed.seq && Object.hasOwn(DECISIONS, deed) && isSubmissionNamed(submission, id);
  return events.findLast(isDecision) ?? filed;
}

/** Whether the row of a filed submission says of it what the log does. */
export function isAsLogged(events: readonly AuditEvent[], filed: AuditEvent, submission: Submission): boolean {
  const { id, state, receivedAt, decisions, annulled = [], stopped = null, round = 0, withdrawnAt } = submission;
  const own = events.filter((event) => isSubmissionNamed(event.submission, id));
  const told = own.filter(({ seq }) => seq >= filed.seq).reduce(after, BEGINNING);
  const received = own.find(({ deed }) => deed === 'receive');
  return (
    told.state === state &&
    (received === undefined || received.at === receivedAt) &&
    areTheSame(told.decisions, decisions) &&
    areTheSame(told.annulled, annulled) &&
    haveTouched(told.decisions, submission) &&
    isEqual({ stopped: told.stopped, round: told.round, at: told.withdrawnAt }, { stopped, round, at: withdrawnAt })
  );
}

const BEGINNING: History = { state: null, decisions: [], annulled: [], stopped: null, round: 0, withdrawnAt: null };

function after(history: History, event: AuditEvent): History {
  const { deed, at, actor, details } = event;
  const moved = { ...history, state: stateAfter(history.state, event) };
  const by = 'person' in actor ? actor.person : null;
  const decision = Object.hasOwn(DECISIONS, deed) ? DECISIONS[deed] : undefined;
  if (decision !== undefined && by !== null) {
    const comment = typeof details['comment'] === 'string' ? details['comment'] : null;
    const comments = details['comments'] as unknown as Decision['comments'];
    const { insteadOf } = details;
    const told = {
      ...decision,
      comment,
      ...(comments === undefined ? {} : { comments }),
      by,
      ...(typeof insteadOf === 'string' ? { insteadOf } : {}),
      at,
    };
    return { ...moved, decisions: [...history.decisions, told] };
  }
  if (deed === 'withdraw') return { ...moved, withdrawnAt: at };
  if (deed === 'stop' && by !== null) {
    const earlier = history.stopped?.stage === 'review' ? history.stopped : null;
    const stopped = { stage: stageIn(details), decidedAt: String(details['decidedAt']), by, at };
    return { ...moved, stopped: earlier ?? stopped };
  }
  if (deed !== 'resumeReview' && deed !== 'resumeApproval') return moved;
  const counts = ({ stage }: ToldDecision) => deed === 'resumeApproval' && stage === 'review';
  return {
    ...moved,
    decisions: history.decisions.filter(counts),
    annulled: [...history.annulled, ...history.decisions.filter((one) => !counts(one))],
    stopped: null,
    round: history.round + 1,
  };
}

/**
 * By the table of deeds alone. What the event says of its states is not asked: any line of the log could say so, and only
 * those of filing and of decisions are held to a checkpoint.
 */
function stateAfter(state: History['state'], { deed }: AuditEvent): History['state'] {
  if (!Object.hasOwn(DEEDS, deed)) return state;
  if (state === null) return DEEDS[deed as DeedName].to;
  return state === 'unlawful' ? state : (next(state, deed as DeedName) ?? 'unlawful');
}

const stageIn = (details: AuditEvent['details']): Stage => (details['stage'] === 'review' ? 'review' : 'approval');

function areTheSame(told: readonly ToldDecision[], kept: readonly Decision[]): boolean {
  return (
    told.length === kept.length &&
    told.every((one, index) => {
      const comment = one.comment ?? kept[index]?.comment ?? null;
      return isEqual({ ...one, comment }, asTold(kept[index]));
    })
  );
}

function asTold(decision: Decision | undefined) {
  if (decision === undefined) return null;
  const { insteadOf, ...rest } = decision;
  return { ...rest, ...(insteadOf === undefined ? {} : { insteadOf: insteadOf.name }) };
}

/** Whoever made a decision that counts is barred from the next: nobody else for it, and none of them left out. */
function haveTouched(told: readonly ToldDecision[], { touched }: Submission): boolean {
  const listed = (how: string, address: string | null, name: string) => canonicalJson([how, address, name]);
  const deciders = told.map(({ stage, by }) =>
    listed(stage === 'review' ? 'reviewed' : 'approved', by.address, by.name),
  );
  const barred = touched
    .filter(({ how }) => how === 'reviewed' || how === 'approved')
    .map(({ how, person }) => listed(how, person.address, person.name));
  return isEqual([...new Set(deciders)].sort(), [...new Set(barred)].sort());
}

function isEqual(one: unknown, other: unknown): boolean {
  return canonicalJson(one as Canonical) === canonicalJson(other as Canonical);
}
