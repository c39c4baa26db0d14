/**
 * From an uploaded file to a draft. Nobody waits in this machine.
 *
 *   Locate -> Arrived? --arrived--> Extract -> Check -> Announce (a draft, or refused: not readable, or not this form)
 *                      --read----------------> Check -> Announce
 *                      --refused----------------------> Announce
 *   Extract starved for some minutes -----------------> Announce (busy: refused, nothing is wrong with the file)
 *   any of them broken for good ----------------------> Announce (failed: refused with that reason)
 *   any of them met what newer code wrote -> WrittenByNewerCode (failed: the file is not to blame, nobody is told)
 */
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { VerbFunction } from '../verb-function.js';
import { PAYLOAD_VERSION } from '#shared/workflow/payloads.js';
import { ANSWER, ERROR_TEXT, executionInput } from './expressions.js';
import { Machine } from './machine.js';
import { FUNCTIONS_BUSY, NOT_SCANNED, READER_BUSY, READER_FULL, retried } from './retries.js';

export interface IntakeFunctions {
  readonly locate: VerbFunction;
  readonly extract: VerbFunction;
  readonly check: VerbFunction;
  readonly announce: VerbFunction;
}

const submission = executionInput('submission');
const v = PAYLOAD_VERSION;
/** A file is never left without an answer: whatever broke, the agency is told. */
const TELL_THAT_IT_FAILED = { errors: ['States.ALL'], outputs: { submission, outcome: 'failed', error: ERROR_TEXT } };
/** `NewerFormat` (shared/formats): only the code can mend it; reconcile begins the intake anew once it has. */
const NOT_THE_FILES_FAULT = { errors: ['NewerFormat'] };
const TELL_THAT_IT_WAS_BUSY = {
  errors: [...READER_BUSY.errors, ...READER_FULL.errors],
  outputs: { submission, outcome: 'busy', error: ERROR_TEXT },
};

export function intakeMachine(scope: Construct, { locate, extract, check, announce }: IntakeFunctions): Machine {
  const states = new Construct(scope, 'IntakeStates');
  const announcing = retried(
    LambdaInvoke.jsonata(states, 'Announce', {
      lambdaFunction: announce.lambda,
      // Every way here puts out exactly this function's input.
      payload: sfn.TaskInput.fromText('{% $states.input %}'),
      outputs: { submission },
      retryOnServiceExceptions: false,
    }),
    FUNCTIONS_BUSY,
  );
  const tooOld = sfn.Fail.jsonata(states, 'WrittenByNewerCode', {
    error: 'NewerFormat',
    cause: 'Something stored is of a newer version than the deployed code knows.',
  });
  const checking = retried(
    LambdaInvoke.jsonata(states, 'Check', {
      lambdaFunction: check.lambda,
      payload: sfn.TaskInput.fromObject({ submission, v }),
      outputs: ANSWER,
      retryOnServiceExceptions: false,
    }),
    FUNCTIONS_BUSY,
  )
    .addCatch(tooOld, NOT_THE_FILES_FAULT)
    .addCatch(announcing, TELL_THAT_IT_WAS_BUSY)
    .addCatch(announcing, TELL_THAT_IT_FAILED);
  const extracting = retried(
    LambdaInvoke.jsonata(states, 'Extract', {
      lambdaFunction: extract.lambda,
      payload: sfn.TaskInput.fromObject({
        submission,
        key: '{% $states.input.key %}',
        versionId: '{% $states.input.versionId %}',
        storedUnder: '{% $states.input.storedUnder %}',
        v,
      }),
      outputs: { submission },
      retryOnServiceExceptions: false,
    }),
    READER_BUSY,
    READER_FULL,
    NOT_SCANNED,
  )
    .addCatch(tooOld, NOT_THE_FILES_FAULT)
    .addCatch(announcing, TELL_THAT_IT_WAS_BUSY)
    .addCatch(announcing, TELL_THAT_IT_FAILED);
  const locating = retried(
    LambdaInvoke.jsonata(states, 'Locate', {
      lambdaFunction: locate.lambda,
      payload: sfn.TaskInput.fromObject({ submission, v }),
      outputs: ANSWER,
      retryOnServiceExceptions: false,
    }),
    FUNCTIONS_BUSY,
  )
    .addCatch(tooOld, NOT_THE_FILES_FAULT)
    .addCatch(announcing, TELL_THAT_IT_WAS_BUSY)
    .addCatch(announcing, TELL_THAT_IT_FAILED);
  const notUnderstood = sfn.Pass.jsonata(states, 'NotUnderstood', {
    outputs: { submission, outcome: 'failed', error: 'nobody knows what became of the file' },
  });
  const arrived = sfn.Choice.jsonata(states, 'Arrived?')
    .when(sfn.Condition.jsonata("{% $states.input.outcome = 'arrived' %}"), extracting)
    .when(sfn.Condition.jsonata("{% $states.input.outcome = 'read' %}"), checking)
    .when(sfn.Condition.jsonata("{% $states.input.outcome = 'refused' %}"), announcing)
    .otherwise(notUnderstood);

  locating.next(arrived);
  extracting.next(checking);
  checking.next(announcing);
  notUnderstood.next(announcing);
  return new Machine(scope, 'IntakeMachine', {
    comment: 'Reads an uploaded report, checks it and announces the draft',
    definition: locating,
    invokes: [locate, extract, check, announce],
  });
}
