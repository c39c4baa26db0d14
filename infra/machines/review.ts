/**
 * From a filed report to a decision. Both questions wait for a person; the clock only asks again.
 *
 *   Begin, at the stage that the input names: reconcile began the execution anew, or a stopped stage is asked anew
 *   AskReview --approved--> AskApproval --approved--> Approved
 *      |  ^ returned -> Returned, withdrawn -> Withdrawn (from either)
 *      |  '- nobody answered in time: asked once more (asked + 1), the publisher is told
 *      '---- asking broke: a pause, then asked again: a waiting report is never dropped
 *
 * A stage asks at most a few times a year in vain, and a broken one once an hour, about ten events each: the history's
 * 25,000 events last for a hundred days of a fault that an alarm reports within the hour.
 */
import { Duration } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { PAYLOAD_VERSION } from '#shared/workflow/payloads.js';
import type { VerbFunction } from '../verb-function.js';
import { TASK_TOKEN, executionInput } from './expressions.js';
import { Machine } from './machine.js';
import { FUNCTIONS_BUSY, retried } from './retries.js';

export interface ReviewProps {
  readonly ask: VerbFunction;
  /** After so long without an answer the stage is asked again. */
  readonly decisionDays: number;
}

export function reviewMachine(scope: Construct, { ask, decisionDays }: ReviewProps): Machine {
  const states = new Construct(scope, 'ReviewStates');
  const ends = {
    returned: sfn.Succeed.jsonata(states, 'Returned'),
    withdrawn: sfn.Succeed.jsonata(states, 'Withdrawn'),
    // Neither a yes nor a no: this must come to a person's eyes, never pass for either.
    unknown: sfn.Fail.jsonata(states, 'UnknownOutcome', {
      error: 'UnknownOutcome',
      cause: 'A decision was told that is none of approved, returned, withdrawn.',
    }),
  };
  const approved = sfn.Succeed.jsonata(states, 'Approved');
  const approval = question(states, 'Approval', 'approval', { ask, decisionDays, ...ends, approved });
  const review = question(states, 'Review', 'review', { ask, decisionDays, ...ends, approved: approval });
  const begin = sfn.Pass.jsonata(states, 'Begin', { assign: { asked: 0 } });
  const where = sfn.Choice.jsonata(states, 'Where?')
    .when(sfn.Condition.jsonata("{% $states.context.Execution.Input.stage = 'approval' %}"), approval)
    .otherwise(review);

  return new Machine(scope, 'ReviewMachine', {
    comment: 'Waits for the reviewer, then for the approver, of one filed report',
    definition: begin.next(where),
    invokes: [ask],
  });
}

interface Question extends ReviewProps {
  readonly approved: sfn.IChainable;
  readonly returned: sfn.IChainable;
  readonly withdrawn: sfn.IChainable;
  readonly unknown: sfn.IChainable;
}

function question(states: Construct, title: string, stage: 'review' | 'approval', to: Question): sfn.TaskStateBase {
  const asking = retried(
    LambdaInvoke.jsonata(states, `Ask${title}`, {
      lambdaFunction: to.ask.lambda,
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: sfn.TaskInput.fromObject({
        submission: executionInput('submission'),
        stage,
        asked: '{% $asked %}',
        taskToken: TASK_TOKEN,
        v: PAYLOAD_VERSION,
      }),
      taskTimeout: sfn.Timeout.duration(Duration.days(to.decisionDays)),
      assign: { asked: 0 },
      retryOnServiceExceptions: false,
    }),
    FUNCTIONS_BUSY,
  );
  const pause = sfn.Wait.jsonata(states, `Before${title}IsAskedAgain`, {
    time: sfn.WaitTime.duration(Duration.hours(1)),
  });
  const outcome = sfn.Choice.jsonata(states, `${title}Outcome`)
    .when(sfn.Condition.jsonata("{% $states.input.outcome = 'approved' %}"), to.approved)
    .when(sfn.Condition.jsonata("{% $states.input.outcome = 'returned' %}"), to.returned)
    .when(sfn.Condition.jsonata("{% $states.input.outcome = 'withdrawn' %}"), to.withdrawn)
    .otherwise(to.unknown);
  asking
    .addCatch(asking, { errors: ['States.Timeout'], assign: { asked: '{% $asked + 1 %}' } })
    .addCatch(pause, { errors: ['States.ALL'] })
    .next(outcome);
  pause.next(asking);
  return asking;
}
