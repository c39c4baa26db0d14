/**
 * From the publisher's deed to the public site, one execution per release.
 *
 *   [Due? -> AwaitTime -> asked again, while it has a time of its own that has not come; Cancelled or overtaken -> NotToRelease]
 *   Begin (waits while another release holds the site) -> Versions, two batches at a time -> Plan
 *     -> [ForgetReports, where what was public is written over] -> Agencies, then Parts, each range of the site that changed -> Indexes
 *     -> (takes down? PackBeforeSwitch) -> Switch -> Pack -> [ForgetAll, as before] -> Released;
 *     whatever breaks for good before it is public -> Abandon -> Abandoned
 *
 * The wait knows no time by itself: whenever it ends the release is asked, which may have been moved or cancelled by then.
 *
 * Versions are immutable and written first, the pointer to the manifest is switched last. Lists and parts are written in place before
 * that, and whichever release comes next draws them again: so abandoning needs nothing undone but the lease.
 */
import { Duration } from 'aws-cdk-lib';
import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { PACK_BUSY, PAYLOAD_VERSION, RELEASE_BUSY } from '#shared/workflow/payloads.js';
import type { VerbFunction } from '../verb-function.js';
import { ANSWER, ERROR_TEXT, EXECUTION_NAME, executionInput, INPUT } from './expressions.js';
import { forgets, mayInvalidate } from './invalidation.js';
import { Machine } from './machine.js';
import { FUNCTIONS_BUSY, retried } from './retries.js';

/** Another release holds the site: 10, 15, 22 s ... 5 minutes, tried for about five hours. */
const SITE_BUSY: sfn.RetryProps = {
  errors: [RELEASE_BUSY],
  interval: Duration.seconds(10),
  backoffRate: 1.5,
  maxDelay: Duration.minutes(5),
  maxAttempts: 65,
};

/**
 * Batches of 50 and ranges of 50 to 100, each one step: 5,000 reports are 250 steps and some 1,800 of the 25,000 events that an execution may
 * have, with every retry still below them (test/infra/parts/release-size.ts; ADR 77).
 */
const AT_ONCE = 2;

/** Other packs are made, which takes minutes at most, or a release writes the parts. For about two hours. */
const PACKS_BUSY: sfn.RetryProps = {
  errors: [PACK_BUSY],
  interval: Duration.seconds(5),
  backoffRate: 1.5,
  maxDelay: Duration.minutes(5),
  maxAttempts: 34,
};

const release = executionInput('release');

/** Asking for the time broke for good: asked again after a while, since nobody else would carry the release out. */
const ASKED_AGAIN = Duration.minutes(10);

export type Step = (id: string, payload: Record<string, string>, outputs?: string | object) => LambdaInvoke;

