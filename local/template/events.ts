/**
 * Reads what starts things by itself: event rules on the default bus, and schedules, whether written as a rule or as
 * an EventBridge Scheduler schedule. A target is a function or a state machine of the same template.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-scheduler-schedule.html
 */
import * as z from 'zod';
import { checkPattern } from '../eventbridge/pattern.js';
import { parseSchedule } from '../schedules/expression.js';
import type { RuleModel, ScheduleModel, TargetModel } from './model.js';
import { count, noEffect, properties, refuse, type Found, type Resources } from './resources.js';

const retryPolicy = z
  .strictObject({ MaximumRetryAttempts: count.optional(), MaximumEventAgeInSeconds: noEffect })
  .optional();

const rule = z.strictObject({
  Name: z.string().optional(),
  Description: noEffect,
  State: z.enum(['ENABLED', 'DISABLED']).optional(),
  EventBusName: z.literal('default', 'only the default bus').optional(),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  Targets: z
    .array(
      z.strictObject({
        Id: z.string(),
        Arn: z.string(),
        Input: z.string().optional(),
        RoleArn: noEffect,
        RetryPolicy: retryPolicy,
      }),
    )
    .optional(),
  Tags: noEffect,
});

export function readRules(resources: Resources): { rules: RuleModel[]; schedules: ScheduleModel[] } {
  const rules: RuleModel[] = [];
  const schedules: ScheduleModel[] = [];
  for (const resource of resources.ofType('AWS::Events::Rule')) {
    const given = properties(resource, rule);
    if (given.State === 'DISABLED') continue;
    const targets = (given.Targets ?? []).map((each) => target(resources, resource, each.Arn, each.Input));
    const { logicalId, name, arn } = resource;
    if (given.ScheduleExpression !== undefined) {
      const expression = checkedExpression(resource, given.ScheduleExpression, 'UTC');
      schedules.push({ logicalId, name, arn, expression, timezone: 'UTC', targets });
    }
    if (given.EventPattern !== undefined) {
      const problem = checkPattern(given.EventPattern);
      if (problem !== undefined) throw refuse(resource, `matches by a pattern that cannot be served: ${problem}`);
      rules.push({ logicalId, name, arn, pattern: given.EventPattern, targets });
    }
  }
  return { rules, schedules };
}

const schedule = z.strictObject({
  Name: z.string().optional(),
  Description: noEffect,
  GroupName: noEffect,
  State: z.enum(['ENABLED', 'DISABLED']).optional(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().optional(),
  FlexibleTimeWindow: noEffect,
  Target: z.strictObject({
    Arn: z.string(),
    Input: z.string().optional(),
    RoleArn: noEffect,
    RetryPolicy: retryPolicy,
  }),
});

export function readSchedules(resources: Resources): ScheduleModel[] {
  return resources.ofType('AWS::Scheduler::Schedule').flatMap((resource) => {
    const given = properties(resource, schedule);
    if (given.State === 'DISABLED') return [];
    const timezone = given.ScheduleExpressionTimezone ?? 'UTC';
    const { logicalId, name, arn } = resource;
    const expression = checkedExpression(resource, given.ScheduleExpression, timezone);
    return [
      {
        logicalId,
        name,
        arn,
        expression,
        timezone,
        targets: [target(resources, resource, given.Target.Arn, given.Target.Input)],
      },
    ];
  });
}

function checkedExpression(resource: Found, expression: string, timezone: string): string {
  const parsed = parseSchedule(expression, timezone);
  if (typeof parsed === 'string') throw refuse(resource, `has the schedule ${expression}: ${parsed}`);
  return expression;
}

function target(resources: Resources, resource: Found, arn: string, input: string | undefined): TargetModel {
  const found = resources.all().find((each) => each.arn === arn);
  const constant: unknown = input === undefined ? undefined : JSON.parse(input);
  if (found?.type === 'AWS::Lambda::Function') {
    const config = resources
      .ofType('AWS::Lambda::EventInvokeConfig')
      .find((each) => each.properties['FunctionName'] === found.name);
    return {
      kind: 'function',
      name: found.name,
      retries: count.catch(2).parse(config?.properties['MaximumRetryAttempts'] ?? 2),
      input: constant,
    };
  }
  if (found?.type === 'AWS::StepFunctions::StateMachine') {
    return { kind: 'stateMachine', arn, retries: 10, input: constant };
  }
  throw refuse(resource, `sends to ${arn}, which is neither a function nor a state machine of the template`);
}
