/**
 * What was public and was written over is forgotten at the edge, too. Called by the machine itself: no function may touch a
 * distribution. That a cache could not be emptied stops nothing: it is tried again, told to an alarm, and browsers and
 * edge forget within five minutes by themselves (shared/site/keys.ts).
 */
import { Aws } from 'aws-cdk-lib';
import type * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsService } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { ERROR_TEXT, executionInput, INPUT } from './expressions.js';
import type { Step } from './release.js';
import { INVALIDATION_FAILED, retried } from './retries.js';

interface Forgetting {
  readonly site: cloudfront.IDistribution;
  readonly attempts: number;
  readonly step: Step;
  readonly next: sfn.State;
}

const arnOf = ({ distributionId }: cloudfront.IDistribution): string =>
  `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/${distributionId}`;

export function mayInvalidate(site: cloudfront.IDistribution): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: ['cloudfront:CreateInvalidation'], resources: [arnOf(site)] });
}

/** A choice: the step before it answers `stale`, the paths with a reference of their own, where there are any. */
export function forgets(states: Construct, what: string, { site, attempts, step, next }: Forgetting): sfn.Choice {
  const say = retried(
    step(
      `Say${what}NotForgotten`,
      { step: 'not-invalidated', release: executionInput('release'), error: '{% $states.input.error %}' },
      INPUT,
    ),
  ).addCatch(next, { errors: ['States.ALL'], outputs: INPUT });
  const invalidate = CallAwsService.jsonata(states, `Forget${what}`, {
    service: 'cloudfront',
    action: 'createInvalidation',
    parameters: {
      DistributionId: site.distributionId,
      InvalidationBatch: {
        CallerReference: '{% $states.input.stale.reference %}',
        Paths: { Quantity: '{% $count($states.input.stale.paths) %}', Items: '{% $states.input.stale.paths %}' },
      },
    },
    iamResources: [arnOf(site)],
    outputs: INPUT,
  })
    .addRetry(INVALIDATION_FAILED(attempts))
    .addCatch(say.next(next), {
      errors: ['States.ALL'],
      outputs: `{% $merge([$states.input, { 'error': ${ERROR_TEXT.slice(2, -2).trim()} }]) %}`,
    });
  return sfn.Choice.jsonata(states, `${what}Stale?`)
    .when(sfn.Condition.jsonata('{% $count($states.input.stale.paths) > 0 %}'), invalidate.next(next))
    .otherwise(next);
}
