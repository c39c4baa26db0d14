/** Task tokens of waiting decisions: one per submission and stage, replaced when the stage is asked again. */
import * as z from 'zod';
import { grantIdSchema, type GrantId } from '#shared/ids/grant-id.js';
import type { Stage, Submission } from '#shared/filing/model.js';
import type { SubmissionId } from '#shared/ids/submission-id.js';
import { Format } from '#shared/formats/format.js';
import { submissionFrom, submissionKey } from './filings.js';
import { taskKey } from './keys.js';
import { itemOf, valueIn } from './stored.js';
import type { Item, Table, Write } from './table.js';

const waitingTaskSchema = z.object({ token: z.string().min(1), grant: grantIdSchema, askedAt: z.iso.datetime() });
export type WaitingTask = z.infer<typeof waitingTaskSchema>;
const TASK = new Format('waiting task', waitingTaskSchema);

export async function loadTask(table: Table, submission: SubmissionId, stage: Stage): Promise<WaitingTask | undefined> {
  return taskFrom(await table.get(taskKey(submission, stage)));
}

export function taskFrom(item: Item | undefined): WaitingTask | undefined {
  return item === undefined ? undefined : valueIn(TASK, item, 'task');
}

/** The submission and the task that waits for its decision, in one call. */
export async function loadToTell(
  table: Table,
  id: SubmissionId,
  stage: Stage,
): Promise<{ readonly submission: Submission | undefined; readonly task: WaitingTask | undefined }> {
  const [submission, task] = await table.getAll([submissionKey(id), taskKey(id, stage)]);
  return { submission: submissionFrom(submission), task: taskFrom(task) };
}

export function taskWrite(
  submission: SubmissionId,
  stage: Stage,
  task: { token: string; grant: GrantId; askedAt: string },
): Write {
  return { Put: { Item: itemOf(TASK, taskKey(submission, stage), 'task', task) } };
}

/** A told task needs its token no longer. */
export async function forgetTask(table: Table, submission: SubmissionId, stage: Stage, token: string): Promise<void> {
  await table.commit([
    {
      Delete: {
        Key: { ...taskKey(submission, stage) },
        ConditionExpression: 'task.#token = :token',
        ExpressionAttributeNames: { '#token': 'token' },
        ExpressionAttributeValues: { ':token': token },
      },
    },
  ]);
}
