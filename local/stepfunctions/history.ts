/**
 * Tells an execution's journal as GetExecutionHistory events: which state, when, how it ended. Inputs and outputs are left
 * out, as with `includeExecutionData: false`, and causes are masked, since they are the one free text that could carry a
 * task token. Event types are AWS's where one fits; the finer ones (LambdaFunctionStarted, MapIterationStarted...) are not made.
 */
import type { EndStatus, JournalLine } from './journal.js';

export interface HistoryEvent {
  id: number;
  previousEventId: number;
  timestamp: string;
  type: string;
  stateEnteredEventDetails?: { name: string };
  stateExitedEventDetails?: { name: string };
  taskScheduledEventDetails?: { resourceType: string; resource: string; region: string; parameters: string };
  taskSubmittedEventDetails?: { resourceType: string; resource: string };
  taskSucceededEventDetails?: { resourceType: string; resource: string };
  taskFailedEventDetails?: TaskFailure;
  taskTimedOutEventDetails?: TaskFailure;
  executionFailedEventDetails?: Failure;
  executionAbortedEventDetails?: Failure;
  executionTimedOutEventDetails?: Failure;
}

interface Failure {
  error?: string;
  cause?: string;
}
interface TaskFailure extends Failure {
  resourceType: string;
  resource: string;
}

const ENDED: Record<EndStatus, string> = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
};

export function historyOf(lines: readonly JournalLine[], mask: (text: string) => string): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  const resources = new Map<string, string>();
  for (const line of lines) {
    const told = eventOf(line, resources, mask);
    if (told !== undefined)
      events.push({ id: events.length + 1, previousEventId: events.length, timestamp: line.at, ...told });
  }
  return events;
}

function eventOf(
  line: JournalLine,
  resources: Map<string, string>,
  mask: (text: string) => string,
): Omit<HistoryEvent, 'id' | 'previousEventId' | 'timestamp'> | undefined {
  const place = `${line.visit} ${line.attempt}`;
  const task = { resourceType: 'lambda', resource: resources.get(place) ?? 'invoke' };
  switch (line.kind) {
    case 'started':
      return { type: 'ExecutionStarted' };
    case 'entered':
      return { type: `${line.type}StateEntered`, stateEnteredEventDetails: { name: line.state } };
    case 'exited':
      return { type: `${line.type}StateExited`, stateExitedEventDetails: { name: line.state } };
    case 'scheduled': {
      const resource = line.resource.endsWith('.waitForTaskToken') ? 'invoke.waitForTaskToken' : 'invoke';
      resources.set(place, resource);
      return {
        type: 'TaskScheduled',
        taskScheduledEventDetails: { resourceType: 'lambda', resource, region: 'local', parameters: '(left out)' },
      };
    }
    case 'sent':
      return { type: 'TaskSubmitted', taskSubmittedEventDetails: task };
    case 'succeeded':
      return { type: 'TaskSucceeded', taskSucceededEventDetails: task };
    case 'failed': {
      const details = { ...task, error: line.error, cause: mask(line.cause) };
      const timedOut = line.error === 'States.Timeout' || line.error === 'States.HeartbeatTimeout';
      return timedOut
        ? { type: 'TaskTimedOut', taskTimedOutEventDetails: details }
        : { type: 'TaskFailed', taskFailedEventDetails: details };
    }
    case 'ended':
      return { type: ENDED[line.status], ...endDetails(line, mask) };
    case 'retrying':
    case 'caught':
    case 'joined':
    case 'waiting':
      return undefined;
  }
}

function endDetails(line: JournalLine & { kind: 'ended' }, mask: (text: string) => string): Partial<HistoryEvent> {
  const details: Failure = {
    ...(line.error === undefined ? {} : { error: line.error }),
    ...(line.cause === undefined ? {} : { cause: mask(line.cause) }),
  };
  switch (line.status) {
    case 'SUCCEEDED':
      return {};
    case 'FAILED':
      return { executionFailedEventDetails: details };
    case 'ABORTED':
      return { executionAbortedEventDetails: details };
    case 'TIMED_OUT':
      return { executionTimedOutEventDetails: details };
  }
}