export function releaseMachine(
  scope: Construct,
  publish: VerbFunction,
  packing: VerbFunction,
  site: cloudfront.IDistribution,
): Machine {
  const states = new Construct(scope, 'ReleaseStates');
  /** `begin`, `plan` and `indexes` answer what the machine needs: the batches, the parts, and what the pointer is to name. */
  const step: Step = (id, payload, outputs = {}) =>
    LambdaInvoke.jsonata(states, id, {
      lambdaFunction: publish.lambda,
      payload: sfn.TaskInput.fromObject({ ...payload, v: PAYLOAD_VERSION }),
      outputs,
      retryOnServiceExceptions: false,
    });
  const abandon = retried(step('Abandon', { step: 'abandon', release, error: '{% $states.input.error %}' }));
  const abandoned = sfn.Fail.jsonata(states, 'Abandoned', {
    error: 'ReleaseAbandoned',
    cause: 'The release could not be finished; the pointer still names the one before, lists may be ahead of it.',
  });
  const givingUp = { errors: ['States.ALL'], outputs: { error: ERROR_TEXT } };

  const begin = retried(step('Begin', { step: 'begin', release }, ANSWER), SITE_BUSY, FUNCTIONS_BUSY).addCatch(
    abandon,
    givingUp,
  );
  const versions = sfn.Map.jsonata(states, 'Versions', {
    items: sfn.ProvideItems.jsonata('{% $states.input.batches %}'),
    itemSelector: {
      from: '{% $states.context.Map.Item.Value.from %}',
      to: '{% $states.context.Map.Item.Value.to %}',
    },
    maxConcurrency: AT_ONCE,
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
        FUNCTIONS_BUSY,
      ),
    )
    .addCatch(abandon, givingUp);
  const plan = retried(step('Plan', { step: 'plan', release }, ANSWER), FUNCTIONS_BUSY).addCatch(abandon, givingUp);
  const draw = (id: string, each: string, items: string) =>
    sfn.Map.jsonata(states, id, {
      items: sfn.ProvideItems.jsonata(`{% [${items}] %}`),
      itemSelector: { part: '{% $states.context.Map.Item.Value %}' },
      maxConcurrency: AT_ONCE,
      // What came in goes out: the parts that are still to be drawn.
      outputs: '{% $states.input %}',
    })
      .itemProcessor(retried(step(each, { step: 'part', release, part: '{% $states.input.part %}' }), FUNCTIONS_BUSY))
      .addCatch(abandon, givingUp);
  // Pages of a year lead to new reports, and these to the pages of their agencies, which must be there by then.
  const agencies = draw('Agencies', 'DrawAgencies', "$states.input.parts[$contains($, 'agencies/')]");
  const parts = draw('Parts', 'DrawPart', "$states.input.parts[$not($contains($, 'agencies/'))]");
  const indexes = retried(step('Indexes', { step: 'indexes', release }, ANSWER), FUNCTIONS_BUSY).addCatch(
    abandon,
    givingUp,
  );
  const switchOver = retried(
    step('Switch', { step: 'switch', release, manifest: '{% $states.input.manifest %}' }, INPUT),
    FUNCTIONS_BUSY,
  ).addCatch(abandon, givingUp);
  /** `written`: what the pointer does not name yet. */
  const pack = (id: string, written: Record<string, string> = {}) =>
    retried(
      LambdaInvoke.jsonata(states, id, {
        lambdaFunction: packing.lambda,
        payload: sfn.TaskInput.fromObject({ step: 'pack', release, ...written, v: PAYLOAD_VERSION }),
        // The manifest that `Switch` is to name, and what caches are to forget.
        outputs: INPUT,
        retryOnServiceExceptions: false,
      }),
      PACKS_BUSY,
      FUNCTIONS_BUSY,
    );
  const packFirst = pack('PackBeforeSwitch', { manifest: '{% $states.input.manifest %}' }).addCatch(abandon, givingUp);
  const released = sfn.Succeed.jsonata(states, 'Released');
  // The release is public: what breaks here is made up for within the hour (publishing/pack/pack-again.ts).
  const forgotten = forgets(states, 'All', { site, attempts: 12, step, next: released });
  const packed = pack('Pack').addCatch(forgotten, { errors: ['States.ALL'], outputs: INPUT });
  switchOver.next(packed).next(forgotten);
  const takesDown = sfn.Choice.jsonata(states, 'TakesDown', {
    comment: 'No file of a whole year may answer with a report that was taken down, once that is done.',
  })
    .when(sfn.Condition.jsonata('{% $states.input.takesDown = true %}'), packFirst.next(switchOver))
    .otherwise(switchOver);
  agencies.next(parts).next(indexes).next(takesDown);
  // The pages of the reports at once: packs may take their time.
  const forgetReports = forgets(states, 'Reports', { site, attempts: 4, step, next: agencies });
  abandon.next(abandoned);

  return new Machine(scope, 'ReleaseMachine', {
    comment: 'Publishes approved reports: versions, indexes, then the pointer to them',
    definition: awaitTime(states, step, begin.next(versions).next(plan).next(forgetReports)),
    invokes: [publish, packing],
    allows: mayInvalidate(site),
  });
}

/** Only a release whose input says so has a time to wait for: all others begin at once. */
function awaitTime(states: Construct, step: Step, begin: sfn.IChainable): sfn.IChainable {
  const due = retried(step('Due', { step: 'due', release, execution: EXECUTION_NAME }, ANSWER));
  const until = sfn.Wait.jsonata(states, 'AwaitTime', {
    time: sfn.WaitTime.timestamp('{% $states.input.until %}'),
  }).next(due);
  const again = sfn.Wait.jsonata(states, 'BeforeTimeIsAskedAgain', { time: sfn.WaitTime.duration(ASKED_AGAIN) });
  due.addCatch(again.next(due), { errors: ['States.ALL'] });
  due.next(
    sfn.Choice.jsonata(states, 'Due?')
      .when(sfn.Condition.jsonata("{% $states.input.go = 'wait' %}"), until)
      .when(sfn.Condition.jsonata("{% $states.input.go = 'release' %}"), begin)
      .otherwise(sfn.Succeed.jsonata(states, 'NotToRelease')),
  );
  return sfn.Choice.jsonata(states, 'HasTime?')
    .when(sfn.Condition.jsonata('{% $exists($states.context.Execution.Input.waits) %}'), due)
    .otherwise(begin);
}
