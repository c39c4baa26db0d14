/**
 * From the publisher's deed to the public site, one execution per release.
 *
 *   Begin (waits while another release holds the site) -> Versions, two batches at a time -> Plan
 *     -> Parts, each range of the site that changed -> Indexes -> Switch -> Released;   whatever breaks for good -> Abandon -> Abandoned
 *
 * Versions are immutable and written first, the manifest pointer is switched last: until then the public sees the old
 * site, so abandoning needs nothing undone but the lease.
 */
import { Duration } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { PAYLOAD_VERSION, RELEASE_BUSY } from '#shared/workflow/payloads.js';
import type { VerbFunction } from '../verb-function.js';
import { ANSWER, ERROR_TEXT, executionInput } from './expressions.js';
import { Machine } from './machine.js';
import { retried } from './retries.js';

/** Another release holds the site: 10, 15, 22 s ... 5 minutes, tried for about five hours. */
const SITE_BUSY: sfn.RetryProps = {
  errors: [RELEASE_BUSY],
  interval: Duration.seconds(10),
  backoffRate: 1.5,
  maxDelay: Duration.minutes(5),
  maxAttempts: 65,
};

const release = executionInput('release');

export function releaseMachine(scope: Construct, publish: VerbFunction): Machine {
  const states = new Construct(scope, 'ReleaseStates');
  /** `begin`, `plan` and `indexes` answer what the machine needs: the batches, the parts, and what the pointer is to name. */
  const step = (id: string, payload: Record<string, string>, outputs: string | object = {}) =>
    LambdaInvoke.jsonata(states, id, {
      lambdaFunction: publish.lambda,
      payload: sfn.TaskInput.fromObject({ ...payload, v: PAYLOAD_VERSION }),
      outputs,
      retryOnServiceExceptions: false,
    });
  const abandon = retried(step('Abandon', { step: 'abandon', release, error: '{% $states.input.error %}' }));
  const abandoned = sfn.Fail.jsonata(states, 'Abandoned', {
    error: 'ReleaseAbandoned',
    cause: 'The release could not be finished; the public site shows what it showed before.',
  });
  const givingUp = { errors: ['States.ALL'], outputs: { error: ERROR_TEXT } };

  const begin = retried(step('Begin', { step: 'begin', release }, ANSWER), SITE_BUSY).addCatch(abandon, givingUp);
  const versions = sfn.Map.jsonata(states, 'Versions', {
    items: sfn.ProvideItems.jsonata('{% $states.input.batches %}'),
    itemSelector: {
      from: '{% $states.context.Map.Item.Value.from %}',
      to: '{% $states.context.Map.Item.Value.to %}',
    },
    maxConcurrency: 2,
    outputs: {},
  })
    .itemProcessor(
      retried(
        step('WriteVersions', {
          step: 'versions',
          release,
          from: '{% $states.input.from %}',
          to: '{% $states.input.to %}',
        }),
      ),
    )
    .addCatch(abandon, givingUp);
  const plan = retried(step('Plan', { step: 'plan', release }, ANSWER)).addCatch(abandon, givingUp);
  const parts = sfn.Map.jsonata(states, 'Parts', {
    items: sfn.ProvideItems.jsonata('{% $states.input.parts %}'),
    itemSelector: { part: '{% $states.context.Map.Item.Value %}' },
    maxConcurrency: 2,
    outputs: {},
  })
    .itemProcessor(retried(step('DrawPart', { step: 'part', release, part: '{% $states.input.part %}' })))
    .addCatch(abandon, givingUp);
  const indexes = retried(step('Indexes', { step: 'indexes', release }, ANSWER)).addCatch(abandon, givingUp);
  const switchOver = retried(
    step('Switch', { step: 'switch', release, manifest: '{% $states.input.manifest %}' }),
  ).addCatch(abandon, givingUp);
  abandon.next(abandoned);

  return new Machine(scope, 'ReleaseMachine', {
    comment: 'Publishes approved reports: versions, indexes, then the pointer to them',
    definition: begin
      .next(versions)
      .next(plan)
      .next(parts)
      .next(indexes)
      .next(switchOver)
      .next(sfn.Succeed.jsonata(states, 'Released')),
    invokes: [publish],
  });
}
