/** How often Step Functions is asked by name, of which it allows few: not for reports that wait as they should, nor for decided ones. */
import { expect, test } from '@jest/globals';
import type { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { ExecutionDoesNotExist, ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { tellId } from '#shared/deeds/filing/case.js';
import type { Submission } from '#shared/filing/model.js';
import type { ExecutionsClient } from '#shared/runtime/executions.js';
import { queueWrite } from '#shared/store/outbox.js';
import { LivingExecutions } from '#shared/upkeep/executions.js';
import type { UpkeepDependencies } from '#shared/upkeep/dependencies.js';
import { compareSubmission } from '#shared/upkeep/submissions.js';
import { NOW, submissionIn } from '../deeds/filing/scene.js';
import { Faults, MemoryTable } from '../publishing/memory.js';

const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:review';

/** @param running names of what runs; all of them are on the list but those that it lags behind with */
function scene(running: Readonly<Record<string, object>>, lags: readonly string[] = []) {
  const asked: string[] = [];
  const send = async (command: unknown) => {
    if (command instanceof ListExecutionsCommand)
      return { executions: Object.keys(running).flatMap((name) => (lags.includes(name) ? [] : [{ name }])) };
    const name = (command as DescribeExecutionCommand).input.executionArn?.split(':').at(-1) ?? '';
    asked.push(name);
    const input = running[name];
    if (input === undefined) throw new ExecutionDoesNotExist({ message: name, $metadata: {} });
    return { status: 'RUNNING', input: JSON.stringify(input) };
  };
  const memory = new MemoryTable(new Faults());
  const review = new LivingExecutions({ send } as unknown as ExecutionsClient, ARN);
  const upkeep = { table: memory.asTable(), now: () => NOW, executions: { review } } as unknown as UpkeepDependencies;
  const tell = (submission: Submission, stage: 'review' | 'approval', status: string) => {
    const draft = { kind: 'tell', id: tellId(submission, stage), submission: submission.id, stage } as const;
    memory.put({ ...queueWrite(submission.area, draft, NOW).Put?.Item, status } as never);
  };
  return { asked, tell, compare: (submission: Submission) => compareSubmission(upkeep, submission) };
}

const decided = (state: Submission['state'], stages: readonly ('review' | 'approval')[]): Submission => ({
  ...submissionIn(state),
  decisions: stages.map((stage) => ({ stage, outcome: 'approved' })) as never,
});

test.each([
  ['waits for its review', submissionIn('in-review'), []],
  ['waits for its approval', decided('in-approval', ['review']), ['review']],
  ['is approved', decided('approved', ['review', 'approval']), ['review', 'approval']],
  ['is public', decided('released', ['review', 'approval']), ['review', 'approval']],
] as const)('a report that %s, as it should, costs no question by name', async (_, submission, told) => {
  const waits = /^in-/.test(submission.state);
  const { asked, tell, compare } = scene(waits ? { [submission.id]: {} } : {});
  for (const stage of told) tell(submission, stage, 'done');
  expect([await compare(submission), asked]).toEqual([[], []]);
});

test('a decision that is still to be told is not forgotten while the list lags behind its execution', async () => {
  const submission = decided('approved', ['review', 'approval']);
  const { asked, tell, compare } = scene({ [submission.id]: {} }, [submission.id]);
  tell(submission, 'review', 'done');
  tell(submission, 'approval', 'queued');
  expect(await compare(submission)).toEqual([]);
  expect(asked).toContain(submission.id);
});

test('which stage an execution began at is asked where a review is still to be told', async () => {
  const submission = decided('in-approval', ['review']);
  const first = scene({ [submission.id]: {} });
  first.tell(submission, 'review', 'queued');
  expect([await first.compare(submission), first.asked]).toEqual([[], [submission.id]]);
});
